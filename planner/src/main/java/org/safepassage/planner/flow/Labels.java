package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * How many residual moves every state is away from people left: made all at once, then left to go
 * stale, since a label only orders a search and a wrong one is harmless.
 *
 * <p>A breadth-first pass goes from the pools of people left over all states from which an exit can
 * be reached by θ. What it reaches comes in stretches of steps at one node, so it runs over
 * stretches: along memory, not across it.
 */
final class Labels {
    /** The label of what was not reached. */
    static final int FAR = States.LABEL;

    private final ResidualNetwork network;
    private final States states;
    private final int[] toExit; // [node] least steps to an exit
    private final int[] end; // [node] labels are up to here
    private final int[]
            newest; // [node] the label of the last step that has one, for steps after it
    private int[] node = new int[1024]; // [stretch] node, or nodes + pool
    private int[] from = new int[1024];
    private int[] until = new int[1024];
    private int stretches;
    private int theta;
    private int level;
    private long reached;

    Labels(ResidualNetwork network, States states, int[] toExit) {
        this.network = network;
        this.states = states;
        this.toExit = toExit;
        end = new int[network.nodes];
        newest = new int[network.nodes];
        Arrays.fill(newest, FAR);
    }

    /**
     * The label of a state, or of its node's last labelled step when it is newer than the labels.
     */
    int of(int state, int where) {
        int label = state & States.LABEL;
        return label != 0 ? label : newest[where];
    }

    int ofPool(int pool) {
        int label = states.pool[pool] & States.LABEL;
        return label == 0 ? FAR : label;
    }

    /** Makes all labels anew for searches from the exits at θ. Returns how many states have one. */
    long refresh(int now) {
        theta = now;
        for (int v = 0; v < network.nodes; v++) {
            if (end[v] > 0) {
                States.dropLabels(states.page(v), end[v]);
            }
            end[v] = Math.max(0, theta - toExit[v] + 1);
        }
        States.dropLabels(states.pool, states.pool.length);
        stretches = 0;
        reached = 0;
        level = 1;
        for (int pool = 0; pool < network.pools; pool++) {
            if (network.remaining[pool] > 0 && network.poolRelease[pool] <= theta) {
                reachPool(pool);
            }
        }
        int levelEnd = stretches;
        for (int next = 0; next < stretches; next++) {
            if (next == levelEnd) {
                level++;
                levelEnd = stretches;
            }
            int label = level;
            level = Math.min(level + 1, FAR - 1);
            if (node[next] >= network.nodes) {
                leavePool(node[next] - network.nodes);
            } else {
                leave(node[next], from[next], until[next]);
            }
            level = label;
        }
        for (int v = 0; v < network.nodes; v++) {
            int label = end[v] > 0 ? Math.max(0, states.page(v)[end[v] - 1]) & States.LABEL : 0;
            newest[v] = label == 0 ? FAR : label;
        }
        return reached;
    }

    private void leavePool(int pool) {
        int v = network.poolNode[pool];
        int last =
                network.isLastOfNode(pool)
                        ? end[v]
                        : Math.min(end[v], network.poolRelease[pool + 1]);
        int begin = network.poolRelease[pool];
        if (begin < last) {
            int[] page = states.page(v);
            int open = -1;
            for (int t = begin; t < last; t++) {
                int state = page[t];
                if (state >= 0 && (state & States.LABEL) == 0) {
                    page[t] = state | level;
                    open = open < 0 ? t : open;
                } else if (open >= 0) {
                    reach(v, open, t);
                    open = -1;
                }
            }
            if (open >= 0) {
                reach(v, open, last);
            }
        }
        if (!network.isLastOfNode(pool)) {
            reachPool(pool + 1);
        }
        if (network.carried[pool] > 0) {
            reachPool(pool - 1);
        }
    }

    private void leave(int v, int begin, int last) {
        for (int i = network.outFirst[v]; i < network.outFirst[v + 1]; i++) {
            int arc = network.outArc[i];
            int transit = network.transit[arc];
            int stop = Math.min(last, end[network.head[arc]] - transit);
            if (begin < stop && network.constant[arc] != 0) {
                along(arc, begin, stop, transit);
            }
        }
        for (int arc = network.inFirst[v]; arc < network.inFirst[v + 1]; arc++) {
            int[] flow = network.flow[arc];
            if (flow != null) {
                int transit = network.transit[arc];
                undo(network.tail[arc], flow, Math.max(0, begin - transit), last - transit);
            }
        }
        int[] departures = network.departures[v];
        if (departures != null) {
            for (int t = begin; t < last; t++) {
                if (departures[t] > 0) {
                    reachPool(network.poolAt(v, t));
                }
            }
        }
    }

    private void along(int arc, int begin, int stop, int transit) {
        int to = network.head[arc];
        int[] page = states.page(to);
        int[] flow = network.flow[arc];
        int[] table = network.table[arc];
        int constant = network.constant[arc];
        int open = -1;
        for (int t = begin; t < stop; t++) {
            int state = page[t + transit];
            boolean on = state >= 0 && (state & States.LABEL) == 0;
            if (on && (flow != null || table != null)) {
                int room = table == null ? constant : table[t];
                on = flow == null ? room > 0 : room > flow[t];
            }
            if (on) {
                page[t + transit] = state | level;
                open = open < 0 ? t : open;
            } else if (open >= 0) {
                reach(to, open + transit, t + transit);
                open = -1;
            }
        }
        if (open >= 0) {
            reach(to, open + transit, stop + transit);
        }
    }

    private void undo(int to, int[] flow, int begin, int stop) {
        int[] page = states.page(to);
        int open = -1;
        for (int t = begin; t < stop; t++) {
            if (flow[t] > 0 && page[t] >= 0 && (page[t] & States.LABEL) == 0) {
                page[t] |= level;
                open = open < 0 ? t : open;
            } else if (open >= 0) {
                reach(to, open, t);
                open = -1;
            }
        }
        if (open >= 0) {
            reach(to, open, stop);
        }
    }

    private void reachPool(int pool) {
        int state = states.pool[pool];
        if (state >= 0 && (state & States.LABEL) == 0) {
            states.pool[pool] = state | level;
            reach(network.nodes + pool, 0, 1);
        }
    }

    private void reach(int where, int begin, int stop) {
        if (stretches == node.length) {
            node = Arrays.copyOf(node, 2 * stretches);
            from = Arrays.copyOf(from, 2 * stretches);
            until = Arrays.copyOf(until, 2 * stretches);
        }
        node[stretches] = where;
        from[stretches] = begin;
        until[stretches++] = stop;
        reached += stop - begin;
    }
}
