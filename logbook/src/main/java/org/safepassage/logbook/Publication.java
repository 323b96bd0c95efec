package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what everybody may read. Each file appears whole, but lasts only from {@link #settle} on;
 * until then the staged entries can write it again. That spares several syncs per commit.
 */
final class Publication {
    private final Path folder;
    private final Disk disk;
    private final DurableFiles files;
    private final Set<Path> unsettled = new LinkedHashSet<>();

    Publication(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        this.files = new DurableFiles(disk);
    }

    /** Publishes tiles, and then the checkpoint that speaks of them. */
    void publish(List<TileFile> tiles, SignedCheckpoint checkpoint) throws IOException {
        put(tiles);
        publish(checkpoint);
    }

    /** Publishes tiles that no checkpoint speaks of yet. */
    void put(List<TileFile> tiles) throws IOException {
        files.createFolders(folder);
        for (TileFile tile : tiles) {
            Path file = folder.resolve(tile.tile().path());
            files.createFoldersAround(file);
            files.put(file, tile.bytes());
            unsettled.add(file);
        }
    }

    /**
     * Publishes a checkpoint, which is never torn: what it says is compared with the head when the
     * log is opened.
     */
    void publish(SignedCheckpoint checkpoint) throws IOException {
        Path file = folder.resolve(TiledLog.CHECKPOINT);
        files.replaceUnsettled(file, checkpoint.bytes());
        unsettled.add(file);
    }

    /**
     * Makes everything published last, and drops the narrower tiles of those that became full since
     * the old size: these are not worth a sync.
     */
    void settle(long oldSize, long newSize) throws IOException {
        Set<Path> narrower = new LinkedHashSet<>();
        for (Tile tile : Tile.changed(oldSize, newSize)) {
            if (tile.width() == Tile.FULL) {
                narrower.add(narrower(tile));
            }
        }
        unsettled.removeIf(file -> narrower.contains(file.getParent()));
        files.settle(unsettled);
        unsettled.clear();
        // Only now, when the full ones are there for good; and for good as well, for what was not
        // synced could come back torn.
        List<Path> dropped = new ArrayList<>();
        for (Path parts : narrower) {
            if (disk.exists(parts)) {
                for (Path file : disk.list(parts)) {
                    disk.delete(file);
                }
                disk.delete(parts);
                dropped.add(parts);
            }
        }
        files.settleNames(dropped);
    }

    /**
     * Writes again the narrower tiles that were published between two sizes and may be torn.
     *
     * @param tiles as they are at the later size
     */
    void restoreNarrower(List<TileFile> tiles, long oldSize) throws IOException {
        for (TileFile wide : tiles) {
            Tile tile = wide.tile();
            if (tile.width() == Tile.FULL) {
                continue; // those go
            }
            long before = Tile.hashesOnLevel(tile.level(), oldSize) - tile.index() * Tile.FULL;
            for (Path file : disk.list(narrower(tile))) {
                Tile narrow = find(file);
                if (narrow != null && narrow.width() > before && narrow.width() < tile.width()) {
                    files.put(file, wide.narrowed(narrow.width()));
                    unsettled.add(file);
                }
            }
        }
    }

    private @Nullable Tile find(Path file) {
        try {
            return Tile.parse(folder.relativize(file).toString().replace('\\', '/'));
        } catch (MalformedException _) {
            return null; // left unfinished by a crash
        }
    }

    private Path narrower(Tile tile) {
        return folder.resolve(tile.full().path() + ".p");
    }
}
