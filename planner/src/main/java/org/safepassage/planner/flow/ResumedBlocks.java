package org.safepassage.planner.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Queue;

/**
 * Which blocks of steps of a flow opened again are of use, one bit a block: in which an arc or a
 * holding area has room, in which it carries anybody, in which somebody leaves home, in which a
 * node is not dead. As {@link StepBlocks}, but read from the answer's stretches when first asked
 * for, and anew where something changed since. Times are those of entering.
 */
final class ResumedBlocks {
    private static final int SHORTEST = 4; // 16 steps
    private static final int MOST = 16; // blocks

    final int shift; // a block has 1 << shift steps
    final int blocks; // 1 to 16 of them, from the step of the change to the horizon
    private final int start; // step of the change, before which nothing is of use
    final long[] room; // [row]
    final long[] carries; // [row]
    final long[] left; // [node]

    private final OpenFlow open;
    private final Pools pools;
    private final DeadStates dead;
    private final int[] gone; // [block] steps of no use, of the row in hand
    private final IdentityHashMap<int[], int[]> shut =
            new IdentityHashMap<>(); // [block] by capacity
    private final BitSet known = new BitSet(1);

    ResumedBlocks(OpenFlow open, Pools pools, DeadStates dead) {
        this.open = open;
        this.pools = pools;
        this.dead = dead;
        start = open.before.from;
        int bits = SHORTEST;
        while ((open.horizon - start) >> bits >= MOST) {
            bits++;
        }
        shift = bits;
        blocks = ((open.horizon - start) >> shift) + 1;
        room = new long[open.arcs + open.nodes];
        carries = new long[open.arcs + open.nodes];
        left = new long[open.nodes];
        gone = new int[blocks];
    }

    /** Brings everything up to date but who is dead. */
    void refresh() {
        Queue<Integer> changed = new ArrayDeque<>();
        if (known.isEmpty()) {
            known.set(0);
            for (int row = 0; row < room.length; row++) {
                if (row < open.arcs || open.network.holding(row - open.arcs) > 0) {
                    row(row);
                }
            }
            for (int node = 0; node < open.nodes; node++) {
                departures(node);
            }
            open.takeTouched(changed);
            return;
        }
        open.takeTouched(changed);
        changed.forEach(this::row);
        pools.takeTouched(changed);
        changed.forEach(this::departures);
    }

    private void row(int row) {
        int constant = open.constantRoom(row);
        long any = 0;
        if (constant >= 0) {
            Arrays.fill(gone, constant == 0 ? 1 << shift : 0);
        } else {
            System.arraycopy(shut(open.table(row)), 0, gone, 0, blocks);
        }
        if (open.isWritten(row)) {
            int[] page = open.page(row);
            for (int t = start; page != null && t < open.horizon; t++) {
                any |= people(row, constant, t, t + 1, page[t]);
            }
        } else if (!open.isEmpty(row)) {
            Runs rows = row < open.arcs ? open.before.rows.flow() : open.before.rows.held();
            long[] carried = {0};
            rows.forEach(
                    row < open.arcs ? row : row - open.arcs,
                    (_, from, until, each, _) -> {
                        int begin = Math.max(from, open.before.from);
                        int end = Math.min(until, open.horizon);
                        carried[0] |= people(row, constant, begin, end, each);
                    });
            any = carried[0];
        }
        carries[row] = any;
        room[row] = notGone();
    }

    /** Counts steps in which so many leave no room; returns the blocks when there are any. */
    private long people(int row, int constant, int begin, int end, int each) {
        if (each == 0 || begin >= end) {
            return 0;
        }
        if (constant >= 0) {
            if (each >= constant) {
                count(begin, end);
            }
        } else {
            int[] most = open.table(row);
            for (int t = begin; t < end; t++) {
                if (each >= most[t] && most[t] > 0) {
                    gone[block(t)]++;
                }
            }
        }
        return upTo(end - 1) & ~before(begin);
    }

    /** The block of a step, the first one for steps before the change. */
    int block(int step) {
        return Math.max(0, step - start) >> shift;
    }

    /** The bits of the blocks up to the one of this step. */
    long upTo(int step) {
        return step < start ? 0 : StepBlocks.upTo(block(step));
    }

    /** The bits of the blocks before the one of this step. */
    long before(int step) {
        return StepBlocks.upTo(block(step) - 1);
    }

    /** The first step of a block. */
    int first(int block) {
        return start + (block << shift);
    }

    private void count(int begin, int end) {
        for (int block = block(begin); first(block) < end; block++) {
            int stop = Math.min(end, first(block + 1));
            gone[block] += Math.max(0, stop - Math.max(begin, first(block)));
        }
    }

    private long notGone() {
        long bits = 0;
        for (int block = 0; block < blocks; block++) {
            int steps = Math.min(open.horizon, first(block + 1)) - first(block);
            bits |= gone[block] < steps ? 1L << block : 0;
        }
        return bits;
    }

    private int[] shut(int[] most) {
        return shut.computeIfAbsent(
                most,
                people -> {
                    int[] steps = new int[blocks];
                    for (int t = start; t < open.horizon; t++) {
                        steps[block(t)] += people[t] == 0 ? 1 : 0;
                    }
                    return steps;
                });
    }

    private void departures(int node) {
        long bits = 0;
        if (pools.isWritten(node)) {
            int[] page = pools.page(node);
            for (int t = start; page != null && t < open.horizon; t++) {
                bits |= page[t] > 0 ? 1L << block(t) : 0;
            }
        } else {
            long[] any = {0};
            open.before
                    .rows
                    .departures()
                    .forEach(
                            node,
                            (_, from, until, _, _) -> {
                                int begin = Math.max(from, open.before.from);
                                int end = Math.min(until, open.horizon);
                                any[0] |= begin < end ? upTo(end - 1) & ~before(begin) : 0;
                            });
            bits = any[0];
        }
        left[node] = bits;
    }

    /** The blocks up to the one of {@code last} in which the node is not dead at θ throughout. */
    long alive(int node, int theta, int last) {
        if (last < 0) {
            return 0;
        }
        Arrays.fill(gone, 0);
        if (dead.isRead(node)) {
            int[] since = dead.since(node);
            for (int t = start; t <= last && t < since.length; t++) {
                gone[block(t)] += since[t] <= theta ? 1 : 0;
            }
        } else {
            int first = Math.min(dead.deadUntil(node), open.horizon);
            count(0, first);
            int least = Math.min(theta + 1, open.before.forget);
            open.before
                    .rows
                    .labels()
                    .forEach(
                            node,
                            (_, from, until, value, rise) -> {
                                int stop =
                                        rise == 0
                                                ? value < least ? until : from
                                                : Math.min(
                                                        until, from + Math.max(0, least - value));
                                int begin = Math.max(first, from);
                                int end = Math.min(open.horizon, stop);
                                if (begin < end) {
                                    count(begin, end);
                                }
                            });
        }
        return notGone() & upTo(last);
    }
}
