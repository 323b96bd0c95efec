package org.safepassage.domain;

/**
 * Who is counted by place. Fighters are not here, and must never be: they are held by corridor as
 * announced, never by number or place.
 */
public enum PersonCategory {
    CIVILIANS("civilians"),
    WOUNDED("wounded");

    private final String word;

    PersonCategory(String word) {
        this.word = word;
    }

    /** The word in files: {@code civilians}, {@code wounded}. */
    public String word() {
        return word;
    }
}
