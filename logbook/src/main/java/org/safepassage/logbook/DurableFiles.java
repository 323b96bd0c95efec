package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Files that appear whole or not at all: written beside, synced, renamed, and the folder synced.
 */
public final class DurableFiles {
    private static final String UNFINISHED = ".tmp";

    private final Disk disk;

    public DurableFiles(Disk disk) {
        this.disk = disk;
    }

    /** Writes a file and makes it last. */
    public void replace(Path file, byte[] bytes) throws IOException {
        put(file, bytes);
        disk.syncFolder(parent(file));
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

    /** Writes many files, whose folders are synced once each, in the end. */
    void replaceAll(Iterable<TileFile> files, Path root) throws IOException {
        Set<Path> touched = new LinkedHashSet<>();
        for (TileFile file : files) {
            Path target = root.resolve(file.tile().path());
            createFolders(parent(target));
            put(target, file.bytes());
            touched.add(parent(target));
        }
        for (Path folder : touched) {
            disk.syncFolder(folder);
        }
    }

    private void put(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        disk.write(unfinished, bytes);
        disk.rename(unfinished, file);
    }

    /** True for a name under which an unfinished file may be left by a crash. */
    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("There is nothing around %s.".formatted(path));
        }
        return parent;
    }
}
