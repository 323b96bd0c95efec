package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * About how many residual moves every state of a flow opened again is away from people who can
 * still be sent. As {@link Labels}, by blocks of steps and by what searches have learned, but that
 * homes count too whose people are to arrive after θ, and, later, people on their way.
 */
final class ResumedLabels {
    /** In moves, how much rather than people on their way, who arrive soon, others are sent. */
    static final int PASSING = 200;

    private static final int PER_STEP = 2;
    private static final int MOST = 400;

    /** The label of what was not reached. */
    static final int FAR = DeadStates.LABEL;

    private final OpenFlow open;
    private final Pools pools;
    private final DeadStates dead;
    private final int[] toExit; // [node] least steps to an exit
    private final int lastArrival; // step, of the answer before
    private final ResumedBlocks steps;
    private final short[] label; // [node, block]
    private final short[] poolLabel; // [pool]
    private final int[] due; // [pool] the level at which it begins, 0 for never
    private final long[] unreached; // [node] bits of blocks
    private long[] wave; // [node] bits of blocks reached in the level before
    private long[] next; // [node] bits of blocks reached in the level that is being made
    private int[] waveNodes;
    private int[] nextNodes;
    private int waves;
    private int nexts;
    private final int[] reachedPools;
    private int reachedEnd;
    private int level;
    private long count;

    ResumedLabels(OpenFlow open, Pools pools, DeadStates dead, int[] toExit) {
        this.open = open;
        this.pools = pools;
        this.dead = dead;
        this.toExit = toExit;
        lastArrival = open.before.forget;
        steps = new ResumedBlocks(open, pools, dead);
        label = new short[Math.multiplyExact(open.nodes, steps.blocks)];
        poolLabel = new short[pools.count];
        due = new int[pools.count];
        unreached = new long[open.nodes];
        wave = new long[open.nodes];
        next = new long[open.nodes];
        waveNodes = new int[open.nodes];
        nextNodes = new int[open.nodes];
        reachedPools = new int[pools.count];
    }

    /** The label of a state: that of its block or, when larger, what its mark has learned. */
    int of(int mark, int node, int step) {
        return Math.max(mark & DeadStates.LABEL, label[node * steps.blocks + steps.block(step)]);
    }

    int ofPool(int pool) {
        return Math.max(dead.poolSeen[pool] & DeadStates.LABEL, poolLabel[pool]);
    }

    /** Makes all labels anew for searches from the exits at θ. Returns how many were made. */
    long refresh(int theta) {
        steps.refresh();
        Arrays.fill(label, (short) FAR);
        Arrays.fill(poolLabel, (short) FAR);
        for (int v = 0; v < open.nodes; v++) {
            unreached[v] = steps.alive(v, theta, theta - toExit[v]);
        }
        reachedEnd = 0;
        waves = 0;
        count = 0;
        level = 0;
        int[] order = poolsDue(theta);
        int waiting = 0; // in the order
        boolean passed = false;
        int left = 0; // pools
        while (waves > 0 || left < reachedEnd || waiting < order.length || !passed) {
            boolean idle = waves == 0 && left == reachedEnd;
            int soonest = passed ? FAR - 1 : PASSING;
            if (waiting < order.length) {
                soonest = Math.min(soonest, due[order[waiting]]);
            }
            level = Math.min(FAR - 1, idle ? Math.max(level + 1, soonest) : level + 1);
            nexts = 0;
            for (int end = reachedEnd; left < end; left++) {
                leavePool(reachedPools[left], theta);
            }
            for (int i = 0; i < waves; i++) {
                leave(waveNodes[i], theta);
            }
            while (waiting < order.length && due[order[waiting]] <= level) {
                reachPool(order[waiting++], theta);
            }
            if (!passed && level >= PASSING) {
                passed = true;
                for (int row = 0; row < steps.carries.length; row++) {
                    passing(row, theta);
                }
            }
            nextLevel();
        }
        return count;
    }

    /** Says at which level each pool with people begins, and puts them in that order. */
    private int[] poolsDue(int theta) {
        long[] order = new long[pools.count];
        int size = 0;
        for (int pool = 0; pool < pools.count; pool++) {
            due[pool] = pools.release[pool] <= theta ? 1 + detour(pool, theta) : 0;
            if (due[pool] > 0) {
                order[size++] = (long) due[pool] << 32 | pool;
            }
        }
        Arrays.sort(order, 0, size);
        int[] sorted = new int[size];
        Arrays.setAll(sorted, i -> (int) order[i]);
        return sorted;
    }

