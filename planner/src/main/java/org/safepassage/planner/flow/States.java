package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * All that a search needs to know of every (node, step) and every pool, in one word each, in one
 * array: so that looking at a state costs one access to memory.
 *
 * <p>Dead: no augmenting path from people left can reach it, and none ever will (docs/planning.md,
 * section 3). A dead word is negative, −1 − θ. Otherwise it holds the state's label, whether the
 * search that is running has seen it, whether anybody leaves home there, which of the first eight
 * arcs into it are full for those who arrive then, and which of the first eight arcs out of it
 * carry anyone who enters then. A node with more arcs has further rows of words, eight arcs of each
 * kind a row. A node has words for the steps between the first at which anybody could be there and
 * the last from which an exit can be reached; no flow is ever anywhere else.
 */
final class States {
    /** The step since which what is alive to the end is dead. */
    static final int NEVER = Integer.MAX_VALUE;

    static final int DEAD = 1 << 31;
    static final int SEEN = 1 << 30;

    /** Somebody leaves home there. */
    static final int LEFT = 1 << 29;

    /** The first arc into the state is full; those of the next seven follow. */
    static final int FULL = 1 << 12;

    /** The first arc out of the state carries somebody; those of the next seven follow. */
    static final int CARRIES = 1 << 20;

    static final int CARRIES_SHIFT = 20;

    /** The part of a word that is its label; 0 for none. */
    static final int LABEL = 4095;

    /** Arcs of one kind in a word. */
    static final int ARCS = 8;

    final int[] word;
    final int[] base; // [node] where the word of its step 0 is or would be
    final int[] from; // [node] first step that has a word
    final int[] until; // [node] step after the last that has one
    final int pools; // where the word of the first pool is

    private final int nodes;
    private final int[] fullBase; // [arc] where the word of arriving in step 0 would be
    private final int[] fullBit; // [arc]
    private final int[] carriesBase; // [arc] where the word of entering in step 0 would be
    private final int[] carriesBit; // [arc]

    States(ResidualNetwork network, int[] earliest, int[] toExit) {
        nodes = network.nodes;
        base = new int[nodes];
        from = new int[nodes];
        until = new int[nodes];
        long words = 0;
        for (int v = 0; v < nodes; v++) {
            from[v] = Math.min(earliest[v], network.horizon);
            until[v] = Math.max(from[v], network.horizon - Math.min(toExit[v], network.horizon));
            base[v] = (int) words - from[v];
            words += (long) rows(network, v) * (until[v] - from[v]);
        }
        pools = (int) words;
        words += network.pools;
        if (words > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "Solving would need %d states, and this program can hold %d: take longer steps, or cut the roads that nobody needs."
                            .formatted(words, Integer.MAX_VALUE - 8));
        }
        word = new int[(int) words];
        fullBase = new int[network.arcs];
        fullBit = new int[network.arcs];
        carriesBase = new int[network.arcs];
        carriesBit = new int[network.arcs];
        for (int v = 0; v < nodes; v++) {
            int length = until[v] - from[v];
            for (int arc = network.inFirst[v]; arc < network.inFirst[v + 1]; arc++) {
                int place = arc - network.inFirst[v];
                fullBase[arc] = base[v] + place / ARCS * length + network.transit[arc];
                fullBit[arc] = FULL << place % ARCS;
            }
            for (int i = network.outFirst[v]; i < network.outFirst[v + 1]; i++) {
                int place = i - network.outFirst[v];
                carriesBase[network.outArc[i]] = base[v] + place / ARCS * length;
                carriesBit[network.outArc[i]] = CARRIES << place % ARCS;
            }
        }
    }

    /** Rows of words that a node needs for its arcs. */
    static int rows(ResidualNetwork network, int node) {
        int in = network.inFirst[node + 1] - network.inFirst[node];
        int out = network.outFirst[node + 1] - network.outFirst[node];
        return Math.max(1, (Math.max(in, out) + ARCS - 1) / ARCS);
    }

    boolean isFull(int arc, int entered) {
        return (word[fullBase[arc] + entered] & fullBit[arc]) != 0;
    }

    boolean carries(int arc, int entered) {
        return (word[carriesBase[arc] + entered] & carriesBit[arc]) != 0;
    }

    /**
     * Notes whether an arc carries anybody who enters then; of no interest any more at the dead.
     */
    void note(int arc, int entered, boolean carries) {
        int at = carriesBase[arc] + entered;
        int bit = carriesBit[arc];
        int old = word[at];
        if (old >= 0) {
            word[at] = carries ? old | bit : old & ~bit;
        }
    }

    void noteFull(int arc, int entered, boolean full) {
        int at = fullBase[arc] + entered;
        int bit = fullBit[arc];
        int old = word[at];
        if (old >= 0) {
            word[at] = full ? old | bit : old & ~bit;
        }
    }

    void noteDepartures(int node, int step, boolean any) {
        int at = base[node] + step;
        if (word[at] >= 0) {
            word[at] = any ? word[at] | LEFT : word[at] & ~LEFT;
        }
    }

    boolean has(int node, int step) {
        return step >= from[node] && step < until[node];
    }

    /**
     * Writes since when each step of a node is dead: before anybody could be there, always; and
     * from {@code end} on, when nobody is left to send, wherever an exit could still be reached:
     * the cut is then the supplies.
     */
    void expand(int node, int end, int[] since) {
        int first = from[node];
        int last = until[node];
        Arrays.fill(since, 0, first, 0);
        Arrays.fill(since, last, since.length, NEVER);
        for (int step = first; step < last; step++) {
            since[step] = Math.min(end, since(word[base[node] + step]));
        }
    }

    int poolDeadSince(int pool) {
        return since(word[pools + pool]);
    }

    private static int since(int word) {
        return word < 0 ? -1 - word : NEVER;
    }
}
