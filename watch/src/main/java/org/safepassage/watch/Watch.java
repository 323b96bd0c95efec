package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Pause;

/**
 * Follows one pause: reports go in, in any order, and the verdict of any minute comes out, as it
 * was known then.
 *
 * <p>Not thread-safe. A report costs a few look-ups; a verdict the events of the longest window.
 * See the package's page for memory.
 */
public final class Watch {
    private static final Duration LONGEST_EVENT = Duration.ofHours(36);
    private static final Duration SHORTEST_EVENT = Duration.ofMinutes(1);
    private static final int MOST_KEPT_WORDS = 50_000;

    private final Pause pause;
    private final WatchRules rules;
    private final Ground ground;
    private final Hours hours;
    private final Incidents incidents;
    private final Presence presence;
    private final Days days;
    private final DayRules dayRules;
    private final HourRates hourRates;
    private final Ends ends;
    private final Judge judge;
    private final @Nullable Versions versions;
    private final RowBook rows = new RowBook();
    private final BitSet alertMinutes = new BitSet();
    private final List<Report> kept = new ArrayList<>();
    private final Instant base;

    private Watch(Pause pause, WatchRules rules) {
        this.pause = pause;
        this.rules = rules;
        ground = new Ground(pause, rules);
        hours = new Hours(pause);
        incidents = new Incidents(rules);
        presence = new Presence(rules.silentAfter().toSeconds());
        days = new Days(rules, hours);
        dayRules = new DayRules(days, hours, rules);
        hourRates = new HourRates(hours, incidents, presence, dayRules, rules);
        ends = new Ends(pause);
        judge = new Judge(rules, ground, hours, incidents, presence, dayRules, ends);
        Instant first = hours.first();
        Duration memory = rules.longestMemory();
        base =
                first == null
                        ? Instant.MIN
                        : first.minus(
                                memory.compareTo(HourRates.BEFORE) > 0 ? memory : HourRates.BEFORE);
        versions =
                first == null
                        ? null
                        : new Versions(first.minus(Versions.LEAD), when -> judge.at(when, when));
        rows.startAt(first == null ? Instant.EPOCH : base);
        if (versions != null) {
            for (Hours.Stretch stretch : hours.stretches()) {
                versions.mark(stretch.from().getEpochSecond());
                versions.mark(stretch.until().getEpochSecond());
                markDays(stretch);
            }
        }
    }

    /** A day's figures may change the verdict at each midnight of the hours. */
    private void markDays(Hours.Stretch stretch) {
        LocalDate day = stretch.from().atZone(hours.zone()).toLocalDate();
        for (int i = 0; i < 800; i++) {
            Instant midnight = day.plusDays(i).atStartOfDay(hours.zone()).toInstant();
            if (midnight.isAfter(stretch.until()) || versions == null) {
                return;
            }
            versions.mark(midnight.getEpochSecond());
        }
    }

    /** Watches this pause by these rules. */
    public static Watch of(Pause pause, WatchRules rules) {
        return new Watch(pause, rules);
    }

    /**
     * As the other, with lines of corridors that the pause names by nodes of a map.
     *
     * @param lines corridor's id to its line, at least one point each
     */
    public static Watch of(Pause pause, WatchRules rules, Map<String, List<GeoPoint>> lines) {
        return new Watch(pause, rules.withLines(lines));
    }

    public Pause pause() {
        return pause;
    }

    public WatchRules rules() {
        return rules;
    }

    /** Takes a report in. Never fails on what it says; says what became of it. */
    public Accepted accept(Report report) {
        Instant known = report.known();
        rows.read(report);
        Reason reason = take(report, known);
        if (reason != Reason.COUNTS) {
            rows.note(reason, known);
            rows.show(report, reason, hours.last());
        }
        return new Accepted(reason);
    }

    /** Counts a row that a reader could not turn into a report, so that none is lost unseen. */
    public void acceptUnread(Reason reason) {
        rows.readOther();
        rows.note(reason, Instant.MIN);
    }

    /** Takes one day of an aggregate series in. */
    public Accepted accept(DayCount day) {
        Instant over = day.day().plusDays(1).atStartOfDay(hours.zone()).toInstant();
        Instant known = day.received() == null ? over : day.received();
        rows.readOther();
        Reason reason = Reason.LONG_BEFORE;
        if (day.received() != null
                && known.plus(rules.clockTolerance()).isBefore(over.minus(Duration.ofDays(1)))) {
            reason = Reason.FUTURE;
        } else if (days.figure(day.source(), day.day(), day.count(), known.getEpochSecond())) {
            reason = day.count() == null ? Reason.DAY_MISSING : Reason.DAY_COUNT;
            changed(known);
        }
        rows.note(reason, known);
        return new Accepted(reason);
    }

