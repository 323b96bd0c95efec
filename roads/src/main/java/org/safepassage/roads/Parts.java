package org.safepassage.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The connected parts of a network on foot, largest first by length. A footpath that may be walked
 * one way only joins its ends all the same: parts say what hangs together on the map, and the
 * planner finds who can get where.
 *
 * <p>O((V + E) α(V)) time, O(V) memory.
 */
final class Parts {
    /** The part of a node no walkable link touches. */
    static final int NONE = -1;

    private final int[] partOf; // [node]
    private final List<Part> parts;

    private Parts(int[] partOf, List<Part> parts) {
        this.partOf = partOf;
        this.parts = List.copyOf(parts);
    }

    static Parts of(LinkTable table) {
        int[] parent = joined(table);
        int nodes = parent.length;
        long[] millimetres = new long[nodes]; // [root]
        int[] links = new int[nodes]; // [root]
        int[] members = new int[nodes]; // [root]
        for (int link = 0; link < table.from.length; link++) {
            if (walkable(table, link)) {
                int root = root(parent, table.from[link]);
                millimetres[root] += table.millimetres[link];
                links[root]++;
            }
        }
        List<Integer> roots = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            int root = root(parent, node);
            if (links[root] > 0 && members[root]++ == 0) {
                roots.add(root);
            }
        }
        // The sort is stable and the roots were met in order of their first node, so equal parts
        // keep that order.
        roots.sort(Comparator.comparingLong((Integer root) -> -millimetres[root]));
        int[] number = new int[nodes]; // [root]
        Arrays.fill(number, NONE);
        List<Part> parts = new ArrayList<>();
        for (int root : roots) {
            number[root] = parts.size();
            parts.add(new Part(members[root], links[root], millimetres[root] / 1000.0));
        }
        int[] partOf = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            partOf[node] = number[root(parent, node)];
        }
        return new Parts(partOf, parts);
    }

    int of(int node) {
        return partOf[node];
    }

    List<Part> all() {
        return parts;
    }

    private static boolean walkable(LinkTable table, int link) {
        return table.has(link, LinkTable.WALK_FORWARD | LinkTable.WALK_BACKWARD);
    }

    private static int[] joined(LinkTable table) {
        int[] parent = new int[table.nodeLon.length];
        Arrays.setAll(parent, node -> node);
        for (int link = 0; link < table.from.length; link++) {
            if (walkable(table, link)) {
                int a = root(parent, table.from[link]);
                int b = root(parent, table.to[link]);
                // The lower node becomes the root, so the answer does not depend on the order of
                // links.
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        return parent;
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
