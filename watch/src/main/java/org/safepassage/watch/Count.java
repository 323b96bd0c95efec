package org.safepassage.watch;

/**
 * How many people passed, as one source counts them.
 *
 * @param people 0 to 10,000,000
 * @param comparator one of = ~ >= <=
 * @param of who was counted, in the source's words: people, civilians
 */
public record Count(long people, String comparator, String of) {
    public Count {
        if (people < 0 || people > 10_000_000 || !comparator.matches("=|~|>=|<=")) {
            throw new IllegalArgumentException(
                    "A count is 0 to 10000000 people with =, ~, >= or <=, but got %s%d."
                            .formatted(comparator, people));
        }
    }
}
