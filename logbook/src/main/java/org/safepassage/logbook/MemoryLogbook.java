package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log that lives as long as the program: for tests, for drills, and to try things out. */
public final class MemoryLogbook implements Logbook {
    private final List<SigningKey> keys;
    private final InstantSource clock;
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<Tile, byte[]> tiles =
            new HashMap<>(); // by full tile; the last may be shorter
    private final TreeEdge edge = new TreeEdge();
    private SignedCheckpoint published;
    private boolean closed;

    /** A log with no entries; the keys bear its origin as their name. */
    public MemoryLogbook(List<SigningKey> keys, InstantSource clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
        this.published = sign();
    }

    private SignedCheckpoint sign() {
        String origin = keys.getFirst().verifier().name();
        Checkpoint checkpoint = new Checkpoint(origin, edge.size(), edge.root());
        return SignedCheckpoint.sign(checkpoint, keys, clock.instant());
    }

    @Override
    public synchronized long appendAll(List<byte[]> added) throws LogbookRefusedException {
        if (closed) {
            throw new LogbookRefusedException("The log was closed.");
        }
        if (added.isEmpty() || added.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "At once 1 to %d entries are written, not %d."
                            .formatted(LARGEST_BATCH, added.size()));
        }
        added.forEach(EntryBundle::requireFits);
        long first = edge.size();
        for (byte[] entry : added) {
            entries.add(entry.clone());
            edge.append(entry);
        }
        for (TileFile file : edge.takeChangedSince(first)) {
            tiles.put(file.tile().full(), file.bytes());
        }
        published = sign();
        return first;
    }

    @Override
    public synchronized SignedCheckpoint checkpoint() {
        return published;
    }

    @Override
    public synchronized byte[] entry(long index) {
        if (index < 0 || index >= entries.size()) {
            throw new IllegalArgumentException(
                    "A log of %d entries has no entry %d.".formatted(entries.size(), index));
        }
        return entries.get((int) index).clone();
    }

    @Override
    public synchronized Subtrees subtrees() {
        return new TileTree(edge.size(), this::tile);
    }

    private synchronized byte[] tile(Tile tile) throws IOException {
        byte[] bytes = tiles.get(tile.full());
        if (bytes == null) {
            throw new NoSuchFileException(tile.path());
        }
        return Arrays.copyOf(bytes, tile.width() * Hash.BYTES);
    }

    @Override
    public synchronized boolean publishCosignatures(
            Checkpoint cosigned, List<NoteSignature> cosignatures) {
        if (!published.checkpoint().equals(cosigned)) {
            return false;
        }
        published = published.with(cosignatures);
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
