package org.safepassage.watch.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.Span;

/** Days and instants as files write them. Keeps what it has read: files repeat their days. */
final class Times {
    private static final int MOST_KEPT = 50_000;
    private static final DateTimeFormatter IN_WORDS =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final ZoneId zone;
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Map<LocalDate, Instant> starts = new HashMap<>();

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code 2016-10-20}, also with an hour of 00:00 behind it, or {@code 20 October 2016}. */
    LocalDate day(String field, String value) throws RowFault {
        LocalDate known = days.get(value);
        if (known != null) {
            return known;
        }
        LocalDate day = parsed(field, value);
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw RowFault.unreadable(field, value, "A year is 1900 to 2200.");
        }
        if (days.size() < MOST_KEPT) {
            days.put(value, day);
        }
        return day;
    }

    /** As {@link #day}, or null: for one of several dates of which any will do. */
    @Nullable LocalDate dayOrNull(String value) {
        try {
            return day("", value);
        } catch (RowFault e) {
            return null;
        }
    }

    private static LocalDate parsed(String field, String value) throws RowFault {
        try {
            if (value.length() >= 10 && value.charAt(4) == '-') {
                String rest = value.substring(10).strip();
                if (rest.isEmpty() || rest.matches("T?00:00(:00(\\.0+)?)?Z?")) {
                    return LocalDate.parse(value.substring(0, 10));
                }
            }
            if (value.matches("[0-9]{1,2}[ -][A-Za-z]+[ -][0-9]{4}")) {
                return LocalDate.parse(value.replace('-', ' '), IN_WORDS);
            }
        } catch (DateTimeException e) {
            throw RowFault.unreadable(field, value, "A day is written 2016-10-20.");
        }
        throw RowFault.unreadable(field, value, "A day is written 2016-10-20.");
    }

    /** The first instant of a day in the pause's zone. */
    Instant start(LocalDate day) {
        Instant known = starts.get(day);
        if (known != null) {
            return known;
        }
        Instant start = day.atStartOfDay(zone).toInstant();
        if (starts.size() < MOST_KEPT) {
            starts.put(day, start);
        }
        return start;
    }

    /** From the start of one day to the end of another. */
    Span days(LocalDate first, LocalDate last) {
        return new Span(start(first), start(last.plusDays(1)));
    }

    /** {@code 2016-10-20T05:12:00Z} or with an offset; a blank may stand for the T. */
    static Instant instant(String field, String value) throws RowFault {
        try {
            String iso = value.indexOf(' ') == 10 ? value.replaceFirst(" ", "T") : value;
            Instant read = OffsetDateTime.parse(iso).toInstant();
            int year = read.atOffset(java.time.ZoneOffset.UTC).getYear();
            if (year < 1900 || year > 2200) {
                throw RowFault.unreadable(field, value, "A year is 1900 to 2200.");
            }
            return read;
        } catch (DateTimeException e) {
            throw RowFault.unreadable(
                    field,
                    value,
                    "A time is written 2016-10-20T05:12:00Z, or with an offset: +03:00.");
        }
    }
}
