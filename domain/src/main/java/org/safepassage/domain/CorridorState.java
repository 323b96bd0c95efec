package org.safepassage.domain;

/** Where a corridor stands. Only {@link #OPEN} lets anybody be told to go. */
public enum CorridorState implements Worded {
    /** Announced; something is missing. */
    PLANNED("planned"),
    /** All checks met; two people can open it. */
    READY("ready"),
    /** Open until a stated time. */
    OPEN("open"),
    /** Do not go. No end is set. */
    SUSPENDED("suspended"),
    /** Over. */
    CLOSED("closed"),
    /**
     * It was open, and its end or the limit of its last confirmation has passed; read as "do not
     * go".
     */
    NOT_CONFIRMED("not-confirmed");

    private final String word;

    CorridorState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
