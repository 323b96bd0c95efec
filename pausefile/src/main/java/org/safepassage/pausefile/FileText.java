package org.safepassage.pausefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bytes as text: UTF-8, at most {@link #LIMIT} bytes, and no character that deceives. */
final class FileText {
    /** Bytes, 1 MiB: a hundred times the worked example. */
    static final int LIMIT = 1 << 20;

    private FileText() {}

    /** The text of a file, a byte-order mark at its start included. */
    static String read(Path file, String name) throws IOException, InvalidPause {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LIMIT + 1);
        }
        if (bytes.length > LIMIT) {
            throw tooLong(name);
        }
        return decode(bytes, name);
    }

    static String decode(byte[] bytes, String name) throws InvalidPause {
        if (isUtf16(bytes)) {
            throw invalid(
                    name,
                    new Problem(
                            1,
                            1,
                            "",
                            "The file is in UTF-16 or UTF-32.",
                            "Save it as UTF-8 and try again."));
        }
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            Place place = endOf(out.toString());
            throw invalid(
                    name,
                    new Problem(
                            place.line(),
                            place.column(),
                            "",
                            "The byte 0x%02X here is not UTF-8."
                                    .formatted(bytes[in.position()] & 0xFF),
                            "Save the file as UTF-8 and look at this place: a character may be lost."));
        }
        return out.toString();
    }

    /** Fails when the text is too long or holds characters that deceive. */
    static void check(String text, String name) throws InvalidPause {
        if (text.length() > LIMIT || text.getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            throw tooLong(name);
        }
        List<Problem> problems = new ArrayList<>();
        int more = 0;
        int line = 1;
        int column = 1;
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!Characters.isPlain(c)) {
                if (problems.size() < InvalidPause.LISTED) {
                    problems.add(new Problem(line, column, "", Characters.says(c), "Take it out."));
                } else {
                    more++;
                }
            }
            column++;
            if (c == '\n' || (c == '\r' && (i == text.length() || text.charAt(i) != '\n'))) {
                line++;
                column = 1;
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidPause(name, problems, more);
        }
    }

    private static Place endOf(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        int mark = lines.length == 1 && last.startsWith("\uFEFF") ? 1 : 0;
        return new Place(lines.length, last.codePointCount(mark, last.length()) + 1);
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return (first == 0xFE && second == 0xFF)
                || (first == 0xFF && second == 0xFE)
                || (first == 0) != (second == 0);
    }

    private static InvalidPause tooLong(String name) {
        return invalid(
                name,
                new Problem(
                        1,
                        1,
                        "",
                        "The file is longer than %d bytes (1 MiB), the most a pause file may be."
                                .formatted(LIMIT),
                        "Keep maps and counts in files of their own and name them under 'files'."));
    }

    static InvalidPause invalid(String name, Problem problem) {
        return new InvalidPause(name, List.of(problem), 0);
    }
}
