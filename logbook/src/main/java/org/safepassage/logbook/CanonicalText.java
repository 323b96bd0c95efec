package org.safepassage.logbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Numbers, bytes and text that have exactly one spelling. A second spelling of the same value would
 * let a file change without anybody noticing, so it is refused.
 */
public final class CanonicalText {
    private CanonicalText() {}

    /** Bytes from base64 (RFC 4648, section 4) with padding, no space, and no bits left over. */
    public static byte[] base64(String text) throws MalformedException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("Not base64: %s.".formatted(shown(text)), e);
        }
        // The JDK's decoder forgives missing padding and stray low bits; the specifications do not.
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new MalformedException(
                    "Not the one spelling of its bytes in base64: %s.".formatted(shown(text)));
        }
        return bytes;
    }

    /** A number from 0 to 2^63 − 1 in ASCII digits without a leading zero. */
    public static long decimal(String text) throws MalformedException {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new MalformedException(
                    "Not a decimal number without leading zeroes: %s.".formatted(shown(text)));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedException("Larger than 2^63 - 1: %s.".formatted(shown(text)), e);
        }
    }

    /** Text from bytes that are valid UTF-8. */
    public static String utf8(byte[] bytes) throws MalformedException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("Not valid UTF-8.", e);
        }
    }

    /** At most 80 characters of foreign text, safe to print. */
    static String shown(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        StringBuilder shown = new StringBuilder("\"");
        cut.codePoints()
                .map(
                        c ->
                                Character.isISOControl(c)
                                                || Character.getType(c) == Character.FORMAT
                                        ? '?'
                                        : c)
                .forEach(shown::appendCodePoint);
        return shown.append('"').toString();
    }
}
