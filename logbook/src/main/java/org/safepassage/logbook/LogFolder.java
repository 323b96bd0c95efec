package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The files of a tiled log, ours or another's, to be read. Nothing read is verified, but that files
 * have the form they must have. Thread-safe.
 *
 * @see "C2SP tlog-tiles"
 */
public final class LogFolder {
    static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final Disk disk;

    /** A log in a folder of this machine. */
    public LogFolder(Path folder) {
        this(folder, Disk.LOCAL);
    }

    LogFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    Path path() {
        return folder;
    }

    /** True when there is a checkpoint. */
    public boolean hasCheckpoint() throws IOException {
        return disk.exists(folder.resolve(CHECKPOINT));
    }

    /** The published checkpoint. */
    public SignedCheckpoint checkpoint() throws IOException {
        return SignedCheckpoint.parse(disk.read(folder.resolve(CHECKPOINT)));
    }

    /**
     * The bytes of a tile. In place of a narrower tile that is gone, the beginning of the full one.
     *
     * @throws MalformedException when the file is not as long as its name says
     */
    byte[] tile(Tile tile) throws IOException {
        byte[] bytes;
        try {
            bytes = disk.read(folder.resolve(tile.path()));
        } catch (NoSuchFileException e) {
            if (tile.width() == Tile.FULL) {
                throw e;
            }
            return beginning(tile.full(), tile.width());
        }
        requireWidth(tile, bytes);
        return bytes;
    }

    private byte[] beginning(Tile full, int width) throws IOException {
        byte[] bytes = disk.read(folder.resolve(full.path()));
        requireWidth(full, bytes);
        return full.level() == Tile.ENTRIES
                ? EntryBundle.encode(EntryBundle.parse(bytes, Tile.FULL).subList(0, width))
                : Arrays.copyOf(bytes, width * Hash.BYTES);
    }

    private static void requireWidth(Tile tile, byte[] bytes) throws MalformedException {
        if (tile.level() != Tile.ENTRIES && bytes.length != tile.width() * Hash.BYTES) {
            throw new MalformedException(
                    "%s should have %d bytes, but has %d."
                            .formatted(tile.path(), tile.width() * Hash.BYTES, bytes.length));
        }
    }

    /** The entries of one bundle: 256, or fewer at the end of a log of this size. */
    List<byte[]> bundle(long index, long size) throws IOException {
        Tile tile = Tile.of(Tile.ENTRIES, index, size);
        try {
            return EntryBundle.parse(tile(tile), tile.width());
        } catch (MalformedException e) {
            throw new MalformedException("%s: %s".formatted(tile.path(), e.getMessage()), e);
        }
    }

    /** One entry of a log of this size. */
    public byte[] entry(long index, long size) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A log of %d entries has no entry %d.".formatted(size, index));
        }
        return bundle(index / Tile.FULL, size).get((int) (index % Tile.FULL));
    }

    /** The inner hashes of the tree of this size; for one thread. */
    public Subtrees subtrees(long size) {
        return new TileTree(size, this::tile);
    }
}
