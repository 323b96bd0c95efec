package org.safepassage.domain;

import java.time.Instant;

/**
 * One journey of one vehicle out.
 *
 * @param transport id
 * @param vehicle from 1
 * @param boards when boarding begins
 * @param arrives when it is at the corridor's checkpoint
 * @param people aboard in the likely case, at most the seats
 */
public record Trip(
        String transport,
        int vehicle,
        Instant boards,
        Instant arrives,
        String corridor,
        long people) {
    public Trip {
        if (vehicle < 1 || !boards.isBefore(arrives) || people < 0) {
            throw new IllegalArgumentException(
                    "A trip of a vehicle from 1 on boards before it arrives, but has vehicle %d, %s, %s and %d people."
                            .formatted(vehicle, boards, arrives, people));
        }
    }
}
