package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a report as it comes in: which store takes it, or why none does; and from which
 * minute on the verdict may have changed by it.
 */
final class Admission {
    private static final Duration LONGEST_EVENT = Duration.ofHours(36);
    private static final Duration SHORTEST_EVENT = Duration.ofMinutes(1);
    private static final int MOST_KEPT_WORDS = 50_000;

    private final WatchRules rules;
    private final Ground ground;
    private final Hours hours;
    private final Incidents incidents;
    private final Presence presence;
    private final Days days;
    private final Ends ends;
    private final @Nullable Versions versions;
    private final Instant base;
    private final BitSet alertMinutes = new BitSet();
    private final List<Report> kept = new ArrayList<>();

    /**
     * Takes in for these stores.
     *
     * @param base nothing that was over before matters to the hours
     * @param versions told of each minute at which the verdict may change; null without hours
     */
    Admission(
            WatchRules rules,
            Ground ground,
            Hours hours,
            Incidents incidents,
            Presence presence,
            Days days,
            Ends ends,
            Instant base,
            @Nullable Versions versions) {
        this.rules = rules;
        this.ground = ground;
        this.hours = hours;
        this.incidents = incidents;
        this.presence = presence;
        this.days = days;
        this.ends = ends;
        this.base = base;
        this.versions = versions;
    }

    /** Minutes since the first hour in which an alert was on. */
    BitSet alertMinutes() {
        return alertMinutes;
    }

    /** Crossings and what was said of the end. */
    List<Report> kept() {
        return kept;
    }

    Reason take(Report report, Instant known) {
        boolean received = report.received() != null;
        if (received && report.when().from().isAfter(known.plus(rules.clockTolerance()))) {
            return Reason.FUTURE;
        }
        if (report.where() instanceof Where.On on && ground.indexOf(on.corridor()) == null) {
            return Reason.UNKNOWN_CORRIDOR;
        }
        if (ground.looksSwapped(report.where(), rules.areaMetres())) {
            return Reason.SWAPPED;
        }
        return switch (report.kind().family()) {
            case WORD -> word(report, known);
            case PRESENCE -> present(report, known);
            case ABSENCE -> absent(report, known);
            case ALERT -> alert(report, known);
            case VIOLENCE, OBSTRUCTION -> incident(report, known);
        };
    }

    private Reason word(Report report, Instant known) {
        if (report.kind() == ReportKind.DECLARED_END && ends.add(report)) {
            changed(known);
            mark(report.when().until().getEpochSecond());
        }
        return keep(report) ? Reason.WORDS : Reason.OVER_LIMIT;
    }

    private boolean keep(Report report) {
        return kept.size() < MOST_KEPT_WORDS && kept.add(report);
    }

    private Reason present(Report report, Instant known) {
        if (report.kind() == ReportKind.CROSSING) {
            boolean there = keep(report);
            see(report, known);
            return there ? Reason.CROSSINGS : Reason.OVER_LIMIT;
        }
        return see(report, known) ? Reason.PRESENCE : Reason.OVER_LIMIT;
    }

    /**
     * Whoever reports quiet or a crossing was there. Whoever tells of an event is only heard: a
     * newspaper that reports a shot is on no corridor. A summary of a day is no presence either.
     */
    private boolean see(Report report, Instant known) {
        Instant end = report.when().until();
        Instant when = end.isAfter(known) ? known : end;
        if (report.via() != null
                || when.isBefore(base.equals(Instant.MIN) ? Instant.EPOCH : base)) {
            return true;
        }
        long at = when.getEpochSecond();
        long knownAt = known.getEpochSecond();
        boolean watching =
                report.kind().family() == ReportKind.Family.PRESENCE
                        && report.when().length().compareTo(rules.silentAfter().multipliedBy(2))
                                <= 0;
        boolean followed =
                presence.saw(
                        report.observer(), watching ? Judge.ANYWHERE : Judge.HEARD, at, knownAt);
        if (!watching) {
            return followed;
        }
        if (report.where() instanceof Where.On on) {
            Integer corridor = ground.indexOf(on.corridor());
            if (corridor != null) {
                presence.saw(report.observer(), 1 + corridor, at, knownAt);
            }
        } else if (ground.area(report.where()) <= rules.areaMetres()) {
            presence.saw(report.observer(), Judge.AREA, at, knownAt);
        }
        changed(known);
        mark(at + rules.silentAfter().toSeconds());
        return followed;
    }

