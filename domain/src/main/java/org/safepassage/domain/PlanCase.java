package org.safepassage.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The plan under one set of assumptions.
 *
 * @param id {@code slow}, {@code likely}, {@code fast}
 * @param inWords the assumptions, for a label: "0.5 m/s, 100 an hour and lane"
 * @param people who wait, in this case
 * @param lastOut when the last person of this plan is out; null when nobody is
 */
public record PlanCase(
        String id, String inWords, long people, Curve curve, @Nullable Instant lastOut) {
    public PlanCase {
        if (curve.end() > people) {
            throw new IllegalArgumentException(
                    "Case %s brings out %d of %d people.".formatted(id, curve.end(), people));
        }
    }

    /** People out by the window's end. */
    public long out() {
        return curve.end();
    }

    /** People of this case who still wait at the window's end. */
    public long waiting() {
        return people - curve.end();
    }
}
