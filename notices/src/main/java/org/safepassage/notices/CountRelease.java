package org.safepassage.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safepassage.domain.Names;

/**
 * Our own counts of people, made fit to be public: once, for the whole pause, after its close and a
 * delay; by corridor and by nothing else; rounded to tens; under ten only as "fewer than ten", with
 * as much more withheld as it takes that nobody can work it out from the rest.
 *
 * <p>The figures are ours (OCHA's and census offices' practice in kind). What others have published
 * is shown as their claim, as they said it.
 */
public final class CountRelease {
    private static final long LEAST = 10;

    private CountRelease() {}

    /**
     * What may be shown.
     *
     * @param byCorridor people who came out, by corridor id, from 0 on
     * @param closed when the last corridor closed
     * @param delay after that; at least 30 minutes
     * @param at now
     * @return nothing before the delay is over; then a count for each corridor in the order of the
     *     ids, and one for all with an empty label
     */
    public static List<PublicCount> of(
            Map<String, Long> byCorridor, Instant closed, Duration delay, Instant at) {
        if (delay.compareTo(Duration.ofMinutes(30)) < 0) {
            throw new IllegalArgumentException(
                    "Counts come at least 30 minutes after the close, not %s.".formatted(delay));
        }
        byCorridor.forEach(
                (corridor, people) -> {
                    if (people < 0) {
                        throw new IllegalArgumentException(
                                "Corridor %s counted %d people.".formatted(corridor, people));
                    }
                });
        if (at.isBefore(closed.plus(delay)) || byCorridor.isEmpty()) {
            return List.of();
        }
        return release(new TreeMap<>(byCorridor));
    }

    /** Another's published count, as that other's claim, zero included. */
    public static PublicCount claim(String label, long number, Names by) {
        return new PublicCount(label, PublicCount.Shown.CLAIM, number, by);
    }

    private static List<PublicCount> release(Map<String, Long> cells) {
        List<PublicCount> shown = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, Long> cell : cells.entrySet()) {
            total += cell.getValue();
            shown.add(cell(cell.getKey(), cell.getValue()));
        }
        long small =
                shown.stream().filter(c -> c.shown() == PublicCount.Shown.FEWER_THAN_TEN).count();
        if (small == 1 && shown.size() > 1) {
            withholdSmallest(shown, cells);
        }
        PublicCount all = cell("", total);
        if (small > 0 && !hides(shown, all)) {
            all = new PublicCount("", PublicCount.Shown.WITHHELD, 0, null);
        }
        shown.add(all);
        return List.copyOf(shown);
    }

    private static PublicCount cell(String label, long people) {
        return people < LEAST
                ? new PublicCount(label, PublicCount.Shown.FEWER_THAN_TEN, 0, null)
                : new PublicCount(label, PublicCount.Shown.ABOUT, rounded(people), null);
    }

    private static long rounded(long people) {
        return (people + 5) / 10 * 10;
    }

    /** The complement: with one cell hidden alone, the total would give it away. */
    private static void withholdSmallest(List<PublicCount> shown, Map<String, Long> cells) {
        shown.stream()
                .filter(c -> c.shown() == PublicCount.Shown.ABOUT)
                .min(
                        Comparator.comparingLong(
                                        (PublicCount c) -> cells.getOrDefault(c.label(), 0L))
                                .thenComparing(PublicCount::label))
                .ifPresent(
                        c ->
                                shown.set(
                                        shown.indexOf(c),
                                        new PublicCount(
                                                c.label(), PublicCount.Shown.WITHHELD, 0, null)));
    }

    /**
     * Whether each hidden cell could still be anything from 0 to 9, given all that is shown and how
     * this works.
     */
    static boolean hides(List<PublicCount> cells, PublicCount total) {
        long low = 0;
        long high = 0;
        boolean unbounded = false;
        int small = 0;
        for (PublicCount cell : cells) {
            switch (cell.shown()) {
                case FEWER_THAN_TEN -> small++;
                case ABOUT -> {
                    low += Math.max(LEAST, cell.number() - 5);
                    high += cell.number() + 4;
                }
                case WITHHELD -> {
                    low += LEAST;
                    unbounded = true;
                }
                case CLAIM -> throw new IllegalArgumentException("A claim is not our count.");
            }
        }
        if (small == 0) {
            return true;
        }
        long totalLow =
                total.shown() == PublicCount.Shown.ABOUT ? Math.max(LEAST, total.number() - 5) : 0;
        long totalHigh = total.shown() == PublicCount.Shown.ABOUT ? total.number() + 4 : LEAST - 1;
        for (long one : new long[] {0, LEAST - 1}) {
            long least = low + one;
            long most = high + one + (LEAST - 1) * (small - 1);
            if (least > totalHigh || (!unbounded && most < totalLow)) {
                return false;
            }
        }
        return true;
    }
}
