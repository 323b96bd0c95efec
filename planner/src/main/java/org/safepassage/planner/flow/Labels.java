package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * About how many residual moves every state is away from people left. A label only orders a search
 * and a wrong one is harmless, so two things are enough, and the larger of them counts: what a
 * breadth-first pass over blocks of steps finds, as if whoever is at a node in one step of a block
 * could be there in all of them; and what earlier searches have learned of the single state. The
 * pass looks at all blocks of a node at once and is cheap, so it can be made often.
 */
final class Labels {
    /** The label of what was not reached. */
    static final int FAR = States.LABEL;

    private final ResidualNetwork network;
    private final StepBlocks steps;
    private final short[] label; // [node, block]
    private final short[] poolLabel; // [pool]
    private final boolean[] partly; // [arc] transit is not a whole number of blocks
    private final int[] last; // [node] last block from which an exit can be reached in time
    private final long[] open; // [node] bits of blocks not reached yet
    private long[] wave; // [node] bits of blocks reached in the level before
    private long[] next; // [node] bits of blocks reached in the level that is being made
    private int[] waveNodes;
    private int[] nextNodes;
    private int waves;
    private int nexts;
    private final int[] pools; // pools reached
    private int poolsEnd;
    private int level;
    private int count;

    Labels(ResidualNetwork network) {
        this.network = network;
        steps = network.steps;
        label = new short[Math.multiplyExact(network.nodes, steps.blocks)];
        poolLabel = new short[network.pools];
        partly = new boolean[network.arcs];
        for (int arc = 0; arc < network.arcs; arc++) {
            partly[arc] = (network.transit[arc] & ((1 << steps.shift) - 1)) != 0;
        }
        last = new int[network.nodes];
        open = new long[network.nodes];
        wave = new long[network.nodes];
        next = new long[network.nodes];
        waveNodes = new int[network.nodes];
        nextNodes = new int[network.nodes];
        pools = new int[network.pools];
    }

    /** The label of a state: that of its block or, when larger, what its word has learned. */
    int of(int state, int node, int step) {
        return Math.max(state & States.LABEL, label[node * steps.blocks + (step >> steps.shift)]);
    }

    int ofPool(int state, int pool) {
        return Math.max(state & States.LABEL, poolLabel[pool]);
    }

    /** Makes all labels anew for searches from the exits at θ. Returns how many were made. */
    int refresh(int theta) {
        for (int v = 0; v < network.nodes; v++) {
            last[v] = (theta - network.toExit[v]) >> steps.shift;
            open[v] = steps.alive.any[v] & StepBlocks.upTo(last[v]);
            int end = v * steps.blocks + Math.min(last[v] + 1, steps.blocks - 1);
            for (int at = v * steps.blocks; at <= end; at++) {
                label[at] = FAR;
            }
        }
        Arrays.fill(poolLabel, (short) FAR);
        poolsEnd = 0;
        waves = 0;
        count = 0;
        level = 1;
        for (int pool = 0; pool < network.pools; pool++) {
            if (network.remaining[pool] > 0 && network.poolRelease[pool] <= theta) {
                reachPool(pool);
            }
        }
        int done = 0; // pools left
        while (waves > 0 || done < poolsEnd) {
            level = Math.min(level + 1, FAR - 1);
            nexts = 0;
            for (int end = poolsEnd; done < end; done++) {
                leavePool(pools[done]);
            }
            for (int i = 0; i < waves; i++) {
                leave(waveNodes[i]);
            }
            nextLevel();
        }
        for (int v = 0; v < network.nodes; v++) {
            if (last[v] >= 0 && last[v] + 1 < steps.blocks) {
                label[v * steps.blocks + last[v] + 1] = label[v * steps.blocks + last[v]];
            }
        }
        return count;
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

    private void leave(int v) {
        long from = wave[v];
        wave[v] = 0;
        for (int i = network.outFirst[v]; i < network.outFirst[v + 1]; i++) {
            int arc = network.outArc[i];
            long to = from << (network.transit[arc] >> steps.shift);
            reach(network.head[arc], (partly[arc] ? to | to << 1 : to) & steps.room.any[arc]);
        }
        for (int arc = network.inFirst[v]; arc < network.inFirst[v + 1]; arc++) {
            long carries = steps.carries.any[arc];
            if (carries != 0) {
                long to = from >>> (network.transit[arc] >> steps.shift);
                reach(network.tail[arc], (partly[arc] ? to | to >>> 1 : to) & carries);
            }
        }
        for (long rest = from & steps.left.any[v]; rest != 0; rest &= rest - 1) {
            int block = Long.numberOfTrailingZeros(rest);
            int first = Math.max(network.poolFirst[v], network.poolAt(v, block << steps.shift));
            int end = network.poolAt(v, ((block + 1) << steps.shift) - 1);
            for (int pool = first; pool <= end; pool++) {
                reachPool(pool);
            }
        }
    }

    private void leavePool(int pool) {
        int v = network.poolNode[pool];
        long blocks = ~StepBlocks.upTo((network.poolRelease[pool] >> steps.shift) - 1);
        if (!network.isLastOfNode(pool)) {
            blocks &= StepBlocks.upTo((network.poolRelease[pool + 1] - 1) >> steps.shift);
            reachPool(pool + 1);
        }
        if (network.carried[pool] > 0) {
            reachPool(pool - 1);
        }
        reach(v, blocks);
    }

    private void reach(int node, long blocks) {
        long now = blocks & open[node];
        if (now != 0) {
            open[node] ^= now;
            if (next[node] == 0) {
                nextNodes[nexts++] = node;
            }
            next[node] |= now;
        }
    }

    private void reachPool(int pool) {
        if (poolLabel[pool] == FAR) {
            poolLabel[pool] = (short) level;
            pools[poolsEnd++] = pool;
        }
    }
}
