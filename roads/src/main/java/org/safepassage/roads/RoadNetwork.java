package org.safepassage.roads;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Streets as nodes and links, for people on foot and for vehicles. Immutable; safe for use by many
 * threads.
 *
 * <p>A node is a junction, an end of a street or a place with a name; a link is the stretch between
 * two different nodes with one set of properties. Nodes and links are numbered from 0, the same for
 * the same map. Coordinates are degrees (WGS 84) to a ten-millionth; lengths are along the street
 * on the ellipsoid. Every accessor is O(1) unless it says so, and fails with {@link
 * IndexOutOfBoundsException} for a number out of range. Memory: about 60 bytes a link, 8 a point of
 * its geometry and 20 a node.
 */
public final class RoadNetwork {
    private static final int AT_START = -1;
    private static final int AT_END = -2;

    private final LinkTable table;
    private final Parts parts;
    private final Bounds bounds;
    private final NodeGrid grid;
    private final double kilometres;

    RoadNetwork(LinkTable table) {
        this.table = table;
        this.parts = Parts.of(table);
        this.bounds = BoundsOfPoints.of(table);
        this.grid = new NodeGrid(table, parts, bounds);
        long millimetres = 0;
        for (int length : table.millimetres) {
            millimetres += length;
        }
        this.kilometres = millimetres / 1e6;
    }

    LinkTable table() {
        return table;
    }

    /** How many nodes. */
    public int nodes() {
        return table.nodeLon.length;
    }

    /** How many links. */
    public int links() {
        return table.from.length;
    }

    /** Degrees, -180 to 180. */
    public double lon(int node) {
        return Degrees.of(table.nodeLon[node]);
    }

    /** Degrees, -90 to 90. */
    public double lat(int node) {
        return Degrees.of(table.nodeLat[node]);
    }

    /** The node a map drawn by hand gave this name, such as {@code c1-out}; O(log n). */
    public OptionalInt findNode(String name) {
        Integer node = table.texts.namedNodes().get(name);
        return node == null ? OptionalInt.empty() : OptionalInt.of(node);
    }

    /** Nodes with a name, in order of name. */
    public Map<String, Integer> namedNodes() {
        return table.texts.namedNodes();
    }

    /** The node at which the link begins. */
    public int from(int link) {
        return table.from[link];
    }

    /** The node at which the link ends; never the one at which it begins. */
    public int to(int link) {
        return table.to[link];
    }

    /** Length along the street, more than 0. */
    public double metres(int link) {
        return table.millimetres[link] / 1000.0;
    }

    /** Width walkers can use, both directions together, more than 0. */
    public double widthMetres(int link) {
        return table.widthMillimetres[link] / 1000.0;
    }

    /** As {@link #widthMetres}, in whole millimetres, for exact capacities. */
    public int widthMillimetres(int link) {
        return table.widthMillimetres[link];
    }

    /** Whether the map states the width; otherwise it is the default of the class. */
    public boolean widthStated(int link) {
        return table.has(link, LinkTable.WIDTH_STATED);
    }

    /** What kind of street it is. */
    public RoadClass roadClass(int link) {
        return RoadClass.of(table.roadClass[link]);
    }

    /** The street's name as on the signs, else its number; "" when the map has none. */
    public String name(int link) {
        return Names.main(names(link));
    }

    /**
     * All names of the street by key ({@code name}, {@code name:ar}, {@code ref} …); empty when the
     * map has none.
     */
    public Map<String, String> names(int link) {
        return table.texts.nameSets().get(table.nameSet[link]);
    }

    /** Whether people on foot may go from {@link #from} to {@link #to}. */
    public boolean walkForward(int link) {
        return table.has(link, LinkTable.WALK_FORWARD);
    }

    /** Whether people on foot may go from {@link #to} to {@link #from}. */
    public boolean walkBackward(int link) {
        return table.has(link, LinkTable.WALK_BACKWARD);
    }

    /** Whether vehicles may go from {@link #from} to {@link #to}. */
    public boolean driveForward(int link) {
        return table.has(link, LinkTable.DRIVE_FORWARD);
    }

    /** Whether vehicles may go from {@link #to} to {@link #from}. */
    public boolean driveBackward(int link) {
        return table.has(link, LinkTable.DRIVE_BACKWARD);
    }

