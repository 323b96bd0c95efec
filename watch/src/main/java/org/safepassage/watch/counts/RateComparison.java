package org.safepassage.watch.counts;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether events come more slowly than before, when both counts are Poisson: the exact conditional
 * test. Given the total, the later count is binomial with share {@code later time / all time} when
 * nothing changed (Przyborowski and Wilenski 1940, Biometrika 31, 313); the interval of the ratio
 * of rates comes from that of Clopper and Pearson (1934, Biometrika 26, 404).
 *
 * <p>It assumes that events do not come in swarms. Where they do, the interval is too narrow.
 *
 * @param before events before, in {@code beforeTime} units of time
 * @param after events after, in {@code afterTime} of the same units
 * @param ratio of the rate after to the rate before; null when it was not computed, and infinite
 *     when nothing came before
 * @param low lower limit of the ratio
 * @param high upper limit; infinite when nothing came before
 * @param lower probability of so few after, or fewer, if the rates were the same
 * @param higher probability of so many after, or more, if the rates were the same
 * @param detectable the largest ratio below 1 that such a test would find in four of five cases,
 *     given the rate before; null when none would be found
 * @param refused why nothing is said; null when something is
 */
public record RateComparison(
        long before,
        double beforeTime,
        long after,
        double afterTime,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double lower,
        @Nullable Double higher,
        @Nullable Double detectable,
        @Nullable String refused) {

    private static final double POWER = 0.8;
    private static final long MOST = 10_000_000;
    private static final double LARGEST_MEAN = 5_000;

    /**
     * Compares two counts.
     *
     * @param level of confidence, 0.5 to 1; the interval is two-sided
     */
    public static RateComparison of(
            long before, double beforeTime, long after, double afterTime, double level) {
        if (before < 0 || after < 0 || before + after > MOST) {
            throw new IllegalArgumentException(
                    "Counts are 0 to %d in all, but got %d and %d.".formatted(MOST, before, after));
        }
        if (!(beforeTime > 0) || !(afterTime > 0)) {
            return refused(before, beforeTime, after, afterTime, "one of the two times is empty");
        }
        double share = afterTime / (beforeTime + afterTime);
        int total = Math.toIntExact(before + after);
        double alpha = 1 - level;
        if (total == 0
                || (Math.pow(1 - share, total) > alpha / 2 && Math.pow(share, total) > alpha / 2)) {
            return refused(
                    before,
                    beforeTime,
                    after,
                    afterTime,
                    "%d event%s in all %s too few: no split of them would be out of the ordinary"
                            .formatted(total, total == 1 ? "" : "s", total == 1 ? "is" : "are"));
        }
        BinomialDistribution same = new BinomialDistribution(total, share);
        double lower = same.cumulativeProbability((int) after);
        double higher = after == 0 ? 1 : 1 - same.cumulativeProbability((int) after - 1);
        double lowShare =
                after == 0
                        ? 0
                        : new BetaDistribution(after, before + 1)
                                .inverseCumulativeProbability(alpha / 2);
        double highShare =
                before == 0
                        ? 1
                        : new BetaDistribution(after + 1, before)
                                .inverseCumulativeProbability(1 - alpha / 2);
        double odds = beforeTime / afterTime;
        return new RateComparison(
                before,
                beforeTime,
                after,
                afterTime,
                before == 0 ? Double.POSITIVE_INFINITY : after * odds / before,
                lowShare / (1 - lowShare) * odds,
                highShare >= 1 ? Double.POSITIVE_INFINITY : highShare / (1 - highShare) * odds,
                lower,
                higher,
                detectable(before / beforeTime, beforeTime, afterTime, alpha / 2),
                null);
    }

    private static RateComparison refused(
            long before, double beforeTime, long after, double afterTime, String why) {
        return new RateComparison(
                before, beforeTime, after, afterTime, null, null, null, null, null, null, why);
    }

    /** Whether even the largest ratio the counts allow is below this. */
    public boolean isBelow(double than) {
        return high != null && high < than;
    }

    /** Whether even the smallest ratio the counts allow is above this. */
    public boolean isAbove(double than) {
        return low != null && low > than;
    }

    /**
     * The largest ratio in steps of 0.01 that is found with probability 0.8. The count before is
     * taken at its expectation, so it is a guide and no promise.
     */
    private static @Nullable Double detectable(
            double rate, double beforeTime, double afterTime, double alpha) {
        double expected = rate * afterTime;
        if (!(expected > 0) || expected > LARGEST_MEAN) {
            return null;
        }
        long before = Math.round(rate * beforeTime);
        double share = afterTime / (beforeTime + afterTime);
        int critical = -1; // the most events after that are still too few for chance
        while (critical + 1 <= expected
                && new BinomialDistribution(Math.toIntExact(before + critical + 1), share)
                                .cumulativeProbability(critical + 1)
                        <= alpha) {
            critical++;
        }
        if (critical < 0) {
            return null;
        }
        for (int percent = 99; percent >= 0; percent--) {
            double mean = expected * percent / 100.0;
            double found =
                    mean == 0 ? 1 : new PoissonDistribution(mean).cumulativeProbability(critical);
            if (found >= POWER) {
                return percent / 100.0;
            }
        }
        return null;
    }
}
