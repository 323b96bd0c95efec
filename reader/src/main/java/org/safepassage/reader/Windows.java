package org.safepassage.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the hours of a text on the calendar: year, day and zone, each marked where it was concluded.
 */
final class Windows {
    private final Document document;
    private final Hours hours;
    private final @Nullable ZoneId place;
    private final boolean past;

    Windows(Document document, Hours hours, @Nullable ZoneId place, boolean past) {
        this.document = document;
        this.hours = hours;
        this.place = place;
        this.past = past;
    }

    List<FoundWindow> windows() {
        List<FoundWindow> windows = new ArrayList<>();
        for (Sketch sketch : hours.sketches()) {
            FoundWindow window = window(sketch);
            if (windows.stream().noneMatch(w -> says(w, window))) {
                windows.removeIf(w -> says(window, w));
                windows.add(window);
            }
        }
        return windows;
    }

    /** Whether the first says all that the second says. */
    private static boolean says(FoundWindow all, FoundWindow part) {
        return covers(all.opens(), part.opens())
                && covers(all.closes(), part.closes())
                && covers(all.localOpens(), part.localOpens())
                && (covers(all.date(), part.date())
                        || (part.opens() == null
                                && part.localCloses() != null
                                && part.localCloses().equals(all.localCloses())))
                && covers(all.duration(), part.duration());
    }

    private static boolean covers(@Nullable Object all, @Nullable Object part) {
        return part == null || part.equals(all);
    }

    /**
     * A weekday is the last or the next one as the sentence's verbs tell, else as the kind does.
     */
    private boolean isPast(Sketch sketch) {
        boolean was = isNear(sketch, "past") && sketch.opens != null;
        boolean will = isNear(sketch, "future");
        return was == will ? past : was;
    }

    private static boolean isNear(Sketch sketch, String category) {
        return sketch.m.all(category).stream()
                .anyMatch(c -> c.to() >= sketch.from - 7 && c.from() <= sketch.to + 7);
    }

    private FoundWindow window(Sketch sketch) {
        Mark zoneMark = zoneMark(sketch);
        ZoneId stated = zoneMark == null ? null : Zones.of(zoneMark);
        boolean isStated = Zones.isStated(zoneMark) && stated != null;
        ZoneId zone = isStated ? stated : place;
        boolean past = isPast(sketch);
        LocalDate date = sketch.day == null ? null : sketch.day.resolve(document.published(), past);
        LocalDate last =
                sketch.lastDay == null
                        ? null
                        : sketch.lastDay.resolve(
                                date != null ? date : document.published(),
                                past && sketch.day == null);
        boolean inferred =
                (date != null && sketch.day != null && !sketch.day.isFull())
                        || (date == null
                                && last != null
                                && sketch.lastDay != null
                                && !sketch.lastDay.isFull());
        String repeats = hours.repeats();
        LocalDateTime opens = local(date, sketch.opens, false);
        LocalDateTime closes =
                local(
                        last != null && (repeats == null || opens == null) ? last : date,
                        sketch.closes,
                        true);
        if (opens != null && closes != null && !closes.isAfter(opens)) {
            closes = closes.plusDays(1);
        }
        String duration = fitting(sketch, opens, closes, repeats);
        if (opens != null
                && closes == null
                && duration != null
                && !sketch.extended
                && repeats == null) {
            closes = plus(opens, duration);
        }
        if (duration == null
                && date != null
                && last != null
                && (opens == null || repeats != null)
                && !last.isBefore(date)) {
            duration = repeats == null ? "P" + Hours.days(date, last) + "D" : null;
        }
        boolean openEnded = hours.isOpenEnded();
        if (repeats != null) {
            if (last != null && date != null && last.isAfter(date)) {
                repeats += ";COUNT=" + Hours.days(date, last);
            } else if (duration != null && duration.matches("P[0-9]{1,4}D")) {
                repeats += ";COUNT=" + duration.substring(1, duration.length() - 1);
            } else {
                openEnded = true;
            }
        }
        if (sketch.hasHour() && date == null && last == null) {
            document.warn(
                    "The text gives hours and no day that can be told%s."
                            .formatted(
                                    document.published() == null
                                            ? "; say --published, the day it came out"
                                            : ""));
        }
        if (sketch.hasHour() && zone == null) {
            document.warn(
                    "The text gives hours and no place whose time zone is known; say --zone.");
        }
        ZoneId used = sketch.hasHour() || date != null ? zone : null;
        return new FoundWindow(
                instant(opens, used),
                instant(closes, used),
                opens,
                closes,
                opens == null && closes != null && sketch.opens == null ? null : date,
                duration,
                used,
                isStated,
                inferred,
                repeats,
                openEnded && (closes == null || repeats != null),
                sketch.aboutCorridor ? "corridor" : "pause",
                document.span(sketch.m, sketch.from, sketch.to));
    }

