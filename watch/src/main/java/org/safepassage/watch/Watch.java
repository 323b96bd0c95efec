package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final Weighing weighing;
    private final @Nullable Versions versions;
    private final RowBook rows = new RowBook();
    private final Admission admission;

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
        Counting counting = new Counting(rules, ground, incidents);
        weighing = new Weighing(rules, ground, counting);
        judge = new Judge(rules, ground, hours, counting, presence, dayRules, ends);
        Instant first = hours.first();
        Duration memory = rules.longestMemory();
        Instant base =
                first == null
                        ? Instant.MIN
                        : first.minus(
                                memory.compareTo(HourRates.BEFORE) > 0 ? memory : HourRates.BEFORE);
        versions =
                first == null
                        ? null
                        : new Versions(first.minus(Versions.LEAD), when -> judge.at(when, when));
        admission =
                new Admission(
                        rules, ground, hours, incidents, presence, days, ends, base, versions);
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
        Reason reason = admission.take(report, known);
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
            admission.changed(known);
        }
        rows.note(reason, known);
        return new Accepted(reason);
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
        Explained explained = new Explanation(weighing, incidents, rows.samples()).of(about, known);
        Map<Reason, Long> all = rows.at(known);
        explained.rows().forEach((reason, n) -> all.merge(reason, n, Long::sum));
        CoverageReport coverage =
                new CoverageReport(
                        rules, ground, hours, presence, rows, admission.alertMinutes(), days);
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
        return List.copyOf(admission.kept());
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
        // An hour of which a part goes is remembered whole, so one more than goes.
        hourRates.remember(when.minus(HourRates.BEFORE).plus(Duration.ofHours(1)), when);
        rows.forgotten(incidents.forgetBefore(events.getEpochSecond()));
        presence.forgetBefore(
                when.minus(HourRates.BEFORE).minus(rules.silentAfter()).getEpochSecond());
    }
}
