package org.safepassage.logbook;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tiled log, ours or another's, to be read. Nothing read is verified, but that files
 * have the form they must have and are no longer than that allows. Thread-safe.
 *
 * @see "C2SP tlog-tiles"
 */
public final class TiledLog {
    static final String CHECKPOINT = "checkpoint";

    /** Bytes in the largest bundle: 256 entries of the greatest length, each behind two bytes. */
    static final int LARGEST_BUNDLE = Tile.FULL * (EntryBundle.LONGEST_ENTRY + 2);

    /** Where files come from. */
    @FunctionalInterface
    interface Files {
        /** A whole file; {@link NoSuchFileException} when there is none. */
        byte[] read(String path, int most) throws IOException;
    }

    private final String name;
    private final @Nullable Path folder;
    private final Files files;

    private TiledLog(String name, @Nullable Path folder, Files files) {
        this.name = name;
        this.folder = folder;
        this.files = files;
    }

    /** A log in a folder of this machine. */
    public static TiledLog in(Path folder) {
        return in(folder, Disk.LOCAL);
    }

    static TiledLog in(Path folder, Disk disk) {
        return new TiledLog(
                folder.toString(), folder, (path, most) -> disk.read(folder.resolve(path), most));
    }

    /**
     * A log at an address.
     *
     * @param prefix http or https; the checkpoint is at {@code prefix/checkpoint}
     */
    public static TiledLog at(URI prefix) {
        return new TiledLog(prefix.toString(), null, new HttpFiles(prefix));
    }

    /** The folder, or null when the log is elsewhere. */
    @Nullable Path folder() {
        return folder;
    }

    /** The published checkpoint. */
    public SignedCheckpoint checkpoint() throws IOException {
        return SignedCheckpoint.parse(files.read(CHECKPOINT, Note.LARGEST));
    }

    /**
     * The bytes of a tile. In place of a narrower tile that is gone, the beginning of the full one.
     *
     * @throws MalformedException when the file is not as long as its name says
     */
    byte[] tile(Tile tile) throws IOException {
        try {
            return exactly(tile);
        } catch (NoSuchFileException e) {
            if (tile.width() == Tile.FULL) {
                throw e;
            }
            return beginning(tile.full(), tile.width());
        }
    }

    private byte[] beginning(Tile full, int width) throws IOException {
        return new TileFile(full, exactly(full)).narrowed(width);
    }

    /** The bytes of this tile and no other. */
    byte[] exactly(Tile tile) throws IOException {
        if (tile.level() == Tile.ENTRIES) {
            return files.read(tile.path(), LARGEST_BUNDLE);
        }
        int length = tile.width() * Hash.BYTES;
        byte[] bytes = files.read(tile.path(), length);
        if (bytes.length != length) {
            throw new MalformedException(
                    "%s should have %d bytes, but has %d."
                            .formatted(tile.path(), length, bytes.length));
        }
        return bytes;
    }

    /** The entries of one bundle: 256, or fewer at the end of a log of this size. */
    public List<byte[]> bundle(long index, long size) throws IOException {
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

    /**
     * Proves an entry of somebody's log from its files.
     *
     * @throws LogbookRefusedException when the files do not have the root of the checkpoint
     */
    public TlogProof prove(long index) throws IOException {
        SignedCheckpoint signed = checkpoint();
        Checkpoint checkpoint = signed.checkpoint();
        byte[] entry = entry(index, checkpoint.size());
        InclusionProof proof = subtrees(checkpoint.size()).inclusion(index, checkpoint.size());
        if (!proof.proves(Hash.ofLeaf(entry), checkpoint.root())) {
            throw new LogbookRefusedException(
                    "Entry %d is not what was signed: the files of %s were changed."
                            .formatted(index, name));
        }
        return TlogProof.of(proof, signed);
    }

    @Override
    public String toString() {
        return name;
    }
}
