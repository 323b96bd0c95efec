package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Takes out flow that runs in a circle without time passing, where a resumed solve has changed the
 * flow: it may have closed one over arcs of transit 0. Time O(arcs of transit 0 that changed ×
 * steps + what is walked).
 */
final class ResumedCycles {
    private final OpenFlow open;
    private final int[] visited; // [node] the walk that last came here
    private int walk;
    private int[] stack = new int[64]; // arcs
    private int[] tried = new int[64]; // [depth] next arc out of the head to try

    ResumedCycles(OpenFlow open) {
        this.open = open;
        visited = new int[open.nodes];
    }

    void cancel() {
        for (int arc = 0; arc < open.arcs; arc++) {
            if (open.network.transit(arc) == 0 && open.isWritten(arc)) {
                for (int step = 0; step < open.horizon; step++) {
                    while (open.flow(arc, step) > 0 && circle(arc, step)) {
                        // until none runs through the arc
                    }
                }
            }
        }
    }

    /** Cancels one circle through the arc; false when there is none. */
    private boolean circle(int arc, int step) {
        int goal = open.network.tail(arc);
        walk++;
        int depth = 0;
        stack[0] = arc;
        tried[0] = open.roads.outFirst[open.network.head(arc)];
        while (depth >= 0) {
            int node = open.network.head(stack[depth]);
            if (node == goal) {
                int people = Integer.MAX_VALUE;
                for (int i = 0; i <= depth; i++) {
                    people = Math.min(people, open.flow(stack[i], step));
                }
                for (int i = 0; i <= depth; i++) {
                    open.add(stack[i], step, -people);
                }
                return true;
            }
            if (tried[depth] >= open.roads.outFirst[node + 1]) {
                depth--;
                continue;
            }
            int next = open.roads.outArc[tried[depth]++];
            int to = open.network.head(next);
            if (open.network.transit(next) == 0
                    && visited[to] != walk
                    && open.flow(next, step) > 0) {
                visited[to] = walk;
                depth++;
                if (depth == stack.length) {
                    stack = Arrays.copyOf(stack, 2 * depth);
                    tried = Arrays.copyOf(tried, 2 * depth);
                }
                stack[depth] = next;
                tried[depth] = open.roads.outFirst[to];
            }
        }
        return false;
    }
}
