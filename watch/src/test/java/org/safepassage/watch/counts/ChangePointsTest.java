package org.safepassage.watch.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangePointsTest {
    @Test
    @DisplayName("the recursion agrees with adding up every way to cut a short series")
    void everyWayToCut() {
        long[] counts = {3, 4, ChangePoints.MISSING, 0, 1, 0, 5, 2};
        int n = counts.length;
        double mean = (3 + 4 + 0 + 1 + 0 + 5 + 2 + 0.5) / 7;
        double change = 2.0 / n;
        double all = 0;
        double none = 0;
        double[] begins = new double[n];
        for (int cuts = 0; cuts < 1 << (n - 1); cuts++) {
            double log = 0;
            int from = 0;
            for (int i = 1; i <= n; i++) {
                boolean cut = i < n && (cuts >> (i - 1) & 1) == 1;
                if (i < n) {
                    log += Math.log(cut ? change : 1 - change);
                }
                if (cut || i == n) {
                    log += stretch(counts, from, i, 1 / mean);
                    from = i;
                }
            }
            double weight = Math.exp(log);
            all += weight;
            none += cuts == 0 ? weight : 0;
            for (int i = 1; i < n; i++) {
                begins[i] += (cuts >> (i - 1) & 1) == 1 ? weight : 0;
            }
        }
        ChangePoints points = ChangePoints.of(counts);
        assertEquals(1 - none / all, points.anyChange(), 1e-9);
        for (int i = 1; i < n; i++) {
            assertEquals(begins[i] / all, points.probabilities().get(i), 1e-9, "step " + i);
        }
    }

    private static double stretch(long[] counts, int from, int until, double scale) {
        long x = 0;
        long t = 0;
        for (int i = from; i < until; i++) {
            x += Math.max(0, counts[i]);
            t += counts[i] == ChangePoints.MISSING ? 0 : 1;
        }
        return Math.log(scale) + Gamma.logGamma(x + 1.0) - (x + 1.0) * Math.log(t + scale);
    }

    @Test
    @DisplayName("a fall from ten a day to one is found on its day")
    void fall() {
        long[] counts = {9, 12, 10, 8, 11, 10, 9, 1, 0, 2, 1, 1, 0, 1};
        ChangePoints points = ChangePoints.of(counts);
        assertEquals(1, points.changes().size());
        ChangePoints.Change change = points.changes().getFirst();
        assertEquals(7, change.at());
        assertTrue(change.belief() > 0.9 && points.anyChange() > 0.99, points.toString());
        assertEquals(69 / 7.0, change.before(), 1e-9);
        assertEquals(6 / 7.0, change.after(), 1e-9);
    }

    @Test
    @DisplayName("one rate throughout is seldom cut")
    void noChange() {
        Random chance = new Random(11);
        int cut = 0;
        for (int run = 0; run < 200; run++) {
            long[] counts = new long[40];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = RateComparisonTest.poisson(chance, 3);
            }
            cut += ChangePoints.of(counts).changes().isEmpty() ? 0 : 1;
        }
        assertTrue(cut <= 20, "cut by chance: " + cut + " of 200");
    }

    @Test
    @DisplayName("a series too short is refused; two thousand days take no time")
    void limits() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ChangePoints.of(new long[] {1, 2, 3, -1, -1}));
        long[] longest = new long[ChangePoints.MOST];
        for (int i = 0; i < longest.length; i++) {
            longest[i] = i < 1_000 ? 5 : 1;
        }
        assertEquals(1_000, ChangePoints.of(longest).changes().getFirst().at());
    }
}
