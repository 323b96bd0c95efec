package org.safepassage.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * "From this place, from 09:00 to 13:15, 8 a minute, by corridor C1." Part of the likely case.
 *
 * @param place id of the place of people
 * @param name of the place
 * @param corridor id
 * @param from first departure
 * @param until first instant after the last departure
 * @param people who leave in this band
 * @param peoplePerMinute the mean over the band
 * @param latestStart the last departure of this place at the slow walking speed, less the margin,
 *     rounded down to five minutes; null when at the slow speed nobody of this place gets out
 * @param walkOnlyBound the window's end less the walking time alone at the slow speed: a bound, not
 *     a start to print; null when the walk alone is longer than the window
 */
public record Band(
        String place,
        String name,
        PersonCategory category,
        String corridor,
        Instant from,
        Instant until,
        long people,
        double peoplePerMinute,
        @Nullable Instant latestStart,
        @Nullable Instant walkOnlyBound) {
    public Band {
        if (!from.isBefore(until) || people < 1 || !(peoplePerMinute > 0)) {
            throw new IllegalArgumentException(
                    "A band has people and an end after its start, but has %d, %s, %s."
                            .formatted(people, from, until));
        }
    }
}