    /**
     * A length beside a beginning and an end is kept where it is what lies between them, days of a
     * repetition aside; otherwise it is another's.
     */
    private static @Nullable String fitting(
            Sketch sketch,
            @Nullable LocalDateTime opens,
            @Nullable LocalDateTime closes,
            @Nullable String repeats) {
        String length = sketch.duration;
        if (length == null || sketch.extended || sketch.opens == null || sketch.closes == null) {
            return length;
        }
        boolean days = !length.startsWith("PT");
        if (repeats != null && days) {
            return length;
        }
        LocalTime from = Clocks.time(sketch.opens.value());
        LocalTime to = Clocks.time(sketch.closes.value());
        if (opens == null || closes == null || repeats != null) {
            long minutes = java.time.Duration.between(from, to).toMinutes();
            long between = minutes <= 0 ? minutes + 24 * 60 : minutes;
            return !days && java.time.Duration.parse(length).toMinutes() == between ? length : null;
        }
        return plus(opens, length).equals(closes) ? length : null;
    }

    private static @Nullable Mark zoneMark(Sketch sketch) {
        Mark opens = sketch.opens;
        Mark closes = sketch.closes;
        Mark first = opens == null ? null : opens.find("zone").orElse(null);
        Mark second = closes == null ? null : closes.find("zone").orElse(null);
        Mark beside = first != null ? first : second;
        if (beside == null) {
            for (Mark zone :
                    sketch.m.all("zone")) { // "from 9:00 to 14:00 on Friday, Damascus time"
                if (isConversion(sketch, zone)) {
                    continue;
                }
                Mark town = sketch.m.at("place", zone.from());
                if (town != null && town.to() == zone.to()) {
                    continue; // "from 9 to 19, Moscow said"
                }
                if ((zone.from() >= sketch.to && zone.from() - sketch.to <= 6)
                        || (sketch.from >= zone.to() && sketch.from - zone.to() <= 6)) {
                    return zone;
                }
            }
        }
        return beside;
    }

    /** "At noon on 10 October (11:00 Moscow time)": the zone of the hour in brackets. */
    private static boolean isConversion(Sketch sketch, Mark zone) {
        for (Mark clock : sketch.m.all("clock")) {
            boolean own =
                    (sketch.opens != null && clock.overlaps(sketch.opens))
                            || (sketch.closes != null && clock.overlaps(sketch.closes));
            if (!own && clock.from() < zone.from() && zone.to() <= clock.to()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable LocalDateTime local(
            @Nullable LocalDate date, @Nullable Mark clock, boolean end) {
        if (date == null || clock == null) {
            return null;
        }
        LocalTime time = Clocks.time(clock.value());
        return end && Clocks.isNextDay(clock.value())
                ? date.plusDays(1).atTime(time)
                : date.atTime(time);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local, @Nullable ZoneId zone) {
        return local == null || zone == null ? null : local.atZone(zone).toInstant();
    }

    static LocalDateTime plus(LocalDateTime from, String duration) {
        return duration.startsWith("PT")
                ? from.plus(java.time.Duration.parse(duration))
                : from.plus(Period.parse(duration));
    }
}
