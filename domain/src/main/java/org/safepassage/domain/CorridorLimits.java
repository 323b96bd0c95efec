package org.safepassage.domain;

import java.time.Duration;

/**
 * The figures a corridor's state is judged by. All ours, all settable.
 *
 * @param confirmEvery an open corridor is not confirmed any more when the duty officer has not
 *     confirmed it for this long; more than 0, at most 60 minutes
 * @param longestOpen the furthest end that one decision may set; matters for a window without a
 *     stated end; more than 0
 * @param clockTolerance how far two clocks may differ, 0 to 5 minutes; less than {@code
 *     confirmEvery}
 * @param check the limits of the check; {@code firstHandOnly} holds here too
 */
public record CorridorLimits(
        Duration confirmEvery, Duration longestOpen, Duration clockTolerance, CheckLimits check) {
    /** 15 minutes, 24 hours, 1 minute. */
    public static final CorridorLimits STANDARD =
            new CorridorLimits(
                    Duration.ofMinutes(15),
                    Duration.ofHours(24),
                    Duration.ofMinutes(1),
                    CheckLimits.STANDARD);

    public CorridorLimits {
        boolean fine =
                confirmEvery.isPositive()
                        && confirmEvery.compareTo(Duration.ofMinutes(60)) <= 0
                        && longestOpen.isPositive()
                        && longestOpen.compareTo(Duration.ofDays(366)) <= 0
                        && !clockTolerance.isNegative()
                        && clockTolerance.compareTo(Duration.ofMinutes(5)) <= 0
                        && clockTolerance.compareTo(confirmEvery) < 0;
        if (!fine) {
            throw new IllegalArgumentException(
                    "A corridor is confirmed every 0 to 60 min, opened for 0 to 366 days, with clocks within 5 min and"
                            + " less than a confirmation apart, but limits are %s, %s, %s."
                                    .formatted(confirmEvery, longestOpen, clockTolerance));
        }
    }
}
