package org.safepassage.roads.geojson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Degrees;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadClass;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Street;
import org.safepassage.roads.Streets;

/**
 * Streets drawn as GeoJSON lines. Lines join where they share a vertex; lines that only cross do
 * not. A point with an {@code id} names the vertex it lies on. The keys are in {@code
 * docs/formats/roads.md}.
 */
public final class GeoJsonRoads {
    private final GeoJsonFile file;
    private final Streets streets = new Streets();
    private final Map<Long, Integer> vertices = new HashMap<>(); // place -> vertex
    private final List<Feature> points = new ArrayList<>();

    private GeoJsonRoads(GeoJsonFile file) {
        this.file = file;
    }

    /**
     * Reads a network.
     *
     * @throws InvalidInput when it is no such file, is too large, or a feature makes no sense
     * @throws IOException when it cannot be read at all
     */
    public static RoadNetwork read(Path path) throws IOException, InvalidInput {
        return new GeoJsonRoads(GeoJsonFile.read(path)).network();
    }

    private RoadNetwork network() throws InvalidInput {
        for (Feature feature : file.features()) {
            switch (feature.geometry().type()) {
                case "LineString" -> addLine(feature);
                case "Point" -> points.add(feature);
                default ->
                        throw file.invalid(
                                feature,
                                "A %s is no street.".formatted(describe(feature.geometry().type())),
                                "Draw streets as LineString and named places as Point.");
            }
        }
        if (streets.size() == 0) {
            throw new InvalidInput(
                    file.file(), "", "The file holds no street.", "Draw at least one LineString.");
        }
        for (Feature point : points) {
            addName(point);
        }
        String attribution = file.property("attribution") instanceof String text ? text : "";
        streets.about(null, attribution, Boolean.TRUE.equals(file.property("schematic")));
        try {
            return streets.network();
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    file.file(),
                    "",
                    String.valueOf(e.getMessage()),
                    "Draw at least one line between two places.");
        }
    }

    private static String describe(String type) {
        return type.isEmpty() ? "feature without geometry" : type;
    }

    private void addLine(Feature feature) throws InvalidInput {
        List<double[]> lines = feature.geometry().lines();
        double[] line = lines.size() == 1 ? lines.getFirst() : new double[0];
        if (line.length < 4) {
            throw file.invalid(
                    feature,
                    "A street needs at least two positions.",
                    "Draw it from one place to another.");
        }
        int[] on = new int[line.length / 2];
        boolean hasLength = false;
        for (int i = 0; i < on.length; i++) {
            on[i] = vertexAt(line[2 * i], line[2 * i + 1]);
            hasLength |= on[i] != on[0];
        }
        if (!hasLength) {
            throw file.invalid(
                    feature, "A street has no length.", "Draw it from one place to another.");
        }
        int street = streets.street(street(feature), on);
        double metres = number(feature, "lengthMetres", 0.1, 1_000_000);
        if (metres > 0) {
            streets.stateMetres(street, metres);
        }
    }

    private int vertexAt(double lon, double lat) {
        int x = Degrees.toSteps(lon);
        int y = Degrees.toSteps(lat);
        return vertices.computeIfAbsent(place(x, y), place -> streets.vertex(x, y));
    }

    private static long place(int x, int y) {
        return ((long) x << 32) | (y & 0xffff_ffffL);
    }

    private void addName(Feature feature) throws InvalidInput {
        String name = feature.text("id");
        if (name.isEmpty()) {
            throw file.invalid(
                    feature, "A point has no id.", "Give it one, such as \"id\": \"c1-in\".");
        }
        double[] at =
                feature.geometry().lines().size() == 1
                        ? feature.geometry().lines().getFirst()
                        : new double[0];
        Integer vertex =
                at.length == 2
                        ? vertices.get(place(Degrees.toSteps(at[0]), Degrees.toSteps(at[1])))
                        : null;
        if (vertex == null) {
            throw file.invalid(
                    feature,
                    "The point \"" + name + "\" lies on no vertex of a street.",
                    "Put it exactly on a position of a LineString.");
        }
        if (!streets.name(vertex, name)) {
            throw file.invalid(
                    feature,
                    "There are two points \"" + name + "\".",
                    "Give each place its own id.");
        }
    }

    private Street street(Feature feature) throws InvalidInput {
        String word = feature.text("highway");
        RoadClass roadClass =
                word.isEmpty()
                        ? RoadClass.ROAD
                        : RoadClass.find(word)
                                .orElseThrow(
                                        () ->
                                                file.invalid(
                                                        feature,
                                                        "\"" + word + "\" is no kind of street.",
                                                        "Use a highway value of OpenStreetMap, such as residential."));
        Street street = Street.of(roadClass).withNames(names(feature));
        double width = number(feature, "width", 0.1, Street.WIDEST / 1000.0);
        street = width > 0 ? street.withWidth((int) Math.round(width * 1000)) : street;
        boolean walk = truth(feature, "foot", roadClass.walkable());
        boolean drive = truth(feature, "vehicles", roadClass.drivable());
        boolean oneway = truth(feature, "oneway", false);
        int lanes = (int) number(feature, "lanes", 1, 20);
        int eachWay =
                lanes > 0 ? (oneway ? lanes : Math.max(1, lanes / 2)) : roadClass.lanesEachWay();
        street =
                street.withWalk(walk, walk && !truth(feature, "footOneway", false))
                        .withDrive(drive, drive && !oneway, eachWay, eachWay)
                        .withStructure(
                                truth(feature, "bridge", false), truth(feature, "tunnel", false));
        if (!walk && !drive) {
            throw file.invalid(
                    feature,
                    "Nobody may use this street.",
                    "Leave it out, or let people on foot or vehicles use it.");
        }
        return street;
    }

    private static Map<String, String> names(Feature feature) {
        Map<String, String> names = new TreeMap<>();
        feature.properties()
                .forEach(
                        (key, value) -> {
                            if (value instanceof String text
                                    && !text.isBlank()
                                    && (key.equals("name")
                                            || key.startsWith("name:")
                                            || key.equals("ref"))) {
                                names.put(key, text);
                            }
                        });
        return names;
    }

    /** A number within bounds; 0 when absent. */
    private double number(Feature feature, String key, double least, double most)
            throws InvalidInput {
        @Nullable Object value = feature.get(key);
        if (value == null) {
            return 0;
        }
        if (!(value instanceof Double number) || !(number >= least && number <= most)) {
            throw file.invalid(
                    feature,
                    "%s is %s.".formatted(key, value),
                    "Give a number from %s to %s.".formatted(least, most));
        }
        return number;
    }

    private boolean truth(Feature feature, String key, boolean otherwise) throws InvalidInput {
        @Nullable Object value = feature.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value.equals("yes") || value.equals("no")) {
            return value.equals("yes");
        }
        throw file.invalid(feature, "%s is %s.".formatted(key, value), "Give true or false.");
    }
}
