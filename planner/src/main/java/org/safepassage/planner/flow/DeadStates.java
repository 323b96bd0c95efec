package org.safepassage.planner.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For every (node, step) and every pool the first θ at which it was dead: no augmenting path from people left can reach it,
 * and none ever will (docs/planning.md, second finding). Also the marks of the search that is running.
 *
 * <p>One int each, on a page per node made on first touch: negative is dead, −1 − θ; above {@link #base} is seen in this
 * search, by its index in it; anything else is neither.
 */
final class DeadStates {
    /** The label of what is alive to the end. */
    static final int NEVER = Integer.MAX_VALUE;

    final int[] @Nullable [] page; // [node][step]
    final int[] pool; // [pool]
    int base;

    private final int horizon;

    DeadStates(ResidualNetwork network) {
        page = new int[network.nodes][];
        pool = new int[network.pools];
        horizon = network.horizon;
    }

    int[] page(int node) {
        int[] marks = page[node];
        if (marks == null) {
            marks = new int[horizon];
            page[node] = marks;
        }
        return marks;
    }

    /** Forgets what the last search saw; it saw that many states. */
    void forget(int seen) {
        base += seen;
        if (base > 1 << 30) {
            for (int[] marks : page) {
                if (marks != null) {
                    clear(marks);
                }
            }
            clear(pool);
            base = 0;
        }
    }

    private static void clear(int[] marks) {
        for (int i = 0; i < marks.length; i++) {
            marks[i] = Math.min(marks[i], 0);
        }
    }

    /** The first θ at which (node, step) was dead, {@link #NEVER} if none. */
    int deadSince(int node, int step) {
        int[] marks = page[node];
        return marks == null || marks[step] >= 0 ? NEVER : -1 - marks[step];
    }

    int poolDeadSince(int index) {
        return pool[index] >= 0 ? NEVER : -1 - pool[index];
    }

    int[] copyOf(int node) {
        int[] since = new int[horizon];
        Arrays.setAll(since, step -> deadSince(node, step));
        return since;
    }
}
