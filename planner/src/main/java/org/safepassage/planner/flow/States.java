package org.safepassage.planner.flow;

import org.jspecify.annotations.Nullable;

/**
 * What is known of every (node, step) and every pool: since which θ it is dead, or else its label
 * and whether the search that is running has seen it. One int each, on a page per node made on
 * first touch.
 *
 * <p>Dead: no augmenting path from people left can reach it, and none ever will (docs/planning.md,
 * second finding). Negative is dead, −1 − θ; else the number of the search that last saw it, times
 * 4096, plus the label.
 */
final class States {
    /** The step since which what is alive to the end is dead. */
    static final int NEVER = Integer.MAX_VALUE;

    /** The part of a state that is its label; 0 for none. */
    static final int LABEL = 4095;

    static final int SEARCH = ~LABEL & Integer.MAX_VALUE;
    private static final int ONE_SEARCH = LABEL + 1;

    final int[] @Nullable [] page; // [node][step]
    final int[] pool; // [pool]
    int search; // number of the search that is running, times 4096

    private final int horizon;

    States(ResidualNetwork network) {
        page = new int[network.nodes][];
        pool = new int[network.pools];
        horizon = network.horizon;
    }

    int[] page(int node) {
        int[] states = page[node];
        if (states == null) {
            states = new int[horizon];
            page[node] = states;
        }
        return states;
    }

    /** Begins a search that has seen nothing. */
    void beginSearch() {
        if (search == SEARCH) {
            for (int[] states : page) {
                if (states != null) {
                    keepLabels(states);
                }
            }
            keepLabels(pool);
            search = 0;
        }
        search += ONE_SEARCH;
    }

    private static void keepLabels(int[] states) {
        for (int i = 0; i < states.length; i++) {
            states[i] = states[i] < 0 ? states[i] : states[i] & LABEL;
        }
    }

    /** Forgets the labels of the first {@code count}. */
    static void dropLabels(int[] states, int count) {
        for (int i = 0; i < count; i++) {
            states[i] = states[i] < 0 ? states[i] : states[i] & SEARCH;
        }
    }

    /** True when neither dead nor seen by this search. */
    boolean isNew(int state) {
        return state >= 0 && (state & SEARCH) != search;
    }

    /** The first θ at which (node, step) was dead, {@link #NEVER} if none. */
    int deadSince(int node, int step) {
        int[] states = page[node];
        return states == null || states[step] >= 0 ? NEVER : -1 - states[step];
    }

    int poolDeadSince(int index) {
        return pool[index] >= 0 ? NEVER : -1 - pool[index];
    }
}
