package org.safepassage.roads;

/**
 * How many vehicles a minute may drive along a link, and how long they take.
 *
 * @param vehiclesPerHourAndLane more than 0; 600 is what evacuation routes sustained
 *     (docs/roads.md)
 */
public record Roadway(int vehiclesPerHourAndLane) {
    /** 600 vehicles an hour and lane. */
    public static final Roadway DEFAULT = new Roadway(600);

    /** Fails with the value when it is out of range. */
    public Roadway {
        if (vehiclesPerHourAndLane <= 0 || vehiclesPerHourAndLane > 3000) {
            throw new IllegalArgumentException(
                    "A lane passes 1 to 3000 vehicles an hour, but got "
                            + vehiclesPerHourAndLane
                            + ".");
        }
    }

    /**
     * Thousandths of a vehicle a minute from where the link begins to where it ends; 0 when closed
     * to them.
     */
    public long milliVehiclesPerMinuteForward(RoadNetwork roads, int link) {
        return milliVehiclesPerMinute(roads.lanesForward(link));
    }

    /**
     * Thousandths of a vehicle a minute from where the link ends to where it begins; 0 when closed
     * to them.
     */
    public long milliVehiclesPerMinuteBackward(RoadNetwork roads, int link) {
        return milliVehiclesPerMinute(roads.lanesBackward(link));
    }

    private long milliVehiclesPerMinute(int lanes) {
        return (long) vehiclesPerHourAndLane * lanes * 1000 / 60;
    }

    /**
     * Seconds a vehicle takes at the limit, or at the default speed of the class where the map
     * states none.
     */
    public static double seconds(RoadNetwork roads, int link) {
        return roads.metres(link) * 3.6 / roads.kilometresPerHour(link);
    }
}
