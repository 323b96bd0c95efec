package org.safepassage.logbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The few things done with files here, so that a test can let each of them fail. What a crash
 * leaves is said per method; nothing else is assumed.
 */
public interface Disk {
    /** The files of this machine. */
    Disk LOCAL = new LocalDisk();

    /**
     * Returns a whole file; {@link java.nio.file.NoSuchFileException} when there is none, {@link
     * MalformedException} when it is larger than {@code most} bytes.
     */
    byte[] read(Path file, int most) throws IOException;

    /** True when there is a file or a folder. */
    boolean exists(Path path) throws IOException;

    /** Returns what is in a folder, sorted; nothing when there is no folder. */
    List<Path> list(Path folder) throws IOException;

    /**
     * Makes a folder in one that exists; nothing when it is there. Lasts once the outer folder is
     * synced.
     */
    void createFolder(Path folder) throws IOException;

    /**
     * Writes a file and syncs its bytes, over one that may be there. A crash before the return
     * leaves any part of it, or nothing. That the name exists lasts once the folder is synced.
     */
    void write(Path file, byte[] bytes) throws IOException;

    /**
     * Writes a file, over one that may be there. Until {@link #sync}, a crash leaves any part of
     * it, or nothing.
     */
    void writeUnsynced(Path file, byte[] bytes) throws IOException;

    /** Makes the bytes of a file last. */
    void sync(Path file) throws IOException;

    /**
     * Gives a file another name, over one that may be there. A crash leaves one or the other. Lasts
     * once synced.
     */
    void rename(Path from, Path to) throws IOException;

    /** Makes names given, changed and deleted in a folder last. */
    void syncFolder(Path folder) throws IOException;

    /** Deletes a file or an empty folder, if it is there. */
    void delete(Path path) throws IOException;

    /** Holds a file so that no other process can; {@link LogbookRefusedException} when one does. */
    Closeable lock(Path file) throws IOException;
}
