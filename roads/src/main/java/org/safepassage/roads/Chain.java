package org.safepassage.roads;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of street, end to end, that become one link: its vertices in order and how long it is up
 * to each.
 */
final class Chain {
    private final Streets streets;
    private final int kind;
    private final Ints vertices = new Ints(8);
    private double[] metresTo = new double[8]; // [i] along the chain up to vertex i

    Chain(Streets streets, int kind) {
        this.streets = streets;
        this.kind = kind;
    }

    /** Appends the vertices of a street from index first to last, or the other way round. */
    void add(int street, int first, int last, boolean forward) {
        double scale = scaleOf(street);
        for (int i = 0; i <= last - first; i++) {
            int vertex = streets.ref(forward ? first + i : last - i);
            if (vertices.size() == 0) {
                append(vertex, 0);
            } else if (vertices.get(vertices.size() - 1) != vertex) {
                int before = vertices.get(vertices.size() - 1);
                append(
                        vertex,
                        metresTo[vertices.size() - 1]
                                + streets.metresBetween(before, vertex) * scale);
            }
        }
    }

    private void append(int vertex, double metres) {
        if (vertices.size() == metresTo.length) {
            metresTo = Arrays.copyOf(metresTo, metresTo.length * 2);
        }
        metresTo[vertices.size()] = metres;
        vertices.add(vertex);
    }

    /** How much longer the street is said to be than it is drawn. */
    private double scaleOf(int street) {
        @Nullable Double stated = streets.statedMetres(street);
        if (stated == null) {
            return 1;
        }
        double drawn = 0;
        for (int i = streets.first(street); i + 1 < streets.end(street); i++) {
            drawn += streets.metresBetween(streets.ref(i), streets.ref(i + 1));
        }
        return drawn > 0 ? stated / drawn : 1;
    }

    int kind() {
        return kind;
    }

    int size() {
        return vertices.size();
    }

    int vertex(int i) {
        return vertices.get(i);
    }

    int from() {
        return vertices.get(0);
    }

    int to() {
        return vertices.get(vertices.size() - 1);
    }

    double metres() {
        return metresTo[vertices.size() - 1];
    }

    /** A ring cut in two at the vertex nearest half way round. */
    List<Chain> halves() {
        int cut = 1;
        for (int i = 2; i < size() - 1; i++) {
            if (Math.abs(metresTo[i] - metres() / 2) < Math.abs(metresTo[cut] - metres() / 2)) {
                cut = i;
            }
        }
        return List.of(part(0, cut), part(cut, size() - 1));
    }

    private Chain part(int first, int last) {
        Chain part = new Chain(streets, kind);
        for (int i = first; i <= last; i++) {
            part.append(vertices.get(i), metresTo[i] - metresTo[first]);
        }
        return part;
    }
}
