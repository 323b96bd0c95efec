package org.safepassage.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something was said, as exactly as it is known: a day, or a day and an hour. A day alone is a
 * range of 24 hours (or 23 or 25), not midnight.
 *
 * @param date in the years 1900 to 9999
 * @param time null when the hour is not known
 */
public record Moment(LocalDate date, @Nullable LocalTime time) {
    /**
     * Fails for a year outside 1900 to 9999: that is a slip of the pen, and arithmetic on it
     * overflows.
     */
    public Moment {
        if (date.getYear() < 1900 || date.getYear() > 9999) {
            throw new IllegalArgumentException(
                    "The year of %s is not within 1900 to 9999.".formatted(date));
        }
    }

    /** The first instant it can have been in this zone. */
    public Instant earliest(ZoneId zone) {
        return time == null
                ? date.atStartOfDay(zone).toInstant()
                : date.atTime(time).atZone(zone).toInstant();
    }

    /**
     * The last instant it can have been in this zone: for a day alone the start of the next day.
     */
    public Instant latest(ZoneId zone) {
        return time == null
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(time).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    @Override
    public String toString() {
        return time == null ? date.toString() : date.atTime(time).toString();
    }
}
