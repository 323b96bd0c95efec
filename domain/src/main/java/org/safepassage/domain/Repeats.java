package org.safepassage.domain;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a window comes again on later days: the daily part of iCalendar's RRULE (RFC 5545, 3.3.10).
 *
 * @param everyDays 1 for each day
 * @param until last day, included, or null
 * @param count how many days in all, or null; never together with {@code until}. Neither means no
 *     end is stated
 */
public record Repeats(int everyDays, @Nullable LocalDate until, @Nullable Integer count) {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.BASIC_ISO_DATE;

    public Repeats {
        if (everyDays < 1 || everyDays > 366 || (count != null && (count < 1 || count > 3660))) {
            throw new IllegalArgumentException(
                    "A repetition needs INTERVAL 1 to 366 and COUNT 1 to 3660, but has %d and %s."
                            .formatted(everyDays, count));
        }
        if (until != null && count != null) {
            throw new IllegalArgumentException(
                    "A repetition has UNTIL or COUNT, not both (RFC 5545, 3.3.10).");
        }
    }

    /**
     * Reads {@code FREQ=DAILY[;INTERVAL=n][;UNTIL=yyyymmdd|;COUNT=n]}; anything else fails and says
     * what is read. UNTIL is a local day: one with an hour is refused, because it would have to be
     * cut to a day in some zone.
     */
    public static Repeats parse(String rrule) {
        int everyDays = 1;
        LocalDate until = null;
        Integer count = null;
        boolean daily = false;
        Set<String> seen = new HashSet<>();
        for (String part : rrule.split(";", -1)) {
            String[] pair = part.split("=", 2);
            String value = pair.length == 2 ? pair[1] : "";
            if (!seen.add(pair[0])) {
                throw unreadable(rrule);
            }
            try {
                switch (pair[0]) {
                    case "FREQ" -> daily = value.equals("DAILY");
                    case "INTERVAL" -> everyDays = Integer.parseInt(value);
                    case "COUNT" -> count = Integer.valueOf(value);
                    case "UNTIL" -> until = LocalDate.parse(value, BASIC);
                    default -> throw unreadable(rrule);
                }
            } catch (NumberFormatException | DateTimeParseException e) {
                throw unreadable(rrule);
            }
        }
        if (!daily) {
            throw unreadable(rrule);
        }
        return new Repeats(everyDays, until, count);
    }

    private static IllegalArgumentException unreadable(String rrule) {
        return new IllegalArgumentException(
                "'%s' is not read; FREQ=DAILY with INTERVAL, UNTIL=yyyymmdd or COUNT is."
                        .formatted(rrule));
    }

    /** The days from {@code first} on, at most {@code limit} of them. */
    public List<LocalDate> days(LocalDate first, int limit) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = first;
        int most = count == null ? limit : Math.min(limit, count);
        while (days.size() < most && (until == null || !day.isAfter(until))) {
            days.add(day);
            day = day.plusDays(everyDays);
        }
        return List.copyOf(days);
    }

    /** Whether it comes on this day, when it first came on {@code first}. */
    public boolean includes(LocalDate first, LocalDate day) {
        long days = first.until(day, ChronoUnit.DAYS);
        return days >= 0
                && days % everyDays == 0
                && (until == null || !day.isAfter(until))
                && (count == null || days / everyDays < count);
    }

    /**
     * The last day it comes; empty when no end is stated, or when the end lies before {@code
     * first}.
     */
    public Optional<LocalDate> findLast(LocalDate first) {
        if (count != null) {
            return Optional.of(first.plusDays((count - 1L) * everyDays));
        }
        if (until == null || until.isBefore(first)) {
            return Optional.empty();
        }
        return Optional.of(
                first.plusDays(first.until(until, ChronoUnit.DAYS) / everyDays * everyDays));
    }

    /** The RRULE. */
    @Override
    public String toString() {
        return "FREQ=DAILY"
                + (everyDays == 1 ? "" : ";INTERVAL=" + everyDays)
                + (until == null ? "" : ";UNTIL=" + BASIC.format(until))
                + (count == null ? "" : ";COUNT=" + count);
    }
}
