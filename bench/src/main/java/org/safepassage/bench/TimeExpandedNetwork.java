package org.safepassage.bench;

import java.util.Arrays;
import org.safepassage.planner.flow.DynamicNetwork;

/**
 * The same question as one static network, for solvers that know no time: a node per (node, step)
 * that people can reach and that can still reach an exit, a node per pool of people, arcs with
 * costs so that the cheapest flow is the earliest arrival flow. People who are not out cost the
 * horizon each.
 */
final class TimeExpandedNetwork {
    private static final int FAR = 1 << 29;

    int nodes;
    int arcs;
    int source;
    int sink;
    long people; // in the network; who becomes ready too late is only in lateCost
    long lateCost;
    int[] tail = new int[1 << 16];
    int[] head = new int[1 << 16];
    long[] capacity = new long[1 << 16];
    int[] cost = new int[1 << 16];

    private final DynamicNetwork network;
    private final int[] earliest;
    private final int[]
            latest; // [node] last step from which an exit can be reached, or less than earliest
    private final int[] first; // [node] number of its state at step earliest

    TimeExpandedNetwork(DynamicNetwork network) {
        this.network = network;
        int horizon = network.horizon();
        earliest = new int[network.nodes()];
        Arrays.fill(earliest, FAR);
        for (int i = 0; i < network.supplies(); i++) {
            int node = network.supplyNode(i);
            earliest[node] = Math.min(earliest[node], network.supplyRelease(i));
        }
        settle(earliest, true);
        int[] toExit = new int[network.nodes()];
        Arrays.fill(toExit, FAR);
        for (int exit = 0; exit < network.exits(); exit++) {
            toExit[network.exitNode(exit)] = 0;
        }
        settle(toExit, false);
        latest = new int[network.nodes()];
        first = new int[network.nodes()];
        for (int node = 0; node < network.nodes(); node++) {
            latest[node] = horizon - 1 - toExit[node];
            first[node] = nodes;
            nodes += Math.max(0, latest[node] - earliest[node] + 1);
        }
        source = nodes++;
        sink = nodes++;
        roads();
        homes();
        for (int exit = 0; exit < network.exits(); exit++) {
            int node = network.exitNode(exit);
            for (int t = Math.max(0, earliest[node]); t <= latest[node]; t++) {
                add(at(node, t), sink, network.exitCapacity(exit).at(t), t);
            }
        }
    }

    private void roads() {
        for (int arc = 0; arc < network.arcs(); arc++) {
            int from = network.tail(arc);
            int to = network.head(arc);
            int transit = network.transit(arc);
            int last = Math.min(latest[from], latest[to] - transit);
            for (int t = earliest[from]; t <= last; t++) {
                add(at(from, t), at(to, t + transit), network.capacity(arc).at(t), 0);
            }
        }
        for (int node = 0; node < network.nodes(); node++) {
            for (int t = earliest[node]; t < latest[node] && network.holding(node) > 0; t++) {
                add(at(node, t), at(node, t + 1), network.holding(node), 0);
            }
        }
    }

    /**
     * A node per supply: to every step from its release on, and past them all at the cost of the
     * horizon.
     */
    private void homes() {
        for (int i = 0; i < network.supplies(); i++) {
            int node = network.supplyNode(i);
            int release = network.supplyRelease(i);
            long number = network.supplyPeople(i);
            if (release > latest[node]) {
                lateCost += number * network.horizon();
                continue;
            }
            int home = nodes++;
            people += number;
            add(source, home, number, 0);
            add(home, sink, number, network.horizon());
            for (int t = release; t <= latest[node]; t++) {
                add(home, at(node, t), number, 0);
            }
        }
    }

    private int at(int node, int step) {
        return first[node] + step - earliest[node];
    }

    private void add(int from, int to, long room, int price) {
        if (room == 0) {
            return;
        }
        if (arcs == tail.length) {
            tail = Arrays.copyOf(tail, 2 * arcs);
            head = Arrays.copyOf(head, 2 * arcs);
            capacity = Arrays.copyOf(capacity, 2 * arcs);
            cost = Arrays.copyOf(cost, 2 * arcs);
        }
        tail[arcs] = from;
        head[arcs] = to;
        capacity[arcs] = Math.min(room, network.people());
        cost[arcs++] = price;
    }

    /** Least times, by passes over all arcs until nothing changes. */
    private void settle(int[] time, boolean forward) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < network.arcs(); i++) {
                int from = forward ? network.tail(i) : network.head(i);
                int to = forward ? network.head(i) : network.tail(i);
                long reached = (long) time[from] + network.transit(i);
                if (reached < time[to]) {
                    time[to] = (int) reached;
                    changed = true;
                }
            }
        }
    }
}