    private Reason take(Report report, Instant known) {
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

    private void changed(Instant known) {
        if (versions != null) {
            long second = Math.max(known.getEpochSecond(), base.getEpochSecond());
            versions.mark(second);
            versions.reopen(second);
        }
    }

    /** The verdict of this instant with what was known at it. */
    public Assessment verdictAt(Instant when) {
        return assess(when, when);
    }

    /** The verdict on a minute with what came to be known later. */
    public Assessment inHindsight(Instant about, Instant known) {
        return assess(about, known);
    }

    /**
     * Only the verdict of this instant, without evidence and coverage: for a board's every beat.
     */
    public Change verdictOnly(Instant when) {
        return withSince(judge.at(when, when), when);
    }

    /**
     * Each version of the verdict from one instant to another, both included, as it was known at
     * its minute; the first is the one in force at {@code from}.
     */
    public List<Change> replay(Instant from, Instant until) {
        List<Change> all = new ArrayList<>();
        Change first = withSince(judge.at(from, from), from);
        all.add(first);
        if (versions != null) {
            versions.judgeTo(until);
            for (Change change : versions.between(from, until)) {
                if (!change.sameAs(all.getLast())) {
                    all.add(withSince(change, change.at()));
                }
            }
        }
        return all;
    }

    /** As {@link #replay}, each minute judged with all that was known at one later instant. */
    public List<Change> replayInHindsight(Instant from, Instant until, Instant known) {
        List<Change> all = new ArrayList<>();
        all.add(judge.at(from, known));
        if (versions != null) {
            Versions later = versions.again(when -> judge.at(when, known));
            later.judgeTo(until);
            for (Change change : later.between(from, until)) {
                if (!change.sameAs(all.getLast())) {
                    all.add(change);
                }
            }
        }
        return all;
    }

    private Change withSince(Change change, Instant when) {
        if (versions == null) {
            return change;
        }
        versions.judgeTo(when);
        List<Change> back = versions.backFrom(when);
        List<ScopeVerdict> corridors = new ArrayList<>();
        for (int i = 0; i < change.corridors().size(); i++) {
            int c = i;
            ScopeVerdict one = change.corridors().get(i);
            corridors.add(
                    one.withSince(
                            Versions.since(back, b -> b.corridors().get(c), one.verdict(), when)));
        }
        return new Change(
                change.at(),
                change.pause()
                        .withSince(
                                Versions.since(
                                        back, Change::pause, change.pause().verdict(), when)),
                corridors);
    }

    private Assessment assess(Instant about, Instant known) {
        Change change = judge.at(about, known);
        Change dated = about.equals(known) ? withSince(change, about) : change;
        Explained explained = new Explanation(judge, incidents, rows.samples()).of(about, known);
        Map<Reason, Long> all = rows.at(known);
        explained.rows().forEach((reason, n) -> all.merge(reason, n, Long::sum));
        CoverageReport coverage =
                new CoverageReport(rules, ground, hours, presence, rows, alertMinutes, days);
        List<Quieter> quieter = new ArrayList<>(dayRules.quieter(about, known));
        Quieter byHours = hourRates.quieter(about, known);
        if (byHours != null) {
            quieter.add(byHours);
        }
        return new Assessment(
                about,
                known,
                dated.pause(),
                dated.corridors(),
                explained.evidence(),
                explained.leftOut(),
                coverage.of(about, known, all, incidents.size() >= Incidents.MOST),
                quieter,
                rules.inWords());
    }

    /** Crossings and what was said of the end, in the order they came; at most 50,000. */
    public List<Report> keptWords() {
        return List.copyOf(kept);
    }

    /** Every event of the hours with its standing as known by then: for the account. */
    public List<Breach> breaches(Instant known) {
        return Breach.of(incidents.inOrder(), known.getEpochSecond(), ground.corridors());
    }

    /** The stretches in which the pause was in effect, as announced. */
    public List<Span> announcedHours() {
        return hours.stretches().stream().map(s -> new Span(s.from(), s.until())).toList();
    }

    /** Minutes of a stretch in which somebody was reporting from a corridor, as known by then. */
    public long minutesObserved(String corridor, Span of, Instant known) {
        Integer number = ground.indexOf(corridor);
        return number == null
                ? 0
                : presence.minutesObserved(
                        1 + number,
                        of.from().getEpochSecond(),
                        of.until().getEpochSecond(),
                        known.getEpochSecond());
    }

    /** Events kept one by one now: what memory goes with. */
    public int eventsKept() {
        return incidents.size();
    }

    /**
     * Lets go of everything that no verdict from this instant on can need. Verdicts of earlier
     * instants are then no longer to be asked for.
     */
    public void forgetBefore(Instant when) {
        Duration memory = rules.longestMemory();
        Instant events =
                when.minus(memory.compareTo(HourRates.BEFORE) > 0 ? memory : HourRates.BEFORE);
        rows.forgotten(incidents.forgetBefore(events.getEpochSecond()));
        presence.forgetBefore(
                when.minus(HourRates.BEFORE).minus(rules.silentAfter()).getEpochSecond());
    }
}
