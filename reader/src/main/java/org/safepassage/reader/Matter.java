package org.safepassage.reader;

import java.util.List;

/**
 * What of a text is to be read, and where each character of it stands in the text as given.
 * Immutable.
 */
final class Matter {
    /** Part of the text as given that holds no statement, in characters (UTF-16). */
    record Skipped(String why, int start, int end) {}

    private final String text;
    private final int[] starts; // [character of the text] where it begins in the text as given
    private final int[] ends; // [character of the text] where it ends there
    private final List<Skipped> skipped;

    Matter(String text, int[] starts, int[] ends, List<Skipped> skipped) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.skipped = List.copyOf(skipped);
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

    String text() {
        return text;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }
}
