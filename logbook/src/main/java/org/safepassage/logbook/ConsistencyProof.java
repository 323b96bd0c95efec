package org.safepassage.logbook;

import java.util.List;

/**
 * The hashes that show that a tree still begins with all the entries of a smaller one.
 *
 * <p>A root does not tell its size: 11 and 12 entries may have proofs of one shape. Sizes are to be
 * believed only as they were signed, together with their roots.
 *
 * @param oldSize entries in the smaller tree, 1 or more
 * @param newSize entries in the larger tree, oldSize or more
 * @param path at most 63 hashes; none when the sizes are the same
 * @see "RFC 6962, section 2.1.2; the check is that of RFC 9162, section 2.1.4.2"
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    /** What a witness must accept, and no client may exceed (C2SP tlog-witness). */
    public static final int LONGEST_PATH = 63;

    public ConsistencyProof {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException(
                    "A consistency proof leads from 1 or more entries to as many or more, not from %d to %d."
                            .formatted(oldSize, newSize));
        }
        path = List.copyOf(path);
    }

    /** True when the tree with the new root begins with the tree with the old root. */
    public boolean proves(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        boolean oldIsPerfect = Long.bitCount(oldSize) == 1;
        if (path.isEmpty() && !oldIsPerfect) {
            return false;
        }
        Hash start = oldIsPerfect ? oldRoot : path.getFirst();
        List<Hash> rest = oldIsPerfect ? path : path.subList(1, path.size());
        long node = oldSize - 1;
        long last = newSize - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        Hash inOld = start;
        Hash inNew = start;
        for (Hash hash : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                inOld = Hash.ofNode(hash, inOld);
                inNew = Hash.ofNode(hash, inNew);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                inNew = Hash.ofNode(inNew, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && inOld.equals(oldRoot) && inNew.equals(newRoot);
    }
}
