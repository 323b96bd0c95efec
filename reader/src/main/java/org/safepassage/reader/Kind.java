package org.safepassage.reader;

import java.util.Locale;

/** Where a pause stands by the text. */
public enum Kind {
    DECLARATION,
    PROPOSAL,
    ACCEPTANCE,
    REFUSAL,
    EXTENSION,
    SUSPENSION,
    END,
    FAILURE,
    STATUS,
    REPORT,
    CORRECTION,
    NONE;

    /** The word of the JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
