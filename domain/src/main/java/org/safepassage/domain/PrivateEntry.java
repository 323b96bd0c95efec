package org.safepassage.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the private journal alone. */
public sealed interface PrivateEntry extends RecordEntry.Private, RecordEntry.Dated {
    /**
     * Something an account of staff did that changes nothing of the pause.
     *
     * @param says in our words
     */
    record StaffActed(Instant at, String account, String says) implements PrivateEntry {}

    /**
     * A decision that a rule stood against. Private, for the rule may speak of an assurance that is
     * not public.
     *
     * @param proposal id, or null
     * @param rules ids of all that stood against it
     */
    record DecisionRefused(
            Instant at,
            @Nullable String proposal,
            RecordedDecision.Act act,
            String corridor,
            List<String> rules)
            implements PrivateEntry {
        public DecisionRefused {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A row of one of the program's tables, so that all of them can be rebuilt from the journal.
     *
     * @param value null when the row is gone
     */
    record TableRow(Instant at, String table, String key, @Nullable String value)
            implements PrivateEntry {}
}
