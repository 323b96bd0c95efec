package org.safepassage.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the coverage of one minute together. */
final class CoverageReport {
    private final WatchRules rules;
    private final Ground ground;
    private final Hours hours;
    private final Presence presence;
    private final RowBook rows;
    private final BitSet alertMinutes;
    private final Days days;

    CoverageReport(
            WatchRules rules,
            Ground ground,
            Hours hours,
            Presence presence,
            RowBook rows,
            BitSet alertMinutes,
            Days days) {
        this.rules = rules;
        this.ground = ground;
        this.hours = hours;
        this.presence = presence;
        this.rows = rows;
        this.alertMinutes = alertMinutes;
        this.days = days;
    }

    Coverage of(Instant about, Instant known, Map<Reason, Long> all, boolean full) {
        long t = about.getEpochSecond();
        long k = known.getEpochSecond();
        List<Coverage.ObserverCoverage> observers = new ArrayList<>();
        Set<String> heard = new HashSet<>();
        for (Presence.Seen seen : presence.observers(t, k)) {
            heard.add(seen.observer());
            List<String> from =
                    seen.scopes().stream()
                            .filter(s -> s >= Judge.AREA)
                            .map(s -> s == Judge.AREA ? "area" : ground.corridors().get(s - 1))
                            .toList();
            observers.add(
                    new Coverage.ObserverCoverage(
                            seen.observer(),
                            from,
                            state(seen),
                            seen.last() == null ? null : Instant.ofEpochSecond(seen.last())));
        }
        List<String> never = rules.expected().stream().filter(o -> !heard.contains(o)).toList();
        return new Coverage(
                rows.read(),
                all,
                observers,
                never,
                corridors(about, t, k),
                rows.inferred(),
                rows.unknown(),
                alertsUntil(about),
                notes(observers, never, full));
    }

    private static String state(Presence.Seen seen) {
        if (seen.left()) {
            return "off";
        }
        if (seen.scopes().stream().allMatch(s -> s == Judge.HEARD)) {
            return "heard";
        }
        return seen.reporting() ? "reporting" : "silent";
    }

    private List<Coverage.CorridorCoverage> corridors(Instant about, long t, long k) {
        List<Coverage.CorridorCoverage> all = new ArrayList<>();
        for (int c = 0; c < ground.corridors().size(); c++) {
            long observed = 0;
            long minutes = 0;
            for (Hours.Stretch stretch : hours.stretches()) {
                if (stretch.certain() && stretch.from().isBefore(about)) {
                    Instant end = stretch.until().isBefore(about) ? stretch.until() : about;
                    long from = stretch.from().getEpochSecond();
                    observed += presence.minutesObserved(1 + c, from, end.getEpochSecond(), k);
                    minutes += (end.getEpochSecond() - from + 59) / 60;
                }
            }
            all.add(
                    new Coverage.CorridorCoverage(
                            ground.corridors().get(c),
                            presence.reporting(1 + c, t, k),
                            observed,
                            minutes));
        }
        return all;
    }

    private long alertsUntil(Instant about) {
        Instant first = hours.first();
        if (first == null || about.isBefore(first)) {
            return 0;
        }
        long minutes = Math.min(java.time.Duration.between(first, about).toMinutes(), 800L * 1440);
        return alertMinutes.get(0, (int) minutes).cardinality();
    }

    private List<String> notes(
            List<Coverage.ObserverCoverage> observers, List<String> never, boolean full) {
        List<String> notes = new ArrayList<>();
        if (observers.stream().allMatch(o -> o.state().equals("heard"))) {
            notes.add(
                    "No observer at a place is in the input: nothing in it can tell that a pause holds.");
        }
        List<String> silent =
                observers.stream()
                        .filter(o -> o.state().equals("silent"))
                        .map(Coverage.ObserverCoverage::observer)
                        .limit(20)
                        .toList();
        if (!silent.isEmpty()) {
            notes.add(
                    "Silent for more than %s: %s."
                            .formatted(
                                    IncidentRule.span(rules.silentAfter()),
                                    String.join(", ", silent)));
        }
        if (!never.isEmpty()) {
            notes.add("Expected, and never heard of: %s.".formatted(String.join(", ", never)));
        }
        if (!ground.hasCentre()) {
            notes.add(
                    "The pause has no point for its area: a report with coordinates cannot be placed in it.");
        }
        List<String> unplaced = ground.unplaced();
        if (!unplaced.isEmpty()) {
            notes.add(
                    "No line on the map for %s: only a report that names the corridor counts there."
                            .formatted(String.join(", ", unplaced)));
        }
        for (String source : days.sources()) {
            SourceCoverage stated = days.coverage(source);
            if (stated == null) {
                notes.add(
                        "Nobody states which days %s covers: its days without a row are not known, not quiet."
                                .formatted(source));
            } else if (stated.lists() == SourceCoverage.Lists.LETHAL) {
                notes.add(
                        "%s lists deaths only: a day without one is not a day without violence."
                                .formatted(source));
            }
        }
        if (rows.inferred() > 0) {
            notes.add(
                    "For %d rows the time they became known is inferred."
                            .formatted(rows.inferred()));
        }
        if (rows.unknown() > 0) {
            notes.add(
                    "For %d rows nobody wrote down when they came in: they count as known when what they tell was over."
                            .formatted(rows.unknown()));
        }
        if (full) {
            notes.add(
                    "There are more events than the %d that are kept one by one; the rest is counted in number only."
                            .formatted(Incidents.MOST));
        }
        return notes;
    }
}
