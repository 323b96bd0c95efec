package org.safepassage.app.server.desk;

import java.util.List;
import org.safepassage.domain.Finding;
import org.safepassage.domain.Responsible;
import org.safepassage.domain.Severity;

/** What became of something asked of the desk. */
public sealed interface Outcome {
    /**
     * Done, and on the disk.
     *
     * @param entry the journal's number of the last entry it made
     * @param id of what came into being, or of what it was done to
     */
    record Done(long entry, String id) implements Outcome {}

    /** Not done; nothing has changed. */
    record Refused(Why why, List<Finding> because) implements Outcome {
        public Refused {
            because = List.copyOf(because);
        }
    }

    /**
     * Suspended in memory and on the public pages, and not in the journal: the disk did not take
     * it. It holds as long as this server runs.
     */
    record HeldInMemory(String says) implements Outcome {}

    /** The kinds of refusal. */
    enum Why {
        /** The role does not allow it. */
        FORBIDDEN,
        /** There is no such pause, corridor, proposal or person. */
        NOT_FOUND,
        /** A rule of the pause stands against it. */
        RULE,
        /** It has changed since it was looked at. */
        STALE,
        /** Whoever decides this must have signed in a moment ago. */
        SIGN_IN_AGAIN,
        /** What was sent makes no sense. */
        INVALID,
        /** The disk did not take it. */
        NOT_RECORDED
    }

    /** A refusal with one sentence of the server's own. */
    static Refused refused(Why why, String rule, String where, String says) {
        return new Refused(
                why,
                List.of(
                        new Finding(
                                rule,
                                Severity.FORBIDS,
                                Responsible.Office.DUTY_OFFICER,
                                where,
                                says)));
    }
}
