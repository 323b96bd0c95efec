package org.safepassage.planner;

import java.time.Duration;
import java.time.Instant;
import org.safepassage.domain.Window;

/** Steps and instants: step t lasts from {@code opens + t·step} to {@code opens + (t+1)·step}. */
record StepClock(Window window, Duration step) {
    /** Whole steps in the window: what is left of the last one is not used. */
    int steps() {
        return Math.toIntExact(window.length().dividedBy(step));
    }

    Instant start(int t) {
        return window.opens().plus(step.multipliedBy(t));
    }

    Instant end(int t) {
        return start(t + 1);
    }

    /** Whole steps that end by then, 0 at least. */
    int stepsBefore(Instant when) {
        return (int)
                Math.clamp(Duration.between(window.opens(), when).dividedBy(step), 0L, steps());
    }

    int seconds() {
        return (int) step.toSeconds();
    }

    double minutes(int count) {
        return count * (double) seconds() / 60;
    }

    /** Seconds as steps, rounded up: a person is never counted earlier than they can be there. */
    int stepsFor(double time) {
        double steps = Math.ceil(time / seconds() - 1e-6);
        return steps > Integer.MAX_VALUE / 4.0 ? Integer.MAX_VALUE / 4 : (int) Math.max(0, steps);
    }
}
