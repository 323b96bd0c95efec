package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain line on the map, in degrees, in the direction people go.
 *
 * @param points at least two
 * @param kind what it shows
 * @param label a street's name or a corridor's id, or null
 * @param people who pass by the window's end in the likely case; 0 for a street nobody uses
 * @param peoplePerMinute the mean over the whole window
 * @param bottleneck whether it is part of the cut
 */
public record MapLine(
        List<GeoPoint> points,
        Kind kind,
        @Nullable String label,
        long people,
        double peoplePerMinute,
        boolean bottleneck) {
    public MapLine {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException(
                    "A line needs two points, but has " + points.size() + ".");
        }
    }

    /** What a line shows. */
    public enum Kind implements Worded {
        STREET("street"),
        FLOW("flow"),
        CORRIDOR("corridor"),
        FIGHTERS_CORRIDOR("fighters-corridor");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
