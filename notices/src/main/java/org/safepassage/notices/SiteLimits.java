package org.safepassage.notices;

import java.time.Duration;

/**
 * The figures by which a public statement dies. All ours, all settable.
 *
 * @param openFor how long "open" may be said after the duty officer's last confirmation; 1 minute
 *     to 24 hours
 * @param staleAfter without a confirmation for this long a corridor shows "not confirmed", and a
 *     page of this age says that it is old; 1 minute to {@code openFor}
 * @param quietAfterChange how long after a change no appeal of the publisher's is shown
 */
public record SiteLimits(
        @Public Duration openFor, @Public Duration staleAfter, @Public Duration quietAfterChange) {
    /** 60, 15 and 60 minutes. */
    public static final SiteLimits STANDARD =
            new SiteLimits(Duration.ofMinutes(60), Duration.ofMinutes(15), Duration.ofMinutes(60));

    public SiteLimits {
        boolean fine =
                staleAfter.compareTo(Duration.ofMinutes(1)) >= 0
                        && staleAfter.compareTo(openFor) <= 0
                        && openFor.compareTo(Duration.ofHours(24)) <= 0
                        && !quietAfterChange.isNegative();
        if (!fine) {
            throw new IllegalArgumentException(
                    "A page is stale after 1 minute or more, and before what it says expires, which is within 24 hours,"
                            + " but limits are %s, %s, %s."
                                    .formatted(openFor, staleAfter, quietAfterChange));
        }
    }
}
