package org.safepassage.reader;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * A day as a text names it.
 *
 * @param year or 0 when not said
 * @param month or 0 when not said
 * @param day of the month, or 0 when only a weekday or a distance is said
 * @param weekday or null
 * @param way how a weekday or a distance is meant: next, last, this, or a number of days from the
 *     day of publication
 */
record Day(int year, int month, int day, @Nullable DayOfWeek weekday, String way) {
    /** The value of a mark of category {@code date}: its five parts. */
    static Day of(String value) {
        String[] parts = value.split(",", -1);
        int weekday = Integer.parseInt(parts[3]);
        return new Day(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                weekday == 0 ? null : DayOfWeek.of(weekday),
                parts[4]);
    }

    String value() {
        return "%d,%d,%d,%d,%s"
                .formatted(year, month, day, weekday == null ? 0 : weekday.getValue(), way);
    }

    boolean isFull() {
        return year > 0 && month > 0 && day > 0;
    }

    boolean isOfTheCalendar() {
        return month > 0 && day > 0;
    }

    /**
     * The date, or null when it cannot be told.
     *
     * @param from the day of publication, or null
     * @param past whether it has been, so that a weekday is the last one
     */
    @Nullable LocalDate resolve(@Nullable LocalDate from, boolean past) {
        if (day > 0 && month > 0) {
            return calendar(from);
        }
        if (from == null) {
            return null;
        }
        if (weekday != null) {
            return switch (way) {
                case "last" -> from.with(TemporalAdjusters.previous(weekday));
                case "next" -> from.with(TemporalAdjusters.next(weekday));
                default ->
                        past
                                ? from.with(TemporalAdjusters.previousOrSame(weekday))
                                : from.with(TemporalAdjusters.nextOrSame(weekday));
            };
        }
        return way.matches("-?[0-9]{1,5}") ? from.plusDays(Integer.parseInt(way)) : null;
    }

    private @Nullable LocalDate calendar(@Nullable LocalDate from) {
        if (year > 0) {
            return date(year);
        }
        if (from == null) {
            return null;
        }
        LocalDate best = null;
        for (int y = from.getYear() - 1; y <= from.getYear() + 1; y++) {
            LocalDate one = date(y);
            boolean fits = one != null && (weekday == null || one.getDayOfWeek() == weekday);
            if (one != null
                    && (best == null
                            || score(one, from, fits)
                                    < score(
                                            best,
                                            from,
                                            weekday == null || best.getDayOfWeek() == weekday))) {
                best = one;
            }
        }
        return best;
    }

    private static long score(LocalDate one, LocalDate from, boolean fits) {
        return Math.abs(one.toEpochDay() - from.toEpochDay()) + (fits ? 0 : 200);
    }

    private @Nullable LocalDate date(int inYear) {
        if (month > 12 || day > java.time.YearMonth.of(inYear, month).lengthOfMonth()) {
            return null;
        }
        return LocalDate.of(inYear, month, day);
    }
}
