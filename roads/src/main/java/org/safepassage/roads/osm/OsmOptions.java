package org.safepassage.roads.osm;

import java.util.function.LongConsumer;

/**
 * How to read an extract.
 *
 * @param walkOnMotorways people on foot may use motorways and motor roads, as they do when a road is closed to traffic
 *     for them; by default only where the map says so
 * @param progress told now and then how many bytes of the file the pass under way has read; there are two passes
 */
public record OsmOptions(boolean walkOnMotorways, LongConsumer progress) {
    /** Motorways by the map's word only, no talk. */
    public static final OsmOptions DEFAULT = new OsmOptions(false, bytes -> {});

    /** The same with motorways open to people on foot, or not. */
    public OsmOptions withWalkOnMotorways(boolean open) {
        return new OsmOptions(open, progress);
    }

    /** The same with somebody to tell about progress. */
    public OsmOptions withProgress(LongConsumer progress) {
        return new OsmOptions(walkOnMotorways, progress);
    }
}
