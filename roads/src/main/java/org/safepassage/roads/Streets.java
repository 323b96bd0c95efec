package org.safepassage.roads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Streets as they are drawn on a map, from which a network is made. Not thread-safe; use once.
 *
 * <p>The same vertices and streets added in the same order give the same network, byte for byte.
 * Memory: 8 bytes a vertex, 4 a vertex of each street, and one {@link Street} for each different
 * set of properties.
 */
public final class Streets {
    private final Ints vertexLon = new Ints(1024);
    private final Ints vertexLat = new Ints(1024);
    private final Map<Street, Integer> kindNumbers = new HashMap<>();
    private final List<Street> kinds = new ArrayList<>();
    private final Ints streetKind = new Ints(256); // [street]
    private final Ints streetFirst = new Ints(256); // [street] where its vertices begin in refs
    private final Ints refs = new Ints(1024); // vertices of one street after another
    private final Map<Integer, Double> statedMetres = new HashMap<>(); // street -> whole length
    private final Map<String, Integer> vertexNames = new TreeMap<>();
    private final Map<Integer, Gate> gates = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private @Nullable Instant dataDate;
    private String attribution = "";
    private boolean schematic;

    /**
     * What stands at a vertex and stops people on foot, vehicles, or both.
     *
     * @param stopsWalking nobody on foot gets past
     * @param stopsDriving no vehicle gets past
     */
    public record Gate(boolean stopsWalking, boolean stopsDriving) {}

    /** Adds a vertex, in ten-millionths of a degree ({@link Degrees}), and returns its number. */
    public int vertex(int lonSteps, int latSteps) {
        if (!Degrees.onGlobe(lonSteps, latSteps)) {
            throw new IllegalArgumentException(
                    "A vertex must be on the globe, but got longitude %s, latitude %s."
                            .formatted(Degrees.of(lonSteps), Degrees.of(latSteps)));
        }
        vertexLon.add(lonSteps);
        vertexLat.add(latSteps);
        return vertexLon.size() - 1;
    }

    /** Adds a street over at least two vertices, in order, and returns its number. */
    public int street(Street street, int... vertices) {
        if (vertices.length < 2) {
            throw new IllegalArgumentException(
                    "A street needs two vertices, but got " + vertices.length + ".");
        }
        streetKind.add(kindOf(street));
        streetFirst.add(refs.size());
        for (int vertex : vertices) {
            refs.add(vertex);
        }
        return streetKind.size() - 1;
    }

    /** States the length of a whole street, which is shared among its pieces as they are drawn. */
    public void stateMetres(int street, double metres) {
        statedMetres.put(street, metres);
    }

    /**
     * Names a vertex: it becomes a node whatever meets there. False when another vertex has that
     * name already.
     */
    public boolean name(int vertex, String name) {
        Integer before = vertexNames.putIfAbsent(name, vertex);
        return before == null || before == vertex;
    }

    /** Puts a gate at a vertex. */
    public void gate(int vertex, Gate gate) {
        gates.put(vertex, gate);
    }

    /** Adds a place with a name. */
    public void place(Place place) {
        places.add(place);
    }

    /** Says where the map is from and as of when. */
    public void about(@Nullable Instant dataDate, String attribution, boolean schematic) {
        this.dataDate = dataDate;
        this.attribution = attribution;
        this.schematic = schematic;
    }

    /** How many streets were added. */
    public int size() {
        return streetKind.size();
    }

    /**
     * Joins what is one stretch of street between two junctions into one link, and gives the
     * network.
     *
     * <p>A vertex stays a node where the number of pieces that meet is not two, where the
     * properties change, and where it has a name or a gate. Pieces of no length are dropped; a ring
     * is cut in two, so that no link leads from a node to itself. O(n) in vertices and streets.
     *
     * @throws IllegalArgumentException when there is no street with two different ends
     */
    public RoadNetwork network() {
        return new RoadNetwork(new Joining(this).table());
    }

    private int kindOf(Street street) {
        Integer known = kindNumbers.get(street);
        if (known != null) {
            return known;
        }
        kinds.add(street);
        kindNumbers.put(street, kinds.size() - 1);
        return kinds.size() - 1;
    }

    int kind(int street) {
        return streetKind.get(street);
    }

    Street street(int kind) {
        return kinds.get(kind);
    }

    /** The number of the same properties drawn the other way round. */
    int reversedKind(int kind) {
        return kindOf(kinds.get(kind).reversed());
    }

    int first(int street) {
        return streetFirst.get(street);
    }

    int end(int street) {
        return street + 1 < streetFirst.size() ? streetFirst.get(street + 1) : refs.size();
    }

    int ref(int index) {
        return refs.get(index);
    }

    int vertices() {
        return vertexLon.size();
    }

    int lon(int vertex) {
        return vertexLon.get(vertex);
    }

    int lat(int vertex) {
        return vertexLat.get(vertex);
    }

    double metresBetween(int a, int b) {
        return Geodesy.metres(
                Degrees.of(lon(a)), Degrees.of(lat(a)), Degrees.of(lon(b)), Degrees.of(lat(b)));
    }

    @Nullable Double statedMetres(int street) {
        return statedMetres.get(street);
    }

    Map<String, Integer> vertexNames() {
        return vertexNames;
    }

    Map<Integer, Gate> gates() {
        return gates;
    }

    List<Place> places() {
        return places;
    }

    LinkTable.About about() {
        return new LinkTable.About(dataDate, attribution, schematic);
    }
}
