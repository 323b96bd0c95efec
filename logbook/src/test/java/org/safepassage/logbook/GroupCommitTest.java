package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many writers, one write: who waits for whom, and what happens when it goes wrong. */
@Timeout(30)
class GroupCommitTest {
    private static final long LONG = 800; // milliseconds of a slow write; an eighth is 100

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> when = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<CountDownLatch> begun =
            new AtomicReference<>(new CountDownLatch(1));
    private final AtomicReference<CountDownLatch> go = new AtomicReference<>(new CountDownLatch(0));
    private volatile long millis;

    private final GroupCommit<String, Integer> commits =
            new GroupCommit<>(
                    batch -> {
                        when.add(System.nanoTime());
                        written.add(List.copyOf(batch));
                        begun.get().countDown();
                        try {
                            Thread.sleep(millis);
                            go.get().await();
                        } catch (InterruptedException e) {
                            throw new IOException("interrupted under the write", e);
                        }
                        return batch.stream().map(String::length).toList();
                    });

    @AfterEach
    void end() throws InterruptedException {
        go.get().countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
    }

    private Future<Integer> later(String item) {
        return threads.submit(() -> commits.submit(item));
    }

    private static void awaitQueue(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }

    @Test
    @DisplayName("each gets the result of its own item; those who came meanwhile share a write")
    void shared() throws Exception {
        go.set(new CountDownLatch(1));
        Future<Integer> first = later("a");
        begun.get().await();
        List<Future<Integer>> others = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            others.add(later("x".repeat(i)));
        }
        Thread.sleep(100);
        go.get().countDown();
        assertEquals(1, first.get());
        for (int i = 1; i <= 3; i++) {
            assertEquals(i, others.get(i - 1).get());
        }
        assertEquals(List.of("a"), written.getFirst());
        assertEquals(4, written.stream().mapToInt(List::size).sum());
        assertTrue(written.size() <= 3, written.toString());
    }

    @Test
    @DisplayName("after a slow write the next waits for whom was just served, and comes again")
    void gathers() throws Exception {
        millis = LONG;
        Future<Integer> first =
                threads.submit(
                        () -> {
                            int before = commits.submit("first");
                            millis = 0;
                            return before + commits.submit("again");
                        });
        begun.get().await();
        Future<Integer> second = later("second");
        assertEquals(10, first.get());
        assertEquals(6, second.get());
        assertEquals(List.of("first"), written.get(0));
        assertEquals(2, written.get(1).size(), written.toString());
    }

    @Test
    @DisplayName("and waits an eighth of that write's time, no longer, for whom does not come")
    void gathersNotForEver() throws Exception {
        millis = LONG;
        Future<Integer> first = later("first");
        begun.get().await();
        Future<Integer> second = later("second");
        first.get();
        long free = System.nanoTime();
        millis = 0;
        second.get();
        double waited = (when.get(1) - free) / 1e6;
        assertTrue(waited > LONG / 8.0 / 2, waited + " ms");
        assertTrue(waited < LONG / 2.0, waited + " ms");
        assertEquals(List.of(List.of("first"), List.of("second")), written);
        long before = System.nanoTime();
        commits.submit("third"); // after a quick write nobody is waited for
        assertTrue((System.nanoTime() - before) / 1e6 < LONG / 8.0 / 2);
    }

    @Test
    @DisplayName("who gathers when all is stopped writes nothing, and lets the others go")
    void stoppedWhileGathering() throws Exception {
        millis = LONG;
        Future<Integer> first = later("first");
        begun.get().await();
        AtomicReference<Thread> gatherer = new AtomicReference<>();
        Future<Integer> second =
                threads.submit(
                        () -> {
                            gatherer.set(Thread.currentThread());
                            return commits.submit("second");
                        });
        first.get();
        while (gatherer.get() == null) {
            Thread.sleep(1);
        }
        awaitQueue(gatherer.get());
        commits.stop(new IOException("the disk is gone"));
        ExecutionException refused = assertThrows(ExecutionException.class, second::get);
        assertInstanceOf(LogbookRefusedException.class, refused.getCause());
        assertEquals(List.of(List.of("first")), written);
        assertFalse(commits.close()); // does not wait for ever either
    }

    @Test
    @DisplayName("what is no IOException stops it as well, and is said to whoever comes next")
    void errors() {
        GroupCommit<String, Integer> failing =
                new GroupCommit<>(
                        batch -> {
                            throw new AssertionError("out of " + batch.getFirst());
                        });
        assertThrows(AssertionError.class, () -> failing.submit("memory"));
        LogbookRefusedException e =
                assertThrows(LogbookRefusedException.class, () -> failing.submit("more"));
        assertTrue(String.valueOf(e.getMessage()).contains("out of memory"), e.getMessage());
        assertInstanceOf(IllegalStateException.class, e.getCause());
        assertFalse(failing.close());
        GroupCommit<String, Integer> unlucky =
                new GroupCommit<>(
                        _ -> {
                            throw new IllegalArgumentException("no such thing");
                        });
        assertThrows(IllegalArgumentException.class, () -> unlucky.submit("x"));
        assertInstanceOf(
                IllegalArgumentException.class,
                assertThrows(LogbookRefusedException.class, unlucky::requireRunning).getCause());
    }

    @Test
    @DisplayName("closing waits for the write under way, once; an interrupt is kept for later")
    void closes() throws Exception {
        go.set(new CountDownLatch(1));
        Future<Integer> first = later("first");
        begun.get().await();
        Callable<Boolean> closing =
                () -> {
                    Thread.currentThread().interrupt();
                    boolean well = commits.close();
                    return well && Thread.interrupted();
                };
        Future<Boolean> closed = threads.submit(closing);
        Thread.sleep(50);
        assertFalse(closed.isDone());
        assertThrows(LogbookRefusedException.class, () -> commits.submit("late"));
        go.get().countDown();
        assertTrue(closed.get());
        assertEquals(5, first.get());
        assertFalse(commits.close());
        assertEquals(List.of(List.of("first")), written);
    }

    @Test
    @DisplayName("who is interrupted while waiting gets its result, and is interrupted after it")
    void interrupted() throws Exception {
        go.set(new CountDownLatch(1));
        Future<Integer> first = later("first");
        begun.get().await();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        Future<Boolean> second =
                threads.submit(
                        () -> {
                            waiting.set(Thread.currentThread());
                            return commits.submit("second") == 6 && Thread.interrupted();
                        });
        while (waiting.get() == null) {
            Thread.sleep(1);
        }
        awaitQueue(waiting.get());
        waiting.get().interrupt();
        Thread.sleep(20);
        go.get().countDown();
        assertEquals(5, first.get());
        assertTrue(second.get());
    }

    @Test
    @DisplayName("at most 256 are written at once, so that the first does not wait for all")
    void largestBatch() throws Exception {
        go.set(new CountDownLatch(1));
        Future<Integer> first = later("first");
        begun.get().await();
        List<Future<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(later("x"));
        }
        Thread.sleep(300);
        go.get().countDown();
        first.get();
        for (Future<Integer> each : many) {
            assertEquals(1, each.get());
        }
        assertEquals(301, written.stream().mapToInt(List::size).sum());
        assertEquals(256, written.stream().mapToInt(List::size).max().orElseThrow());
    }
}
