package org.safepassage.domain;

/**
 * An estimate of how many people wait somewhere: never one number, because nobody counted them.
 *
 * @param low people, at least 0
 * @param likely people, the planning case
 * @param high people, at most {@link #LIMIT}
 */
public record PeopleRange(long low, long likely, long high) {
    /** The most people one place may hold: above this a number is a mistake, not a city. */
    public static final long LIMIT = 2_000_000_000L;

    /** Fails with the values when they are negative, out of order, or above {@link #LIMIT}. */
    public PeopleRange {
        if (low < 0 || likely < low || high < likely || high > LIMIT) {
            throw new IllegalArgumentException(
                    "People must be a range with 0 <= low <= likely <= high <= %d, but got low %d, likely %d, high %d."
                            .formatted(LIMIT, low, likely, high));
        }
    }

    /** The same number in all three cases, for a count somebody made. */
    public static PeopleRange of(long people) {
        return new PeopleRange(people, people, people);
    }

    /** Adds case by case. */
    public PeopleRange plus(PeopleRange other) {
        return new PeopleRange(low + other.low, likely + other.likely, high + other.high);
    }

    @Override
    public String toString() {
        return low == high ? Long.toString(likely) : low + " to " + high + ", likely " + likely;
    }
}
