package org.safepassage.roads.osm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Area;
import org.safepassage.roads.Degrees;
import org.safepassage.roads.Geodesy;
import org.safepassage.roads.Street;
import org.safepassage.roads.Streets;

/**
 * Adds ways to the streets: in pieces where nodes are missing, and cut where they cross the edge of
 * an area. Each cut is a vertex with a name, {@code edge-1} and so on, because that is where people
 * may leave the map.
 */
final class WayCutter {
    private static final int NOWHERE = OsmNodes.NOWHERE;

    private final Streets streets;
    private final OsmNodes nodes;
    private final @Nullable Area area;
    private final int[] vertex; // [index of node] or NOWHERE
    private final Map<Cut, Integer> cuts =
            new HashMap<>(); // two ways over one stretch share their cut
    private int[] run = new int[256];
    private int length;
    private boolean added;

    /** Where a cut is: between which two nodes, the lower first, and the how manieth on the way. */
    private record Cut(int low, int high, int number) {}

    WayCutter(Streets streets, OsmNodes nodes, @Nullable Area area) {
        this.streets = streets;
        this.nodes = nodes;
        this.area = area;
        this.vertex = new int[nodes.size()];
        for (int i = 0; i < vertex.length; i++) {
            vertex[i] = nodes.missing(i) ? NOWHERE : streets.vertex(nodes.lon(i), nodes.lat(i));
        }
    }

    int vertex(int node) {
        return vertex[node];
    }

    int cuts() {
        return cuts.size();
    }

    /** Adds what there is of a way over these nodes. False when there is nothing of it. */
    boolean add(Street street, int[] on) {
        length = 0;
        added = false;
        int before = NOWHERE;
        for (int node : on) {
            if (vertex[node] == NOWHERE) {
                flush(street);
                before = NOWHERE;
                continue;
            }
            if (before != NOWHERE && before != node) {
                step(street, before, node);
            }
            before = node;
        }
        flush(street);
        return added;
    }

    private void step(Street street, int from, int to) {
        if (area == null) {
            begin(vertex[from]);
            append(vertex[to]);
            return;
        }
        double[] along = cutsBetween(area, from, to);
        double start = 0;
        int at = vertex[from];
        for (int i = 0; i <= along.length; i++) {
            double end = i < along.length ? along[i] : 1;
            int next = i < along.length ? cut(from, to, along, i) : vertex[to];
            if (inside(area, from, to, (start + end) / 2)) {
                begin(at);
                append(next);
            } else {
                flush(street);
            }
            start = end;
            at = next;
        }
    }

    /**
     * Cuts are found from the lower node to the higher, so that both directions find the same
     * places.
     */
    private double[] cutsBetween(Area area, int from, int to) {
        int low = Math.min(from, to);
        int high = Math.max(from, to);
        double[] cuts = area.cuts(lon(low), lat(low), lon(high), lat(high));
        if (low == from) {
            return cuts;
        }
        double[] turned = new double[cuts.length];
        for (int i = 0; i < cuts.length; i++) {
            turned[i] = 1 - cuts[cuts.length - 1 - i];
        }
        return turned;
    }

    private int cut(int from, int to, double[] along, int i) {
        int number = from < to ? i : along.length - 1 - i;
        return cuts.computeIfAbsent(
                new Cut(Math.min(from, to), Math.max(from, to), number),
                cut -> {
                    int at =
                            streets.vertex(
                                    steps(lonAlong(from, to, along[i])),
                                    steps(latAlong(from, to, along[i])));
                    streets.name(at, "edge-" + (cuts.size() + 1));
                    return at;
                });
    }

    private boolean inside(Area area, int from, int to, double along) {
        return area.contains(lonAlong(from, to, along), latAlong(from, to, along));
    }

    private double lonAlong(int from, int to, double along) {
        double lon = lon(from) + Geodesy.degreesBetween(lon(from), lon(to)) * along;
        return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    }

    private double latAlong(int from, int to, double along) {
        return lat(from) + (lat(to) - lat(from)) * along;
    }

    private static int steps(double degrees) {
        return Degrees.toSteps(degrees);
    }

    private double lon(int node) {
        return Degrees.of(nodes.lon(node));
    }

    private double lat(int node) {
        return Degrees.of(nodes.lat(node));
    }

    private void begin(int vertex) {
        if (length == 0) {
            run[length++] = vertex;
        }
    }

    private void append(int vertex) {
        if (length == run.length) {
            run = Arrays.copyOf(run, length * 2);
        }
        run[length++] = vertex;
    }

    private void flush(Street street) {
        if (length >= 2) {
            streets.street(street, Arrays.copyOf(run, length));
            added = true;
        }
        length = 0;
    }
}
