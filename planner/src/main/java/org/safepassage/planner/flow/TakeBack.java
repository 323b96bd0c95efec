package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Takes people off a flow opened again where it is more than the changed network lets through: trip
 * by trip, from the exit to home, until every row and exit has room for what runs through it. Time
 * O(trips taken back × their length).
 */
final class TakeBack {
    private static final int LEAVES = Integer.MIN_VALUE;

    private final OpenFlow open;
    private final Pools pools;
    private long[] moved = new long[256]; // row << 32 | step, of all that carry fewer now
    private int count;

    private int[] row = new int[64]; // of the trip in hand
    private int[] step = new int[64];
    private int length;
    private int home; // node
    private int start; // step
    private int exit;
    private int arrival; // step

    TakeBack(OpenFlow open, Pools pools) {
        this.open = open;
        this.pools = pools;
    }

    /** Brings a row down to its capacity from a step on. */
    void overfull(int index, int from) {
        if (open.page(index) == null) {
            return;
        }
        for (int t = from; t < open.horizon; t++) {
            while (open.room(index, t) < 0) {
                length = 0;
                add(index, t);
                onward(open.head(index), t + open.transit(index));
                back(open.tail(index), t);
                take(-open.room(index, t), true);
            }
        }
    }

    /** Brings an exit down to its capacity from a step on. */
    void overfullExit(int index, int from) {
        for (int t = from; t < open.horizon; t++) {
            while (open.exitFlow[index][t] > open.exitRoom[index][t]) {
                length = 0;
                exit = index;
                arrival = t;
                back(open.network.exitNode(index), t);
                take(open.exitFlow[index][t] - open.exitRoom[index][t], true);
            }
        }
    }

    /** Takes back people who set out and are not there: no pool gets them. */
    void missing(int node, int when, int people) {
        for (int left = people; left > 0; ) {
            length = 0;
            home = node;
            start = when;
            onward(node, when);
            left -= take(left, false);
        }
    }

    private void onward(int from, int when) {
        int node = from;
        int now = when;
        while (true) {
            int leaves = leaving(node, now);
            if (leaves >= 0) {
                exit = leaves;
                arrival = now;
                return;
            }
            int best = LEAVES;
            int most = 0;
            for (int i = open.roads.outFirst[node]; i < open.roads.outFirst[node + 1]; i++) {
                int people = open.flow(open.roads.outArc[i], now);
                if (people > most) {
                    most = people;
                    best = open.roads.outArc[i];
                }
            }
            if (open.flow(open.arcs + node, now) > most) {
                best = open.arcs + node;
            }
            if (best == LEAVES) {
                throw broken(node, now);
            }
            add(best, now);
            now += open.transit(best);
            node = open.head(best);
        }
    }

    private int leaving(int node, int now) {
        for (int i = open.roads.exitFirst[node]; i < open.roads.exitFirst[node + 1]; i++) {
            if (open.exitFlow[open.roads.exit[i]][now] > 0) {
                return open.roads.exit[i];
            }
        }
        return -1;
    }

    private void back(int to, int when) {
        int node = to;
        int now = when;
        while (pools.departures(node, now) == 0) {
            int best = LEAVES;
            int most = 0;
            for (int i = open.roads.inFirst[node]; i < open.roads.inFirst[node + 1]; i++) {
                int arc = open.roads.inArc[i];
                int entered = now - open.network.transit(arc);
                int people = entered < 0 ? 0 : open.flow(arc, entered);
                if (people > most) {
                    most = people;
                    best = arc;
                }
            }
            if (now > 0 && open.flow(open.arcs + node, now - 1) > most) {
                best = open.arcs + node;
            }
            if (best == LEAVES) {
                throw broken(node, now);
            }
            now -= open.transit(best);
            node = open.tail(best);
            add(best, now);
        }
        home = node;
        start = now;
    }

    private static IllegalStateException broken(int node, int step) {
        return new IllegalStateException(
                "The flow is not conserved at node %d and step %d.".formatted(node, step));
    }

    private void add(int index, int when) {
        if (length == row.length) {
            row = Arrays.copyOf(row, 2 * length);
            step = Arrays.copyOf(step, 2 * length);
        }
        row[length] = index;
        step[length++] = when;
    }

    private int take(int atMost, boolean givenBack) {
        int people = Math.min(atMost, pools.departures(home, start));
        people = Math.min(people, open.exitFlow[exit][arrival]);
        for (int i = 0; i < length; i++) {
            people = Math.min(people, open.flow(row[i], step[i]));
        }
        for (int i = 0; i < length; i++) {
            open.add(row[i], step[i], -people);
            if (count == moved.length) {
                moved = Arrays.copyOf(moved, 2 * count);
            }
            moved[count++] = (long) row[i] << 32 | step[i];
        }
        open.exitFlow[exit][arrival] -= people;
        if (givenBack) {
            pools.giveBack(home, start, people);
        } else {
            pools.add(home, start, -people);
        }
        return people;
    }

    /** Tells which rows have room now, and which homes people again. */
    void tell(DeadStates dead) {
        for (int i = 0; i < count; i++) {
            dead.roomIn((int) (moved[i] >>> 32), (int) moved[i]);
        }
        for (int node = 0; node < open.nodes; node++) {
            if (pools.isWritten(node)) {
                dead.poolsAt(node);
            }
        }
    }
}
