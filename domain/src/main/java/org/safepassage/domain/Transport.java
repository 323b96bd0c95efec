package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * Vehicles that go to and fro through a corridor.
 *
 * @param vehicles 1 to 10 000
 * @param seats in one vehicle, 1 to 500
 * @param loadMinutes to board one vehicle, 0 to {@code roundTripMinutes}
 * @param roundTripMinutes from one boarding to the next of the same vehicle, 1 to 10 000
 * @param from id of an assembly point, or null when not known
 * @param corridor id of the corridor it uses, or null when not known
 */
public record Transport(
        String id,
        Kind kind,
        int vehicles,
        int seats,
        int loadMinutes,
        int roundTripMinutes,
        @Nullable String from,
        @Nullable String corridor,
        Basis basis) {
    public Transport {
        if (vehicles < 1 || vehicles > 10_000 || seats < 1 || seats > 500) {
            throw new IllegalArgumentException(
                    "Transport %s needs 1 to 10000 vehicles of 1 to 500 seats, but has %d of %d."
                            .formatted(id, vehicles, seats));
        }
        if (roundTripMinutes < 1
                || roundTripMinutes > 10_000
                || loadMinutes < 0
                || loadMinutes > roundTripMinutes) {
            throw new IllegalArgumentException(
                    "Transport %s needs 0 <= loadMinutes <= roundTripMinutes <= 10000, but has %d and %d."
                            .formatted(id, loadMinutes, roundTripMinutes));
        }
    }

    /** The kinds of vehicle. */
    public enum Kind implements Worded {
        BUS("bus"),
        AMBULANCE("ambulance"),
        TRUCK("truck"),
        CAR("car");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
