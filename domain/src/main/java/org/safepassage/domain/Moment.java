package org.safepassage.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something was said, as exactly as it is known: a day, or a day and an hour. A day alone is a range of 24 hours (or
 * 23 or 25), not midnight.
 *
 * @param time null when the hour is not known
 */
public record Moment(LocalDate date, @Nullable LocalTime time) {
    /** The first instant it can have been in this zone. */
    public Instant earliest(ZoneId zone) {
        return time == null ? date.atStartOfDay(zone).toInstant() : date.atTime(time).atZone(zone).toInstant();
    }

    /** The last instant it can have been in this zone: for a day alone the start of the next day. */
    public Instant latest(ZoneId zone) {
        return time == null
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(time).atZone(zone).toInstant();
    }

    @Override
    public String toString() {
        return time == null ? date.toString() : date.atTime(time).toString();
    }
}
