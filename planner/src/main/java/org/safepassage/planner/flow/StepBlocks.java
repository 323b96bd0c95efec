package org.safepassage.planner.flow;

/**
 * How many steps of each block of steps are of use: in how many an arc lets somebody arrive, in how
 * many it carries somebody who enters, in how many somebody leaves home, in how many a node is not
 * dead; and, one bit a block, whether any is. {@link Labels} need no more, and so cost the same
 * however short the steps are.
 */
final class StepBlocks {
    private static final int SHORTEST = 4; // 16 steps
    private static final int MOST = 16; // blocks of a horizon, as long as they hold fewer steps
    private static final int LONGEST = 14; // 16,384 steps, which a short counts

    final int shift; // a block has 1 << shift steps
    final int blocks; // of the horizon; at most 62, for the longest horizon there is
    final Count room; // by arc and step of arrival
    final Count carries; // by arc and step of entering
    final Count left; // by node
    final Count alive; // by node

    StepBlocks(ResidualNetwork network, States states) {
        shift = shiftFor(network.horizon);
        blocks = (network.horizon >> shift) + 1;
        room = new Count(network.arcs, blocks, shift);
        carries = new Count(network.arcs, blocks, shift);
        left = new Count(network.nodes, blocks, shift);
        alive = new Count(network.nodes, blocks, shift);
        for (int v = 0; v < network.nodes; v++) {
            alive.fill(v, states.from[v], states.until[v]);
        }
        for (int arc = 0; arc < network.arcs; arc++) {
            int head = network.head[arc];
            room.fill(arc, states.from[head], states.until[head]);
        }
    }

    /** How long blocks are for a horizon: 1 << this many steps. */
    static int shiftFor(int horizon) {
        int bits = SHORTEST;
        while (horizon >> bits >= MOST && bits < LONGEST) {
            bits++;
        }
        return bits;
    }

    /** The bits of all blocks up to this one, none when it is negative. */
    static long upTo(int block) {
        return block < 0 ? 0 : -1L >>> (63 - Math.min(63, block));
    }

    /** Steps of use by row and block. */
    static final class Count {
        final long[] any; // [row] bits of blocks
        private final short[] steps; // [row, block]
        private final int blocks;
        private final int shift;

        Count(int rows, int blocks, int shift) {
            any = new long[rows];
            steps = new short[Math.multiplyExact(rows, blocks)];
            this.blocks = blocks;
            this.shift = shift;
        }

        void fill(int row, int from, int until) {
            for (int block = from >> shift; from < until && block << shift < until; block++) {
                int start = Math.max(from, block << shift);
                int stop = Math.min(until, (block + 1) << shift);
                steps[row * blocks + block] = (short) (stop - start);
                any[row] |= 1L << block;
            }
        }

        /** One step more of use, or one less. */
        void add(int row, int step, boolean more) {
            int block = step >> shift;
            int at = row * blocks + block;
            steps[at] += (short) (more ? 1 : -1);
            if (steps[at] == 0) {
                any[row] &= ~(1L << block);
            } else {
                any[row] |= 1L << block;
            }
        }
    }
}
