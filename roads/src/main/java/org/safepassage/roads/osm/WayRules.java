package org.safepassage.roads.osm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.RoadClass;
import org.safepassage.roads.Street;
import org.safepassage.roads.Surface;

/**
 * What the tags of a way mean for people on foot and for the vehicles of an operation: buses,
 * ambulances, lorries.
 *
 * <p>The most particular tag decides: {@code foot} before {@code access}; {@code bus} and {@code
 * psv} before {@code motor_vehicle} before {@code vehicle} before {@code access}; without any, the
 * class. After the OpenStreetMap wiki's pages on access and oneway; docs/roads.md has the table.
 */
final class WayRules {
    private static final Set<String> NO =
            Set.of("no", "private", "agricultural", "forestry", "military", "use_sidepath");
    private static final Set<String> FARM_TRAFFIC = Set.of("agricultural", "forestry");
    private static final Set<String> YES =
            Set.of(
                    "yes",
                    "designated",
                    "permissive",
                    "destination",
                    "customers",
                    "official",
                    "delivery",
                    "public");
    private static final Set<String> PAVED =
            Set.of(
                    "paved",
                    "asphalt",
                    "concrete",
                    "concrete:plates",
                    "concrete:lanes",
                    "paving_stones",
                    "sett",
                    "cobblestone",
                    "unhewn_cobblestone",
                    "bricks",
                    "metal",
                    "wood",
                    "chipseal");
    private static final Set<String> UNPAVED =
            Set.of(
                    "unpaved",
                    "compacted",
                    "fine_gravel",
                    "gravel",
                    "pebblestone",
                    "dirt",
                    "earth",
                    "ground",
                    "grass",
                    "grass_paver",
                    "mud",
                    "sand",
                    "rock",
                    "woodchips",
                    "clay");

    private final OsmOptions options;

    WayRules(OsmOptions options) {
        this.options = options;
    }

    /** The street a way is, drawn as the way is; empty when nobody can use it. */
    Optional<Street> street(Map<String, String> tags) {
        RoadClass roadClass = RoadClass.find(tags.getOrDefault("highway", "")).orElse(null);
        if (roadClass == null
                || "yes".equals(tags.get("impassable"))
                || tags.containsKey("ferry")) {
            return Optional.empty();
        }
        boolean walk = walkable(roadClass, tags);
        boolean drive = drivable(roadClass, tags);
        Direction onFoot = walk ? footDirection(tags) : Direction.NEITHER;
        Direction driving = drive ? vehicleDirection(roadClass, tags) : Direction.NEITHER;
        if (onFoot == Direction.NEITHER && driving == Direction.NEITHER) {
            return Optional.empty();
        }
        Lanes lanes = Lanes.of(tags, roadClass, driving);
        Street street =
                Street.of(roadClass)
                        .withWalk(onFoot.forward, onFoot.backward)
                        .withDrive(
                                driving.forward,
                                driving.backward,
                                lanes.forward(),
                                lanes.backward())
                        .withStructure(
                                is(tags, "bridge"), is(tags, "tunnel") || is(tags, "covered"))
                        .withDriving(
                                Measures.kilometresPerHour(tags.get("maxspeed")),
                                surface(tags.get("surface")))
                        .withNames(OsmNames.of(tags));
        int width = Measures.millimetres(tags.get("width"));
        width = width > 0 ? width : Measures.millimetres(tags.get("est_width"));
        if (width > 0) {
            return Optional.of(street.withWidth(width));
        }
        return Optional.of(lanes.stated() ? street.withDerivedWidth(lanes.millimetres()) : street);
    }

    /** Which way one may go along a way as it is drawn. */
    enum Direction {
        BOTH(true, true),
        FORWARD(true, false),
        BACKWARD(false, true),
        NEITHER(false, false);

        final boolean forward;
        final boolean backward;

        Direction(boolean forward, boolean backward) {
            this.forward = forward;
            this.backward = backward;
        }
    }

