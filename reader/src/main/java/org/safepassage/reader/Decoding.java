package org.safepassage.reader;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The characters of a file. A byte-order mark decides; without one, UTF-8 where the bytes are
 * UTF-8, UTF-16 where every second byte is zero, and otherwise the Windows code page whose most
 * frequent letters fit best.
 *
 * @param text without the byte-order mark, line ends as they were
 * @param encoding the one that was found
 * @param warnings what a person should know about it
 */
record Decoding(String text, String encoding, List<String> warnings) {
    /** More bytes than this are not read. Ours: a long report has 100 kB. */
    static final int MOST_BYTES = 16 << 20;

    private static final String CYRILLIC = "оеаинтсрвлкмдпу";
    private static final String ARABIC = "اليمونترةبعدسفه";

    Decoding {
        warnings = List.copyOf(warnings);
    }

    static Decoding of(byte[] file) {
        List<String> warnings = new ArrayList<>();
        byte[] bytes = file;
        if (file.length > MOST_BYTES) {
            bytes = Arrays.copyOf(file, MOST_BYTES);
            warnings.add(
                    "The file has %d bytes; only the first %d were read."
                            .formatted(file.length, MOST_BYTES));
        }
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return lenient(bytes, 3, StandardCharsets.UTF_8, warnings);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return lenient(bytes, 2, StandardCharsets.UTF_16LE, warnings);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return lenient(bytes, 2, StandardCharsets.UTF_16BE, warnings);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            warnings.add(
                    "No byte-order mark; every second byte is zero, so it was read as %s."
                            .formatted(wide));
            return lenient(bytes, 0, wide, warnings);
        }
        try {
            CharBuffer exact =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes));
            return new Decoding(exact.toString(), "UTF-8", warnings);
        } catch (CharacterCodingException e) {
            return codePage(bytes, warnings);
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Decoding lenient(
            byte[] bytes, int from, Charset charset, List<String> warnings) {
        String text = new String(bytes, from, bytes.length - from, charset);
        if (text.indexOf('\uFFFD') >= 0) {
            warnings.add("Some bytes are not %s; they stand as U+FFFD.".formatted(charset));
        }
        return new Decoding(text, charset.name(), warnings);
    }

    /** UTF-16 of a Latin text has a zero in nearly every second byte. */
    private static @org.jspecify.annotations.Nullable Charset wide(byte[] bytes) {
        int length = Math.min(bytes.length, 4096) & ~1;
        if (length < 8) {
            return null;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (odd * 10 > length * 3 && even * 20 < length) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 10 > length * 3 && odd * 20 < length ? StandardCharsets.UTF_16BE : null;
    }

    /** Not UTF-8 throughout: mostly UTF-8 with torn places, or one of the Windows code pages. */
    private static Decoding codePage(byte[] bytes, List<String> warnings) {
        int sample = Math.min(bytes.length, 1 << 16);
        int sequences = 0;
        int torn = 0;
        int high = 0;
        int letters = 0;
        for (int i = 0; i < sample; i++) {
            int b = bytes[i] & 0xFF;
            if (b < 0x80) {
                letters += Character.isLetter(b) ? 1 : 0;
                continue;
            }
            int follow = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : b >= 0xC2 ? 1 : 0;
            boolean whole = follow > 0;
            for (int k = 1; whole && k <= follow; k++) {
                whole = i + k < bytes.length && (bytes[i + k] & 0xC0) == 0x80;
            }
            high++;
            if (whole) {
                sequences++;
                i += follow;
            } else {
                torn++;
            }
        }
        if (sequences > torn) {
            return lenient(bytes, 0, StandardCharsets.UTF_8, warnings);
        }
        Charset page = Charset.forName("windows-1252");
        if (high * 4 > letters) {
            Charset cyrillic = Charset.forName("windows-1251");
            Charset arabic = Charset.forName("windows-1256");
            page =
                    score(bytes, sample, cyrillic, CYRILLIC) >= score(bytes, sample, arabic, ARABIC)
                            ? cyrillic
                            : arabic;
        }
        warnings.add(
                "The file is not UTF-8; by its letters it was read as %s. Save it as UTF-8 if words look wrong."
                        .formatted(page));
        return new Decoding(new String(bytes, page), page.name(), warnings);
    }

    private static int score(byte[] bytes, int length, Charset page, String frequent) {
        String text = new String(bytes, 0, length, page);
        int score = 0;
        for (int i = 0; i < text.length(); i++) {
            score += frequent.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return score;
    }
}
