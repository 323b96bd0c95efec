package org.safepassage.pausefile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safepassage.domain.Moment;
import org.safepassage.domain.Repeats;

/** Dates, times, zones and ids as they are written in a pause file. */
final class Texts {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME = Pattern.compile("([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Texts() {}

    /**
     * Letters A to Z, digits, dot, hyphen, low line, at most 64: a Cyrillic К beside a Latin K
     * would be two ids.
     */
    static String id(String text) throws Unfit {
        if (!ID.matcher(text).matches()) {
            throw new Unfit(
                    "%s is no id.".formatted(Quoted.of(text)),
                    "Ids are 1 to 64 letters A to Z, digits, '.', '_' or '-', and begin with a letter or a digit.");
        }
        return text;
    }

    static LocalDate date(String text) throws Unfit {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            throw new Unfit(
                    "%s is no date.".formatted(Quoted.of(text)),
                    "Write year-month-day, as in \"2016-11-04\".");
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        if (year < 1900) {
            throw new Unfit(
                    "The year of %s is before 1900.".formatted(Quoted.of(text)),
                    "Write the year with four digits, as in \"2016-11-04\".");
        }
        if (month < 1 || month > 12) {
            throw new Unfit(
                    "%s is no date: there is no month %d.".formatted(Quoted.of(text), month),
                    "Write year-month-day, as in \"2016-11-04\".");
        }
        int days = Month.of(month).length(Year.isLeap(year));
        if (day < 1 || day > days) {
            throw new Unfit(
                    "%s is no date: %s %d has %d days."
                            .formatted(
                                    Quoted.of(text),
                                    Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                    year,
                                    days),
                    "Write a day from 01 to %d.".formatted(days));
        }
        return LocalDate.of(year, month, day);
    }

    static LocalTime time(String text) throws Unfit {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new Unfit(
                    "%s is no time of day.".formatted(Quoted.of(text)),
                    "Write hours and minutes, as in \"09:00\".");
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (hour == 24 && minute == 0 && second == 0) {
            throw new Unfit(
                    "%s is no time of day here.".formatted(Quoted.of(text)),
                    "Write 00:00 of the next day.");
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw new Unfit(
                    "%s is no time of day.".formatted(Quoted.of(text)),
                    "Times run from 00:00 to 23:59.");
        }
        return LocalTime.of(hour, minute, second);
    }

    /** A local time, {@code 2016-11-04T09:00}. */
    static LocalDateTime local(String text) throws Unfit {
        String[] parts = text.split("T", 2);
        if (parts.length != 2) {
            throw new Unfit(
                    "%s is no local time.".formatted(Quoted.of(text)),
                    "Write the day and the hour, as in \"2016-11-04T09:00\".");
        }
        if (parts[1].endsWith("Z") || parts[1].matches(".*[+-][0-9:]+")) {
            throw new Unfit(
                    "%s carries an offset, but this is the local time at the place."
                            .formatted(Quoted.of(text)),
                    "Write it without the offset, as in \"2016-11-04T09:00\".");
        }
        return LocalDateTime.of(date(parts[0]), time(parts[1]));
    }

    /** A day, or a day and an hour. */
    static Moment moment(String text) throws Unfit {
        if (!text.contains("T")) {
            return new Moment(date(text), null);
        }
        LocalDateTime local = local(text);
        return new Moment(local.toLocalDate(), local.toLocalTime());
    }

    /** UTC, {@code 2016-11-04T07:00Z}. */
    static Instant instant(String text) throws Unfit {
        String[] parts = text.split("T", 2);
        if (parts.length != 2 || !parts[1].endsWith("Z")) {
            throw new Unfit(
                    "%s is no time in UTC.".formatted(Quoted.of(text)),
                    "Write it with a Z at the end, as in \"2016-11-04T07:00Z\".");
        }
        String clock = parts[1].substring(0, parts[1].length() - 1);
        return LocalDateTime.of(date(parts[0]), time(clock)).toInstant(java.time.ZoneOffset.UTC);
    }

    static ZoneId zone(String text) throws Unfit {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            Optional<String> nearest = nearestZone(text);
            throw new Unfit(
                    "%s is no zone of the tz database.".formatted(Quoted.of(text)),
                    nearest.isPresent()
                            ? "Did you mean '%s'?".formatted(nearest.get())
                            : "Write the place's zone, as in Asia/Damascus.");
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Unfit(
                    "%s is no zone of the tz database.".formatted(Quoted.of(text)),
                    "Write the place's zone, as in Asia/Damascus.");
        }
    }

    /** By the whole name, or by the city alone. */
    private static Optional<String> nearestZone(String text) {
        Collection<String> zones =
                ZoneId.getAvailableZoneIds().stream()
                        .filter(
                                zone ->
                                        zone.contains("/")
                                                && !zone.startsWith("SystemV/")
                                                && !zone.startsWith("Etc/"))
                        .sorted()
                        .toList();
        TreeMap<String, String> byCity = new TreeMap<>();
        zones.forEach(zone -> byCity.putIfAbsent(zone.substring(zone.lastIndexOf('/') + 1), zone));
        Optional<String> whole = Nearest.find(text, zones);
        String city = text.substring(text.lastIndexOf('/') + 1);
        return whole.isPresent() ? whole : Nearest.find(city, byCity.keySet()).map(byCity::get);
    }

    static Repeats repeats(String text) throws Unfit {
        try {
            return Repeats.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Unfit(
                    String.valueOf(e.getMessage())
                            .replace(text, text.length() > 60 ? text.substring(0, 60) + "…" : text),
                    "Write \"FREQ=DAILY;COUNT=3\", or with UNTIL=20161106.");
        }
    }

    /** A path beside the pause file. */
    static String file(String text) throws Unfit {
        if (text.startsWith("/")
                || text.startsWith("\\")
                || text.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            throw new Unfit(
                    "%s is no path from the pause file.".formatted(Quoted.of(text)),
                    "Write it relative to the pause file, with '/' between folders, as in roads.geojson.");
        }
        return text;
    }
}
