package org.safepassage.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one minute from what is known at another. Reads the stores and changes nothing.
 *
 * <p>Cost: the events of the rules' longest window times the rules, and the observers times the
 * corridors.
 */
final class Judge {
    /** Somebody was at some place of the pause. */
    static final int ANYWHERE = -1;

    /** Somebody sent reports of events, and was perhaps never there. */
    static final int HEARD = -2;

    static final int AREA = 0;

    private final WatchRules rules;
    private final Ground ground;
    private final Hours hours;
    private final Counting counting;
    private final Presence presence;
    private final DayRules dayRules;
    private final Ends ends;

    Judge(
            WatchRules rules,
            Ground ground,
            Hours hours,
            Counting counting,
            Presence presence,
            DayRules dayRules,
            Ends ends) {
        this.rules = rules;
        this.ground = ground;
        this.hours = hours;
        this.counting = counting;
        this.presence = presence;
        this.dayRules = dayRules;
        this.ends = ends;
    }

    Change at(Instant when, Instant known) {
        Phase phase = phase(when, known);
        if (phase.fixed != null) {
            Verdict fixed = phase.fixed;
            List<ScopeVerdict> each =
                    ground.corridors().stream()
                            .map(c -> new ScopeVerdict(c, fixed, phase.rule, phase.says))
                            .toList();
            return new Change(when, new ScopeVerdict("", fixed, phase.rule, phase.says), each);
        }
        long t = when.getEpochSecond();
        long k = known.getEpochSecond();
        Counting.Counted[][] counted = counting.count(t, k);
        List<ScopeVerdict> corridors = new ArrayList<>();
        for (int c = 0; c < ground.corridors().size(); c++) {
            corridors.add(corridor(c, counted, t, k));
        }
        return new Change(when, pause(corridors, counted, when, known), corridors);
    }

    private record Phase(@Nullable Verdict fixed, String rule, String says) {}

    private Phase phase(Instant when, Instant known) {
        Instant over = ends.endedBy(when, known);
        Hours.Phase phase = hours.at(when);
        if (over != null && phase != Hours.Phase.BEFORE && phase != Hours.Phase.AFTER) {
            return new Phase(
                    Verdict.ENDED,
                    "declared-end",
                    "The party that announced the pause said that it is over.");
        }
        return switch (phase) {
            case NONE_ANNOUNCED ->
                    new Phase(
                            Verdict.CANNOT_TELL,
                            "no-hours",
                            "No hours are announced, so nobody can tell whether it has begun.");
            case BEFORE ->
                    new Phase(
                            Verdict.NOT_BEGUN,
                            "before-hours",
                            "The first hour is %s.".formatted(hours.first()));
            case BETWEEN ->
                    new Phase(
                            Verdict.NOT_BEGUN,
                            "between-windows",
                            "It is between two windows; the next opens %s."
                                    .formatted(hours.nextOpening(when)));
            case AFTER ->
                    new Phase(
                            Verdict.ENDED,
                            "hours-over",
                            "The last announced hour passed at %s.".formatted(hours.last()));
            case PERHAPS ->
                    new Phase(
                            Verdict.CANNOT_TELL,
                            "hours-not-known",
                            "Only the day is announced, or no end; whether it is open now nobody can tell.");
            case IN -> new Phase(null, "", "");
        };
    }

    private ScopeVerdict corridor(int c, Counting.Counted[][] counted, long t, long k) {
        String id = ground.corridors().get(c);
        ScopeVerdict bad = bad(id, 1 + c, counted, t);
        if (bad != null) {
            return bad;
        }
        int reporting = presence.reporting(1 + c, t, k);
        return reporting >= rules.observersToHold()
                ? new ScopeVerdict(
                        id,
                        Verdict.HOLDS,
                        "observed-quiet",
                        "%d observer%s reporting from it, and nothing counts against it."
                                .formatted(reporting, reporting == 1 ? " is" : "s are"))
                : new ScopeVerdict(
                        id,
                        Verdict.CANNOT_TELL,
                        "not-observed",
                        reporting == 0
                                ? "Nobody is reporting from it, and silence is no evidence."
                                : "%d observer%s reporting from it; %d are needed."
                                        .formatted(
                                                reporting,
                                                reporting == 1 ? " is" : "s are",
                                                rules.observersToHold()));
    }

