package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened, as exactly as it is known: somewhere in {@code from}, included, to
 * {@code until}, not included. A day alone is 24 hours, not midnight.
 *
 * @param until after {@code from}
 */
public record Span(Instant from, Instant until) {
    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "It must end after it began, but is from %s until %s.".formatted(from, until));
        }
    }

    /** Known to the minute. */
    public static Span at(Instant when) {
        return new Span(when, when.plusSeconds(60));
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    /** Whether all of it lies in the other. */
    public boolean isWithin(Instant start, Instant end) {
        return !from.isBefore(start) && !until.isAfter(end);
    }

    public boolean overlaps(Instant start, Instant end) {
        return from.isBefore(end) && until.isAfter(start);
    }
}
