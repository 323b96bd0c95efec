package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place the pause is about.
 *
 * @param point a point of the place, or null; an outline is a file of its own
 * @param situation what is said of the place: besieged, and by whose account
 */
public record Area(Names names, @Nullable GeoPoint point, List<Said> situation) {
    public Area {
        situation = List.copyOf(situation);
    }
}
