package org.safepassage.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
    private final Incidents incidents;
    private final Presence presence;
    private final DayRules dayRules;
    private final Ends ends;
    private final long memory;

    Judge(
            WatchRules rules,
            Ground ground,
            Hours hours,
            Incidents incidents,
            Presence presence,
            DayRules dayRules,
            Ends ends) {
        this.rules = rules;
        this.ground = ground;
        this.hours = hours;
        this.incidents = incidents;
        this.presence = presence;
        this.dayRules = dayRules;
        this.ends = ends;
        this.memory = rules.longestMemory().toSeconds();
    }

    /** Ends of events that one rule counts for one scope, in order. */
    static final class Counted {
        private long[] ends = new long[8];
        private int size;

        void add(long end) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            ends[size++] = end;
        }

        /** The instant until which the rule is met, or {@code Long.MIN_VALUE} when it never was. */
        long metUntil(int number, long window) {
            for (int i = size - number; i >= 0; i--) {
                if (ends[i + number - 1] - ends[i] < window) {
                    return ends[i] + window;
                }
            }
            return Long.MIN_VALUE;
        }
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
        Counted[][] counted = count(t, k);
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

    /** [rule][scope] what counts; scope 0 is the area, 1 + i a corridor. */
    private Counted[][] count(long t, long k) {
        int scopes = 1 + ground.corridors().size();
        List<IncidentRule> all = rules.incidents();
        Counted[][] counted = new Counted[all.size()][scopes];
        for (Counted[] row : counted) {
            for (int s = 0; s < scopes; s++) {
                row[s] = new Counted();
            }
        }
        List<Incident> inOrder = incidents.inOrder();
        for (int i = incidents.firstEndingAfter(t - memory); i < inOrder.size(); i++) {
            Incident incident = inOrder.get(i);
            if (incident.until > t) {
                break;
            }
            if (!incident.isKnownAt(k) || incident.outside != null) {
                continue;
            }
            Standing standing = incident.standingAt(k);
            if (standing == null || !standing.isAtLeast(Standing.ALLEGED)) {
                continue;
            }
            boolean disputed = incident.isDisputedAt(k) && standing != Standing.VERIFIED;
            for (int r = 0; r < all.size(); r++) {
                IncidentRule rule = all.get(r);
                if (mayCount(rule, incident, standing, disputed)) {
                    place(rule, incident, counted[r]);
                }
            }
        }
        return counted;
    }

    static boolean mayCount(
            IncidentRule rule, Incident incident, Standing standing, boolean disputed) {
        return rule.kinds().contains(incident.kind)
                && standing.isAtLeast(rule.atLeast())
                && !(rule.undisputed() && disputed);
    }

    private void place(IncidentRule rule, Incident incident, Counted[] scopes) {
        if (rule.reach() == IncidentRule.Reach.AREA) {
            if (isNearArea(rule, incident)) {
                scopes[AREA].add(incident.until);
            }
            return;
        }
        for (int c = 0; c < ground.corridors().size(); c++) {
            if (incident.metresFrom(c) <= rule.withinMetres()) {
                scopes[1 + c].add(incident.until);
            }
        }
    }

    boolean isNearArea(IncidentRule rule, Incident incident) {
        return incident.areaMetres <= Math.min(rule.withinMetres(), rules.areaMetres());
    }

    private ScopeVerdict corridor(int c, Counted[][] counted, long t, long k) {
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
    private @Nullable ScopeVerdict bad(String id, int scope, Counted[][] counted, long t) {
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
            List<ScopeVerdict> corridors, Counted[][] counted, Instant when, Instant known) {
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

    /** What the verdict made of one event, and by which rule. */
    record Weighed(Reason reason, @Nullable IncidentRule rule, @Nullable String corridor) {}

    Weighed weigh(Incident incident, Instant when, Instant known, Met met) {
        long t = when.getEpochSecond();
        long k = known.getEpochSecond();
        if (!incident.isKnownAt(k)) {
            return new Weighed(Reason.NOT_YET, null, null);
        }
        Standing standing = incident.standingAt(k);
        if (standing == null) {
            return new Weighed(withdrawn(incident), null, null);
        }
        switch (standing) {
            case RETRACTED -> {
                return new Weighed(Reason.RETRACTED, null, null);
            }
            case REFUTED -> {
                return new Weighed(Reason.REFUTED, null, null);
            }
            case UNVERIFIABLE -> {
                return new Weighed(Reason.UNVERIFIABLE, null, null);
            }
            case ALLEGED, CORROBORATED, VERIFIED -> {}
        }
        if (incident.outside != null) {
            return new Weighed(Objects.requireNonNull(incident.outside), null, null);
        }
        if (incident.until > t) {
            return new Weighed(Reason.NOT_YET, null, null);
        }
        return byRule(incident, standing, t, k, met);
    }

    private Weighed byRule(Incident incident, Standing standing, long t, long k, Met met) {
        boolean disputed = incident.isDisputedAt(k) && standing != Standing.VERIFIED;
        Weighed best = new Weighed(Reason.NO_RULE, null, null);
        for (int r = 0; r < rules.incidents().size(); r++) {
            IncidentRule rule = rules.incidents().get(r);
            if (!rule.kinds().contains(incident.kind)) {
                continue;
            }
            for (int scope = 0; scope <= ground.corridors().size(); scope++) {
                Weighed here = byRule(rule, r, scope, incident, standing, disputed, t, met);
                if (here.reason == Reason.COUNTS) {
                    return here;
                }
                if (rank(here.reason) > rank(best.reason)) {
                    best = here;
                }
            }
        }
        return best;
    }

    private Weighed byRule(
            IncidentRule rule,
            int number,
            int scope,
            Incident incident,
            Standing standing,
            boolean disputed,
            long t,
            Met met) {
        boolean ofArea = rule.reach() == IncidentRule.Reach.AREA;
        if (ofArea != (scope == AREA)) {
            return new Weighed(Reason.NO_RULE, null, null);
        }
        String corridor = ofArea ? null : ground.corridors().get(scope - 1);
        boolean near =
                ofArea
                        ? isNearArea(rule, incident)
                        : incident.metresFrom(scope - 1) <= rule.withinMetres();
        if (!near) {
            return new Weighed(Reason.NOT_NEAR, rule, corridor);
        }
        if (incident.until <= t - rule.window().toSeconds()) {
            return new Weighed(Reason.TOO_OLD, rule, corridor);
        }
        if (!standing.isAtLeast(rule.atLeast())) {
            return new Weighed(Reason.TOO_WEAK, rule, corridor);
        }
        if (rule.undisputed() && disputed) {
            return new Weighed(Reason.DISPUTED, rule, corridor);
        }
        return new Weighed(
                met.isMet(number, scope) ? Reason.COUNTS : Reason.TOO_FEW, rule, corridor);
    }

    /** Of several reasons why a report does not count, the one that came nearest to counting. */
    private static int rank(Reason reason) {
        return switch (reason) {
            case TOO_FEW -> 5;
            case DISPUTED -> 4;
            case TOO_WEAK -> 3;
            case TOO_OLD -> 2;
            case NOT_NEAR -> 1;
            default -> 0;
        };
    }

    private static Reason withdrawn(Incident incident) {
        return incident.witnesses().getLast().withdrawnAs;
    }

    /** Which rules are met for which scope at a minute. */
    static final class Met {
        private final boolean[][] met;

        Met(boolean[][] met) {
            this.met = met;
        }

        boolean isMet(int rule, int scope) {
            return met[rule][scope];
        }
    }

    Met met(Instant when, Instant known) {
        long t = when.getEpochSecond();
        Counted[][] counted = count(t, known.getEpochSecond());
        boolean[][] met = new boolean[counted.length][];
        for (int r = 0; r < counted.length; r++) {
            IncidentRule rule = rules.incidents().get(r);
            met[r] = new boolean[counted[r].length];
            for (int s = 0; s < counted[r].length; s++) {
                met[r][s] = t < counted[r][s].metUntil(rule.number(), rule.window().toSeconds());
            }
        }
        return new Met(met);
    }
}
