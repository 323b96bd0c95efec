package org.safepassage.logbook;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The inner hashes of a tree, from which roots and proofs of every smaller size are made. */
@FunctionalInterface
public interface Subtrees {
    /**
     * The hash over the entries from {@code index * 2^height} on, {@code 2^height} of them, all of
     * which the tree has.
     *
     * @param height 0 for a leaf hash, at most 62
     */
    Hash perfect(int height, long index) throws IOException;

    /**
     * The hash over entries {@code from} (included, a multiple of the largest power of two) to
     * {@code to} (not included).
     */
    private Hash range(long from, long to) throws IOException {
        long entries = to - from;
        if (Long.bitCount(entries) == 1) {
            int height = Long.numberOfTrailingZeros(entries);
            return perfect(height, from >>> height);
        }
        long middle = from + largestPowerBelow(entries);
        return Hash.ofNode(range(from, middle), range(middle, to));
    }

    /** The root of the tree of the first {@code size} entries. */
    default Hash root(long size) throws IOException {
        return size == 0 ? Hash.EMPTY_TREE : range(0, size);
    }

    /**
     * Proves that an entry is in the tree of the first {@code size} entries; RFC 6962, section
     * 2.1.1.
     *
     * @param index 0 to size − 1
     */
    default InclusionProof inclusion(long index, long size) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A tree of %d entries has no entry %d.".formatted(size, index));
        }
        Deque<Hash> path = new ArrayDeque<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + largestPowerBelow(to - from);
            if (index < middle) {
                path.addFirst(range(middle, to));
                to = middle;
            } else {
                path.addFirst(range(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, List.copyOf(path));
    }

    /**
     * Proves that the first {@code newSize} entries begin with the first {@code oldSize}; RFC 6962,
     * section 2.1.2.
     *
     * @param oldSize 1 to newSize; from nothing there is nothing to prove
     */
    default ConsistencyProof consistency(long oldSize, long newSize) throws IOException {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException(
                    "A consistency proof leads from 1 or more entries to as many or more, not from %d to %d."
                            .formatted(oldSize, newSize));
        }
        Deque<Hash> path = new ArrayDeque<>();
        long from = 0;
        long to = newSize;
        while (oldSize < to) {
            long middle = from + largestPowerBelow(to - from);
            if (oldSize <= middle) {
                path.addFirst(range(middle, to));
                to = middle;
            } else {
                path.addFirst(range(from, middle));
                from = middle;
            }
        }
        // Whoever has the old root has this hash already when it is the whole old tree.
        if (from > 0) {
            path.addFirst(range(from, to));
        }
        return new ConsistencyProof(oldSize, newSize, List.copyOf(path));
    }

    /** The largest power of two below n, for n of 2 or more: where RFC 6962 splits a tree. */
    static long largestPowerBelow(long n) {
        return Long.highestOneBit(n - 1);
    }
}
