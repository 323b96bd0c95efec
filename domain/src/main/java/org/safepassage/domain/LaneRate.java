package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * People an hour that one screening lane passes.
 *
 * @param slow people an hour, or null when only one figure is given
 * @param likely people an hour, 1 to 10 000
 * @param fast people an hour, or null when only one figure is given
 */
public record LaneRate(@Nullable Integer slow, int likely, @Nullable Integer fast) {
    public LaneRate {
        int low = slow == null ? likely : slow;
        int high = fast == null ? likely : fast;
        if (low < 1 || low > likely || likely > high || high > 10_000) {
            throw new IllegalArgumentException(
                    "People per hour and lane must be 1 <= slow <= likely <= fast <= 10000, but got %s, %d, %s."
                            .formatted(slow, likely, fast));
        }
    }
}
