package org.safepassage.watch;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the verdict of a minute made of one event, and by which rule. */
final class Weighing {
    private final WatchRules rules;
    private final Ground ground;
    private final Counting counting;

    Weighing(WatchRules rules, Ground ground, Counting counting) {
        this.rules = rules;
        this.ground = ground;
        this.counting = counting;
    }

    /** Which rules were met for which scope at a minute, as known at another. */
    Counting.Met met(Instant when, Instant known) {
        return counting.met(when, known);
    }

    /** What the verdict made of one event, and by which rule. */
    record Weighed(Reason reason, @Nullable IncidentRule rule, @Nullable String corridor) {}

    Weighed weigh(Incident incident, Instant when, Instant known, Counting.Met met) {
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

    private Weighed byRule(Incident incident, Standing standing, long t, long k, Counting.Met met) {
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
            Counting.Met met) {
        boolean ofArea = rule.reach() == IncidentRule.Reach.AREA;
        if (ofArea != (scope == Judge.AREA)) {
            return new Weighed(Reason.NO_RULE, null, null);
        }
        String corridor = ofArea ? null : ground.corridors().get(scope - 1);
        boolean near =
                ofArea
                        ? counting.isNearArea(rule, incident)
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
}
