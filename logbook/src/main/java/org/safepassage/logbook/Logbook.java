package org.safepassage.logbook;

import java.io.IOException;
import java.util.List;

/**
 * An append-only list of entries whose past cannot be changed unnoticed (RFC 9162, section 2.1).
 *
 * <p>Entries are opaque bytes, at most 65 535, and never hold a person's name: what is written
 * stays. An index once given is never given again. Thread-safe.
 */
public interface Logbook extends AutoCloseable {
    /**
     * Writes one entry and returns its index; it is on the disk and under a signed checkpoint by
     * then. If this throws an {@link IOException}, the entry may or may not be there: after the
     * next opening, look.
     *
     * @throws IllegalArgumentException when the entry is longer than 65 535 bytes; nothing was
     *     written
     */
    default long append(byte[] entry) throws IOException {
        return appendAll(List.of(entry));
    }

    /**
     * Writes entries one after the other under one checkpoint, all of them or none, and returns the
     * index of the first.
     *
     * @param entries 1 to {@link #LARGEST_BATCH}
     */
    long appendAll(List<byte[]> entries) throws IOException;

    /**
     * Entries that can be written at once. Ours: such a batch of the longest entries takes 64 MiB
     * of memory.
     */
    int LARGEST_BATCH = 1024;

    /**
     * Returns size and root hash, signed: all that an outsider must keep to catch a later change.
     */
    SignedCheckpoint checkpoint() throws IOException;

    /** Returns an entry as it was written. The index is 0 to the checkpoint's size − 1. */
    byte[] entry(long index) throws IOException;

    /** Returns the inner hashes, from which proofs to any size up to the checkpoint's are made. */
    Subtrees subtrees() throws IOException;

    /**
     * Returns the proof that an entry is under the present checkpoint, to be handed out beside the
     * entry.
     */
    default TlogProof prove(long index) throws IOException {
        SignedCheckpoint checkpoint = checkpoint();
        InclusionProof proof = subtrees().inclusion(index, checkpoint.checkpoint().size());
        if (!proof.proves(Hash.ofLeaf(entry(index)), checkpoint.checkpoint().root())) {
            throw new LogbookRefusedException(
                    "Entry %d is no longer what was signed: the files of the log were changed."
                            .formatted(index));
        }
        return TlogProof.of(proof, checkpoint);
    }

    /**
     * Publishes cosignatures of witnesses under the present checkpoint. Those of an earlier one are
     * not taken, and false is returned.
     */
    boolean publishCosignatures(Checkpoint cosigned, List<NoteSignature> cosignatures)
            throws IOException;

    @Override
    void close() throws IOException;
}
