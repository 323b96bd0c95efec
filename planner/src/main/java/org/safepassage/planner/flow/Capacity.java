package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;

/**
 * How many people may enter an arc, or pass an exit, in each step: a step function of constants and
 * exact rates.
 *
 * <p>A rate of r people per step lets ⌊(t+1)r⌋ − ⌊tr⌋ people pass in step t, counted from step 0
 * (the opening). So 596 people an hour are exactly 5,960 in 600 minutes, and never more than 596 in
 * any full hour counted from the opening. Zero is closed. Immutable; equal when equal at every step
 * by the same pieces.
 */
public final class Capacity {
    /** No limit at all. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /**
     * Largest numerator and denominator of a rate that is no whole number: products with a step
     * stay below 2^63.
     */
    public static final long LARGEST_TERM = 1_000_000_000_000L;

    /** In {@link #changed}: as before the changes. */
    static final long UNCHANGED = -1;

    private final int[] from; // [piece] first step; from[0] = 0, rising
    private final long[] whole; // [piece] whole people per step
    private final long[] part; // [piece] numerator of the rest, 0 <= part < per
    private final long[] per; // [piece] denominator

    private Capacity(int[] from, long[] whole, long[] part, long[] per) {
        this.from = from;
        this.whole = whole;
        this.part = part;
        this.per = per;
    }

    /** The same number of people in every step; zero is closed, {@link #UNLIMITED} is no limit. */
    public static Capacity of(long peoplePerStep) {
        if (peoplePerStep < 0) {
            throw new IllegalArgumentException(
                    "A capacity must not be negative, but is %d people per step."
                            .formatted(peoplePerStep));
        }
        return new Capacity(
                new int[] {0}, new long[] {peoplePerStep}, new long[] {0}, new long[] {1});
    }

    /** An exact rate in people per step; both terms at most {@link #LARGEST_TERM}. */
    public static Capacity rate(long numerator, long denominator) {
        if (numerator < 0
                || denominator <= 0
                || numerator > LARGEST_TERM
                || denominator > LARGEST_TERM) {
            throw new IllegalArgumentException(
                    "A rate needs a numerator from 0 and a denominator from 1, both up to %d, but is %d/%d."
                            .formatted(LARGEST_TERM, numerator, denominator));
        }
        long divisor = greatestCommonDivisor(numerator, denominator);
        long num = numerator / divisor;
        long den = denominator / divisor;
        return new Capacity(
                new int[] {0}, new long[] {num / den}, new long[] {num % den}, new long[] {den});
    }

    /**
     * This capacity with another in its place from one step, included, to another, not included.
     * Later calls win. A rate keeps its pattern: it is counted from step 0, not from {@code from}.
     */
    public Capacity during(int start, int until, Capacity other) {
        if (start < 0 || start >= until) {
            throw new IllegalArgumentException(
                    "A change needs 0 <= from < until, but is from %d until %d."
                            .formatted(start, until));
        }
        Capacity joined = room(2 * from.length + other.from.length + 2);
        int pieces = copy(0, joined, 0, start);
        pieces = other.copy(pieces, joined, start, until);
        pieces = copy(pieces, joined, until, Integer.MAX_VALUE);
        return joined.cut(pieces);
    }

    /**
     * This capacity with constants from the keys on, until the next key; {@link #UNCHANGED} ends a
     * change.
     */
    Capacity changed(NavigableMap<Integer, Long> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Capacity joined = room(changes.size() * 2 + from.length + 1);
        int pieces = copy(0, joined, 0, changes.firstKey());
        for (Map.Entry<Integer, Long> change : changes.entrySet()) {
            Integer next = changes.higherKey(change.getKey());
            int until = next == null ? Integer.MAX_VALUE : next;
            Capacity now = change.getValue() == UNCHANGED ? this : Capacity.of(change.getValue());
            pieces = now.copy(pieces, joined, change.getKey(), until);
        }
        return joined.cut(pieces);
    }

