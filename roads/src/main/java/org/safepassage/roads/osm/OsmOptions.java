package org.safepassage.roads.osm;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Area;

/**
 * How to read an extract.
 *
 * @param area what to keep of the map; null for all of it
 * @param walkOnMotorways people on foot may use motorways and motor roads, as they do when a road
 *     is closed to traffic for them; by default only where the map says so
 * @param progress told now and then how many bytes of the file the pass under way has read; there
 *     are two passes, and three where an area is cut out
 */
public record OsmOptions(@Nullable Area area, boolean walkOnMotorways, LongConsumer progress) {
    /** The whole map, motorways by the map's word only, no talk. */
    public static final OsmOptions DEFAULT = new OsmOptions(null, false, bytes -> {});

    /** The same, cut to an area. */
    public OsmOptions withArea(Area area) {
        return new OsmOptions(area, walkOnMotorways, progress);
    }

    /** The same with motorways open to people on foot, or not. */
    public OsmOptions withWalkOnMotorways(boolean open) {
        return new OsmOptions(area, open, progress);
    }

    /** The same with somebody to tell about progress. */
    public OsmOptions withProgress(LongConsumer progress) {
        return new OsmOptions(area, walkOnMotorways, progress);
    }
}
