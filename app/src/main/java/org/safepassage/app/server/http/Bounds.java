package org.safepassage.app.server.http;

import java.time.Duration;

/**
 * How long sessions last and how much is taken from an address. The usual figures are ours.
 *
 * @param longestSession after which everybody signs in again: one shift
 * @param idle without a request, after which a session ends
 * @param requestsPerSecond from one address without a session, in the long run
 * @param burst from such an address at once
 */
public record Bounds(Duration longestSession, Duration idle, int requestsPerSecond, int burst) {
    /** What is usual. */
    public static final Bounds USUAL =
            new Bounds(Duration.ofHours(12), Duration.ofMinutes(30), 100, 300);

    public Bounds {
        if (!longestSession.isPositive()
                || !idle.isPositive()
                || requestsPerSecond < 1
                || burst < 1) {
            throw new IllegalArgumentException("Limits are more than nothing.");
        }
    }
}
