package org.safepassage.roads.people;

import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.Area;

/**
 * People who wait somewhere in an area. Restricted.
 *
 * @param place the file's word for the area
 * @param name what it is called; "" when the file does not say
 * @param area where
 * @param category civilians or wounded
 * @param people how many
 */
public record WaitingArea(
        String place, String name, Area area, PersonCategory category, PeopleRange people) {}
