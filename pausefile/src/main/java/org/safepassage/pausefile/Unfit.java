package org.safepassage.pausefile;

/** That a text is not what its key holds. Caught where the place is known. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    Unfit(String says, String remedy) {
        super(says, null, false, false);
        this.remedy = remedy;
    }

    String says() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }

    /** Turns what stands behind a key into a value. */
    @FunctionalInterface
    interface ScalarParser<T> {
        T parse(Node.Scalar scalar) throws Unfit;
    }

    /** Turns text into a value. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws Unfit;
    }
}
