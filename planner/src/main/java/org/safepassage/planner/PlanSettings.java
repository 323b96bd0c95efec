package org.safepassage.planner;

import java.time.Duration;

/**
 * The figures of a plan that neither the pause nor the map gives.
 *
 * @param step the planner's unit of time, whole seconds, 1 s to 1 h
 * @param margin taken off the last departure before it is called the latest start; ours
 * @param bandGap departures of one place by one corridor with pauses up to this long are one band;
 *     ours
 * @param snapMetres how far a place or a point may be from the nearest street people can walk; ours
 * @param peoplePerMinuteAndMetre what a street passes at level of service C (HCM: 23 to 33 people a
 *     minute and metre)
 * @param separate whether no street may carry two groups with different corridors
 */
public record PlanSettings(
        Duration step,
        Duration margin,
        Duration bandGap,
        double snapMetres,
        int peoplePerMinuteAndMetre,
        boolean separate) {

    /** A minute, 15 minutes, 15 minutes, 1 000 m, 33. */
    public static final PlanSettings USUAL =
            new PlanSettings(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(15),
                    1000,
                    33,
                    false);

    public PlanSettings {
        if (!step.equals(Duration.ofSeconds(step.toSeconds()))
                || step.toSeconds() < 1
                || step.toSeconds() > 3600) {
            throw new IllegalArgumentException(
                    "A step is 1 s to 3600 s in whole seconds, but is %s.".formatted(step));
        }
        if (margin.isNegative()
                || bandGap.isNegative()
                || !(snapMetres > 0)
                || peoplePerMinuteAndMetre < 1) {
            throw new IllegalArgumentException(
                    "Margin and gap are not negative, distances and capacities above 0.");
        }
    }

    /** The same with another step. */
    public PlanSettings withStep(Duration another) {
        return new PlanSettings(
                another, margin, bandGap, snapMetres, peoplePerMinuteAndMetre, separate);
    }
}
