package org.safepassage.logbook;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note, not yet verified.
 *
 * @param name of the key
 * @param base64 of key id and signature, five bytes or more, in its one spelling
 */
public record NoteSignature(String name, String base64) {
    static final String PREFIX = "— ";

    static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] bytes =
                ByteBuffer.allocate(4 + signature.length).putInt(key.id()).put(signature).array();
        return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(bytes));
    }

    /** A signature from its line, without the line's end. */
    public static NoteSignature parse(String line) throws MalformedException {
        int space = line.indexOf(' ', PREFIX.length());
        if (!line.startsWith(PREFIX) || space < 0) {
            throw new MalformedException(
                    "A signature line is '— name base64', but here stands %s."
                            .formatted(CanonicalText.shown(line)));
        }
        String name = line.substring(PREFIX.length(), space);
        VerifierKey.requireName(name);
        String base64 = line.substring(space + 1);
        if (CanonicalText.base64(base64).length < 5) {
            throw new MalformedException(
                    "The signature of %s is too short to be one."
                            .formatted(CanonicalText.shown(name)));
        }
        return new NoteSignature(name, base64);
    }

    /** The line as it stands in a note, with its end. */
    public String line() {
        return PREFIX + name + " " + base64 + "\n";
    }

    /** The first four bytes: which key of this name it is said to be. */
    public int keyId() {
        return ByteBuffer.wrap(bytes()).getInt();
    }

    /** What follows the key id. */
    byte[] signature() {
        byte[] bytes = bytes();
        return Arrays.copyOfRange(bytes, 4, bytes.length);
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
