package org.safepassage.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that the record of a pause holds. Which family a type belongs to fixes what outsiders
 * see of it ({@link Disclosure}).
 *
 * <p>No type but those of {@link Private} has a place for a person or for an account of staff:
 * public signatures are those of offices. Who on the staff stood behind an entry is {@link Behind},
 * which is kept beside it in the private journal.
 */
public sealed interface RecordEntry {
    /** What outsiders see of it. */
    Disclosure disclosure();

    /** The word for its kind, in files and tables. */
    default EntryKind kind() {
        return EntryKind.of(getClass());
    }

    /** When the office says that it happened; none where the entry's bytes carry no time. */
    default Optional<Instant> findAt() {
        return this instanceof Dated dated ? Optional.of(dated.at()) : Optional.empty();
    }

    /** Carries a time: the office's own word for when it happened. */
    interface Dated {
        Instant at();
    }

    /** The public log holds the text. */
    sealed interface PublicText extends RecordEntry
            permits RecordedStatement,
                    RecordedDecision,
                    RecordedRelease,
                    RecordedRules,
                    Redaction.OfCommitment {
        @Override
        default Disclosure disclosure() {
            return Disclosure.PUBLIC_TEXT;
        }
    }

    /** The public log holds a commitment. */
    sealed interface Committed extends RecordEntry permits ConfidentialEntry {
        @Override
        default Disclosure disclosure() {
            return Disclosure.COMMITMENT;
        }
    }

    /** The intake log holds a commitment. */
    sealed interface Received extends RecordEntry permits ReportReceived {
        @Override
        default Disclosure disclosure() {
            return Disclosure.INTAKE_COMMITMENT;
        }
    }

    /** The intake log holds the text. */
    sealed interface IntakeText extends RecordEntry permits Redaction.OfReport {
        @Override
        default Disclosure disclosure() {
            return Disclosure.INTAKE_TEXT;
        }
    }

    /** The private journal alone. */
    sealed interface Private extends RecordEntry permits PrivateEntry, Redaction.OfPrivate {
        @Override
        default Disclosure disclosure() {
            return Disclosure.PRIVATE;
        }
    }
}
