package org.safepassage.logbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The files of this machine, on a disk that takes its time for every sync. */
final class SlowDisk implements Disk {
    private final long nanos;

    SlowDisk(Duration sync) {
        this.nanos = sync.toNanos();
    }

    private void await() {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        return LOCAL.read(file, most);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return LOCAL.exists(path);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return LOCAL.list(folder);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        LOCAL.createFolder(folder);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        LOCAL.write(file, bytes);
        await();
    }

    @Override
    public void writeUnsynced(Path file, byte[] bytes) throws IOException {
        LOCAL.writeUnsynced(file, bytes);
    }

    @Override
    public void sync(Path file) throws IOException {
        LOCAL.sync(file);
        await();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        LOCAL.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        LOCAL.syncFolder(folder);
        await();
    }

    @Override
    public void delete(Path path) throws IOException {
        LOCAL.delete(path);
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        return LOCAL.lock(file);
    }
}
