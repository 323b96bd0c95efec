package org.safepassage.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.Names;

class CountReleaseTest {
    private static final Duration DELAY = Duration.ofMinutes(30);
    private static final Instant LATER = Cases.CLOSES.plus(DELAY);

    @Test
    @DisplayName(
            "nothing is said before the delay; small counts never, and not by their complement")
    void example() {
        Map<String, Long> counts = Map.of("C1", 118L, "C2", 4L, "C3", 31L);
        assertEquals(List.of(), CountRelease.of(counts, Cases.CLOSES, DELAY, LATER.minusMillis(1)));
        assertEquals(
                List.of(
                        new PublicCount("C1", PublicCount.Shown.ABOUT, 120, null),
                        new PublicCount("C2", PublicCount.Shown.FEWER_THAN_TEN, 0, null),
                        new PublicCount("C3", PublicCount.Shown.WITHHELD, 0, null),
                        new PublicCount("", PublicCount.Shown.ABOUT, 150, null)),
                CountRelease.of(counts, Cases.CLOSES, DELAY, LATER));
        assertThrows(
                IllegalArgumentException.class,
                () -> CountRelease.of(counts, Cases.CLOSES, Duration.ofMinutes(29), LATER));
        assertThrows(
                IllegalArgumentException.class,
                () -> CountRelease.of(Map.of("C1", -1L), Cases.CLOSES, DELAY, LATER));
    }

    @Test
    @DisplayName("another's zero is shown as its claim; our own is fewer than ten")
    void zeros() {
        Names ministry = Names.of("en", "Ministry");
        assertEquals(
                new PublicCount("", PublicCount.Shown.CLAIM, 0, ministry),
                CountRelease.claim("", 0, ministry));
        assertEquals(
                PublicCount.Shown.FEWER_THAN_TEN,
                CountRelease.of(Map.of("C1", 0L), Cases.CLOSES, DELAY, LATER).getFirst().shown());
    }

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    /**
     * The attacker knows how it works and sees all that is shown; he tries every value from 0 to 9.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("from a release no count under ten can be told from another")
    void nothingCanBeRecovered(long seed) {
        Random random = new Random(seed);
        Map<String, Long> counts = new TreeMap<>();
        int corridors = 1 + random.nextInt(6);
        for (int i = 0; i < corridors; i++) {
            counts.put(
                    "C" + i,
                    (long) (random.nextBoolean() ? random.nextInt(25) : random.nextInt(2_000)));
        }
        List<PublicCount> shown = CountRelease.of(counts, Cases.CLOSES, DELAY, LATER);
        PublicCount total = shown.getLast();
        List<PublicCount> cells = shown.subList(0, shown.size() - 1);
        for (PublicCount cell : cells) {
            if (cell.shown() == PublicCount.Shown.FEWER_THAN_TEN) {
                for (long guess = 0; guess < 10; guess++) {
                    long g = guess;
                    assertTrue(
                            couldBe(cells, cell, guess, total),
                            () -> "%d is ruled out by %s".formatted(g, shown));
                }
            } else if (cell.shown() == PublicCount.Shown.ABOUT) {
                assertEquals(0, cell.number() % 10);
                assertTrue(cell.number() >= 10);
            }
        }
    }

    private static boolean couldBe(
            List<PublicCount> cells, PublicCount cell, long guess, PublicCount total) {
        long low = guess;
        long high = guess;
        for (PublicCount other : cells) {
            if (other.equals(cell)) {
                continue;
            }
            low +=
                    switch (other.shown()) {
                        case FEWER_THAN_TEN, CLAIM -> 0;
                        case ABOUT -> Math.max(10, other.number() - 5);
                        case WITHHELD -> 10;
                    };
            high +=
                    switch (other.shown()) {
                        case FEWER_THAN_TEN -> 9;
                        case CLAIM -> 0;
                        case ABOUT -> other.number() + 4;
                        case WITHHELD -> 100_000;
                    };
        }
        return switch (total.shown()) {
            case WITHHELD, CLAIM -> true;
            case FEWER_THAN_TEN -> low <= 9;
            case ABOUT -> low <= total.number() + 4 && high >= Math.max(10, total.number() - 5);
        };
    }
}
