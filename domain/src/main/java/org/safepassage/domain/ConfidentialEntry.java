package org.safepassage.domain;

import java.time.Instant;

/** What is kept privately, while the public log holds a commitment to it. */
public sealed interface ConfidentialEntry extends RecordEntry.Committed {
    /** What a party has told us and not the public. */
    record AssuranceGiven(Instant at, AssuranceOnRecord assurance)
            implements ConfidentialEntry, RecordEntry.Dated {}

    /** A claim that is not public, or that would tell of an assurance that is not. */
    record ClaimReceived(Instant at, ClaimOnRecord claim)
            implements ConfidentialEntry, RecordEntry.Dated {}

    /**
     * The pause file that is followed from now on.
     *
     * @param file its text, byte for byte
     */
    record PauseAdopted(Instant at, String file) implements ConfidentialEntry, RecordEntry.Dated {}

    /**
     * Entries of another copy of the record were taken in.
     *
     * @param checkpoint of that copy's public log, a signed note
     * @param intakeCheckpoint of its intake log, a signed note
     * @param taken how many reports
     * @param known how many were here already
     * @param conflicts how many contradict what is here, and were kept beside it
     */
    record CopyMerged(
            Instant at,
            String checkpoint,
            String intakeCheckpoint,
            long taken,
            long known,
            long conflicts)
            implements ConfidentialEntry, RecordEntry.Dated {}

    /**
     * The intake's root, on the fixed beat. The text under the commitment is the intake's
     * checkpoint and nothing else.
     *
     * @param checkpoint a signed note
     */
    record IntakeRoot(String checkpoint) implements ConfidentialEntry {}
}
