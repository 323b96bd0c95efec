package org.safepassage.logbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads share one write to the disk: while one thread writes, the others queue, and the
 * next writes for all that queued. Where a write takes long, the next waits a little for those who
 * were just served, who tend to come again. After a failed write nothing is written any more,
 * because nobody knows what is on the disk.
 *
 * @param <T> what is written
 * @param <R> what the writer gets for it
 */
final class GroupCommit<T, R> {
    /** Writes a batch and returns a result for each item. */
    @FunctionalInterface
    interface Writer<T, R> {
        List<R> write(List<T> batch) throws IOException;
    }

    private static final int LARGEST_BATCH = 256; // items; bounds the wait of the first

    /**
     * An eighth of the last write's time is waited for others, so a write is at most that much
     * later; below a millisecond not at all. Ours.
     */
    private static final long PATIENCE = 8;

    private static final class Waiting<T, R> {
        final T item;
        @Nullable R result;

        Waiting(T item) {
            this.item = item;
        }
    }

    private final Writer<T, R> writer;
    private final List<Waiting<T, R>> queue = new ArrayList<>();
    private boolean busy;
    private int crowd; // that wrote or waited when the last write ended
    private long lastMillis; // that the last write took
    private boolean failed; // to write, which is more than to be closed
    private @Nullable Exception stopped;

    GroupCommit(Writer<T, R> writer) {
        this.writer = writer;
    }

    /** Writes an item, alone or with others, and returns its result when it is written. */
    R submit(T item) throws IOException {
        Waiting<T, R> mine = new Waiting<>(item);
        boolean interrupted = false;
        try {
            synchronized (this) {
                requireRunning();
                queue.add(mine);
                if (queue.size() == crowd) {
                    notifyAll(); // whoever gathers
                }
            }
            while (true) {
                List<Waiting<T, R>> batch;
                synchronized (this) {
                    interrupted |= await(() -> mine.result != null || !busy || stopped != null);
                    if (mine.result != null) {
                        return mine.result;
                    }
                    requireRunning();
                    busy = true;
                    interrupted |= gather();
                    if (stopped != null) {
                        busy = false;
                        notifyAll();
                        requireRunning();
                    }
                    batch =
                            new ArrayList<>(
                                    queue.subList(0, Math.min(queue.size(), LARGEST_BATCH)));
                }
                // An interrupt would close the file under the write and stop the log for everybody.
                interrupted |= Thread.interrupted();
                write(batch);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits a little for those who are expected; true when the thread was interrupted meanwhile.
     */
    private synchronized boolean gather() {
        long until = System.nanoTime() + lastMillis * 1_000_000 / PATIENCE;
        boolean interrupted = false;
        for (long left = lastMillis / PATIENCE;
                left > 0 && queue.size() < crowd && stopped == null;
                left = (until - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private void write(List<Waiting<T, R>> batch) throws IOException {
        long begun = System.nanoTime();
        try {
            List<R> results = writer.write(batch.stream().map(waiting -> waiting.item).toList());
            synchronized (this) {
                crowd = queue.size();
                lastMillis = (System.nanoTime() - begun) / 1_000_000;
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).result = results.get(i);
                }
                queue.subList(0, batch.size()).clear();
            }
        } catch (IOException | RuntimeException | Error e) {
            synchronized (this) {
                failed = true;
                stop(e instanceof Exception cause ? cause : new IllegalStateException(e));
            }
            throw e;
        } finally {
            synchronized (this) {
                busy = false;
                notifyAll();
            }
        }
    }

    /** Lets nothing be written from now on. */
    synchronized void stop(Exception cause) {
        if (stopped == null) {
            stopped = cause;
        }
        notifyAll();
    }

    /**
     * Waits until no write is under way, and lets none begin. True when all went well until now;
     * once only.
     */
    synchronized boolean close() {
        boolean first = stopped == null;
        stop(new IllegalStateException("The log was closed."));
        if (await(() -> !busy)) {
            Thread.currentThread().interrupt();
        }
        return first && !failed;
    }

    /** Waits for a condition; true when the thread was interrupted meanwhile. */
    private synchronized boolean await(BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    synchronized void requireRunning() throws LogbookRefusedException {
        if (stopped != null) {
            throw new LogbookRefusedException(
                    ("Nothing is written any more, because this went wrong: %s What was under way"
                                    + " may or may not be on the disk. Close the log, see to the disk, and"
                                    + " open the log again: opening finds out.")
                            .formatted(stopped.getMessage()),
                    stopped);
        }
    }
}
