package org.safepassage.roads.people;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Fractions of people into whole people, so that the total is the total: each share is rounded
 * down, and those left over go to the largest fractions, of equal ones to the first (the method of
 * largest remainders).
 */
final class WholePeople {
    private WholePeople() {}

    /**
     * Whole people for shares that are not negative; together the sum of the shares, rounded to the
     * nearest.
     */
    static long[] of(double... shares) {
        double sum = 0;
        long[] whole = new long[shares.length];
        long given = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i];
            whole[i] = (long) Math.floor(shares[i]);
            given += whole[i];
        }
        Integer[] order = new Integer[shares.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> Math.floor(shares[i]) - shares[i]));
        long left = Math.round(sum) - given;
        for (int i = 0; i < left; i++) {
            whole[order[i % order.length]]++;
        }
        return whole;
    }

    /**
     * One of {@code parts} equal parts of a number of people, so that the parts together are all of
     * them. Never less for more people, so that a range stays one.
     */
    static long part(long people, int part, int parts) {
        return (people + parts - 1 - part) / parts;
    }
}
