package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Takes out flow that runs in a circle without time passing: augmenting paths may close one over
 * arcs of transit 0. Nobody walks it, and the flow stays the same in all that counts. Time O(steps
 * × arcs of transit 0 + what is taken out).
 */
final class ZeroTransitCycles {
    private final ResidualNetwork network;
    private final int[] first; // [node] into arcs
    private final int[] arcs; // of transit 0 that carry flow, by tail
    private final int[] next; // [node] the next arc to try in this step
    private final int[] onStack; // [node] its place on the stack, or -1
    private final int[] stack; // arcs walked

    private ZeroTransitCycles(ResidualNetwork network) {
        this.network = network;
        first = new int[network.nodes + 1];
        int[] found = new int[network.arcs];
        int size = 0;
        for (int node = 0; node < network.nodes; node++) {
            for (int i = network.outFirst[node]; i < network.outFirst[node + 1]; i++) {
                int arc = network.outArc[i];
                if (network.transit[arc] == 0 && network.flow.isUsed(arc)) {
                    found[size++] = arc;
                }
            }
            first[node + 1] = size;
        }
        arcs = Arrays.copyOf(found, size);
        next = new int[network.nodes];
        onStack = new int[network.nodes];
        Arrays.fill(onStack, -1);
        stack = new int[network.nodes + 1];
    }

    static void cancel(ResidualNetwork network) {
        ZeroTransitCycles cycles = new ZeroTransitCycles(network);
        if (cycles.arcs.length > 0) {
            for (int step = 0; step < network.horizon; step++) {
                cycles.cancelAt(step);
            }
        }
    }

    private void cancelAt(int step) {
        System.arraycopy(first, 0, next, 0, next.length);
        for (int arc : arcs) {
            walkFrom(network.tail[arc], step);
        }
    }

    private void walkFrom(int start, int step) {
        int depth = 0;
        int node = start;
        onStack[start] = 0;
        while (true) {
            while (next[node] < first[node + 1] && network.flow.at(arcs[next[node]], step) == 0) {
                next[node]++;
            }
            if (next[node] < first[node + 1]) {
                int arc = arcs[next[node]];
                int to = network.head[arc];
                stack[depth++] = arc;
                if (onStack[to] >= 0) {
                    depth = cancelCircle(onStack[to], depth, step);
                } else {
                    onStack[to] = depth;
                }
                node = depth == 0 ? start : network.head[stack[depth - 1]];
            } else {
                onStack[node] = -1;
                if (depth == 0) {
                    return;
                }
                depth--;
                node = network.tail[stack[depth]];
                next[node]++;
            }
        }
    }

    private int cancelCircle(int from, int to, int step) {
        int people = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            people = Math.min(people, network.flow.at(stack[i], step));
        }
        for (int i = from; i < to; i++) {
            network.addFlow(stack[i], step, -people);
            if (i > from) {
                onStack[network.tail[stack[i]]] = -1;
            }
        }
        return from;
    }
}
