package org.safepassage.bench.routing;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import com.graphhopper.reader.osm.SkipOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The ways of an extract as they stand in it, found by the points of a route: to name why two
 * routers differ.
 */
final class Survey {
    private static final long CELLS = 1_000_000; // a degree
    private static final double NEAR_DEGREES =
            6e-7; // GraphHopper keeps coordinates to 2e-7, we to 1e-7

    private final Map<Long, List<Integer>> vertices = new HashMap<>(); // by cell
    private final List<double[]> at = new ArrayList<>(); // [vertex] longitude, latitude
    private final Map<Integer, Map<String, Object>> barriers = new HashMap<>(); // by vertex
    private final Map<Long, Map<String, Object>> ways =
            new HashMap<>(); // tags by stretch between two vertices

    static Survey of(Path extract) throws IOException {
        Survey survey = new Survey();
        List<ReaderWay> kept = new ArrayList<>();
        Map<Long, Integer> needed = new HashMap<>();
        read(
                extract,
                element -> {
                    if (element instanceof ReaderWay way
                            && (way.hasTag("highway") || way.hasTag("route", "ferry"))) {
                        kept.add(way);
                        for (var node : way.getNodes()) {
                            needed.put(node.value, -1);
                        }
                    }
                });
        read(
                extract,
                element -> {
                    if (element instanceof ReaderNode node && needed.containsKey(node.getId())) {
                        int vertex = survey.add(node.getLon(), node.getLat());
                        needed.put(node.getId(), vertex);
                        if (node.hasTag("barrier")) {
                            survey.barriers.put(vertex, node.getTags());
                        }
                    }
                });
        for (ReaderWay way : kept) {
            int before = -1;
            for (var node : way.getNodes()) {
                int vertex = needed.getOrDefault(node.value, -1);
                if (before >= 0 && vertex >= 0 && before != vertex) {
                    survey.ways.putIfAbsent(stretch(before, vertex), way.getTags());
                }
                before = vertex;
            }
        }
        return survey;
    }

    private interface Visitor {
        void element(ReaderElement element);
    }

    private static void read(Path extract, Visitor visitor) throws IOException {
        try (OSMInputFile input =
                new OSMInputFile(extract.toFile())
                        .setSkipOptions(SkipOptions.none())
                        .setWorkerThreads(1)
                        .open()) {
            for (ReaderElement element = input.getNext();
                    element != null;
                    element = input.getNext()) {
                visitor.element(element);
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private int add(double lon, double lat) {
        int known = vertex(lon, lat);
        if (known >= 0) {
            return known;
        }
        at.add(new double[] {lon, lat});
        vertices.computeIfAbsent(cell(lon, lat, 0, 0), cell -> new ArrayList<>(1))
                .add(at.size() - 1);
        return at.size() - 1;
    }

    private static long cell(double lon, double lat, int east, int north) {
        return (Math.round(lon * CELLS) + east) * (1L << 32) + Math.round(lat * CELLS) + north;
    }

    /** The vertex at a place, or -1. */
    int vertex(double lon, double lat) {
        int nearest = -1;
        double best = NEAR_DEGREES;
        for (int east = -1; east <= 1; east++) {
            for (int north = -1; north <= 1; north++) {
                for (int vertex : vertices.getOrDefault(cell(lon, lat, east, north), List.of())) {
                    double apart = Math.hypot(at.get(vertex)[0] - lon, at.get(vertex)[1] - lat);
                    if (apart < best) {
                        best = apart;
                        nearest = vertex;
                    }
                }
            }
        }
        return nearest;
    }

    /** A number for the stretch between two vertices, the same both ways. */
    static long stretch(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }

    /** The tags of a way over a stretch; null where there is none. */
    @Nullable Map<String, Object> way(long stretch) {
        return ways.get(stretch);
    }

    /** The tags of a barrier at a vertex; null where there is none. */
    @Nullable Map<String, Object> barrier(int vertex) {
        return barriers.get(vertex);
    }
}