    /** Where people pass who cannot be out by θ any more: they can be sent instead. */
    private void passing(int row, int theta) {
        if (steps.carries[row] != 0) {
            int tail = open.tail(row);
            int first = Math.max(0, theta - toExit[open.head(row)] - open.transit(row) + 1);
            int last = Math.min(theta - toExit[tail], open.horizon - 1);
            if (first <= last) {
                long blocks = steps.upTo(last) & ~steps.before(first);
                reach(tail, blocks & steps.carries[row]);
            }
        }
    }

    /**
     * In moves, how much rather than a pool's people others are sent: not at all when some were
     * never sent; the more the sooner its last arrive, who must then be replaced. -1 for no people.
     */
    int detour(int pool, int now) {
        if (pools.remaining[pool] > 0) {
            return 0;
        }
        int exit = toExit[pools.node[pool]];
        int last = pools.lastDeparture(pool, now - exit + 1);
        return last < 0 ? -1 : Math.clamp(PER_STEP * (long) (lastArrival - last - exit), 0, MOST);
    }

    /** Writes the labels of a level down, and makes it the one before. */
    private void nextLevel() {
        for (int i = 0; i < nexts; i++) {
            int v = nextNodes[i];
            for (long rest = next[v]; rest != 0; rest &= rest - 1) {
                label[v * steps.blocks + Long.numberOfTrailingZeros(rest)] = (short) level;
                count++;
            }
        }
        int[] nodes = waveNodes;
        waveNodes = nextNodes;
        nextNodes = nodes;
        long[] bits = wave;
        wave = next;
        next = bits;
        waves = nexts;
    }

    private void leave(int v, int theta) {
        long from = wave[v];
        wave[v] = 0;
        for (int i = open.roads.outFirst[v]; i < open.roads.outFirst[v + 1]; i++) {
            along(open.roads.outArc[i], from);
        }
        for (int i = open.roads.inFirst[v]; i < open.roads.inFirst[v + 1]; i++) {
            undo(open.roads.inArc[i], from);
        }
        if (open.network.holding(v) > 0) {
            along(open.arcs + v, from);
            undo(open.arcs + v, from);
        }
        for (long rest = from & steps.left[v]; rest != 0; rest &= rest - 1) {
            int block = Long.numberOfTrailingZeros(rest);
            int first = Math.max(pools.first[v], pools.at(v, steps.first(block)));
            int end = pools.at(v, steps.first(block + 1) - 1);
            for (int pool = first; pool <= end; pool++) {
                reachPool(pool, theta);
            }
        }
    }

    private void along(int row, long from) {
        int transit = open.transit(row);
        if (transit < open.horizon) {
            long to = (from & steps.room[row]) << (transit >> steps.shift);
            reach(open.head(row), isPartly(transit) ? to | to << 1 : to);
        }
    }

    private void undo(int row, long from) {
        if (steps.carries[row] != 0) {
            int transit = open.transit(row);
            long to = from >>> (transit >> steps.shift);
            reach(open.tail(row), (isPartly(transit) ? to | to >>> 1 : to) & steps.carries[row]);
        }
    }

    private boolean isPartly(int transit) {
        return (transit & ((1 << steps.shift) - 1)) != 0;
    }

    private void leavePool(int pool, int theta) {
        int v = pools.node[pool];
        long blocks = ~steps.before(pools.release[pool]);
        if (!pools.isLast(pool)) {
            blocks &= steps.upTo(pools.release[pool + 1] - 1);
            reachPool(pool + 1, theta);
        }
        if (pools.carried[pool] > 0) {
            reachPool(pool - 1, theta);
        }
        reach(v, blocks);
    }

    private void reach(int node, long blocks) {
        long now = blocks & unreached[node];
        if (now != 0) {
            unreached[node] ^= now;
            if (next[node] == 0) {
                nextNodes[nexts++] = node;
            }
            next[node] |= now;
        }
    }

    private void reachPool(int pool, int theta) {
        if (poolLabel[pool] == FAR && dead.poolSince[pool] > theta) {
            poolLabel[pool] = (short) level;
            reachedPools[reachedEnd++] = pool;
        }
    }
}
