package org.safepassage.watch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What each rule counts for each scope at a minute: scope 0 is the area, 1 + i the corridor with
 * number i. Reads the stores and changes nothing.
 */
final class Counting {
    private final WatchRules rules;
    private final Ground ground;
    private final Incidents incidents;
    private final long memory;

    Counting(WatchRules rules, Ground ground, Incidents incidents) {
        this.rules = rules;
        this.ground = ground;
        this.incidents = incidents;
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

    /** [rule][scope] what counts; scope 0 is the area, 1 + i a corridor. */
    Counted[][] count(long t, long k) {
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
                scopes[Judge.AREA].add(incident.until);
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
