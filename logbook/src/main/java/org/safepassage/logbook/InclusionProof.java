package org.safepassage.logbook;

import java.util.List;

/**
 * The hashes that lead from one entry to the root of the tree it is in.
 *
 * @param index of the entry, from 0
 * @param size of the tree in entries, more than the index
 * @param path from the leaf's neighbour up to the child of the root; at most 63
 * @see "RFC 6962, section 2.1.1; the check is that of RFC 9162, section 2.1.3.2"
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    /** A tree of 2^63 − 1 entries is this deep. */
    public static final int LONGEST_PATH = 63;

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A tree of %d entries has no entry %d.".formatted(size, index));
        }
        path = List.copyOf(path);
    }

    /** True when an entry with this leaf hash stands at the index in the tree with this root. */
    public boolean proves(Hash leaf, Hash root) {
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.ofNode(sibling, hash);
                // A node without a right neighbour is handed up until it has a left one.
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
