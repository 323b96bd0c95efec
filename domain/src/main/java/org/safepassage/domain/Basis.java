package org.safepassage.domain;

/** How firmly a value stands. */
public enum Basis implements Worded {
    /** Somebody said it. */
    STATED("stated"),
    /** Somebody said it with a hedge: "reportedly". */
    HEDGED("hedged"),
    /** Nobody said it; it was concluded. */
    INFERRED("inferred"),
    /** Made up to show the tool. Marked wherever it shows. */
    ILLUSTRATION("illustration");

    private final String word;

    Basis(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
