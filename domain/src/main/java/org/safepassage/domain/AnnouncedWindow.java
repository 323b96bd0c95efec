package org.safepassage.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hours as announced: local time at the place, in its zone. May lack what the text lacks: a day
 * without hours, an end nobody stated.
 *
 * @param id unique in the pause
 * @param zone the place's, from the tz database
 * @param zoneStated false when nobody stated it and it was inferred from the place
 * @param date a day without hours; null when {@code opens} says it
 * @param opens local, included; null when the hour is not known
 * @param closes local, not included; null when not known or open-ended
 * @param openEnded true when it was announced "until further notice"
 * @param repeats null when it comes once
 * @param utcOpens the same instant as written in UTC, or null; decides which of two when the hour
 *     comes twice
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
        year(id, date);
        year(id, opens == null ? null : opens.toLocalDate());
        year(id, closes == null ? null : closes.toLocalDate());
        if (date != null && opens != null && !date.equals(opens.toLocalDate())) {
            throw new IllegalArgumentException(
                    "Window %s is on %s, but opens %s; leave out 'date' when 'opens' says it."
                            .formatted(id, date, opens));
        }
        if (date != null && closes != null && closes.toLocalDate().isBefore(date)) {
            throw new IllegalArgumentException(
                    "Window %s is on %s, but closes before it, %s.".formatted(id, date, closes));
        }
        if ((opens == null && utcOpens != null) || (closes == null && utcCloses != null)) {
            throw new IllegalArgumentException(
                    "Window %s has an hour in UTC without the local hour; write 'opens' and 'closes' too."
                            .formatted(id));
        }
        if (openEnded && closes != null) {
            throw new IllegalArgumentException(
                    "Window %s cannot close at %s and be open-ended.".formatted(id, closes));
        }
        Instant from = opens == null ? null : instant("opens", opens, zone, utcOpens);
        Instant to = closes == null ? null : instant("closes", closes, zone, utcCloses);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "Window %s must open before it closes, but opens %s and closes %s."
                            .formatted(id, opens, closes));
        }
        if (repeats != null && opens != null) {
            if (repeats.until() != null && repeats.until().isBefore(opens.toLocalDate())) {
                throw new IllegalArgumentException(
                        "Window %s repeats until %s, before it first opens %s."
                                .formatted(id, repeats.until(), opens));
            }
            if (closes != null
                    && Duration.between(opens, closes)
                                    .compareTo(Duration.ofDays(repeats.everyDays()))
                            > 0) {
                throw new IllegalArgumentException(
                        "Window %s comes every %d days and would run into itself: it opens %s and closes %s."
                                .formatted(id, repeats.everyDays(), opens, closes));
            }
        }
    }

    private static void year(String id, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 9999)) {
            throw new IllegalArgumentException(
                    "The year of %s in window %s is not within 1900 to 9999.".formatted(day, id));
        }
    }

    /** A single window with both hours known. */
    public static AnnouncedWindow of(
            String id, ZoneId zone, LocalDateTime opens, LocalDateTime closes) {
        return new AnnouncedWindow(
                id, zone, true, null, opens, closes, false, null, null, null, List.of());
    }

    /** The first time it comes, when both hours are known. */
    public Optional<Window> findFirst() {
        return windows(1).stream().findFirst();
    }

    /**
     * The times it comes, at most {@code limit}; none when an hour is not known or no end is
     * stated. Each day's hours are local, so a day on which summer time changes is longer or
     * shorter in UTC.
     *
     * <p>On a later day an hour may not exist, or come twice. Then that day is as short as the
     * words allow: it opens at the later reading and closes at the sooner one, and a day of which
     * nothing is left is left out.
     */
    public List<Window> windows(int limit) {
        if (opens == null || closes == null) {
            return List.of();
        }
        if (repeats == null) {
            return limit < 1
                    ? List.of()
                    : List.of(
                            new Window(
                                    instant("opens", opens, zone, utcOpens),
                                    instant("closes", closes, zone, utcCloses)));
        }
        return repeats.days(opens.toLocalDate(), limit).stream()
                .flatMap(day -> findOn(day).stream())
                .toList();
    }

    /** The hours of one day of the repetition. */
    private Optional<Window> findOn(LocalDate day) {
        LocalDateTime from = Objects.requireNonNull(opens);
        LocalDateTime to = Objects.requireNonNull(closes);
        boolean first = day.equals(from.toLocalDate());
        long days = from.toLocalDate().until(day, ChronoUnit.DAYS);
        Instant start =
                first ? instant("opens", from, zone, utcOpens) : later(from.plusDays(days), zone);
        Instant end =
                first ? instant("closes", to, zone, utcCloses) : sooner(to.plusDays(days), zone);
        return start.isBefore(end) ? Optional.of(new Window(start, end)) : Optional.empty();
    }

    /**
     * Whether it is within the announced hours at this instant; never when an hour that is needed
     * is not known.
     */
    public boolean isOpenAt(Instant when) {
        if (opens != null && closes == null) {
            return openEnded && !when.isBefore(instant("opens", opens, zone, utcOpens));
        }
        return findAt(when).isPresent();
    }

    /** The time it comes that holds this instant, when both hours are known. */
    public Optional<Window> findAt(Instant when) {
        if (opens == null || closes == null) {
            return Optional.empty();
        }
        if (repeats == null) {
            return findFirst().filter(window -> window.isOpenAt(when));
        }
        LocalDate first = opens.toLocalDate();
        LocalDate today = when.atZone(zone).toLocalDate();
        long nights = first.until(closes.toLocalDate(), ChronoUnit.DAYS);
        // One day more on either side: a change of offset can move an hour over midnight.
        for (LocalDate day = today.minusDays(nights + 1);
                !day.isAfter(today.plusDays(1));
                day = day.plusDays(1)) {
            Optional<Window> window = repeats.includes(first, day) ? findOn(day) : Optional.empty();
            if (window.isPresent() && window.get().isOpenAt(when)) {
                return window;
            }
        }
        return Optional.empty();
    }

    /** When it opens first, when the hour is known. */
    public Optional<Instant> findOpening() {
        return opens == null
                ? Optional.empty()
                : Optional.of(instant("opens", opens, zone, utcOpens));
    }

    /** When it opens first at the soonest: at the start of the day when no hour is known. */
    public Instant earliestOpening() {
        return findOpening()
                .orElseGet(() -> Objects.requireNonNull(date).atStartOfDay(zone).toInstant());
    }

    /** When it opens first at the latest: at the end of the day when no hour is known. */
    public Instant latestOpening() {
        return findOpening()
                .orElseGet(
                        () ->
                                Objects.requireNonNull(date)
                                        .plusDays(1)
                                        .atStartOfDay(zone)
                                        .toInstant());
    }

    /** When it closes for the last time; empty when that is not known or no end is stated. */
    public Optional<Instant> findLastClosing() {
        if (closes == null
                || (repeats != null && repeats.until() == null && repeats.count() == null)) {
            return Optional.empty();
        }
        if (repeats == null || opens == null) {
            return Optional.of(instant("closes", closes, zone, utcCloses));
        }
        LocalDate first = opens.toLocalDate();
        LocalDate last = repeats.findLast(first).orElse(first);
        long days = first.until(last, ChronoUnit.DAYS);
        return Optional.of(
                days == 0
                        ? instant("closes", closes, zone, utcCloses)
                        : sooner(closes.plusDays(days), zone));
    }

    /** The offset from UTC at the opening, or at noon of the day when no hour is known. */
    public ZoneOffset offset() {
        if (opens != null) {
            return zone.getRules().getOffset(instant("opens", opens, zone, utcOpens));
        }
        return zone.getRules().getOffset(Objects.requireNonNull(date).atTime(12, 0));
    }

    /** The version of the tz database in use, for example {@code 2025b}. */
    public static String tzVersion() {
        return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    }

    /**
     * Fails when the local time does not exist, comes twice and nothing decides, or disagrees with
     * {@code utc}.
     */
    private static Instant instant(
            String which, LocalDateTime local, ZoneId zone, @Nullable Instant utc) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            throw new IllegalArgumentException(
                    "'%s' %s does not exist in %s: clocks went from %s to %s that day."
                            .formatted(
                                    which,
                                    local,
                                    zone,
                                    gap.getDateTimeBefore(),
                                    gap.getDateTimeAfter()));
        }
        Stream<Instant> candidates = offsets.stream().map(local::toInstant);
        if (utc != null) {
            return candidates
                    .filter(utc::equals)
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "'%s' %s in %s is %s, but utc says %s."
                                                    .formatted(
                                                            which,
                                                            local,
                                                            zone,
                                                            local.toInstant(offsets.getFirst()),
                                                            utc)));
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

    /**
     * The later reading of a local time that comes twice or not at all (RFC 5545, 3.3.5, takes the
     * first of two).
     */
    private static Instant later(LocalDateTime local, ZoneId zone) {
        // In a gap the offset before it gives the later instant; in an overlap the offset after it
        // does.
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        return local.toInstant(change.isGap() ? change.getOffsetBefore() : change.getOffsetAfter());
    }

    /**
     * The sooner reading; in a gap that is the gap itself, when the clock first shows more than
     * {@code local}.
     */
    private static Instant sooner(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }
}
