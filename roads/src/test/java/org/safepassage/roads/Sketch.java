package org.safepassage.roads;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small maps for tests: vertices on a grid of a thousandth of a degree, named by a letter each. */
final class Sketch {
    final Streets streets = new Streets();
    private final Map<String, Integer> vertices = new LinkedHashMap<>();

    /** A vertex so many thousandths of a degree east and north of 0, 0. */
    Sketch at(String name, int east, int north) {
        vertices.put(name, streets.vertex(east * 10_000, north * 10_000));
        return this;
    }

    Sketch street(Street street, String... names) {
        int[] on = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            on[i] = vertex(names[i]);
        }
        streets.street(street, on);
        return this;
    }

    Sketch street(String... names) {
        return street(Street.of(RoadClass.RESIDENTIAL), names);
    }

    int vertex(String name) {
        Integer vertex = vertices.get(name);
        if (vertex == null) {
            throw new IllegalArgumentException("There is no vertex " + name + ".");
        }
        return vertex;
    }

    RoadNetwork network() {
        return streets.network();
    }
}
