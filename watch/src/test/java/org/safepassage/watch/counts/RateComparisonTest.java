package org.safepassage.watch.counts;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateComparisonTest {
    @Test
    @DisplayName("ten in ten days, none in ten: one half to the tenth, by hand")
    void byHand() {
        RateComparison rates = RateComparison.of(10, 10, 0, 10, 0.95);
        // P(0 of 10 | 1/2) = 1/1024. Clopper-Pearson upper limit for 0 of 10: 1 - 0.025^(1/10).
        double share = 1 - Math.pow(0.025, 0.1);
        assertAll(
                () -> assertEquals(1.0 / 1024, Objects.requireNonNull(rates.lower()), 1e-12),
                () -> assertEquals(1.0, Objects.requireNonNull(rates.higher()), 1e-12),
                () -> assertEquals(0, Objects.requireNonNull(rates.low()), 1e-12),
                () -> assertEquals(share / (1 - share), Objects.requireNonNull(rates.high()), 1e-6),
                () -> assertTrue(rates.isBelow(0.5)));
    }

    @Test
    @DisplayName("Clopper and Pearson's limits for 5 of 20 are 0.0866 and 0.4910 (their chart)")
    void clopperPearson() {
        RateComparison rates = RateComparison.of(15, 1, 5, 1, 0.95);
        assertEquals(0.0866 / 0.9134, Objects.requireNonNull(rates.low()), 2e-4);
        assertEquals(0.4910 / 0.5090, Objects.requireNonNull(rates.high()), 3e-4);
    }

    @Test
    @DisplayName("numbers too small to carry an answer are refused, and say so")
    void refused() {
        assertAll(
                () -> assertNotNull(RateComparison.of(0, 14, 0, 3, 0.95).refused()),
                () -> assertNotNull(RateComparison.of(2, 14, 1, 3, 0.95).ratio()),
                () -> assertNotNull(RateComparison.of(1, 1, 1, 1, 0.95).refused()),
                () -> assertNotNull(RateComparison.of(9, 0, 1, 3, 0.95).refused()),
                () -> assertNull(RateComparison.of(9, 3, 1, 3, 0.95).refused()));
    }

    @Test
    @DisplayName("with 40 in 10 days before, a fall to half or so is found in 10 days, by trying")
    void detectable() {
        RateComparison rates = RateComparison.of(40, 10, 20, 10, 0.95);
        double ratio = Objects.requireNonNull(rates.detectable());
        Random chance = new Random(7);
        int found = 0;
        int runs = 4_000;
        for (int i = 0; i < runs; i++) {
            int after = poisson(chance, 40 * ratio);
            found += RateComparison.of(40, 10, after, 10, 0.95).isBelow(1) ? 1 : 0;
        }
        assertTrue(found >= 0.77 * runs && found <= 0.9 * runs, ratio + " " + found);
    }

    @Test
    @DisplayName("without a change the test speaks up in at most one of forty, on each side")
    void size() {
        Random chance = new Random(3);
        int lower = 0;
        int runs = 10_000;
        for (int i = 0; i < runs; i++) {
            RateComparison rates =
                    RateComparison.of(poisson(chance, 28), 14, poisson(chance, 6), 3, 0.95);
            lower += rates.isBelow(1) ? 1 : 0;
        }
        assertTrue(lower <= 0.025 * runs * 1.15, "quieter said by chance: " + lower);
    }

    static int poisson(Random chance, double mean) {
        double limit = Math.exp(-mean);
        int n = 0;
        for (double p = chance.nextDouble(); p > limit; p *= chance.nextDouble()) {
            n++;
        }
        return n;
    }
}
