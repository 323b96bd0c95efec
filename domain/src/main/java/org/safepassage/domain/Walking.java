package org.safepassage.domain;

/**
 * How fast people walk.
 *
 * @param slow metres a second, more than 0
 * @param likely metres a second
 * @param fast metres a second, at most 3
 * @param source where the figures come from; "ours" when from nowhere else
 */
public record Walking(double slow, double likely, double fast, String source) {
    /**
     * Families with bags: 0.8 m/s, 0.5 to 1.1, derived in the field reference from Weidmann 1993
     * and RJMS 2015.
     */
    public static final Walking FAMILIES_WITH_BAGS =
            new Walking(
                    0.5,
                    0.8,
                    1.1,
                    "families with bags, derived from Weidmann 1993 and RJMS 2015 2(2)");

    public Walking {
        if (!(slow > 0 && slow <= likely && likely <= fast && fast <= 3)) {
            throw new IllegalArgumentException(
                    "Walking speeds must be 0 < slow <= likely <= fast <= 3 m/s, but are %s, %s, %s."
                            .formatted(slow, likely, fast));
        }
    }
}
