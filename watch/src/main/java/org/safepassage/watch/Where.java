package org.safepassage.watch;

import org.safepassage.domain.GeoPoint;

/** Where something happened, as exactly as it is known. */
public sealed interface Where {
    /** On a corridor of the pause, by the report's own word. */
    record On(String corridor) implements Where {}

    /**
     * Somewhere within a circle. A town's centre stands for the town, so its radius is the town's.
     *
     * @param radiusMetres 0 to 1,000,000
     */
    record Within(GeoPoint point, double radiusMetres) implements Where {
        public Within {
            if (!(radiusMetres >= 0 && radiusMetres <= 1_000_000)) {
                throw new IllegalArgumentException(
                        "A radius is 0 to 1000000 metres, but got " + radiusMetres + ".");
            }
        }
    }

    /** In the area of the pause; nobody said where in it. */
    record InArea() implements Where {}

    /** Nobody said where. */
    record Unknown() implements Where {}
}
