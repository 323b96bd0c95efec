package org.safepassage.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one party has said about one scope of a pause. Nothing on record is no assurance, and is
 * never consent.
 */
public sealed interface Assurance {
    /** What every answer carries. */
    Terms terms();

    /** True when people may be told at {@code when} that this party has given its word. */
    default boolean bindsAt(Instant when) {
        return switch (this) {
            case Given given -> given.until() == null || when.isBefore(given.until());
            case Requested _, Conditional _, Refused _, Withdrawn _, Lapsed _ -> false;
        };
    }

    /** The word of the state in files and tables. */
    default String state() {
        return switch (this) {
            case Requested _ -> "requested";
            case Given _ -> "given";
            case Conditional _ -> "conditional";
            case Refused _ -> "refused";
            case Withdrawn _ -> "withdrawn";
            case Lapsed _ -> "lapsed";
        };
    }

    /** Shorthand for {@code terms().party()}. */
    default String party() {
        return terms().party();
    }

    /** Shorthand for {@code terms().scope()}. */
    default Scope scope() {
        return terms().scope();
    }

    /**
     * Who, about what, in which form, when, on whose word.
     *
     * @param party id of the party the answer is ascribed to
     * @param at when it was given, or null when not known
     * @param per ids of claims
     */
    record Terms(String party, Scope scope, Form form, @Nullable Moment at, List<String> per) {
        public Terms {
            per = List.copyOf(per);
        }
    }

    /** In which form the answer is known. Only a public one may be spoken of in public. */
    enum Form implements Worded {
        PUBLIC_STATEMENT("public-statement", true, true),
        WRITTEN("written", false, true),
        ORAL("oral", false, true),
        /** Somebody reported it. */
        REPORTED("reported", true, false),
        /** An ally said so on its behalf. */
        REPORTED_BY_ALLY("reported-by-ally", true, false);

        private final String word;
        private final boolean isPublic;
        private final boolean firstHand;

        Form(String word, boolean isPublic, boolean firstHand) {
            this.word = word;
            this.isPublic = isPublic;
            this.firstHand = firstHand;
        }

        @Override
        public String word() {
            return word;
        }

        /** Whether the public record may hold its text. */
        public boolean isPublic() {
            return isPublic;
        }

        /** Whether the party itself said it to us or to the public. */
        public boolean isFirstHand() {
            return firstHand;
        }
    }

    /** Asked for, not answered. */
    record Requested(Terms terms) implements Assurance {}

    /**
     * Given.
     *
     * @param until first instant at which it no longer binds; null when it carries no end
     */
    record Given(Terms terms, @Nullable Instant until) implements Assurance {}

    /** Given on a condition; binds nobody until the condition is met and it is given. */
    record Conditional(Terms terms, String condition) implements Assurance {
        public Conditional {
            if (condition.isBlank()) {
                throw new IllegalArgumentException(
                        "A conditional assurance must say its condition.");
            }
        }
    }

    record Refused(Terms terms) implements Assurance {}

    record Withdrawn(Terms terms) implements Assurance {}

    /** It had an end and the end has passed. */
    record Lapsed(Terms terms) implements Assurance {}
}
