package org.safepassage.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** By which rules and keys the record is kept; stands as text in the public log. */
public sealed interface RecordedRules extends RecordEntry.PublicText {
    /**
     * A rule, a limit or a policy was changed.
     *
     * @param rule id of the rule, or {@code witness-policy}
     * @param before null when it was not set
     */
    record RuleChanged(
            Instant at, String rule, @Nullable String before, String after, OfficeSignature by)
            implements RecordedRules, RecordEntry.Dated {}

    /**
     * An office's key for this pause.
     *
     * @param key verifier key, as of a signed note
     */
    record OfficeKeyed(Instant at, Office office, String key)
            implements RecordedRules, RecordEntry.Dated {}

    /**
     * From now on another key signs the record too. The entry's bytes are {@code key-change/v1} of
     * {@code docs/formats/record.md}, signed by the old key.
     *
     * @param note those bytes, which are text
     */
    record KeyChanged(String note) implements RecordedRules {}

    /**
     * This record takes the place of another. The entry's bytes are {@code succession/v1}.
     *
     * @param note those bytes, which are text
     */
    record Succeeded(String note) implements RecordedRules {}
}
