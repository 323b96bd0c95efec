package org.safepassage.planner.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Since which θ every (node, step) and pool of a flow opened again is dead, read from the answer
 * when first asked for, and forgotten where a change may let people in again (docs/planning.md,
 * re-planning).
 *
 * <p>At all times a residual move leads to a state that is dead no sooner than the one it comes
 * from; so what is dead by θ cannot be reached by people left at θ. What dies later than the θ in
 * hand is alive until then.
 */
final class DeadStates {
    static final int NEVER = Integer.MAX_VALUE;

    /** The part of what is seen that is a label; 0 for none. */
    static final int LABEL = 4095;

    private static final int ONE_SEARCH = LABEL + 1;
    private static final int SEARCH = ~LABEL & Integer.MAX_VALUE;

    final int[] poolSince; // [pool] the first θ at which it is dead
    final int[] poolSeen; // [pool] the search that last saw it, times 4096, plus its label
    int search; // number of the search that is running, times 4096

    private final OpenFlow open;
    private final Pools pools;
    private final Standing before;
    private final int[] @Nullable [] since; // [node][step] the first θ at which it is dead
    private final int[] @Nullable []
            seen; // [node][step] the search that last saw it, and its label
    private final int @Nullable [] earliest; // [node]; where there are more steps than before
    private long[] alive =
            new long[256]; // forgotten, and what can be reached from there is not yet
    private int waiting;

    DeadStates(OpenFlow open, Pools pools) {
        this.open = open;
        this.pools = pools;
        before = open.before;
        since = new int[open.nodes][];
        seen = new int[open.nodes][];
        poolSince = new int[pools.count];
        poolSeen = new int[pools.count];
        earliest = open.horizon > before.network.horizon() ? earliest() : null;
        for (int supply = 0; supply < open.network.supplies(); supply++) {
            int v = open.network.supplyNode(supply);
            int release = open.network.supplyRelease(supply);
            boolean same =
                    supply < before.supplyDead.length
                            && before.network.supplyNode(supply) == v
                            && before.network.supplyRelease(supply) == release;
            int at = pools.at(v, release);
            int label = same ? before.supplyDead[supply] : NEVER;
            poolSince[at] = label < before.forget ? label : NEVER;
        }
    }

    /** The first step at which anybody could be at each node, capacities left aside. */
    private int[] earliest() {
        int[] time = new int[open.nodes];
        Arrays.fill(time, Adjacency.FAR);
        for (int i = 0; i < pools.count; i++) {
            time[pools.node[i]] = Math.min(time[pools.node[i]], pools.release[i]);
        }
        open.roads.settleFrom(time, open.horizon);
        return time;
    }

    int[] since(int node) {
        int[] steps = since[node];
        if (steps == null) {
            steps = read(node);
            since[node] = steps;
        }
        return steps;
    }

    int[] seen(int node) {
        int[] steps = seen[node];
        if (steps == null) {
            steps = new int[open.horizon];
            seen[node] = steps;
        }
        return steps;
    }

    /** Begins a search that has seen nothing. */
    void beginSearch() {
        if (search == SEARCH) {
            for (int[] steps : seen) {
                if (steps != null) {
                    keepLabels(steps);
                }
            }
            keepLabels(poolSeen);
            search = 0;
        }
        search += ONE_SEARCH;
    }

    private static void keepLabels(int[] steps) {
        for (int i = 0; i < steps.length; i++) {
            steps[i] &= LABEL;
        }
    }

    private int[] read(int node) {
        int[] steps = new int[open.horizon];
        Arrays.fill(steps, NEVER);
        before.rows
                .labels()
                .forEach(
                        node,
                        (_, from, until, value, rise) -> {
                            int end = Math.min(until, steps.length);
                            for (int step = from; step < end; step++) {
                                int label = value + rise * (step - from);
                                steps[step] = label < before.forget ? label : NEVER;
                            }
                        });
        Arrays.fill(steps, 0, Math.min(deadUntil(node), steps.length), 0);
        return steps;
    }

    /** True when the states of the node were looked at, and may differ from the answer's. */
    boolean isRead(int node) {
        return since[node] != null;
    }

