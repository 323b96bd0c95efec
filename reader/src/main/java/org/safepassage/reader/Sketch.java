package org.safepassage.reader;

import org.jspecify.annotations.Nullable;

/** What one place in the text says about when. */
final class Sketch {
    final Matcher m;
    @Nullable Mark opens;
    @Nullable Mark closes;
    @Nullable Day day;
    @Nullable Day lastDay;
    @Nullable String duration;
    boolean aboutCorridor;
    boolean extended;
    int from;
    int to;

    Sketch(Matcher m, int from, int to) {
        this.m = m;
        this.from = from;
        this.to = to;
    }

    void cover(int start, int end) {
        from = Math.min(from, start);
        to = Math.max(to, end);
    }

    boolean hasHour() {
        return opens != null || closes != null;
    }
}
