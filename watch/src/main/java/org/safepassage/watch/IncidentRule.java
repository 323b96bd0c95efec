package org.safepassage.watch;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One rule: so many incidents of these kinds, so near, looked into so far, within so long, make the
 * verdict what it says.
 *
 * @param gives strained or broken
 * @param kinds at least one
 * @param reach whether it is asked of each corridor or of the area
 * @param withinMetres how near: of the corridor's line, or of the area's point; place and its
 *     uncertainty together
 * @param atLeast alleged, corroborated or verified
 * @param undisputed true when a disputed incident does not count unless it is verified
 * @param window how long an incident counts, 1 minute to 7 days
 * @param number how many it takes, 1 to 1,000
 */
public record IncidentRule(
        String id,
        Verdict gives,
        Set<ReportKind> kinds,
        Reach reach,
        double withinMetres,
        Standing atLeast,
        boolean undisputed,
        Duration window,
        int number) {

    /** What a rule looks at. */
    public enum Reach {
        CORRIDOR,
        AREA
    }

    /** Fails when a part is out of range. */
    public IncidentRule {
        if (gives != Verdict.STRAINED && gives != Verdict.BROKEN) {
            throw new IllegalArgumentException(
                    "Rule %s gives '%s'; a rule gives strained or broken."
                            .formatted(id, gives.word()));
        }
        if (kinds.isEmpty() || !atLeast.isAtLeast(Standing.ALLEGED)) {
            throw new IllegalArgumentException(
                    "Rule %s needs a kind, and alleged, corroborated or verified.".formatted(id));
        }
        if (window.compareTo(Duration.ofMinutes(1)) < 0
                || window.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(
                    "The window of rule %s is 1 minute to 7 days, not %s.".formatted(id, window));
        }
        if (number < 1 || number > 1_000 || !(withinMetres >= 0 && withinMetres <= 1_000_000)) {
            throw new IllegalArgumentException(
                    "Rule %s takes 1 to 1000 incidents within 0 to 1000000 metres, not %d and %s."
                            .formatted(id, number, withinMetres));
        }
        kinds = java.util.Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** The rule as a sentence for an officer. */
    public String inWords() {
        String what = number == 1 ? "one incident" : "%d incidents".formatted(number);
        String how =
                switch (atLeast) {
                    case VERIFIED -> "verified";
                    case CORROBORATED -> "corroborated by two observers, or verified";
                    default -> "alleged or better";
                };
        String where =
                reach == Reach.CORRIDOR
                        ? "on a corridor or within %.0f m of it".formatted(withinMetres)
                        : "in the area";
        return "%s in %s (%s), %s%s, %s"
                .formatted(
                        what,
                        span(window),
                        kinds.stream().map(ReportKind::word).collect(Collectors.joining(", ")),
                        how,
                        undisputed ? ", not disputed unless verified" : "",
                        where);
    }

    static String span(Duration window) {
        long minutes = window.toMinutes();
        if (minutes % 1440 == 0) {
            return minutes == 1440 ? "24 hours" : minutes / 1440 + " days";
        }
        return minutes % 60 == 0 && minutes > 60
                ? minutes / 60 + " hours"
                : minutes == 60 ? "1 hour" : minutes + " minutes";
    }
}
