package org.safepassage.roads.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;

/**
 * What somebody assumes of counts that say neither how many are wounded nor how sure they are: a
 * share of wounded, and a low and a high case around the count. An assumption, not evidence:
 * whatever rests on it must name it.
 *
 * <p>What a file says goes before it: wounded stay wounded, a place with stated wounded gets no
 * more of them, and a range that is stated keeps its three cases. Totals stay exact: the wounded of
 * all places together are the share of the people they are taken from, rounded to the nearest
 * person, and everybody else stays civilian; the low and the high case of all counts together are
 * their percentage of the total, rounded likewise. Fractions go to the places with the largest
 * remainders, of equal ones to the first, so that the same input gives the same answer.
 *
 * @param woundedPerThousand 0 to 1000 of a thousand people
 * @param lowPercent the low case in percent of the count, 0 to 100
 * @param highPercent the high case in percent of the count, 100 to 1000
 */
public record PeopleShares(int woundedPerThousand, int lowPercent, int highPercent) {
    /** No wounded but those stated, and counts as they are. */
    public static final PeopleShares NONE = new PeopleShares(0, 100, 100);

    /** Fails with the values when one is out of range. */
    public PeopleShares {
        if (woundedPerThousand < 0 || woundedPerThousand > 1000) {
            throw new IllegalArgumentException(
                    "The wounded are 0 to 1000 of a thousand people, but got "
                            + woundedPerThousand
                            + ".");
        }
        if (lowPercent < 0 || lowPercent > 100 || highPercent < 100 || highPercent > 1000) {
            throw new IllegalArgumentException(
                    "The low case is 0 to 100 percent of the count and the high case 100 to 1000, but got %d and %d."
                            .formatted(lowPercent, highPercent));
        }
    }

    /**
     * The same people by category and as ranges, in the same order: at each place the civilians
     * before the wounded.
     *
     * @throws IllegalArgumentException when the high case of a place is above {@link
     *     PeopleRange#LIMIT}
     */
    public List<Waiting> of(List<Waiting> people) {
        return shared(
                people,
                w -> w.place() + '\n' + w.lon() + '\n' + w.lat(),
                Waiting::category,
                Waiting::people,
                (w, category, range) ->
                        new Waiting(w.place(), w.name(), w.lon(), w.lat(), category, range));
    }

    /** As {@link #of}, for people who wait somewhere in an area. */
    public List<WaitingArea> ofAreas(List<WaitingArea> people) {
        return shared(
                people,
                WaitingArea::place,
                WaitingArea::category,
                WaitingArea::people,
                (w, category, range) ->
                        new WaitingArea(w.place(), w.name(), w.area(), category, range));
    }

    private interface Entry<T> {
        T of(T like, PersonCategory category, PeopleRange people);
    }

    private <T> List<T> shared(
            List<T> people,
            Function<T, String> place,
            Function<T, PersonCategory> category,
            Function<T, PeopleRange> range,
            Entry<T> entry) {
        Set<String> stated = new HashSet<>();
        for (T one : people) {
            if (category.apply(one) == PersonCategory.WOUNDED) {
                stated.add(place.apply(one));
            }
        }
        long[] divisible =
                people.stream()
                        .mapToLong(
                                p -> stated.contains(place.apply(p)) ? 0 : range.apply(p).likely())
                        .toArray();
        long[] wounded = share(divisible, woundedPerThousand, 1000);
        List<T> like = new ArrayList<>();
        List<PersonCategory> categories = new ArrayList<>();
        List<PeopleRange> ranges = new ArrayList<>();
        List<Boolean> counted =
                new ArrayList<>(); // of the whole: a part of a range is none, whatever its numbers
        for (int i = 0; i < wounded.length; i++) {
            T one = people.get(i);
            PeopleRange all = range.apply(one);
            boolean divided = !stated.contains(place.apply(one));
            PeopleRange hurt = divided ? wounded(all, wounded[i]) : PeopleRange.of(0);
            like.addAll(List.of(one, one));
            categories.addAll(List.of(category.apply(one), PersonCategory.WOUNDED));
            ranges.add(
                    new PeopleRange(
                            all.low() - hurt.low(),
                            all.likely() - hurt.likely(),
                            all.high() - hurt.high()));
            ranges.add(hurt);
            counted.addAll(List.of(all.low() == all.high(), all.low() == all.high()));
        }
        List<PeopleRange> widened = widened(ranges, counted);
        List<T> shared = new ArrayList<>();
        for (int i = 0; i < widened.size(); i++) {
            if (widened.get(i).high() > 0) {
                shared.add(entry.of(like.get(i), categories.get(i), widened.get(i)));
            }
        }
        return shared;
    }

    /**
     * The wounded among people with a range, so that they and the others are ranges and together
     * are that range.
     */
    private PeopleRange wounded(PeopleRange all, long likely) {
        long low = all.likely() == 0 ? 0 : Math.floorDiv(all.low() * likely, all.likely());
        return new PeopleRange(
                low, likely, likely + (all.high() - all.likely()) * woundedPerThousand / 1000);
    }

    /** The same with a low and a high case for each count; ranges stay. */
    private List<PeopleRange> widened(List<PeopleRange> people, List<Boolean> counted) {
        long[] counts = new long[people.size()];
        Arrays.setAll(counts, i -> counted.get(i) ? people.get(i).likely() : 0);
        long[] low = share(counts, lowPercent, 100);
        long[] high = share(counts, highPercent, 100);
        List<PeopleRange> widened = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            widened.add(
                    counted.get(i) ? new PeopleRange(low[i], counts[i], high[i]) : people.get(i));
        }
        return widened;
    }

    /**
     * So much of each count in whole people, together so much of the sum, rounded to the nearest; a
     * count of nobody gets none. Exact up to a sum of 9 × 10<sup>15</sup>.
     */
    private static long[] share(long[] counts, int parts, int of) {
        long[] share = new long[counts.length];
        Integer[] order = new Integer[counts.length];
        long sum = 0;
        long given = 0;
        for (int i = 0; i < counts.length; i++) {
            share[i] = counts[i] * parts / of;
            order[i] = i;
            sum += counts[i];
            given += share[i];
        }
        // A remainder is less than one person, so there are at least as many places with one as
        // people left over.
        Arrays.sort(order, Comparator.comparingLong(i -> -(counts[i] * parts % of)));
        long left = (sum * parts + of / 2) / of - given;
        for (int i = 0; i < left; i++) {
            share[order[i]]++;
        }
        return share;
    }
}
