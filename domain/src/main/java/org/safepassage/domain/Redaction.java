package org.safepassage.domain;

/**
 * That a text was deleted, and why. It stands where the deleted text's commitment stands. The
 * entry's bytes are {@code redaction/v1} of {@code docs/formats/record.md}.
 */
public sealed interface Redaction {
    /** Index, in the same log, of what was deleted; −1 in the journal, which is no log. */
    long index();

    /** One line, without a name in it. */
    String reason();

    /** Of a text to which the public log holds a commitment. */
    record OfCommitment(long index, String reason) implements Redaction, RecordEntry.PublicText {}

    /** Of a report. */
    record OfReport(long index, String reason) implements Redaction, RecordEntry.IntakeText {}

    /** Of what stood in the journal alone. */
    record OfPrivate(long index, String reason) implements Redaction, RecordEntry.Private {}
}
