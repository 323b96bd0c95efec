package org.safepassage.domain;

import java.util.List;

/** What came of a decision. */
public sealed interface Decided {
    /**
     * It stands.
     *
     * @param status the corridor from now on
     */
    record Accepted(CorridorStatus status) implements Decided {}

    /**
     * A rule stands against it, and nothing has changed by it.
     *
     * @param because every rule that does, at least one
     */
    record Refused(List<Finding> because) implements Decided {
        public Refused {
            because = List.copyOf(because);
            if (because.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why.");
            }
        }
    }
}
