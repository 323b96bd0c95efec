package org.safepassage.watch;

import java.time.LocalDate;

/**
 * What somebody states about a source of days: that it lists all it knows of these days. Without
 * this a day that has no row is not known, and never zero.
 *
 * @param source the dataset's name as reports carry it: {@code UCDP}, {@code ACLED}, a series' own
 * @param from first day, included
 * @param until last day, included
 * @param lists whether it lists incidents of all kinds, or deaths only
 */
public record SourceCoverage(String source, LocalDate from, LocalDate until, Lists lists) {
    /** What a source lists. */
    public enum Lists {
        ALL,
        LETHAL
    }

    public SourceCoverage {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The coverage of %s ends %s, before it begins %s."
                            .formatted(source, until, from));
        }
    }
}
