package org.safepassage.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;

/**
 * One entry of the public record, as a plain value.
 *
 * @param index in the record, from 0
 * @param by who said it: a party or an office, never a private person
 * @param text in whatever language it was said
 * @param corrects index of the entry that it corrects, or null
 * @param link where it can be read elsewhere (https), or null
 */
public record PublicEntry(
        @Public long index,
        @Public Instant at,
        @Public Kind kind,
        @Public Names by,
        @Public String text,
        @Public @Nullable Long corrects,
        @Public @Nullable String link) {

    /** At most this many characters of text. */
    public static final int LONGEST = 4_000;

    public PublicEntry {
        if (index < 0 || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "An entry has an index from 0 and at most %d characters, but %d has %d."
                            .formatted(LONGEST, index, text.length()));
        }
    }

    /** What kind of entry it is. */
    public enum Kind {
        STATEMENT(Phrase.KIND_STATEMENT),
        DECISION(Phrase.KIND_DECISION),
        NOTICE(Phrase.KIND_NOTICE),
        REPORT(Phrase.KIND_REPORT),
        COUNT(Phrase.KIND_COUNT),
        CORRECTION(Phrase.KIND_CORRECTION);

        private final Phrase phrase;

        Kind(Phrase phrase) {
            this.phrase = phrase;
        }

        /** The word for it. */
        public Phrase phrase() {
            return phrase;
        }
    }
}
