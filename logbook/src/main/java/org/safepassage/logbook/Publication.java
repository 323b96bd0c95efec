package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        files.createFolders(folder);
        for (TileFile tile : tiles) {
            Path file = folder.resolve(tile.tile().path());
            files.createFoldersAround(file);
            files.put(file, tile.bytes());
            unsettled.add(file);
        }
        publish(checkpoint);
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
     * the old size.
     */
    void settle(long oldSize, long newSize) throws IOException {
        files.settle(unsettled);
        unsettled.clear();
        for (Tile tile : Tile.changed(oldSize, newSize)) {
            if (tile.width() == Tile.FULL) {
                Path partial = folder.resolve(tile.path() + ".p");
                for (Path file : disk.list(partial)) {
                    disk.delete(file);
                }
                disk.delete(partial);
            }
        }
    }
}
