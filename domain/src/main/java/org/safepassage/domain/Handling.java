package org.safepassage.domain;

/** Who may see a file. Restricted unless said otherwise. */
public enum Handling implements Worded {
    RESTRICTED("restricted"),
    PUBLIC("public");

    private final String word;

    Handling(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