    /**
     * As records of an .evac file that turn {@code at(0)}, constant, into this capacity; {@code
     * what} names it there.
     */
    String records(String what, int horizon) {
        int base = 0;
        while (base < from.length - 1 && part[base] == 0) {
            base++;
        }
        base = part[base] == 0 ? 0 : base;
        StringBuilder text = new StringBuilder();
        if (part[base] != 0) {
            long numerator = whole[base] * per[base] + part[base];
            text.append("q %s %d %d\n".formatted(what, numerator, per[base]));
        }
        for (int piece = 0; piece < from.length && from[piece] < horizon; piece++) {
            boolean same =
                    whole[piece] == whole[base]
                            && part[piece] == part[base]
                            && per[piece] == per[base];
            int until = Math.min(horizon, endOf(piece));
            int stretch = part[piece] == 0 ? until - from[piece] : 1;
            for (int step = from[piece]; step < until && !same; step += stretch) {
                text.append("c %s %d %d %d\n".formatted(what, step, step + stretch, at(step)));
            }
        }
        return text.toString();
    }

    /** People who may pass in this step. */
    public long at(int step) {
        int piece = pieceAt(step);
        long rest = part[piece];
        if (rest == 0) {
            return whole[piece];
        }
        long before = step * rest;
        return whole[piece] + (before + rest) / per[piece] - before / per[piece];
    }

    /**
     * People who may pass from one step, included, to another, not included; {@link #UNLIMITED}
     * when beyond a long.
     */
    public long total(int start, int until) {
        long people = 0;
        for (int piece = 0; piece < from.length; piece++) {
            long first = Math.max(start, from[piece]);
            long end = Math.min(until, endOf(piece));
            if (first < end && (whole[piece] > 0 || part[piece] > 0)) {
                long fraction = end * part[piece] / per[piece] - first * part[piece] / per[piece];
                if (whole[piece] > (UNLIMITED - people - fraction) / (end - first)) {
                    return UNLIMITED;
                }
                people += whole[piece] * (end - first) + fraction;
            }
        }
        return people;
    }

    /** True when the same number of people may pass in every step before {@code horizon}. */
    public boolean isConstantUntil(int horizon) {
        return part[0] == 0 && (from.length == 1 || from[1] >= horizon);
    }

    /**
     * The first step after this one at which another piece begins, or {@link Integer#MAX_VALUE}.
     */
    public int pieceEnd(int step) {
        return endOf(pieceAt(step));
    }

    /**
     * True when the piece in force at this step is a rate with a fraction, so that its steps
     * differ.
     */
    public boolean isFractionalAt(int step) {
        return part[pieceAt(step)] != 0;
    }

    private int endOf(int piece) {
        return piece + 1 < from.length ? from[piece + 1] : Integer.MAX_VALUE;
    }

    private int pieceAt(int step) {
        if (from.length == 1) {
            return 0;
        }
        int found = Arrays.binarySearch(from, step);
        return found >= 0 ? found : -found - 2;
    }

    private static Capacity room(int pieces) {
        return new Capacity(new int[pieces], new long[pieces], new long[pieces], new long[pieces]);
    }

    /**
     * Copies the pieces of these steps into another, after its first {@code at}; returns how many
     * it then has.
     */
    private int copy(int at, Capacity into, int start, int until) {
        int next = at;
        for (int piece = 0; piece < from.length; piece++) {
            int first = Math.max(start, from[piece]);
            if (first >= Math.min(until, endOf(piece))) {
                continue;
            }
            boolean same =
                    next > 0
                            && into.whole[next - 1] == whole[piece]
                            && into.part[next - 1] == part[piece]
                            && into.per[next - 1] == per[piece];
            if (!same) {
                into.from[next] = first;
                into.whole[next] = whole[piece];
                into.part[next] = part[piece];
                into.per[next] = per[piece];
                next++;
            }
        }
        return next;
    }

    private Capacity cut(int pieces) {
        return new Capacity(
                Arrays.copyOf(from, pieces),
                Arrays.copyOf(whole, pieces),
                Arrays.copyOf(part, pieces),
                Arrays.copyOf(per, pieces));
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capacity that
                && Arrays.equals(from, that.from)
                && Arrays.equals(whole, that.whole)
                && Arrays.equals(part, that.part)
                && Arrays.equals(per, that.per);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(from) + Arrays.hashCode(whole)) + Arrays.hashCode(part);
    }

    /** As in {@code 10}, {@code 149/15} or {@code 10, 0 from 120, 10 from 180}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int piece = 0; piece < from.length; piece++) {
            if (piece > 0) {
                text.append(", ");
            }
            if (whole[piece] == UNLIMITED) {
                text.append("unlimited");
            } else if (part[piece] == 0) {
                text.append(whole[piece]);
            } else {
                text.append(whole[piece] * per[piece] + part[piece]).append('/').append(per[piece]);
            }
            if (piece > 0) {
                text.append(" from ").append(from[piece]);
            }
        }
        return text.toString();
    }
}
