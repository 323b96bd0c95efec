package org.safepassage.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a pause as a text has them. What it lacks is null.
 *
 * @param opens included, or null when the text gives no hour, no day or no place whose zone is
 *     known
 * @param closes not included, or null
 * @param localOpens in the zone, or null
 * @param date the day it begins, or null
 * @param duration ISO 8601 as stated, such as {@code P7D} or {@code PT72H}, or null
 * @param zone of the place, or null when nothing tells it
 * @param zoneStated whether the text states the zone
 * @param dateInferred whether the day or the year was concluded
 * @param repeats an iCalendar RRULE, or null
 * @param openEnded whether the text says that it has no end, or repeats without one
 * @param of what opens: {@code pause}, or {@code corridor} and its name
 */
public record FoundWindow(
        @Nullable Instant opens,
        @Nullable Instant closes,
        @Nullable LocalDateTime localOpens,
        @Nullable LocalDateTime localCloses,
        @Nullable LocalDate date,
        @Nullable String duration,
        @Nullable ZoneId zone,
        boolean zoneStated,
        boolean dateInferred,
        @Nullable String repeats,
        boolean openEnded,
        String of,
        Span span) {}
