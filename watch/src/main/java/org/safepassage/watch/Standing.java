package org.safepassage.watch;

import org.safepassage.domain.Worded;

/**
 * How far a report has been looked into. Whether somebody disputes it, and to whom it is
 * attributed, are other axes and stay apart from this one.
 */
public enum Standing implements Worded {
    RETRACTED("retracted"),
    REFUTED("refuted"),
    UNVERIFIABLE("unverifiable"),
    ALLEGED("alleged"),
    CORROBORATED("corroborated"),
    VERIFIED("verified");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** Alleged is the least that can count; what is refuted or unverifiable never does. */
    public boolean isAtLeast(Standing least) {
        return compareTo(least) >= 0;
    }
}
