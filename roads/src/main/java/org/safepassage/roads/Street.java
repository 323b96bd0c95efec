package org.safepassage.roads;

import java.util.Map;

/**
 * What is known of a stretch of street, apart from where it runs. Forward is the direction in which
 * it is drawn.
 *
 * @param roadClass its kind
 * @param walkForward people on foot may go forward
 * @param walkBackward people on foot may go backward
 * @param driveForward motor vehicles may go forward
 * @param driveBackward motor vehicles may go backward
 * @param bridge it is on a bridge
 * @param tunnel it is in a tunnel or under a building
 * @param widthMillimetres what walkers can use, more than 0
 * @param widthStated the map says so; otherwise it is the default of the class
 * @param lanesForward lanes for vehicles going forward, 0 to 127
 * @param lanesBackward lanes for vehicles going backward, 0 to 127
 * @param kilometresPerHour the limit for vehicles; 0 when the map does not say
 * @param surface what it is covered with
 * @param names what it is called, by key as in the map: plain, {@code name:ar}, {@code ref} …
 */
public record Street(
        RoadClass roadClass,
        boolean walkForward,
        boolean walkBackward,
        boolean driveForward,
        boolean driveBackward,
        boolean bridge,
        boolean tunnel,
        int widthMillimetres,
        boolean widthStated,
        int lanesForward,
        int lanesBackward,
        int kilometresPerHour,
        Surface surface,
        Map<String, String> names) {

    /** The widest street there is, in millimetres: above this a width is a mistake. */
    public static final int WIDEST = 200_000;

    /** Fails with the value when a width, a number of lanes or a speed is out of range. */
    public Street {
        if (widthMillimetres <= 0 || widthMillimetres > WIDEST) {
            throw new IllegalArgumentException(
                    "A street is 1 to %d mm wide, but got %d.".formatted(WIDEST, widthMillimetres));
        }
        if (lanesForward < 0 || lanesForward > 127 || lanesBackward < 0 || lanesBackward > 127) {
            throw new IllegalArgumentException(
                    "A street has 0 to 127 lanes each way, but got %d and %d."
                            .formatted(lanesForward, lanesBackward));
        }
        if (kilometresPerHour < 0 || kilometresPerHour > 300) {
            throw new IllegalArgumentException(
                    "A speed limit is 0 (not stated) to 300 km/h, but got %d."
                            .formatted(kilometresPerHour));
        }
        names = Names.copyOf(names);
    }

    /** A street of which only the class is known: every default of {@link RoadClass}, no name. */
    public static Street of(RoadClass roadClass) {
        boolean walk = roadClass.walkable();
        boolean drive = roadClass.drivable();
        int lanes = drive ? roadClass.lanesEachWay() : 0;
        int width = (int) Math.round(roadClass.widthMetres() * 1000);
        return new Street(
                roadClass,
                walk,
                walk,
                drive,
                drive,
                false,
                false,
                width,
                false,
                lanes,
                lanes,
                0,
                Surface.NOT_STATED,
                Map.of());
    }

    /** The same street drawn the other way round. */
    public Street reversed() {
        return new Street(
                roadClass,
                walkBackward,
                walkForward,
                driveBackward,
                driveForward,
                bridge,
                tunnel,
                widthMillimetres,
                widthStated,
                lanesBackward,
                lanesForward,
                kilometresPerHour,
                surface,
                names);
    }

    /** The same street with these directions on foot. */
    public Street withWalk(boolean forward, boolean backward) {
        return new Street(
                roadClass,
                forward,
                backward,
                driveForward,
                driveBackward,
                bridge,
                tunnel,
                widthMillimetres,
                widthStated,
                lanesForward,
                lanesBackward,
                kilometresPerHour,
                surface,
                names);
    }

    /**
     * The same street with these directions for vehicles; a direction that is closed has no lane.
     */
    public Street withDrive(
            boolean forward, boolean backward, int lanesForward, int lanesBackward) {
        return new Street(
                roadClass,
                walkForward,
                walkBackward,
                forward,
                backward,
                bridge,
                tunnel,
                widthMillimetres,
                widthStated,
                forward ? lanesForward : 0,
                backward ? lanesBackward : 0,
                kilometresPerHour,
                surface,
                names);
    }

    /** The same street with a width the map states, in millimetres. */
    public Street withWidth(int millimetres) {
        return new Street(
                roadClass,
                walkForward,
                walkBackward,
                driveForward,
                driveBackward,
                bridge,
                tunnel,
                millimetres,
                true,
                lanesForward,
                lanesBackward,
                kilometresPerHour,
                surface,
                names);
    }

    /** The same street with a width worked out from something the map states, in millimetres. */
    public Street withDerivedWidth(int millimetres) {
        return new Street(
                roadClass,
                walkForward,
                walkBackward,
                driveForward,
                driveBackward,
                bridge,
                tunnel,
                millimetres,
                false,
                lanesForward,
                lanesBackward,
                kilometresPerHour,
                surface,
                names);
    }

    /** The same street on a bridge, in a tunnel, or neither. */
    public Street withStructure(boolean bridge, boolean tunnel) {
        return new Street(
                roadClass,
                walkForward,
                walkBackward,
                driveForward,
                driveBackward,
                bridge,
                tunnel,
                widthMillimetres,
                widthStated,
                lanesForward,
                lanesBackward,
                kilometresPerHour,
                surface,
                names);
    }

    /** The same street with this speed limit (0: not stated) and surface. */
    public Street withDriving(int kilometresPerHour, Surface surface) {
        return new Street(
                roadClass,
                walkForward,
                walkBackward,
                driveForward,
                driveBackward,
                bridge,
                tunnel,
                widthMillimetres,
                widthStated,
                lanesForward,
                lanesBackward,
                kilometresPerHour,
                surface,
                names);
    }

    /** The same street with these names. */
    public Street withNames(Map<String, String> names) {
        return new Street(
                roadClass,
                walkForward,
                walkBackward,
                driveForward,
                driveBackward,
                bridge,
                tunnel,
                widthMillimetres,
                widthStated,
                lanesForward,
                lanesBackward,
                kilometresPerHour,
                surface,
                names);
    }
}
