package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people of one category wait at one place. Never fighters.
 *
 * @param place id; also the name of a node when the map has one of that name
 * @param point null when only the map's node says where it is
 */
public record PeopleAtPlace(
        String place,
        @Nullable Names names,
        @Nullable GeoPoint point,
        PersonCategory category,
        PeopleRange people,
        Basis basis,
        List<String> per) {
    public PeopleAtPlace {
        per = List.copyOf(per);
    }
}
