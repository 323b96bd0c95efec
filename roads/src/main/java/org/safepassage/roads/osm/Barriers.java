package org.safepassage.roads.osm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safepassage.roads.Streets;

/**
 * What a barrier on a street stops. After the OpenStreetMap wiki's page on {@code barrier};
 * docs/roads.md.
 */
final class Barriers {
    private static final Set<String> FOR_WALKERS_TOO =
            Set.of("wall", "fence", "hedge", "city_wall", "retaining_wall", "ditch", "guard_rail");
    private static final Set<String> FOR_VEHICLES =
            Set.of(
                    "bollard",
                    "block",
                    "cycle_barrier",
                    "motorcycle_barrier",
                    "stile",
                    "turnstile",
                    "full-height_turnstile",
                    "kissing_gate",
                    "horse_stile",
                    "chain",
                    "debris",
                    "jersey_barrier",
                    "log",
                    "planter",
                    "rope",
                    "bar",
                    "yes");
    private static final Set<String> NO = Set.of("no", "private", "military");

    private Barriers() {}

    /** What is stopped at a node with these tags; empty when nobody is. */
    static Optional<Streets.Gate> gate(Map<String, String> tags) {
        String barrier = tags.get("barrier");
        if (barrier == null) {
            return Optional.empty();
        }
        boolean walking = stops(tags, FOR_WALKERS_TOO.contains(barrier), "foot", "access");
        boolean closedToVehicles =
                FOR_WALKERS_TOO.contains(barrier) || FOR_VEHICLES.contains(barrier);
        boolean driving =
                stops(tags, closedToVehicles, "bus", "psv", "motor_vehicle", "vehicle", "access");
        return walking || driving
                ? Optional.of(new Streets.Gate(walking, driving))
                : Optional.empty();
    }

    private static boolean stops(Map<String, String> tags, boolean byKind, String... keys) {
        for (String key : keys) {
            String value = tags.get(key);
            if (value != null) {
                return NO.contains(value);
            }
        }
        return byKind;
    }
}
