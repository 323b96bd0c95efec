package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Files that appear whole or not at all: written beside, synced, renamed, and the folder synced.
 */
public final class DurableFiles {
    private final Disk disk;

    public DurableFiles(Disk disk) {
        this.disk = disk;
    }

    /** Writes a file and makes it last. */
    public void replace(Path file, byte[] bytes) throws IOException {
        replaceUnsettled(file, bytes);
        disk.syncFolder(parent(file));
    }

    /** Makes the names in the folder around this one last: after it was moved there. */
    public void settleAround(Path path) throws IOException {
        disk.syncFolder(parent(path));
    }

    /** Makes a folder and those around it that are missing, and makes them last. */
    public void createFolders(Path folder) throws IOException {
        if (disk.exists(folder)) {
            return;
        }
        createFolders(parent(folder));
        disk.createFolder(folder);
        disk.syncFolder(parent(folder));
    }

    /**
     * Writes a file that is whole, now and after a crash; but a crash may leave the one that was
     * there before.
     */
    void replaceUnsettled(Path file, byte[] bytes) throws IOException {
        Path unfinished = unfinished(file);
        disk.write(unfinished, bytes);
        disk.rename(unfinished, file);
    }

    /**
     * Writes a file that is whole for whoever reads it now, but may be gone or torn after a crash.
     */
    void put(Path file, byte[] bytes) throws IOException {
        Path unfinished = unfinished(file);
        disk.writeUnsynced(unfinished, bytes);
        disk.rename(unfinished, file);
    }

    /** Makes files that were written without lasting last, and their names. */
    void settle(Iterable<Path> files) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : files) {
            disk.sync(file);
            folders.add(parent(file));
        }
        for (Path folder : folders) {
            disk.syncFolder(folder);
        }
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** Makes the names of files last whose bytes do already. */
    void settleNames(Iterable<Path> files) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        files.forEach(file -> folders.add(parent(file)));
        for (Path folder : folders) {
            disk.syncFolder(folder);
        }
    }

    void createFoldersAround(Path file) throws IOException {
        createFolders(parent(file));
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("There is nothing around %s.".formatted(path));
        }
        return parent;
    }
}
