package org.safepassage.roads.people;

import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;

/**
 * People who wait in one place. Restricted.
 *
 * @param place the file's word for the place: an id, a line, the index of an H3 cell
 * @param name what the place is called; "" when the file does not say
 * @param lon degrees
 * @param lat degrees
 * @param category civilians or wounded
 * @param people how many, more than 0 in the high case
 */
public record Waiting(
        String place,
        String name,
        double lon,
        double lat,
        PersonCategory category,
        PeopleRange people) {
    /** Fails with the values when the place is not on the globe. */
    public Waiting {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException(
                    "A place must be on the globe, but %s is at longitude %s, latitude %s."
                            .formatted(place, lon, lat));
        }
    }

    /** The same people, other numbers. */
    public Waiting withPeople(PeopleRange people) {
        return new Waiting(place, name, lon, lat, category, people);
    }
}
