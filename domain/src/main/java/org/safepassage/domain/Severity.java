package org.safepassage.domain;

/** What a finding of the check means for opening. */
public enum Severity implements Worded {
    /** Nobody may open while it stands. */
    FORBIDS("forbids"),
    /** People may come to harm by it; the access officer decides with it in view. */
    WARNS("warns"),
    /** Worth knowing. */
    NOTES("notes");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
