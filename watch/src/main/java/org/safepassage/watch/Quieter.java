package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.counts.RateComparison;

/**
 * Is it quieter than before, and since when: one series of counts, of days or of hours.
 *
 * @param source whose counts
 * @param unit days or hours
 * @param lists what the source lists, in words: a list of deaths says nothing of what hurt nobody
 * @param from first instant of the comparison
 * @param opens first instant counted as "after"
 * @param until end of the last unit
 * @param missing units without a count; they are in neither side
 * @param leftOut events that span days and have no day
 * @param comparison of the rates before and after
 * @param answer quieter, not-quieter, or cannot-tell
 * @param says the answer as a sentence
 * @param changes when the rate changed
 * @param anyChange posterior probability of any change; null when the series is too short
 */
public record Quieter(
        String source,
        String unit,
        String lists,
        Instant from,
        Instant opens,
        Instant until,
        long missing,
        long leftOut,
        RateComparison comparison,
        String answer,
        String says,
        List<ChangeAt> changes,
        @Nullable Double anyChange) {
    public Quieter {
        changes = List.copyOf(changes);
    }

    /**
     * One change of the rate.
     *
     * @param at first unit of the new rate, a day or an hour
     * @param from first unit that may be it
     * @param until last unit that may be it
     * @param belief probability that it lies there
     */
    public record ChangeAt(
            String at, String from, String until, double belief, double before, double after) {}

    static String day(LocalDate date) {
        return date.toString();
    }

    static String hour(Instant from, long number) {
        return from.plus(Duration.ofHours(number)).toString();
    }
}
