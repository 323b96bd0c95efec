package org.safepassage.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes links of streets: cuts each street where something else meets it, then joins pieces end to
 * end where nothing changes between them.
 */
final class Joining {
    private static final int NONE = -1;

    private final Streets streets;
    private final int[]
            degree; // [vertex] pieces of street, between neighbouring vertices, that meet there
    private final boolean[] node; // [vertex] stays a node
    private final Ints pieceStreet = new Ints(256); // [piece]
    private final Ints pieceFirst =
            new Ints(256); // [piece] index of its first vertex among the refs
    private final Ints pieceLast = new Ints(256); // [piece] index of its last vertex, included
    private final int[]
            endA; // [vertex] of the piece ends at a vertex that is no node yet: piece * 2 + (1 if
    // its end)
    private final int[] endB; // [vertex]
    private final LinkColumns links;
    private final List<Chain> rings = new ArrayList<>();

    Joining(Streets streets) {
        this.streets = streets;
        degree = new int[streets.vertices()];
        node = new boolean[streets.vertices()];
        endA = new int[streets.vertices()];
        endB = new int[streets.vertices()];
        links = new LinkColumns(streets);
    }

    LinkTable table() {
        countDegrees();
        for (int vertex = 0; vertex < node.length; vertex++) {
            node[vertex] = degree[vertex] != 2 && degree[vertex] != 0;
        }
        for (int named : streets.vertexNames().values()) {
            keep(named);
        }
        for (int gated : streets.gates().keySet()) {
            keep(gated);
        }
        cutStreets();
        keepWherePropertiesChange();
        joinPieces();
        if (links.size() == 0) {
            throw new IllegalArgumentException("There is no street with two different ends.");
        }
        return links.table(node);
    }

    private void keep(int vertex) {
        node[vertex] = degree[vertex] != 0;
    }

    private void countDegrees() {
        for (int street = 0; street < streets.size(); street++) {
            int before = streets.ref(streets.first(street));
            for (int i = streets.first(street) + 1; i < streets.end(street); i++) {
                int vertex = streets.ref(i);
                if (!samePlace(before, vertex)) {
                    degree[before]++;
                    degree[vertex]++;
                }
                before = vertex;
            }
        }
    }

    /**
     * A vertex repeated is no piece of street. Two vertices at one place are kept apart: one may be
     * above the other.
     */
    private static boolean samePlace(int a, int b) {
        return a == b;
    }

    private void cutStreets() {
        Arrays.fill(endA, NONE);
        Arrays.fill(endB, NONE);
        for (int street = 0; street < streets.size(); street++) {
            int start = streets.first(street);
            int last = streets.end(street) - 1;
            for (int i = start + 1; i <= last; i++) {
                if (i == last || node[streets.ref(i)]) {
                    addPiece(street, start, i);
                    start = i;
                }
            }
        }
    }

    private void addPiece(int street, int first, int last) {
        boolean hasLength = false;
        for (int i = first; i < last && !hasLength; i++) {
            hasLength = !samePlace(streets.ref(i), streets.ref(i + 1));
        }
        if (hasLength) {
            int piece = pieceStreet.size();
            pieceStreet.add(street);
            pieceFirst.add(first);
            pieceLast.add(last);
            noteEnd(streets.ref(first), piece * 2);
            noteEnd(streets.ref(last), piece * 2 + 1);
        }
    }

    private void noteEnd(int vertex, int end) {
        if (!node[vertex]) {
            if (endA[vertex] == NONE) {
                endA[vertex] = end;
            } else {
                endB[vertex] = end;
            }
        }
    }

    private void keepWherePropertiesChange() {
        for (int vertex = 0; vertex < node.length; vertex++) {
            if (endA[vertex] != NONE && !node[vertex]) {
                // Walking in along A and out along B must be the same street: A as walked, B as
                // walked.
                boolean same =
                        endB[vertex] != NONE && kindInto(endA[vertex]) == kindOutOf(endB[vertex]);
                node[vertex] = !same;
            }
        }
    }

    /** Properties of a piece walked towards this end of it. */
    private int kindInto(int end) {
        int kind = streets.kind(pieceStreet.get(end >> 1));
        return (end & 1) == 1 ? kind : streets.reversedKind(kind);
    }

    /** Properties of a piece walked away from this end of it. */
    private int kindOutOf(int end) {
        int kind = streets.kind(pieceStreet.get(end >> 1));
        return (end & 1) == 0 ? kind : streets.reversedKind(kind);
    }

    private void joinPieces() {
        boolean[] done = new boolean[pieceStreet.size()];
        for (int piece = 0; piece < done.length; piece++) {
            if (!done[piece]) {
                Chain chain = chainFrom(beginningOf(piece), done);
                if (chain.from() == chain.to()) {
                    rings.add(chain);
                } else {
                    links.add(chain);
                }
            }
        }
        for (Chain ring : rings) {
            node[ring.from()] = true;
            for (Chain half : ring.halves()) {
                node[half.to()] = true;
                links.add(half);
            }
        }
    }

    /**
     * The end (piece * 2 + 0 or 1) at which the chain begins that runs through the piece in its own
     * direction.
     */
    private int beginningOf(int piece) {
        int start = piece * 2;
        while (true) {
            int vertex = vertexAt(start);
            if (node[vertex]) {
                return start;
            }
            // Step back over the piece that leads into this vertex, to its other end.
            start = otherEnd(vertex, start) ^ 1;
            if (start >> 1 == piece) {
                return piece * 2;
            }
        }
    }

    private Chain chainFrom(int start, boolean[] done) {
        Chain chain = new Chain(streets, kindOutOf(start));
        int end = start;
        while (true) {
            int piece = end >> 1;
            done[piece] = true;
            boolean forward = (end & 1) == 0;
            chain.add(pieceStreet.get(piece), pieceFirst.get(piece), pieceLast.get(piece), forward);
            int arrival = end ^ 1;
            int vertex = vertexAt(arrival);
            if (node[vertex]) {
                return chain;
            }
            end = otherEnd(vertex, arrival);
            if (done[end >> 1]) {
                return chain;
            }
        }
    }

    private int otherEnd(int vertex, int end) {
        return endA[vertex] == end ? endB[vertex] : endA[vertex];
    }

    private int vertexAt(int end) {
        int piece = end >> 1;
        return streets.ref((end & 1) == 0 ? pieceFirst.get(piece) : pieceLast.get(piece));
    }
}
