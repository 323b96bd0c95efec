package org.safepassage.planner.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same question the plain way: one node per (node, step), one maximum flow per θ, from scratch,
 * by shortest augmenting paths. Shares nothing with the solver.
 */
final class TimeExpandedNetwork {
    private static final long ENOUGH = 1L << 40;

    private record Edge(int to, int back) {}

    private final DynamicNetwork network;
    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<List<long[]>> residual = new ArrayList<>();
    private final int source;
    private final int sink;

    private TimeExpandedNetwork(DynamicNetwork network, int theta) {
        this.network = network;
        int horizon = network.horizon();
        int states = network.nodes() * horizon;
        source = 2 * states;
        sink = source + 1;
        for (int i = 0; i < 2 * states + 2; i++) {
            edges.add(new ArrayList<>());
            residual.add(new ArrayList<>());
        }
        for (int arc = 0; arc < network.arcs(); arc++) {
            for (int t = 0; t + network.transit(arc) < horizon; t++) {
                int to = at(network.head(arc), t + network.transit(arc));
                edge(at(network.tail(arc), t), to, network.capacity(arc).at(t));
            }
        }
        for (int node = 0; node < network.nodes(); node++) {
            for (int t = 0; t < horizon; t++) {
                edge(states + at(node, t), at(node, t), ENOUGH);
                if (t + 1 < horizon) {
                    edge(states + at(node, t), states + at(node, t + 1), ENOUGH);
                    edge(at(node, t), at(node, t + 1), network.holding(node));
                }
            }
        }
        for (int i = 0; i < network.supplies(); i++) {
            if (network.supplyRelease(i) < horizon) {
                int home = states + at(network.supplyNode(i), network.supplyRelease(i));
                edge(source, home, network.supplyPeople(i));
            }
        }
        for (int exit = 0; exit < network.exits(); exit++) {
            for (int t = 0; t <= theta; t++) {
                edge(at(network.exitNode(exit), t), sink, network.exitCapacity(exit).at(t));
            }
        }
    }

    /** People out with an arrival step before m, for m from 0 to the horizon. */
    static long[] curve(DynamicNetwork network) {
        long[] curve = new long[network.horizon() + 1];
        for (int theta = 0; theta < network.horizon(); theta++) {
            curve[theta + 1] = new TimeExpandedNetwork(network, theta).maximumFlow();
        }
        return curve;
    }

    private int at(int node, int step) {
        return node * network.horizon() + step;
    }

    private void edge(int from, int to, long capacity) {
        edges.get(from).add(new Edge(to, edges.get(to).size()));
        edges.get(to).add(new Edge(from, edges.get(from).size() - 1));
        residual.get(from).add(new long[] {Math.min(capacity, ENOUGH)});
        residual.get(to).add(new long[] {0});
    }

    private long maximumFlow() {
        long flow = 0;
        while (true) {
            int[] cameFrom = new int[edges.size()];
            int[] cameBy = new int[edges.size()];
            Arrays.fill(cameFrom, -1);
            cameFrom[source] = source;
            ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
            while (!queue.isEmpty() && cameFrom[sink] < 0) {
                int at = queue.remove();
                for (int i = 0; i < edges.get(at).size(); i++) {
                    int to = edges.get(at).get(i).to();
                    if (cameFrom[to] < 0 && residual.get(at).get(i)[0] > 0) {
                        cameFrom[to] = at;
                        cameBy[to] = i;
                        queue.add(to);
                    }
                }
            }
            if (cameFrom[sink] < 0) {
                return flow;
            }
            long people = Long.MAX_VALUE;
            for (int at = sink; at != source; at = cameFrom[at]) {
                people = Math.min(people, residual.get(cameFrom[at]).get(cameBy[at])[0]);
            }
            for (int at = sink; at != source; at = cameFrom[at]) {
                Edge edge = edges.get(cameFrom[at]).get(cameBy[at]);
                residual.get(cameFrom[at]).get(cameBy[at])[0] -= people;
                residual.get(at).get(edge.back())[0] += people;
            }
            flow += people;
        }
    }
}
