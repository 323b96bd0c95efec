package org.safepassage.domain;

/**
 * What of an entry of the record anybody outside can see. Fixed by the entry's type, so that nobody
 * chooses wrongly on the day; the table in {@code docs/record.md} is compared with the types.
 */
public enum Disclosure implements Worded {
    /** The public log holds its text, for good. */
    PUBLIC_TEXT("public-text"),
    /** The public log holds a salted commitment; the text is kept privately and can be deleted. */
    COMMITMENT("commitment"),
    /**
     * The intake log holds a salted commitment; the public log learns of the intake's root only.
     */
    INTAKE_COMMITMENT("intake-commitment"),
    /** The intake log holds its text; the public log learns of the intake's root only. */
    INTAKE_TEXT("intake-text"),
    /** The private journal alone. */
    PRIVATE("private");

    private final String word;

    Disclosure(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
