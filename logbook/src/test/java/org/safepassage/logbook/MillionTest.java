package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast, when asked: {@code mvn -pl logbook test -Dtest=MillionTest -Dlogbook.million=true}. */
@EnabledIfSystemProperty(named = "logbook.million", matches = "true")
class MillionTest {
    private static final SigningKey KEY =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");

    @TempDir Path folder;

    @Test
    @DisplayName(
            "a million entries of 600 bytes are verified in less than a minute, a proof is made in"
                    + " 5 ms")
    void million() throws Exception {
        Random random = new Random(1);
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        try (FileLogbook log = FileLogbook.create(places, List.of(KEY), InstantSource.system())) {
            for (int batch = 0; batch < 1000; batch++) {
                List<byte[]> entries = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    byte[] entry = new byte[600];
                    random.nextBytes(entry);
                    entries.add(entry);
                }
                log.appendAll(entries);
            }
            long[] nanos = new long[10_000];
            for (int i = 0; i < nanos.length; i++) {
                long before = System.nanoTime();
                log.prove(random.nextInt(1_000_000));
                nanos[i] = System.nanoTime() - before;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "proof p50 %.2f ms, p99 %.2f ms%n", nanos[5_000] / 1e6, nanos[9_900] / 1e6);
            assertTrue(nanos[9_900] < 5_000_000);
        }
        long before = System.nanoTime();
        assertTrue(
                LogbookVerify.verify(TiledLog.in(places.log()), List.of(KEY.verifier()), null)
                        .verified());
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("a million entries verified in %.1f s%n", seconds);
        assertTrue(seconds < 60);
    }

    @Test
    @DisplayName("500 durable appends a second with eight writers")
    void appends() throws Exception {
        assertTrue(perSecond(8, Disk.LOCAL) > 500);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 64})
    @DisplayName("500 durable appends a second on a disk of 400 syncs a second")
    void slowDisk(int writers) throws Exception {
        assertTrue(perSecond(writers, new SlowDisk(Duration.ofNanos(2_500_000))) > 500);
    }

    private double perSecond(int writers, Disk disk) throws Exception {
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        double seconds = 10;
        try (FileLogbook log =
                        FileLogbook.create(places, List.of(KEY), InstantSource.system(), disk);
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            long until = System.nanoTime() + (long) (seconds * 1e9);
            for (int w = 0; w < writers; w++) {
                var _ =
                        threads.submit(
                                () -> {
                                    while (System.nanoTime() < until) {
                                        long before = System.nanoTime();
                                        log.append(new byte[600]);
                                        took.add(System.nanoTime() - before);
                                    }
                                    return null;
                                });
            }
            threads.shutdown();
            assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
            assertEquals(took.size(), log.checkpoint().checkpoint().size());
        }
        long[] nanos = took.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s, %d writers: %.0f appends a second, p50 %.1f ms, p99 %.1f ms%n",
                disk.getClass().getSimpleName(),
                writers,
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
        return nanos.length / seconds;
    }
}
