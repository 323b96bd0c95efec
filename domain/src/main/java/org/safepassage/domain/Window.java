package org.safepassage.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The time a pause is open: from {@code opens}, included, to {@code closes}, not included. UTC
 * instants; what people read shows them in the local zone of the place.
 *
 * @param closes first instant at which nobody may be on the road any more; after {@code opens}
 */
public record Window(Instant opens, Instant closes) {
    public Window {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException(
                    "A window must open before it closes, but opens %s and closes %s."
                            .formatted(opens, closes));
        }
    }

    public boolean isOpenAt(Instant when) {
        return !when.isBefore(opens) && when.isBefore(closes);
    }

    /** Real time that passes, also across a change of summer time. */
    public Duration length() {
        return Duration.between(opens, closes);
    }

    /** As ISO 8601: {@code 2026-03-01T06:00:00Z/PT4H}. */
    @Override
    public String toString() {
        return opens + "/" + length();
    }
}
