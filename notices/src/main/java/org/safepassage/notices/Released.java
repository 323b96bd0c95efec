package org.safepassage.notices;

/**
 * Something of a plan that two people released, and the entry of the record that says so. Who they
 * are stays in the record.
 *
 * @param entry index in the record
 */
public record Released<T>(@Public T value, @Public long entry) {
    public Released {
        if (entry < 0) {
            throw new IllegalArgumentException(
                    "A release stands in the record; its index is not " + entry + ".");
        }
    }

    /** Released by two different accounts, which are not kept here. */
    public static <T> Released<T> by(String first, String second, T value, long entry) {
        if (first.isBlank() || second.isBlank() || first.equals(second)) {
            throw new IllegalArgumentException("A release takes two different people.");
        }
        return new Released<>(value, entry);
    }
}
