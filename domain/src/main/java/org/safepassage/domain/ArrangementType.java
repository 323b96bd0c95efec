package org.safepassage.domain;

/**
 * What was arranged, in the field's words (OCHA glossary; Chatham House 2024). What a party calls
 * it is kept apart, as that party's word: see {@link Called}.
 */
public enum ArrangementType implements Worded {
    /** One side speaks. Never shown as "agreed". */
    UNILATERAL_DECLARATION("unilateral-declaration", "unilateral declaration"),
    /** Somebody asks for it; nobody has answered. */
    PROPOSAL("proposal", "proposal"),
    /** Temporary, purely humanitarian, all relevant parties, defined time and place. */
    HUMANITARIAN_PAUSE("humanitarian-pause", "humanitarian pause"),
    /** Active fighting is suspended, for various reasons. */
    CESSATION_OF_HOSTILITIES("cessation-of-hostilities", "cessation of hostilities"),
    /** Usually political, long-term, whole area. */
    CEASEFIRE("ceasefire", "ceasefire"),
    /** Agreed between commanders for one place. */
    LOCAL_AGREEMENT("local-agreement", "local agreement"),
    /** An escorted evacuation (ICRC, UN). */
    SAFE_PASSAGE_OPERATION("safe-passage-operation", "safe passage operation"),
    /** A short halt, for example for vaccination. */
    DAYS_OF_TRANQUILLITY("days-of-tranquillity", "days of tranquillity");

    private final String word;
    private final String inWords;

    ArrangementType(String word, String inWords) {
        this.word = word;
        this.inWords = inWords;
    }

    @Override
    public String word() {
        return word;
    }

    /** For a sentence: "unilateral declaration". */
    public String inWords() {
        return inWords;
    }

    /** Whether one side alone made it, so that the word "agreed" is never right. */
    public boolean isOneSided() {
        return this == UNILATERAL_DECLARATION || this == PROPOSAL;
    }
}
