package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

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
            long[] nanos = new long[300];
            for (int i = 0; i < nanos.length; i++) {
                long before = System.nanoTime();
                log.prove(random.nextInt(1_000_000));
                nanos[i] = System.nanoTime() - before;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "proof p50 %.2f ms, p99 %.2f ms%n", nanos[150] / 1e6, nanos[297] / 1e6);
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
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        try (FileLogbook log = FileLogbook.create(places, List.of(KEY), InstantSource.system());
                ExecutorService writers = Executors.newFixedThreadPool(8)) {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            for (int w = 0; w < 8; w++) {
                var _ =
                        writers.submit(
                                () -> {
                                    while (System.nanoTime() < until) {
                                        log.append(new byte[600]);
                                    }
                                    return null;
                                });
            }
            writers.shutdown();
            writers.awaitTermination(1, TimeUnit.MINUTES);
            double perSecond = log.checkpoint().checkpoint().size() / 10.0;
            System.out.printf("%.0f appends a second%n", perSecond);
            assertTrue(perSecond > 500);
        }
    }
}
