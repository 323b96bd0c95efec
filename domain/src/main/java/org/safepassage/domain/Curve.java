package org.safepassage.domain;

import java.time.Duration;
import java.util.List;

/**
 * How many people are out by when.
 *
 * @param step time between two values, more than zero
 * @param out people; value {@code m} counts those whose arrival step is below {@code m}, so the
 *     first is 0 and the last is the number at the window's end; never falls
 */
public record Curve(Duration step, List<Long> out) {
    public Curve {
        out = List.copyOf(out);
        if (step.isZero() || step.isNegative() || out.isEmpty() || out.getFirst() != 0) {
            throw new IllegalArgumentException(
                    "A curve starts at 0 and has a step above zero, but step is %s and values are %d."
                            .formatted(step, out.size()));
        }
        for (int i = 1; i < out.size(); i++) {
            if (out.get(i) < out.get(i - 1)) {
                throw new IllegalArgumentException(
                        "A curve never falls, but goes from %d to %d at step %d."
                                .formatted(out.get(i - 1), out.get(i), i));
            }
        }
    }

    /** People out by the end. */
    public long end() {
        return out.getLast();
    }

    /**
     * People out when {@code since} has passed from the opening; whole steps only, the end's value
     * after the end.
     */
    public long after(Duration since) {
        long steps = Math.max(0, since.dividedBy(step));
        return out.get((int) Math.min(steps, out.size() - 1L));
    }
}
