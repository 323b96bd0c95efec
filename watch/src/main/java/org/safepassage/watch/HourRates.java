package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.counts.ChangePoints;
import org.safepassage.watch.counts.RateComparison;

/**
 * Is it quieter than in the hours before: events known to the hour or better, by hours in which
 * somebody was reporting. An hour that was observed for less than half is missing, not quiet.
 */
final class HourRates {
    static final Duration BEFORE = Duration.ofHours(24);
    private static final long HOUR = 3_600;
    private static final String SOURCE = "observers";

    private final Hours hours;
    private final Incidents incidents;
    private final Presence presence;
    private final DayRules words;
    private final WatchRules rules;

    /** Hours whose events and observers were let go of, by their start: count, or missing. */
    private final NavigableMap<Long, Long> remembered = new TreeMap<>();

    HourRates(
            Hours hours, Incidents incidents, Presence presence, DayRules words, WatchRules rules) {
        this.hours = hours;
        this.incidents = incidents;
        this.presence = presence;
        this.words = words;
        this.rules = rules;
    }

    /** Null when no hour on one of the two sides was observed. */
    @Nullable Quieter quieter(Instant when, Instant known) {
        Instant opening = openingBefore(when);
        if (opening == null) {
            return null;
        }
        Instant from = opening.minus(BEFORE);
        int before = (int) BEFORE.toHours();
        long sinceHours = Math.min(7 * 24, Duration.between(opening, when).toHours());
        int after = (int) sinceHours;
        long[] counts = new long[before + after];
        fill(from.getEpochSecond(), counts, known.getEpochSecond());
        long[] sum = new long[2];
        long[] time = new long[2];
        for (int i = 0; i < counts.length; i++) {
            int side = i < before ? 0 : 1;
            if (counts[i] != ChangePoints.MISSING) {
                sum[side] += counts[i];
                time[side]++;
            }
        }
        if (time[0] == 0 || time[1] == 0) {
            return null;
        }
        RateComparison rates =
                RateComparison.of(
                        sum[0], (double) time[0], sum[1], (double) time[1], rules.level());
        ChangePoints points = DayRules.cut(counts);
        List<Quieter.ChangeAt> changes =
                points == null
                        ? List.of()
                        : points.changes().stream()
                                .map(
                                        p ->
                                                new Quieter.ChangeAt(
                                                        Quieter.hour(from, p.at()),
                                                        Quieter.hour(from, p.from()),
                                                        Quieter.hour(from, p.until()),
                                                        p.belief(),
                                                        p.before(),
                                                        p.after()))
                                .toList();
        String answer = DayRules.answer(rates);
        return new Quieter(
                SOURCE,
                "hours",
                "what observers reported; fewer observers see less",
                from,
                opening,
                from.plus(Duration.ofHours(counts.length)),
                counts.length - time[0] - time[1],
                0,
                rates,
                answer,
                words.sentence(SOURCE, "hour", rates, answer, changes, points),
                changes,
                points == null ? null : points.anyChange());
    }

    private void fill(long from, long[] counts, long known) {
        for (int i = 0; i < counts.length; i++) {
            long start = from + i * HOUR;
            long observed = presence.minutesObserved(Judge.ANYWHERE, start, start + HOUR, known);
            counts[i] = observed >= 30 ? 0 : ChangePoints.MISSING;
        }
        count(from, counts, known);
        for (int i = 0; i < counts.length; i++) {
            Long before = remembered.get(from + i * HOUR);
            counts[i] = before == null ? counts[i] : before;
        }
    }

    /**
     * Keeps the figures of the hours that end before {@code cut}, as known at {@code known}: what
     * they are made of is about to be let go of. At most the hours of one comparison are kept.
     */
    void remember(Instant cut, Instant known) {
        Instant opening = openingBefore(known);
        if (opening == null) {
            return;
        }
        long from = opening.minus(BEFORE).getEpochSecond();
        remembered.headMap(from).clear();
        int hoursGone = (int) Math.min(8 * 24, (cut.getEpochSecond() - from) / HOUR);
        int first = 0;
        while (first < hoursGone && remembered.containsKey(from + first * HOUR)) {
            first++;
        }
        if (first >= hoursGone) {
            return;
        }
        long[] counts = new long[hoursGone - first];
        fill(from + first * HOUR, counts, known.getEpochSecond());
        for (int i = 0; i < counts.length; i++) {
            remembered.putIfAbsent(from + (first + i) * HOUR, counts[i]);
        }
    }

    private @Nullable Instant openingBefore(Instant when) {
        Instant opening = null;
        for (Hours.Stretch stretch : hours.stretches()) {
            if (stretch.certain() && stretch.from().isBefore(when)) {
                opening = stretch.from();
            }
        }
        return opening;
    }

    private void count(long from, long[] counts, long known) {
        List<Incident> all = incidents.inOrder();
        long end = from + counts.length * HOUR;
        for (int i = incidents.firstEndingAfter(from); i < all.size(); i++) {
            Incident incident = all.get(i);
            if (incident.from >= end) {
                // In order of end, and an exact event ends within the hour.
                if (incident.until > end + HOUR) {
                    break;
                }
                continue;
            }
            if (incident.kind.family() != ReportKind.Family.VIOLENCE
                    || incident.until - incident.from > HOUR
                    || incident.from < from
                    || incident.areaMetres > rules.areaMetres()) {
                continue;
            }
            Standing standing = incident.standingAt(known);
            int hour = (int) ((incident.from - from) / HOUR);
            if (standing != null
                    && standing.isAtLeast(Standing.ALLEGED)
                    && counts[hour] != ChangePoints.MISSING) {
                counts[hour]++;
            }
        }
    }
}