    private boolean walkable(RoadClass roadClass, Map<String, String> tags) {
        Boolean said = onFoot(tags);
        if (said != null) {
            // A general permission does not bring people on foot onto a motorway; a permission on
            // foot does.
            return said
                    && (roadClass.walkable()
                            || permission(tags, "foot") != null
                            || motorwayOpen(roadClass));
        }
        if ("yes".equals(tags.get("motorroad"))) {
            return options.walkOnMotorways();
        }
        return roadClass.walkable() || motorwayOpen(roadClass);
    }

    /**
     * What the tags say of people on foot. A general permission for farm or forest traffic only is
     * the plate under a sign that bans vehicles; it says nothing of people on foot.
     */
    private static @Nullable Boolean onFoot(Map<String, String> tags) {
        Boolean said = permission(tags, "foot");
        boolean aboutTraffic = FARM_TRAFFIC.contains(tags.getOrDefault("access", ""));
        return (said != null || aboutTraffic) ? said : permission(tags, "access");
    }

    private boolean motorwayOpen(RoadClass roadClass) {
        return options.walkOnMotorways()
                && (roadClass == RoadClass.MOTORWAY || roadClass == RoadClass.MOTORWAY_LINK);
    }

    private static boolean drivable(RoadClass roadClass, Map<String, String> tags) {
        Boolean said = permission(tags, "bus", "psv", "motor_vehicle", "vehicle", "access");
        if (said == null) {
            return roadClass.drivable();
        }
        // access=yes on a footpath speaks of feet; only a word about vehicles opens it to them.
        return said
                && (roadClass.drivable()
                        || permission(tags, "bus", "psv", "motor_vehicle") != null);
    }

    /** What the first of the keys that says anything says; null when none does. */
    private static @Nullable Boolean permission(Map<String, String> tags, String... keys) {
        for (String key : keys) {
            String value = tags.get(key);
            if (value != null) {
                if (NO.contains(value)) {
                    return false;
                }
                if (YES.contains(value)) {
                    return true;
                }
            }
        }
        return null;
    }

    private static Direction footDirection(Map<String, String> tags) {
        String oneway = tags.getOrDefault("oneway:foot", "");
        if (isYes(oneway) || "no".equals(tags.get("foot:backward"))) {
            return Direction.FORWARD;
        }
        if (isReverse(oneway) || "no".equals(tags.get("foot:forward"))) {
            return Direction.BACKWARD;
        }
        return Direction.BOTH;
    }

    private static Direction vehicleDirection(RoadClass roadClass, Map<String, String> tags) {
        for (String exception : new String[] {"oneway:bus", "oneway:psv", "oneway:motor_vehicle"}) {
            if ("no".equals(tags.get(exception))) {
                return Direction.BOTH;
            }
        }
        String oneway = tags.getOrDefault("oneway", "");
        if (isYes(oneway)) {
            return Direction.FORWARD;
        }
        if (isReverse(oneway)) {
            return Direction.BACKWARD;
        }
        if (oneway.equals("reversible")) {
            return Direction
                    .NEITHER; // which way depends on the hour, and the map does not say which hour
        }
        String junction = tags.getOrDefault("junction", "");
        boolean implied =
                roadClass == RoadClass.MOTORWAY
                        || junction.equals("roundabout")
                        || junction.equals("circular");
        return implied && !oneway.equals("no") ? Direction.FORWARD : Direction.BOTH;
    }

    private static boolean isYes(String oneway) {
        return oneway.equals("yes") || oneway.equals("1") || oneway.equals("true");
    }

    private static boolean isReverse(String oneway) {
        return oneway.equals("-1") || oneway.equals("reverse");
    }

    private static boolean is(Map<String, String> tags, String key) {
        String value = tags.get(key);
        return value != null && !value.equals("no");
    }

    private static Surface surface(@Nullable String word) {
        if (word == null) {
            return Surface.NOT_STATED;
        }
        return PAVED.contains(word)
                ? Surface.PAVED
                : UNPAVED.contains(word) ? Surface.UNPAVED : Surface.NOT_STATED;
    }
}
