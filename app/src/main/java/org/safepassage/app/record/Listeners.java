package org.safepassage.app.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who hear of new entries. Each has a thread and a place of its own in the journal, from
 * which it reads on: a slow one delays nobody, misses nothing and needs no queue.
 */
final class Listeners implements Closeable {
    private static final int AT_ONCE = 64;

    private final PauseRecord record;
    private final List<One> all = new ArrayList<>();
    private long changes; // counts, so that no call is missed between a look and a wait

    Listeners(PauseRecord record) {
        this.record = record;
    }

    synchronized void entered() {
        changes++;
        notifyAll();
    }

    Closeable add(long from, RecordListener listener) {
        One one = new One(from, listener);
        synchronized (this) {
            all.add(one);
        }
        one.thread = Thread.ofVirtual().name("record-listener").start(one);
        return one;
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void await(long seen) throws InterruptedException {
        while (changes == seen) {
            wait();
        }
    }

    @Override
    public void close() throws IOException {
        List<One> open;
        synchronized (this) {
            open = List.copyOf(all);
        }
        for (One one : open) {
            one.stop();
        }
    }

    private final class One implements Runnable, Closeable {
        private long next;
        private final RecordListener listener;
        private volatile boolean stopped;
        private volatile @Nullable Exception failed;
        private @Nullable Thread thread;

        One(long from, RecordListener listener) {
            this.next = from;
            this.listener = listener;
        }

        @Override
        public void run() {
            try {
                while (!stopped) {
                    long seen = changes();
                    List<Recorded> some = record.from(next, AT_ONCE);
                    for (Recorded recorded : some) {
                        if (stopped) {
                            return;
                        }
                        listener.entered(recorded);
                        next = recorded.number() + 1;
                    }
                    if (some.isEmpty()) {
                        await(seen);
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                failed = e;
            }
        }

        /** Ends after the call under way. */
        private void stop() {
            stopped = true;
            synchronized (Listeners.this) {
                all.remove(this);
                changes++;
                Listeners.this.notifyAll();
            }
            Thread running = thread;
            if (running != null && !running.equals(Thread.currentThread())) {
                boolean interrupted = false;
                while (running.isAlive()) {
                    try {
                        running.join();
                    } catch (InterruptedException _) {
                        interrupted = true;
                    }
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void close() throws IOException {
            stop();
            Exception e = failed;
            if (e != null) {
                throw new IOException("A listener failed: " + e.getMessage(), e);
            }
        }
    }
}
