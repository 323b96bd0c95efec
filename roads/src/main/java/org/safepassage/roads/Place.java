package org.safepassage.roads;

import java.util.Map;

/**
 * A place with a name, as the map has it: a quarter, a village, a square.
 *
 * @param kind the map's word for it, such as {@code suburb}
 * @param names what it is called, by key as in the map: plain, {@code name:ar}, {@code alt_name} …
 * @param lon degrees
 * @param lat degrees
 */
public record Place(String kind, Map<String, String> names, double lon, double lat) {
    /** Keeps a copy of the names. */
    public Place {
        names = Names.copyOf(names);
    }

    /** The name as written on the spot; "" when the map has none. */
    public String name() {
        return Names.main(names);
    }
}