    /** The first step at which anybody can be at the node, where that may not be as before. */
    int deadUntil(int node) {
        return earliest == null ? before.from : Math.max(before.from, earliest[node]);
    }

    /** Says that a row may have room at a step where it had none. */
    void roomIn(int row, int step) {
        int there = step + open.transit(row);
        if (there < open.horizon) {
            if (since(open.head(row))[there] < since(open.tail(row))[step]
                    && open.room(row, step) > 0) {
                forget(open.head(row), there);
            }
        }
    }

    /** Says that the pools of a node may have people, or other releases, than before. */
    void poolsAt(int node) {
        for (int p = pools.first[node]; p < pools.first[node + 1]; p++) {
            if (pools.remaining[p] > 0) {
                forgetPool(p);
            }
            int last = pools.end(p);
            for (int step = pools.release[p]; step < last; step++) {
                int label = since(node)[step];
                if (label < poolSince[p]) {
                    forget(node, step);
                } else if (poolSince[p] < label && pools.departures(node, step) > 0) {
                    forgetPool(p);
                }
            }
            if (!pools.isFirst(p)) {
                if (poolSince[p] < poolSince[p - 1]) {
                    forgetPool(p);
                } else if (pools.carried[p] > 0 && poolSince[p - 1] < poolSince[p]) {
                    forgetPool(p - 1);
                }
            }
        }
    }

    /** True when the answer says of the node that it is dead at a step after this one. */
    boolean diesAfter(int node, int step) {
        boolean[] any = {false};
        before.rows
                .labels()
                .forEach(
                        node,
                        (_, _, until, value, _) -> any[0] |= until > step && value < before.forget);
        return any[0];
    }

    /** Forgets since when a state is dead; {@link #spread} forgets what can be reached from it. */
    void forget(int node, int step) {
        int[] steps = since(node);
        if (steps[step] != NEVER) {
            steps[step] = NEVER;
            push((long) node << 32 | step);
        }
    }

    void forgetPool(int index) {
        if (poolSince[index] != NEVER) {
            poolSince[index] = NEVER;
            push((long) (open.nodes + index) << 32);
        }
    }

    private void push(long state) {
        if (waiting == alive.length) {
            alive = Arrays.copyOf(alive, 2 * waiting);
        }
        alive[waiting++] = state;
    }

    /**
     * Forgets all that can be reached from what was forgotten. Time linear in what is forgotten.
     */
    void spread() {
        while (waiting > 0) {
            long state = alive[--waiting];
            int place = (int) (state >>> 32);
            if (place < open.nodes) {
                leave(place, (int) state);
            } else {
                leavePool(place - open.nodes);
            }
        }
    }

    private void leave(int node, int step) {
        Adjacency roads = open.roads;
        for (int i = roads.outFirst[node]; i < roads.outFirst[node + 1]; i++) {
            int arc = roads.outArc[i];
            int there = step + open.network.transit(arc);
            if (there < open.horizon && open.room(arc, step) > 0) {
                forget(open.network.head(arc), there);
            }
        }
        for (int i = roads.inFirst[node]; i < roads.inFirst[node + 1]; i++) {
            int arc = roads.inArc[i];
            int entered = step - open.network.transit(arc);
            if (entered >= 0 && open.flow(arc, entered) > 0) {
                forget(open.network.tail(arc), entered);
            }
        }
        if (open.network.holding(node) > 0) {
            int row = open.arcs + node;
            if (step + 1 < open.horizon && open.room(row, step) > 0) {
                forget(node, step + 1);
            }
            if (step > 0 && open.flow(row, step - 1) > 0) {
                forget(node, step - 1);
            }
        }
        if (pools.departures(node, step) > 0) {
            forgetPool(pools.at(node, step));
        }
    }

    private void leavePool(int index) {
        int node = pools.node[index];
        for (int step = pools.release[index]; step < pools.end(index); step++) {
            forget(node, step);
        }
        if (!pools.isLast(index)) {
            forgetPool(index + 1);
        }
        if (pools.carried[index] > 0) {
            forgetPool(index - 1);
        }
    }
}
