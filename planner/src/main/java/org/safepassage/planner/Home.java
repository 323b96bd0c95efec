package org.safepassage.planner;

import org.safepassage.domain.Basis;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;

/**
 * A place where people wait, or a part of it, at its node of the road network.
 *
 * @param node nearest walkable node
 * @param offsetMetres from the place to that node in a straight line; walked, too
 */
record Home(
        String place,
        String name,
        GeoPoint point,
        int node,
        double offsetMetres,
        PersonCategory category,
        PeopleRange people,
        Basis basis) {
    /** The same for all nodes over which the people of one place are spread. */
    String key() {
        return place + " " + category.word();
    }
}
