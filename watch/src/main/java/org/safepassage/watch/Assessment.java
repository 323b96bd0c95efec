package org.safepassage.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The whole answer for one minute: the verdict, the rule, the evidence both ways, and the coverage.
 *
 * @param at the minute it is about
 * @param known only what was known by then was used; later than {@code at} in hindsight
 * @param evidence what counted, then what was set aside, the latest first, at most {@value
 *     #MOST_EVIDENCE} in all
 * @param evidenceLeftOut how many more there are of each reason, which the list has no room for
 * @param quieter the series that could be compared, each with its answer
 * @param rules the rules in words
 */
public record Assessment(
        Instant at,
        Instant known,
        ScopeVerdict pause,
        List<ScopeVerdict> corridors,
        List<Evidence> evidence,
        Map<Reason, Long> evidenceLeftOut,
        Coverage coverage,
        List<Quieter> quieter,
        List<String> rules) {
    /** The longest list of evidence; the rest is in the coverage, by reason and number. */
    public static final int MOST_EVIDENCE = 200;

    public Assessment {
        corridors = List.copyOf(corridors);
        evidence = List.copyOf(evidence);
        evidenceLeftOut = Map.copyOf(evidenceLeftOut);
        quieter = List.copyOf(quieter);
        rules = List.copyOf(rules);
    }

    public Verdict verdict() {
        return pause.verdict();
    }

    public String rule() {
        return pause.rule();
    }
}
