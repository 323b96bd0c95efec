package org.safepassage.notices;

import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;

/**
 * A party and what it has said in public. What it told us in confidence has no place here.
 *
 * @param said what is on public record
 * @param by who says that it approved, for {@link Said#APPROVED}; otherwise null
 */
public record PublicParty(
        @Public String id, @Public Names names, @Public Said said, @Public @Nullable Names by) {

    /** What is on public record of one party. */
    public enum Said {
        ANNOUNCED(Phrase.SAID_ANNOUNCED),
        APPROVED(Phrase.SAID_APPROVED),
        GIVEN(Phrase.SAID_GIVEN),
        CONDITIONAL(Phrase.SAID_CONDITIONAL),
        REFUSED(Phrase.SAID_REFUSED),
        PART_REFUSED(Phrase.SAID_PART_REFUSED),
        WITHDRAWN(Phrase.SAID_WITHDRAWN),
        LAPSED(Phrase.SAID_LAPSED),
        ONLY_REPORTED(Phrase.SAID_ONLY_REPORTED),
        REQUESTED(Phrase.SAID_REQUESTED),
        NONE(Phrase.SAID_NONE);

        private final Phrase phrase;

        Said(Phrase phrase) {
            this.phrase = phrase;
        }

        /** The words for it. */
        public Phrase phrase() {
            return phrase;
        }
    }
}
