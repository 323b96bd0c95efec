package org.safepassage.roads;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What kind of street a link is, in OpenStreetMap's words for {@code highway}, with what is assumed
 * of one that says nothing more. The table with its sources is in {@code docs/roads.md}; every
 * default can be overruled by the map.
 *
 * <p>The width is what walkers can use of a street closed to traffic, both directions together. The
 * number is what stands in the file: never change one.
 */
public enum RoadClass {
    MOTORWAY(0, "motorway", 7.2, false, true, 2, 100),
    MOTORWAY_LINK(1, "motorway_link", 4.0, false, true, 1, 60),
    TRUNK(2, "trunk", 7.2, true, true, 2, 80),
    TRUNK_LINK(3, "trunk_link", 4.0, true, true, 1, 50),
    PRIMARY(4, "primary", 7.0, true, true, 1, 50),
    PRIMARY_LINK(5, "primary_link", 4.0, true, true, 1, 50),
    SECONDARY(6, "secondary", 6.5, true, true, 1, 50),
    SECONDARY_LINK(7, "secondary_link", 4.0, true, true, 1, 50),
    TERTIARY(8, "tertiary", 6.0, true, true, 1, 50),
    TERTIARY_LINK(9, "tertiary_link", 4.0, true, true, 1, 50),
    UNCLASSIFIED(10, "unclassified", 5.5, true, true, 1, 40),
    RESIDENTIAL(11, "residential", 5.5, true, true, 1, 30),
    LIVING_STREET(12, "living_street", 4.5, true, true, 1, 10),
    SERVICE(13, "service", 3.5, true, true, 1, 20),
    TRACK(14, "track", 2.5, true, true, 1, 15),
    /** Known to be a road, not known which. */
    ROAD(15, "road", 5.0, true, true, 1, 30),
    BUSWAY(16, "busway", 3.5, false, true, 1, 50),
    PEDESTRIAN(17, "pedestrian", 5.0, true, false, 1, 10),
    FOOTWAY(18, "footway", 2.0, true, false, 1, 10),
    PATH(19, "path", 1.2, true, false, 1, 10),
    CYCLEWAY(20, "cycleway", 2.0, true, false, 1, 10),
    BRIDLEWAY(21, "bridleway", 2.0, true, false, 1, 10),
    STEPS(22, "steps", 1.5, true, false, 1, 10),
    PLATFORM(23, "platform", 2.0, true, false, 1, 10),
    CORRIDOR(24, "corridor", 2.0, true, false, 1, 10);

    private static final RoadClass[] BY_NUMBER = values();

    static {
        for (RoadClass roadClass : values()) {
            BY_NUMBER[roadClass.number] = roadClass;
        }
    }

    private static final Map<String, RoadClass> BY_WORD =
            Stream.of(values())
                    .collect(Collectors.toUnmodifiableMap(RoadClass::word, Function.identity()));

    private final int number;
    private final String word;
    private final double widthMetres;
    private final boolean walkable;
    private final boolean drivable;
    private final int lanesEachWay;
    private final int kilometresPerHour;

    RoadClass(
            int number,
            String word,
            double widthMetres,
            boolean walkable,
            boolean drivable,
            int lanesEachWay,
            int kilometresPerHour) {
        this.number = number;
        this.word = word;
        this.widthMetres = widthMetres;
        this.walkable = walkable;
        this.drivable = drivable;
        this.lanesEachWay = lanesEachWay;
        this.kilometresPerHour = kilometresPerHour;
    }

    /**
     * The class of an OpenStreetMap {@code highway} value; empty for what nobody can walk or drive
     * on.
     */
    public static Optional<RoadClass> find(String highway) {
        return Optional.ofNullable(BY_WORD.get(highway));
    }

    /** The class with a number; the number is from 0 to {@link #count} less one. */
    static RoadClass of(int number) {
        return BY_NUMBER[number];
    }

    /** How many classes there are. */
    static int count() {
        return BY_NUMBER.length;
    }

    /** What stands for it in the file. */
    byte number() {
        return (byte) number;
    }

    /** The {@code highway} value. */
    public String word() {
        return word;
    }

    /** Metres walkers can use when the map says nothing, both directions together. */
    public double widthMetres() {
        return widthMetres;
    }

    /** Whether people on foot may use it when the map says nothing. */
    public boolean walkable() {
        return walkable;
    }

    /** Whether motor vehicles may use it when the map says nothing. */
    public boolean drivable() {
        return drivable;
    }

    /** Lanes in each direction when the map says nothing. */
    public int lanesEachWay() {
        return lanesEachWay;
    }

    /** Driving speed when the map says nothing. */
    public int kilometresPerHour() {
        return kilometresPerHour;
    }
}
