package org.safepassage.watch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.watch.file.Reading;
import org.safepassage.watch.file.ReportFile;
import org.safepassage.watch.file.Settings;

/**
 * Very many rows in no order, some of them odd: bounded, explained, none lost. {@code
 * -Dwatch.rows=5000000} and {@code -Dwatch.stream=600000} are the long forms.
 */
class HostileTest {
    private static final int ROWS = Integer.getInteger("watch.rows", 60_000);
    private static final int STREAM = Integer.getInteger("watch.stream", 60_000);

    @TempDir Path folder = Path.of(".");

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    @Test
    @DisplayName(
            "millions of rows: shuffled, before 1970, swapped, doubled, from the future, broken")
    void rows() throws Exception {
        Path file = folder.resolve("r.csv");
        write(file);
        Watch watch = Watch.of(Town.withCorridors(2), WatchRules.OURS, Town.lines());
        long before = usedMegabytes();
        long start = System.nanoTime();
        long cpuStart = cpu();
        Reading reading =
                ReportFile.read(
                        file,
                        null,
                        new Settings(Town.ZONE, Set.of()),
                        AleppoLabelsTest.into(watch));
        Assessment answer = watch.verdictAt(Town.at("12:00"));
        double seconds = (System.nanoTime() - start) / 1e9;
        long megabytes = usedMegabytes() - before;
        long sum = answer.coverage().rows().values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                "%d rows of %d MB in %.1f s (CPU %.1f s), %d MB kept, %d events kept: %s%n",
                ROWS,
                Files.size(file) >> 20,
                seconds,
                (cpu() - cpuStart) / 1e9,
                megabytes,
                watch.eventsKept(),
                answer.coverage().rows());
        assertAll(
                () -> assertEquals(ROWS, reading.rows()),
                () -> assertEquals(ROWS, answer.coverage().read()),
                () -> assertEquals(ROWS, sum),
                () -> assertEquals(Verdict.BROKEN, answer.verdict()),
                () ->
                        assertTrue(
                                answer.coverage()
                                        .rows()
                                        .keySet()
                                        .containsAll(
                                                Set.of(
                                                        Reason.SWAPPED,
                                                        Reason.FUTURE,
                                                        Reason.INVALID,
                                                        Reason.LONG_BEFORE,
                                                        Reason.ELSEWHERE))),
                () -> assertTrue(megabytes < 500, megabytes + " MB"));
    }

    private static void write(Path file) throws IOException {
        Random chance = new Random(5);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,observer,kind,at,lon,lat,radius,received,verification\n");
            for (int i = 0; i < ROWS; i++) {
                Instant at = Town.at("07:00").plusSeconds(chance.nextInt(36_000));
                String lon = "37.%04d".formatted(1_000 + chance.nextInt(1_200));
                String lat = "36.%04d".formatted(1_500 + chance.nextInt(900));
                Instant received = at.plusSeconds(60 + chance.nextInt(600));
                String id = "r" + i;
                switch (chance.nextInt(20)) {
                    case 0 -> {
                        at =
                                Instant.parse("1955-01-01T00:00:00Z")
                                        .plus(Duration.ofDays(chance.nextInt(20_000)));
                        received = at.plusSeconds(60);
                    }
                    case 1 -> {
                        String other = lon;
                        lon = lat;
                        lat = other;
                    }
                    case 2 -> received = at.minus(Duration.ofHours(2));
                    case 3 -> id = "r" + chance.nextInt(ROWS);
                    case 4 -> lon = "9" + lon;
                    case 5 -> lon = "39.5";
                    default -> {}
                }
                out.write(
                        "%s,M%d,%s,%s,%s,%s,50,%s,%s%n"
                                .formatted(
                                        id,
                                        chance.nextInt(300),
                                        chance.nextInt(3) == 0 ? "quiet" : "indirect-fire",
                                        at,
                                        lon,
                                        lat,
                                        received,
                                        chance.nextInt(4) == 0 ? "verified" : "alleged"));
            }
        }
    }

    @Test
    @DisplayName("a stream of ten thousand reports a second, a verdict each second, bounded memory")
    void stream() {
        Watch watch = Watch.of(Town.withCorridors(6), WatchRules.OURS, Town.lines());
        Random chance = new Random(9);
        long before = usedMegabytes();
        long slowest = 0;
        int perSecond = 10_000;
        long start = System.nanoTime();
        long cpuStart = cpu();
        Instant now = Town.at("07:00");
        Change last = null;
        for (int i = 0; i < STREAM; i++) {
            Instant at = now.minusSeconds(chance.nextInt(300));
            watch.accept(
                    Report.of(
                                    "s" + i,
                                    "M" + chance.nextInt(400),
                                    chance.nextInt(2) == 0 ? ReportKind.QUIET : ReportKind.CLASH,
                                    Span.at(at),
                                    chance.nextBoolean()
                                            ? new Where.On("C" + (1 + chance.nextInt(6)))
                                            : new Where.InArea())
                            .received(now)
                            .build());
            if (i % perSecond == perSecond - 1) {
                now = now.plusSeconds(60); // a minute of the pause for a second of the stream
                long asked = System.nanoTime();
                last = watch.verdictOnly(now);
                slowest = Math.max(slowest, System.nanoTime() - asked);
                if (i % (30 * perSecond) == 30 * perSecond - 1) {
                    watch.forgetBefore(now);
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long megabytes = usedMegabytes() - before;
        System.out.printf(
                "%d reports in %.1f s: %.0f a second; slowest verdict %.0f ms; %d MB, %d events kept; %s%n",
                STREAM,
                seconds,
                STREAM / seconds,
                slowest / 1e6,
                megabytes,
                watch.eventsKept(),
                last);
        // CPU time of this one thread: the machine may be busy with other things.
        double busy = (cpu() - cpuStart) / 1e9;
        System.out.printf("of which CPU %.1f s: %.0f a second%n", busy, STREAM / busy);
        assertTrue(STREAM / busy > 10_000, STREAM / busy + " a second");
        assertTrue(megabytes < 400, megabytes + " MB");
        assertTrue(watch.eventsKept() <= Incidents.MOST);
    }
}