    private Reason absent(Report report, Instant known) {
        presence.left(
                report.observer(), report.when().from().getEpochSecond(), known.getEpochSecond());
        changed(known);
        mark(report.when().from().getEpochSecond());
        return Reason.ABSENCE;
    }

    private Reason alert(Report report, Instant known) {
        Instant first = hours.first();
        if (first != null && ground.area(report.where()) <= rules.areaMetres()) {
            for (Hours.Stretch stretch : hours.stretches()) {
                long from = Math.max(0, Duration.between(first, report.when().from()).toMinutes());
                Instant end =
                        report.when().until().isBefore(stretch.until())
                                ? report.when().until()
                                : stretch.until();
                long until = Math.min(Duration.between(first, end).toMinutes(), 800L * 1440);
                long open = Math.max(0, Duration.between(first, stretch.from()).toMinutes());
                if (Math.max(from, open) < until) {
                    alertMinutes.set((int) Math.max(from, open), (int) until);
                }
            }
        }
        boolean asked = rules.incidents().stream().anyMatch(r -> r.kinds().contains(report.kind()));
        return asked ? incident(report, known) : Reason.ALERT;
    }

    private Reason incident(Report report, Instant known) {
        double area = ground.area(report.where());
        if (report.where() instanceof Where.Unknown) {
            return Reason.UNPLACED;
        }
        double[] corridors = ground.corridors(report.where());
        if (area > rules.areaMetres() && !isNearSome(corridors)) {
            return Reason.ELSEWHERE;
        }
        see(report, known);
        Span span = clipped(report.when(), known);
        if (report.when().length().compareTo(LONGEST_EVENT) > 0
                && report.kind().family() != ReportKind.Family.ALERT) {
            if (report.via() != null) {
                days.spanning(report.via(), report.when(), known.getEpochSecond());
            }
            return Reason.SPANS_DAYS;
        }
        boolean day = false;
        if (report.via() != null
                && report.kind().family() == ReportKind.Family.VIOLENCE
                && area <= rules.areaMetres()
                && report.standing().isAtLeast(Standing.ALLEGED)) {
            if (!days.isNew(report.via(), report.id()) && span.until().isBefore(base)) {
                return Reason.DUPLICATE;
            }
            day = days.event(report.via(), report.id(), report.when(), known.getEpochSecond());
            changed(known);
        }
        if (span.until().isBefore(base)) {
            return day ? Reason.BEFORE : Reason.LONG_BEFORE;
        }
        Reason outside = outside(span);
        Incidents.Taken taken = incidents.add(report, span, area, corridors, outside);
        changed(known);
        markIncident(span, known);
        return switch (taken) {
            case NEW, JOINED -> Reason.COUNTS;
            case DUPLICATE -> Reason.DUPLICATE;
            case OVER_LIMIT -> Reason.OVER_LIMIT;
        };
    }

    private boolean isNearSome(double @Nullable [] corridors) {
        if (corridors != null) {
            for (double metres : corridors) {
                for (IncidentRule rule : rules.incidents()) {
                    if (rule.reach() == IncidentRule.Reach.CORRIDOR
                            && metres <= rule.withinMetres()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What happened cannot have happened after somebody told of it. */
    private static Span clipped(Span when, Instant known) {
        if (!when.until().isAfter(known)) {
            return when;
        }
        Instant least = when.from().plus(SHORTEST_EVENT);
        if (known.isBefore(least)) {
            // Told within its own minute, or by a clock that is a little slow.
            Instant from = when.from().isBefore(known) ? when.from() : known;
            return new Span(from.minus(SHORTEST_EVENT), from);
        }
        return new Span(when.from(), known);
    }

    private @Nullable Reason outside(Span span) {
        if (hours.contain(span)) {
            return null;
        }
        if (hours.touch(span)) {
            return Reason.PERHAPS_OUTSIDE;
        }
        Instant first = hours.first();
        return first == null || span.until().isAfter(first) ? Reason.OUTSIDE_HOURS : Reason.BEFORE;
    }

    private void markIncident(Span span, Instant known) {
        long until = span.until().getEpochSecond();
        mark(until);
        for (IncidentRule rule : rules.incidents()) {
            long window = rule.window().toSeconds();
            mark(until + window);
            mark(until + window + rules.recovery().toSeconds());
        }
        mark(known.getEpochSecond());
    }

    private void mark(long second) {
        if (versions != null) {
            versions.mark(second);
        }
    }

    void changed(Instant known) {
        if (versions != null) {
            long second = Math.max(known.getEpochSecond(), base.getEpochSecond());
            versions.mark(second);
            versions.reopen(second);
        }
    }
}
