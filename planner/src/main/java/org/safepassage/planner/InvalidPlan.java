package org.safepassage.planner;

import java.io.Serial;

/** A pause, a map and people that do not fit together: where, why, and what would be right. */
public final class InvalidPlan extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final String where;
    private final String reason;
    private final String remedy;

    /**
     * One fault.
     *
     * @param where path in the pause file, such as {@code corridors/C3/via/exit}, or a place's id
     */
    public InvalidPlan(String where, String reason, String remedy) {
        super("%s: %s %s".formatted(where, reason, remedy));
        this.where = where;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** Path in the pause file, or a place's id. */
    public String where() {
        return where;
    }

    /** A sentence. */
    public String reason() {
        return reason;
    }

    /** A sentence: what would be right. */
    public String remedy() {
        return remedy;
    }
}
