package org.safepassage.notices;

import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;

/**
 * A count as it may be shown: our own after {@link CountRelease}, another's as that other's claim.
 *
 * @param label corridor id, or empty for the whole pause
 * @param shown how our own is shown; {@link Shown#CLAIM} for another's
 * @param number rounded to tens for our own; as said for a claim, zero included; 0 where none is
 *     shown
 * @param by who says so, for a claim; null for our own
 */
public record PublicCount(
        @Public String label,
        @Public Shown shown,
        @Public long number,
        @Public @Nullable Names by) {
    /** How a count is shown. */
    public enum Shown {
        FEWER_THAN_TEN,
        ABOUT,
        WITHHELD,
        CLAIM
    }
}
