package org.safepassage.planner.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads text files of one record a line: words apart by spaces or tabs, {@code #} begins a comment.
 * Holds one line at a time, at most {@link #LONGEST_LINE} bytes of it; numbers are whole and
 * decimal.
 */
final class Records {
    static final int LONGEST_LINE = 1 << 24;

    private final InputStream in;
    private final String file;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int read;
    private byte[] line = new byte[256];
    private int length;
    private int[] start = new int[16]; // [word] in line
    private int[] end = new int[16];
    private int words;
    private long number; // of the line

    Records(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /** Goes to the next line that is neither empty nor a comment; false at the end. */
    boolean next() throws IOException {
        while (readLine()) {
            number++;
            split();
            if (words > 0) {
                return true;
            }
        }
        return false;
    }

    int words() {
        return words;
    }

    String word(int index) throws FlowFileException {
        if (index >= words) {
            throw fault("the line ends after %d words, where more are needed".formatted(words));
        }
        int shown = Math.min(end[index] - start[index], 40);
        return new String(line, start[index], shown, StandardCharsets.UTF_8);
    }

    /** A number from {@code least} to {@code most}; {@code what} says what it is. */
    long number(int index, String what, long least, long most) throws FlowFileException {
        if (index >= words) {
            throw fault("%s is missing: the line ends after %d words".formatted(what, words));
        }
        int at = start[index];
        boolean negative = line[at] == '-';
        long value = 0;
        boolean good = end[index] > at + (negative ? 1 : 0);
        for (int i = at + (negative ? 1 : 0); i < end[index] && good; i++) {
            int digit = line[i] - '0';
            good = digit >= 0 && digit <= 9 && value <= (Long.MAX_VALUE - digit) / 10;
            value = 10 * value + digit;
        }
        value = negative ? -value : value;
        if (!good || value < least || value > most) {
            throw fault(
                    "%s must be a whole number from %d to %d, but is \"%s\""
                            .formatted(what, least, most, word(index)));
        }
        return value;
    }

    int integer(int index, String what, int least, long most) throws FlowFileException {
        return (int) number(index, what, least, Math.min(most, Integer.MAX_VALUE));
    }

    /** Refuses a line with words too many. */
    void end(int count) throws FlowFileException {
        if (words > count) {
            throw fault(
                    "there is more on the line than belongs there: \"%s\"".formatted(word(count)));
        }
    }

    FlowFileException fault(String why) {
        return new FlowFileException(file, Math.max(1, number), why);
    }

    private boolean readLine() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (read == filled) {
                filled = in.read(buffer);
                read = 0;
                if (filled <= 0) {
                    filled = 0;
                    return any;
                }
            }
            any = true;
            byte next = buffer[read++];
            if (next == '\n') {
                return true;
            }
            if (length == line.length) {
                if (length >= LONGEST_LINE) {
                    number++;
                    throw fault("the line is longer than %d bytes".formatted(LONGEST_LINE));
                }
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = next;
        }
    }

    private void split() {
        words = 0;
        int at = 0;
        while (at < length && line[at] != '#') {
            if (isSpace(line[at])) {
                at++;
                continue;
            }
            if (words == start.length) {
                start = Arrays.copyOf(start, 2 * words);
                end = Arrays.copyOf(end, 2 * words);
            }
            start[words] = at;
            while (at < length && !isSpace(line[at]) && line[at] != '#') {
                at++;
            }
            end[words++] = at;
        }
    }

    private static boolean isSpace(byte letter) {
        return letter == ' ' || letter == '\t' || letter == '\r';
    }
}
