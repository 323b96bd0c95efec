package org.safepassage.domain;

/**
 * Why no plan can do better in the likely case.
 *
 * @param bound people by the window's end that the cut lets pass: no plan on this network can bring
 *     out more
 * @param gap bound less what the plan brings out; 0 when the plan is optimal
 * @param everyMinute whether a cut was checked for every step and not for the end alone
 * @param checkedBy what checked it, in words
 */
public record Proof(long bound, long gap, boolean everyMinute, String checkedBy) {
    public Proof {
        if (bound < 0) {
            throw new IllegalArgumentException(
                    "A bound on people is not negative, but is %d.".formatted(bound));
        }
        if (gap < 0) {
            throw new IllegalArgumentException(
                    "A plan cannot beat its bound %d by %d.".formatted(bound, -gap));
        }
    }
}
