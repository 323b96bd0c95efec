package org.safepassage.watch;

import org.safepassage.domain.Worded;

/** What can be said of a pause, or of one corridor of it, at one minute. */
public enum Verdict implements Worded {
    NOT_BEGUN("not-begun"),
    HOLDS("holds"),
    STRAINED("strained"),
    BROKEN("broken"),
    CANNOT_TELL("cannot-tell"),
    ENDED("ended");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
