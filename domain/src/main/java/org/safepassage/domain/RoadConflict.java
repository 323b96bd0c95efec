package org.safepassage.domain;

import java.time.Instant;
import java.util.List;

/**
 * A road that two kinds of people use within one hour.
 *
 * @param hour start of the hour
 */
public record RoadConflict(String road, Instant hour, List<String> categories) {
    public RoadConflict {
        categories = List.copyOf(categories);
    }
}
