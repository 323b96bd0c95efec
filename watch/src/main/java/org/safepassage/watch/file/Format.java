package org.safepassage.watch.file;

import org.safepassage.domain.Worded;

/** The kinds of file that are read. */
public enum Format implements Worded {
    REPORTS("reports"),
    UCDP("ucdp"),
    ACLED("acled"),
    ALERTS("alerts"),
    DAYS("days");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
