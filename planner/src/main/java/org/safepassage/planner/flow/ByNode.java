package org.safepassage.planner.flow;

import java.util.function.IntUnaryOperator;

/** Numbered things by the node they are at, in the order of their numbers. */
final class ByNode {
    final int[] first; // [node] into item; one more at the end
    final int[] item;

    private ByNode(int[] first, int[] item) {
        this.first = first;
        this.item = item;
    }

    /** Things 0 to {@code count} − 1, each at a node. Time linear. */
    static ByNode of(int nodes, int count, IntUnaryOperator nodeOf) {
        int[] first = new int[nodes + 1];
        for (int i = 0; i < count; i++) {
            first[nodeOf.applyAsInt(i) + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            first[node + 1] += first[node];
        }
        int[] next = first.clone();
        int[] item = new int[count];
        for (int i = 0; i < count; i++) {
            item[next[nodeOf.applyAsInt(i)]++] = i;
        }
        return new ByNode(first, item);
    }
}
