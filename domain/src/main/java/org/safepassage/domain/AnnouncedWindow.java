package org.safepassage.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hours as announced: local time at the place, in its zone. May lack what the text lacks: a day without hours, an
 * end nobody stated.
 *
 * @param id unique in the pause
 * @param zone the place's, from the tz database
 * @param zoneStated false when nobody stated it and it was inferred from the place
 * @param date a day without hours; null when {@code opens} says it
 * @param opens local, included; null when the hour is not known
 * @param closes local, not included; null when not known or open-ended
 * @param openEnded true when it was announced "until further notice"
 * @param repeats null when it comes once
 * @param utcOpens the same instant as written in UTC, or null; decides which of two when the hour comes twice
 * @param utcCloses as {@code utcOpens}
 * @param per ids of claims
 */
public record AnnouncedWindow(
        String id,
        ZoneId zone,
        boolean zoneStated,
        @Nullable LocalDate date,
        @Nullable LocalDateTime opens,
        @Nullable LocalDateTime closes,
        boolean openEnded,
        @Nullable Repeats repeats,
        @Nullable Instant utcOpens,
        @Nullable Instant utcCloses,
        List<String> per) {

    public AnnouncedWindow {
        per = List.copyOf(per);
        if (date == null && opens == null) {
            throw new IllegalArgumentException(
                    "Window %s has no 'opens' and no 'date'; one of them is needed.".formatted(id));
        }
        if (openEnded && closes != null) {
            throw new IllegalArgumentException(
                    "Window %s cannot close at %s and be open-ended.".formatted(id, closes));
        }
        Instant from = opens == null ? null : instant("opens", opens, zone, utcOpens);
        Instant to = closes == null ? null : instant("closes", closes, zone, utcCloses);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "Window %s must open before it closes, but opens %s and closes %s.".formatted(id, opens, closes));
        }
    }

    /** A single window with both hours known. */
    public static AnnouncedWindow of(String id, ZoneId zone, LocalDateTime opens, LocalDateTime closes) {
        return new AnnouncedWindow(id, zone, true, null, opens, closes, false, null, null, null, List.of());
    }

    /** The first time it comes, when both hours are known. */
    public Optional<Window> findFirst() {
        return windows(1).stream().findFirst();
    }

    /**
     * The times it comes, at most {@code limit}; none when an hour is not known or no end is stated. Each day's hours are
     * local, so a day on which summer time changes is longer or shorter in UTC.
     */
    public List<Window> windows(int limit) {
        if (opens == null || closes == null) {
            return List.of();
        }
        LocalDateTime from = opens;
        LocalDateTime to = closes;
        if (repeats == null) {
            return List.of(new Window(instant("opens", from, zone, utcOpens), instant("closes", to, zone, utcCloses)));
        }
        long nights = from.toLocalDate().until(to.toLocalDate(), java.time.temporal.ChronoUnit.DAYS);
        return repeats.days(from.toLocalDate(), limit).stream()
                .map(day -> new Window(
                        instant("opens", day.atTime(from.toLocalTime()), zone, null),
                        instant("closes", day.plusDays(nights).atTime(to.toLocalTime()), zone, null)))
                .toList();
    }

    /** When it opens first, when the hour is known. */
    public Optional<Instant> findOpening() {
        return opens == null ? Optional.empty() : Optional.of(instant("opens", opens, zone, utcOpens));
    }

    /** The offset from UTC at the opening, or at noon of the day when no hour is known. */
    public ZoneOffset offset() {
        if (opens != null) {
            return zone.getRules().getOffset(instant("opens", opens, zone, utcOpens));
        }
        return zone.getRules().getOffset(java.util.Objects.requireNonNull(date).atTime(12, 0));
    }

    /** The version of the tz database in use, for example {@code 2025b}. */
    public static String tzVersion() {
        return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    }

    /** Fails when the local time does not exist, comes twice and nothing decides, or disagrees with {@code utc}. */
    private static Instant instant(String which, LocalDateTime local, ZoneId zone, @Nullable Instant utc) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            throw new IllegalArgumentException(
                    "'%s' %s does not exist in %s: clocks went from %s to %s that day."
                            .formatted(which, local, zone, gap.getDateTimeBefore(), gap.getDateTimeAfter()));
        }
        Stream<Instant> candidates = offsets.stream().map(local::toInstant);
        if (utc != null) {
            return candidates
                    .filter(utc::equals)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'%s' %s in %s is %s, but utc says %s."
                                    .formatted(which, local, zone, local.toInstant(offsets.getFirst()), utc)));
        }
        if (offsets.size() > 1) {
            throw new IllegalArgumentException(
                    "'%s' %s comes twice in %s (%s and %s); write 'utc' beside it to say which."
                            .formatted(
                                    which,
                                    local,
                                    zone,
                                    local.toInstant(offsets.get(0)),
                                    local.toInstant(offsets.get(1))));
        }
        return local.toInstant(offsets.getFirst());
    }
}
