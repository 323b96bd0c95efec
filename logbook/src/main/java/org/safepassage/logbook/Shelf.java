package org.safepassage.logbook;

import java.util.Locale;

/**
 * Where something that is entered in the journal stands besides. Which kind of thing goes where is
 * its owner's rule.
 */
public enum Shelf {
    /** Its bytes stand in the public log, for good. */
    PUBLIC_TEXT,
    /** The public log holds a commitment to it. */
    PUBLIC_COMMITMENT,
    /**
     * The intake log holds a commitment to it, and the public log learns of the intake's root only.
     */
    INTAKE_COMMITMENT,
    /** Its bytes stand in the intake log; for the journal's own notes of what was redacted. */
    INTAKE_TEXT,
    /** In the journal alone. */
    JOURNAL;

    boolean isPublic() {
        return this == PUBLIC_TEXT || this == PUBLIC_COMMITMENT;
    }

    boolean isIntake() {
        return this == INTAKE_TEXT || this == INTAKE_COMMITMENT;
    }

    boolean isText() {
        return this == PUBLIC_TEXT || this == INTAKE_TEXT;
    }

    /** Where the note stands that something on this shelf was redacted. */
    Shelf ofRedaction() {
        return switch (this) {
            case PUBLIC_TEXT, PUBLIC_COMMITMENT -> PUBLIC_TEXT;
            case INTAKE_TEXT, INTAKE_COMMITMENT -> INTAKE_TEXT;
            case JOURNAL -> JOURNAL;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Shelf of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
