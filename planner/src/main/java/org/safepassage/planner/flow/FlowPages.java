package org.safepassage.planner.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * People by row and step, kept only where there are any: blocks of 64 steps made on first use, a
 * byte a step where no number in the row can exceed 255, an int otherwise.
 */
final class FlowPages {
    /** The largest number a byte holds. */
    static final int NARROW = 255;

    private static final int STEPS = 64; // of a block
    private static final int CHUNK = 1 << 10; // blocks made at once

    private final int horizon;
    private final int[] @Nullable []
            blocks; // [row][block of steps] 0 none, else 1 + number, negative where wide
    private byte[][] narrow = new byte[4][];
    private int[][] wide = new int[4][];
    private int narrowBlocks;
    private int wideBlocks;

    FlowPages(int rows, int horizon) {
        this.horizon = horizon;
        blocks = new int[rows][];
    }

    boolean isUsed(int row) {
        return blocks[row] != null;
    }

    int at(int row, int step) {
        int[] of = blocks[row];
        int block = of == null ? 0 : of[step / STEPS];
        if (block > 0) {
            return narrow[(block - 1) / CHUNK][(block - 1) % CHUNK * STEPS + step % STEPS] & NARROW;
        }
        return block == 0 ? 0 : wide[~block / CHUNK][~block % CHUNK * STEPS + step % STEPS];
    }

    /** Adds people and returns how many there are now; {@code most} there can ever be. */
    int add(int row, int step, int people, int most) {
        int[] of = blocks[row];
        if (of == null) {
            of = new int[(horizon + STEPS - 1) / STEPS];
            blocks[row] = of;
        }
        int block = of[step / STEPS];
        if (block == 0) {
            block = most <= NARROW ? narrowBlock() : wideBlock();
            of[step / STEPS] = block;
        }
        if (block > 0) {
            byte[] chunk = narrow[(block - 1) / CHUNK];
            int at = (block - 1) % CHUNK * STEPS + step % STEPS;
            int now = (chunk[at] & NARROW) + people;
            chunk[at] = (byte) now;
            return now;
        }
        int now = wide[~block / CHUNK][~block % CHUNK * STEPS + step % STEPS] += people;
        return now;
    }

    /** Writes a row out, one number a step. */
    void expand(int row, int[] into) {
        int[] of = blocks[row];
        Arrays.fill(into, 0);
        for (int i = 0; of != null && i < of.length; i++) {
            int first = i * STEPS;
            int last = Math.min(horizon, first + STEPS);
            int block = of[i];
            if (block > 0) {
                byte[] chunk = narrow[(block - 1) / CHUNK];
                int at = (block - 1) % CHUNK * STEPS;
                for (int step = first; step < last; step++) {
                    into[step] = chunk[at++] & NARROW;
                }
            } else if (block < 0) {
                System.arraycopy(
                        wide[~block / CHUNK], ~block % CHUNK * STEPS, into, first, last - first);
            }
        }
    }

    private int narrowBlock() {
        int chunk = narrowBlocks / CHUNK;
        if (narrowBlocks % CHUNK == 0) {
            narrow = chunk == narrow.length ? Arrays.copyOf(narrow, 2 * chunk) : narrow;
            narrow[chunk] = new byte[CHUNK * STEPS];
        }
        return ++narrowBlocks;
    }

    private int wideBlock() {
        int chunk = wideBlocks / CHUNK;
        if (wideBlocks % CHUNK == 0) {
            wide = chunk == wide.length ? Arrays.copyOf(wide, 2 * chunk) : wide;
            wide[chunk] = new int[CHUNK * STEPS];
        }
        return ~wideBlocks++;
    }
}
