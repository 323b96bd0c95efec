package org.safepassage.domain;

/** For whom a corridor is announced. */
public enum Admission implements Worded {
    ARMED_FIGHTERS("armed-fighters"),
    UNARMED_FIGHTERS("unarmed-fighters"),
    CIVILIANS("civilians"),
    WOUNDED("wounded"),
    AID("aid"),
    ANYONE("anyone");

    private final String word;

    Admission(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** Whether people of this category may use a corridor announced for this. */
    public boolean admits(PersonCategory category) {
        return switch (this) {
            case ANYONE -> true;
            case CIVILIANS -> category == PersonCategory.CIVILIANS;
            case WOUNDED -> category == PersonCategory.WOUNDED;
            case ARMED_FIGHTERS, UNARMED_FIGHTERS, AID -> false;
        };
    }
}
