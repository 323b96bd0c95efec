package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * The states that a search has seen, how it came there, and which of them it will look at next: the
 * one with the least key, the newest among equals (bucket queue). States are numbered from 1 in the
 * order in which they were seen.
 */
final class SearchTree {
    /**
     * How a state was reached from the one before it; an arc otherwise, ~arc for undoing the flow
     * on it, the exit for a state that has none before it.
     */
    static final int THROUGH_POOL = Integer.MIN_VALUE;

    private static final int NOTHING = -1;
    private static final int LOOKED_AT = -2;

    /** Whatever is further than any label could say comes last, together. */
    private static final int LAST_KEY = 1 << 16;

    int states;
    int[] place = new int[1024]; // [state] node, or nodes + pool
    int[] at = new int[1024]; // [state] its word
    int[] before = new int[1024]; // [state] the state it was reached from, 0 for none
    int[] move = new int[1024]; // [state] how
    int[] moves = new int[1024]; // [state] how many so far
    int[] tried =
            new int[1024]; // [state] how many of the arcs into it and out of it were looked at
    private int[] next = new int[1024]; // [state] next in its bucket
    private int[] bucket = new int[1024]; // [key] newest state waiting there
    private int lowest;
    private int highest;

    SearchTree() {
        Arrays.fill(bucket, NOTHING);
        highest = -1;
    }

    void clear() {
        if (lowest <= highest) {
            Arrays.fill(bucket, lowest, highest + 1, NOTHING);
        }
        lowest = bucket.length;
        highest = -1;
        states = 0;
    }

    int add(int where, int word, int from, int how) {
        int state = ++states;
        if (state == place.length) {
            grow();
        }
        place[state] = where;
        at[state] = word;
        before[state] = from;
        move[state] = how;
        tried[state] = 0;
        moves[state] = from == 0 ? 0 : moves[from] + 1;
        return state;
    }

    private void grow() {
        int length = 2 * place.length;
        place = Arrays.copyOf(place, length);
        at = Arrays.copyOf(at, length);
        before = Arrays.copyOf(before, length);
        move = Arrays.copyOf(move, length);
        moves = Arrays.copyOf(moves, length);
        tried = Arrays.copyOf(tried, length);
        next = Arrays.copyOf(next, length);
    }

    /** Puts a state where it is due. */
    void put(int state, int key) {
        int slot = Math.min(key, LAST_KEY);
        if (slot >= bucket.length) {
            int length = bucket.length;
            bucket = Arrays.copyOf(bucket, 2 * slot);
            Arrays.fill(bucket, length, bucket.length, NOTHING);
        }
        next[state] = bucket[slot];
        bucket[slot] = state;
        lowest = Math.min(lowest, slot);
        highest = Math.max(highest, slot);
    }

    /** Takes out the state to look at next; 0 when there is none. */
    int take() {
        while (lowest <= highest) {
            int state = bucket[lowest];
            if (state != NOTHING) {
                bucket[lowest] = next[state];
                next[state] = LOOKED_AT;
                return state;
            }
            lowest++;
        }
        return 0;
    }

    /** The key of the state that was taken out last. */
    int key() {
        return lowest;
    }

    boolean isLookedAt(int state) {
        return next[state] == LOOKED_AT;
    }
}
