package org.safepassage.notices;

import org.safepassage.domain.Worded;

/**
 * Why a corridor was suspended or closed, as far as it may be told. Never holds a suspension up.
 */
public enum Reason implements Worded {
    FIGHTING("fighting", Phrase.WHY_FIGHTING),
    WITHDRAWN("withdrawn", Phrase.WHY_WITHDRAWN),
    BLOCKED("blocked", Phrase.WHY_BLOCKED),
    CROWD("crowd", Phrase.WHY_CROWD),
    NOT_CONFIRMED("not-confirmed", Phrase.WHY_UNCONFIRMED),
    /** Not given, or not yet. */
    LATER("later", Phrase.WHY_LATER);

    private final String word;
    private final Phrase phrase;

    Reason(String word, Phrase phrase) {
        this.word = word;
        this.phrase = phrase;
    }

    @Override
    public String word() {
        return word;
    }

    /** The sentence for it. */
    public Phrase phrase() {
        return phrase;
    }
}
