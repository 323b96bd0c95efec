package org.safepassage.planner.flow;

import java.util.Arrays;

/** Which arcs and exits meet at a node, and least times along arcs whatever their capacity. */
final class Adjacency {
    /** Larger than any time that matters, small enough to add. */
    static final int FAR = 1 << 29;

    final int[] inFirst; // [node] into inArc
    final int[] inArc;
    final int[] outFirst; // [node] into outArc
    final int[] outArc;
    final int[] exitFirst; // [node] into exit
    final int[] exit;

    private final DynamicNetwork network;

    Adjacency(DynamicNetwork network) {
        this.network = network;
        ByNode in = ByNode.of(network.nodes(), network.arcs(), network::head);
        inFirst = in.first;
        inArc = in.item;
        ByNode out = ByNode.of(network.nodes(), network.arcs(), network::tail);
        outFirst = out.first;
        outArc = out.item;
        ByNode exits = ByNode.of(network.nodes(), network.exits(), network::exitNode);
        exitFirst = exits.first;
        exit = exits.item;
    }

    /** Least times from every node to an exit, {@link #FAR} where they reach the horizon. */
    int[] toExits(int horizon) {
        int[] time = new int[network.nodes()];
        Arrays.fill(time, FAR);
        for (int i = 0; i < network.exits(); i++) {
            time[network.exitNode(i)] = 0;
        }
        settle(time, horizon, false);
        return time;
    }

    /**
     * Lowers times given for some nodes to the least along arcs from them; what would be the
     * horizon or more stays as it is. Time O(E + horizon), by one bucket a step.
     */
    void settleFrom(int[] time, int horizon) {
        settle(time, horizon, true);
    }

    private void settle(int[] time, int horizon, boolean alongArcs) {
        int[] bucket = new int[horizon]; // [step] first entry that is due, or -1
        Arrays.fill(bucket, -1);
        int[] node = new int[time.length + 16]; // [entry]
        int[] next = new int[time.length + 16]; // [entry] the one after it in its bucket
        int entries = 0;
        for (int v = 0; v < time.length; v++) {
            if (time[v] < horizon) {
                node[entries] = v;
                next[entries] = bucket[time[v]];
                bucket[time[v]] = entries++;
            }
        }
        for (int now = 0; now < horizon; now++) {
            while (bucket[now] >= 0) {
                int v = node[bucket[now]];
                bucket[now] = next[bucket[now]];
                if (time[v] != now) {
                    continue;
                }
                int[] first = alongArcs ? outFirst : inFirst;
                int[] order = alongArcs ? outArc : inArc;
                for (int i = first[v]; i < first[v + 1]; i++) {
                    int to = alongArcs ? network.head(order[i]) : network.tail(order[i]);
                    int transit = network.transit(order[i]);
                    if (transit < horizon - now && now + transit < time[to]) {
                        time[to] = now + transit;
                        if (entries == node.length) {
                            node = Arrays.copyOf(node, 2 * entries);
                            next = Arrays.copyOf(next, 2 * entries);
                        }
                        node[entries] = to;
                        next[entries] = bucket[time[to]];
                        bucket[time[to]] = entries++;
                    }
                }
            }
        }
    }
}