    /** Broken, strained or recovering, or null when no rule is met. */
    private @Nullable ScopeVerdict bad(String id, int scope, Counting.Counted[][] counted, long t) {
        ScopeVerdict strained = null;
        ScopeVerdict recovering = null;
        for (int r = 0; r < counted.length; r++) {
            IncidentRule rule = rules.incidents().get(r);
            long until = counted[r][scope].metUntil(rule.number(), rule.window().toSeconds());
            if (until == Long.MIN_VALUE) {
                continue;
            }
            if (t < until) {
                ScopeVerdict met =
                        new ScopeVerdict(
                                id,
                                rule.gives(),
                                rule.id(),
                                "The rule is met: %s.".formatted(rule.inWords()));
                if (rule.gives() == Verdict.BROKEN) {
                    return met;
                }
                strained = strained == null ? met : strained;
            } else if (rule.gives() == Verdict.BROKEN && t < until + rules.recovery().toSeconds()) {
                recovering =
                        new ScopeVerdict(
                                id,
                                Verdict.STRAINED,
                                "recovering",
                                "Rule %s was met; after broken it is at best strained for %s."
                                        .formatted(rule.id(), IncidentRule.span(rules.recovery())));
            }
        }
        return strained != null ? strained : recovering;
    }

    private ScopeVerdict pause(
            List<ScopeVerdict> corridors,
            Counting.Counted[][] counted,
            Instant when,
            Instant known) {
        long t = when.getEpochSecond();
        long broken = corridors.stream().filter(c -> c.verdict() == Verdict.BROKEN).count();
        ScopeVerdict area = bad("", AREA, counted, t);
        if (area != null && area.verdict() == Verdict.BROKEN) {
            return area;
        }
        if (broken > 0 && broken >= Math.min(rules.brokenCorridors(), corridors.size())) {
            return new ScopeVerdict(
                    "",
                    Verdict.BROKEN,
                    "corridors-broken",
                    "%d of %d corridor%s broken."
                            .formatted(
                                    broken,
                                    corridors.size(),
                                    corridors.size() == 1 ? " is" : "s are"));
        }
        ScopeVerdict days = dayRules.verdict(when, known);
        if (days != null && days.verdict() == Verdict.BROKEN) {
            return days;
        }
        if (broken > 0) {
            return new ScopeVerdict(
                    "",
                    Verdict.STRAINED,
                    "corridor-broken",
                    "One corridor is broken; %d make the pause broken."
                            .formatted(Math.min(rules.brokenCorridors(), corridors.size())));
        }
        if (area != null) {
            return area;
        }
        if (ends.isSaidOver(when, known, hours.first())) {
            return new ScopeVerdict(
                    "",
                    Verdict.STRAINED,
                    "said-to-be-over",
                    "Somebody says that it is over; the party that announced it has not.");
        }
        for (ScopeVerdict corridor : corridors) {
            if (corridor.verdict() == Verdict.STRAINED) {
                return new ScopeVerdict(
                        "",
                        Verdict.STRAINED,
                        "corridor-strained",
                        "Corridor %s is strained.".formatted(corridor.id()));
            }
        }
        return quiet(corridors, days, t, known.getEpochSecond());
    }

    private ScopeVerdict quiet(
            List<ScopeVerdict> corridors, @Nullable ScopeVerdict days, long t, long k) {
        List<String> unseen =
                corridors.stream()
                        .filter(c -> c.verdict() != Verdict.HOLDS)
                        .map(ScopeVerdict::id)
                        .toList();
        if (!corridors.isEmpty() && unseen.isEmpty()) {
            return new ScopeVerdict(
                    "",
                    Verdict.HOLDS,
                    "observed-quiet",
                    "Every corridor is observed, and nothing counts against it.");
        }
        if (days != null) {
            return days;
        }
        if (corridors.isEmpty()) {
            int reporting = presence.reporting(AREA, t, k);
            return reporting >= rules.observersToHold()
                    ? new ScopeVerdict(
                            "",
                            Verdict.HOLDS,
                            "observed-quiet",
                            "Observers report from the area, and nothing counts against it.")
                    : new ScopeVerdict(
                            "",
                            Verdict.CANNOT_TELL,
                            "not-observed",
                            "Nobody who would see it is reporting, and silence is no evidence.");
        }
        return new ScopeVerdict(
                "",
                Verdict.CANNOT_TELL,
                "not-observed",
                "Nothing counts against it, and nobody can tell for %s: too few observers report from there."
                        .formatted(
                                unseen.size() == corridors.size()
                                        ? "any corridor"
                                        : String.join(", ", unseen)));
    }
}
