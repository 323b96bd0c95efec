package org.safepassage.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a corridor, with the signatures of offices; stands as text in the public
 * log. Reasons are our own neutral words, speak of nothing that is not public, and name nobody.
 */
public sealed interface RecordedDecision extends RecordEntry.PublicText, RecordEntry.Dated {
    /** Id of the corridor. */
    String corridor();

    /** The signatures under it, in their order. */
    default List<OfficeSignature> signatures() {
        return switch (this) {
            case Proposed proposed -> List.of(proposed.first());
            case Prepared prepared -> List.of(prepared.by());
            case Opened opened -> List.of(opened.first(), opened.second());
            case Resumed resumed -> List.of(resumed.first(), resumed.second());
            case Extended extended -> List.of(extended.first(), extended.second());
            case Confirmed confirmed -> List.of(confirmed.by());
            case Suspended suspended -> List.of(suspended.by());
            case Closed closed -> List.of(closed.by());
            case Cancelled cancelled -> List.of(cancelled.by());
            case Lapsed _ -> List.of();
        };
    }

    /** Whether two people must stand behind it: whatever opens, or keeps open for longer. */
    default boolean needsTwo() {
        return switch (this) {
            case Opened _, Resumed _, Extended _ -> true;
            case Proposed _,
                    Prepared _,
                    Confirmed _,
                    Suspended _,
                    Closed _,
                    Cancelled _,
                    Lapsed _ ->
                    false;
        };
    }

    /** What is proposed. */
    enum Act implements Worded {
        OPEN("open"),
        RESUME("resume"),
        EXTEND("extend");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * The first of two has signed; nothing has changed by it yet.
     *
     * @param proposal id, by which the decision names it
     */
    record Proposed(
            Instant at,
            String proposal,
            Act act,
            String corridor,
            Instant until,
            OfficeSignature first)
            implements RecordedDecision {}

    /** Everything is in place. */
    record Prepared(Instant at, String corridor, OfficeSignature by) implements RecordedDecision {}

    /**
     * Open.
     *
     * @param proposal id, or null when both signed at once
     * @param until first instant at which nobody may be on the road any more
     */
    record Opened(
            Instant at,
            @Nullable String proposal,
            String corridor,
            Instant until,
            OfficeSignature first,
            OfficeSignature second)
            implements RecordedDecision {}

    /** Open again. */
    record Resumed(
            Instant at,
            @Nullable String proposal,
            String corridor,
            Instant until,
            OfficeSignature first,
            OfficeSignature second)
            implements RecordedDecision {}

    /** A later end. */
    record Extended(
            Instant at,
            @Nullable String proposal,
            String corridor,
            Instant until,
            OfficeSignature first,
            OfficeSignature second)
            implements RecordedDecision {}

    /** Looked, and it is still open. */
    record Confirmed(Instant at, String corridor, OfficeSignature by) implements RecordedDecision {}

    /** Do not go. */
    record Suspended(Instant at, String corridor, @Nullable String reason, OfficeSignature by)
            implements RecordedDecision {}

    /**
     * No longer open without anybody's decision.
     *
     * @param rule the id of a rule of {@code docs/states.md} that speaks of nothing confidential,
     *     or null
     */
    record Lapsed(Instant at, String corridor, @Nullable String rule) implements RecordedDecision {}

    /** Over for good. */
    record Closed(Instant at, String corridor, @Nullable String reason, OfficeSignature by)
            implements RecordedDecision {}

    /** Called off before it began. */
    record Cancelled(Instant at, String corridor, @Nullable String reason, OfficeSignature by)
            implements RecordedDecision {}
}
