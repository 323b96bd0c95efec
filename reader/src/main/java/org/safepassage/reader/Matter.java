package org.safepassage.reader;

import java.util.List;

/**
 * What of a text is to be read, and where each character of it stands in the text as given.
 *
 * @param skipped what was left out, with the reason
 */
record Matter(String text, int[] starts, int[] ends, List<Skipped> skipped) {
    /** Part of the text as given that holds no statement, in characters (UTF-16). */
    record Skipped(String why, int start, int end) {}

    Matter {
        skipped = List.copyOf(skipped);
    }

    /** A text without markup: every character is itself. */
    static Matter plain(String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return new Matter(text, starts, ends, List.of());
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }
}
