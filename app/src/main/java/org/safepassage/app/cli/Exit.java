package org.safepassage.app.cli;

/** The exit codes that scripts rely on. */
final class Exit {
    /** Done. */
    static final int DONE = 0;

    /** Failed. */
    static final int FAILED = 1;

    /** Wrong usage. */
    static final int USAGE = 2;

    /** Invalid input: the message says file, place, reason and remedy. */
    static final int INVALID = 3;

    /** Verification failed. */
    static final int UNVERIFIED = 4;

    /** Refused by a rule. */
    static final int REFUSED = 5;

    /** Conflict with what is there already. */
    static final int CONFLICT = 6;

    /** Partly done. */
    static final int PARTLY = 7;

    /** Interrupted. */
    static final int INTERRUPTED = 130;

    private Exit() {}
}
