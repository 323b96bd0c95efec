package org.safepassage.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on the pause or on one corridor.
 *
 * @param id the corridor's; empty for the pause
 * @param rule the id of the rule that gives it
 * @param says the rule in one neutral sentence
 * @param since the minute from which it has been this verdict, as known then; null when it was so
 *     from before anything
 */
public record ScopeVerdict(
        String id, Verdict verdict, String rule, String says, @Nullable Instant since) {
    ScopeVerdict(String id, Verdict verdict, String rule, String says) {
        this(id, verdict, rule, says, null);
    }

    ScopeVerdict withSince(@Nullable Instant when) {
        return new ScopeVerdict(id, verdict, rule, says, when);
    }

    boolean sameAs(ScopeVerdict other) {
        return verdict == other.verdict && rule.equals(other.rule);
    }
}
