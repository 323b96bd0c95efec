package org.safepassage.app.server.outbox;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The public pages as they are now, in memory: one whole version of a pause's site at a time, and
 * the number of its last bulletin for those who listen. Thread-safe.
 */
public final class PublicFiles {
    /** One version of a site. */
    private record Version(long number, SortedMap<String, byte[]> files, String event) {}

    private volatile Map<String, Version> sites = Map.of();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    /** Puts a whole version of a pause's site in the place of the one before. */
    void replace(String pause, long number, SortedMap<String, byte[]> files, String event) {
        lock.lock();
        try {
            Map<String, Version> next = new TreeMap<>(sites);
            next.put(pause, new Version(number, files, event));
            sites = next;
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A file of a site; {@code index.html} for an empty name. */
    public Optional<byte[]> find(String pause, String file) {
        Version version = sites.get(pause);
        return version == null
                ? Optional.empty()
                : Optional.ofNullable(version.files().get(file.isEmpty() ? "index.html" : file));
    }

    /** Ids of the pauses that have a site. */
    public Iterable<String> pauses() {
        return sites.keySet();
    }

    /** What the stream says of a pause now. */
    public record Said(long number, String event) {}

    /** What the stream says now of a pause that has a site. */
    public Optional<Said> said(String pause) {
        Version version = sites.get(pause);
        return version == null
                ? Optional.empty()
                : Optional.of(new Said(version.number(), version.event()));
    }

    /**
     * Waits for the next change of anything, or for so long; returns how many changes there were.
     */
    public long await(long seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = millis * 1_000_000;
            while (changes == seen && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return changes;
        } finally {
            lock.unlock();
        }
    }
}
