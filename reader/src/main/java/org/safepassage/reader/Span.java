package org.safepassage.reader;

/**
 * Part of a text as given, in Unicode code points.
 *
 * @param from included
 * @param until not included; not before {@code from}
 */
public record Span(int from, int until) {
    public Span {
        if (from < 0 || until < from) {
            throw new IllegalArgumentException(
                    "A span is [from, until] with 0 <= from <= until, but got [%d, %d]."
                            .formatted(from, until));
        }
    }
}
