package org.safepassage.watch.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * Where the rate of a series of counts changed, with how much belief: the exact posterior over all
 * ways to cut the series into stretches of one rate each.
 *
 * <p>Fearnhead (2006), "Exact and efficient Bayesian inference for multiple changepoint problems",
 * Statistics and Computing 16, 203, doi:10.1007/s11222-006-8450-8, sections 2 and 3: a recursion
 * from the back over the marginal likelihoods of stretches. Counts of a stretch are Poisson with
 * one rate, whose prior is a gamma distribution of shape 1 with the mean of the whole series; each
 * step is the first of a new stretch with one prior probability. Time O(n²), memory O(n). A count
 * that is missing adds neither events nor time.
 *
 * @param changes from the likeliest cut, in order; empty when one rate is likelier than any change
 * @param anyChange posterior probability that the rate changed at all
 * @param probabilities [step] posterior probability that a new rate began there; 0 for the first
 */
public record ChangePoints(List<Change> changes, double anyChange, List<Double> probabilities) {
    /** A missing count: not zero. */
    public static final long MISSING = -1;

    /** The longest series that is cut. */
    public static final int MOST = 2_000;

    /** The fewest counts that are there. */
    public static final int FEWEST = 6;

    private static final double EXPECTED_CHANGES = 2;

    public ChangePoints {
        changes = List.copyOf(changes);
        probabilities = List.copyOf(probabilities);
    }

    /**
     * One change.
     *
     * @param at the step that is the first of the new rate
     * @param from first step of the shortest run of steps around it that holds the change with
     *     probability 0.9, or of as far as its neighbours leave room
     * @param until last step of that run
     * @param belief posterior probability that a change lies in that run, at most 1
     * @param before mean count a step in the stretch before
     * @param after mean count a step in the stretch after
     */
    public record Change(int at, int from, int until, double belief, double before, double after) {}

    /**
     * Cuts a series.
     *
     * @param counts [step] events, or {@link #MISSING}
     * @throws IllegalArgumentException when the series is shorter than {@value #FEWEST} counts or
     *     longer than {@value #MOST} steps
     */
    public static ChangePoints of(long[] counts) {
        long there = Arrays.stream(counts).filter(c -> c != MISSING).count();
        if (counts.length > MOST || there < FEWEST) {
            throw new IllegalArgumentException(
                    "A series of %d to %d counts is cut, not one of %d."
                            .formatted(FEWEST, MOST, there));
        }
        return new Cutting(counts).cut();
    }

    /** The recursions; arrays are by step, sums by number of steps before. */
    private static final class Cutting {
        private final int n;
        private final long[] events; // [steps] events of the first so many steps
        private final long[] time; // [steps] steps of those that have a count
        private final double scale;
        private final double logChange;
        private final double logStay;
        private final double[]
                back; // [step] log of the likelihood from here on, given a new stretch

        Cutting(long[] counts) {
            n = counts.length;
            events = new long[n + 1];
            time = new long[n + 1];
            for (int i = 0; i < n; i++) {
                boolean missing = counts[i] == MISSING;
                events[i + 1] = events[i] + (missing ? 0 : counts[i]);
                time[i + 1] = time[i] + (missing ? 0 : 1);
            }
            double mean = (events[n] + 0.5) / time[n];
            scale = 1 / mean; // rate of the gamma prior, whose shape is 1
            double change = Math.min(0.5, EXPECTED_CHANGES / n);
            logChange = Math.log(change);
            logStay = Math.log1p(-change);
            back = new double[n + 1];
        }

        /**
         * Log likelihood of steps from..until-1 under one rate, without the factorials all cuts
         * share.
         */
        private double one(int from, int until) {
            long x = events[until] - events[from];
            long t = time[until] - time[from];
            return Math.log(scale) + Gamma.logGamma(x + 1.0) - (x + 1.0) * Math.log(t + scale);
        }

        /** One stretch from..until-1 and then, unless the series ends, a change. */
        private double stretch(int from, int until) {
            double stay = (until - from - 1) * logStay;
            return one(from, until) + stay + (until == n ? 0 : logChange);
        }

        ChangePoints cut() {
            int[] next = new int[n];
            double[] best = new double[n + 1];
            double[] terms = new double[n + 1];
            for (int from = n - 1; from >= 0; from--) {
                double top = Double.NEGATIVE_INFINITY;
                best[from] = Double.NEGATIVE_INFINITY;
                for (int until = from + 1; until <= n; until++) {
                    double s = stretch(from, until);
                    terms[until] = s + back[until];
                    top = Math.max(top, terms[until]);
                    if (s + best[until] > best[from]) {
                        best[from] = s + best[until];
                        next[from] = until;
                    }
                }
                double sum = 0;
                for (int until = from + 1; until <= n; until++) {
                    sum += Math.exp(terms[until] - top);
                }
                back[from] = top + Math.log(sum);
            }
            double[] begins = begins();
            double none = Math.exp(stretch(0, n) - back[0]);
            List<Change> changes = new ArrayList<>();
            int last = 0;
            for (int at = next[0]; at < n; at = next[at]) {
                changes.add(change(begins, last, at, next[at]));
                last = at;
            }
            List<Double> probabilities = Arrays.stream(begins).boxed().toList();
            return new ChangePoints(changes, Math.clamp(1 - none, 0.0, 1.0), probabilities);
        }

        /**
         * [step] posterior probability that a stretch begins there, forward through the recursion.
         */
        private double[] begins() {
            double[] begins = new double[n];
            double[] reached = new double[n];
            reached[0] = 1;
            for (int from = 0; from < n; from++) {
                if (reached[from] < 1e-12) {
                    continue;
                }
                for (int until = from + 1; until < n; until++) {
                    double p =
                            reached[from]
                                    * Math.exp(stretch(from, until) + back[until] - back[from]);
                    reached[until] += p;
                    begins[until] += p;
                }
            }
            return begins;
        }

        private Change change(double[] begins, int previous, int at, int following) {
            int from = at;
            int until = at;
            double belief = begins[at];
            while (belief < 0.9) {
                double left = from - 1 > previous ? begins[from - 1] : -1;
                double right = until + 1 < following ? begins[until + 1] : -1;
                if (left < 0 && right < 0) {
                    break;
                }
                if (left >= right) {
                    from--;
                    belief += left;
                } else {
                    until++;
                    belief += right;
                }
            }
            return new Change(
                    at, from, until, Math.min(1, belief), mean(previous, at), mean(at, following));
        }

        private double mean(int from, int until) {
            long t = time[until] - time[from];
            return t == 0 ? Double.NaN : (events[until] - events[from]) / (double) t;
        }
    }
}