    /** Lanes for vehicles from {@link #from} to {@link #to}; 0 when they may not go that way. */
    public int lanesForward(int link) {
        return driveForward(link) ? table.lanesForward[link] : 0;
    }

    /** Lanes for vehicles from {@link #to} to {@link #from}; 0 when they may not go that way. */
    public int lanesBackward(int link) {
        return driveBackward(link) ? table.lanesBackward[link] : 0;
    }

    /** The speed for vehicles: the limit the map states, else the default of the class. */
    public int kilometresPerHour(int link) {
        int stated = table.kilometresPerHour[link];
        return stated > 0 ? stated : roadClass(link).kilometresPerHour();
    }

    /** Whether the map states the speed limit. */
    public boolean speedStated(int link) {
        return table.kilometresPerHour[link] > 0;
    }

    /** What it is covered with. */
    public Surface surface(int link) {
        return Surface.of(table.surface[link]);
    }

    /** Whether it is a flight of steps. */
    public boolean steps(int link) {
        return roadClass(link) == RoadClass.STEPS;
    }

    /** Whether it is on a bridge. */
    public boolean bridge(int link) {
        return table.has(link, LinkTable.BRIDGE);
    }

    /** Whether it is in a tunnel or under a building. */
    public boolean tunnel(int link) {
        return table.has(link, LinkTable.TUNNEL);
    }

    /** How many points draw the link, both ends included: at least 2. */
    public int points(int link) {
        return table.firstPoint[link + 1] - table.firstPoint[link] + 2;
    }

    /** Longitude of a point of the link in degrees; 0 is where it begins. */
    public double pointLon(int link, int i) {
        int inner = inner(link, i);
        return inner < 0
                ? lon(inner == AT_START ? from(link) : to(link))
                : Degrees.of(table.pointLon[inner]);
    }

    /** Latitude of a point of the link in degrees; 0 is where it begins. */
    public double pointLat(int link, int i) {
        int inner = inner(link, i);
        return inner < 0
                ? lat(inner == AT_START ? from(link) : to(link))
                : Degrees.of(table.pointLat[inner]);
    }

    private int inner(int link, int i) {
        Objects.checkIndex(i, points(link));
        if (i == 0) {
            return AT_START;
        }
        return i == points(link) - 1 ? AT_END : table.firstPoint[link] + i - 1;
    }

    /**
     * The connected part a node belongs to on foot: 0 for the largest by length, 1 for the next …;
     * -1 where nobody can walk at all, as on a motorway.
     */
    public int part(int node) {
        return parts.of(node);
    }

    /** The connected parts on foot, largest first. All but the first are islands. */
    public List<Part> parts() {
        return parts.all();
    }

    /**
     * The nearest node of the largest part on foot, within a distance as the crow flies; of two as
     * near, the lower.
     *
     * @param lon degrees
     * @param lat degrees
     * @param maxMetres at least 0
     */
    public OptionalInt nearestNode(double lon, double lat, double maxMetres) {
        return grid.nearest(lon, lat, maxMetres);
    }

    /**
     * As {@link #nearestNode}, the nearest {@code most} of them, nearest first; empty when none is
     * near enough.
     */
    public int[] nearestNodes(double lon, double lat, double maxMetres, int most) {
        return grid.nearest(lon, lat, maxMetres, most);
    }

    /** Places with a name: quarters, villages, squares. */
    public List<Place> places() {
        return table.texts.places();
    }

    /** The smallest box around all nodes and points. */
    public Bounds bounds() {
        return bounds;
    }

    /** Length of all links together. */
    public double kilometres() {
        return kilometres;
    }

    /** As of when the map is: the newest object in it; null when it does not say. */
    public @Nullable Instant dataDate() {
        return table.texts.about().dataDate();
    }

    /**
     * Whom to name wherever the map, or what is made of it, shows; "" when the map does not say.
     */
    public String attribution() {
        return table.texts.about().attribution();
    }

    /**
     * Drawn by hand: no distance or place is more than a sketch, and whatever shows it must say so.
     */
    public boolean schematic() {
        return table.texts.about().schematic();
    }

    /** {@code 5411 nodes, 7204 links, 812.4 km}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d nodes, %d links, %.1f km", nodes(), links(), kilometres);
    }
}
