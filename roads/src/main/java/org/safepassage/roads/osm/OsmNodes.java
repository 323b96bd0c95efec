package org.safepassage.roads.osm;

import java.util.Arrays;

/** Where the nodes of the streets are, by index in order of id. 16 bytes a node. */
final class OsmNodes {
    static final int NOWHERE = Integer.MIN_VALUE;

    private final long[] ids; // ascending
    private final int[] lon;
    private final int[] lat;
    private int next; // files are nearly always in order of id, so the next node is the likely one

    OsmNodes(long[] ascending) {
        ids = ascending;
        lon = new int[ids.length];
        lat = new int[ids.length];
        Arrays.fill(lon, NOWHERE);
    }

    int size() {
        return ids.length;
    }

    /** The index of an id; negative when no street runs over it. */
    int index(long id) {
        return Arrays.binarySearch(ids, id);
    }

    /** As {@link #index}, faster where ids come in order. */
    int indexInOrder(long id) {
        while (next < ids.length && ids[next] < id) {
            next++;
        }
        if (next < ids.length && ids[next] == id) {
            return next++;
        }
        return next > 0 && ids[next - 1] >= id ? index(id) : -1;
    }

    void put(int index, int lonSteps, int latSteps) {
        lon[index] = lonSteps;
        lat[index] = latSteps;
    }

    boolean missing(int index) {
        return lon[index] == NOWHERE;
    }

    int countMissing() {
        int missing = 0;
        for (int each : lon) {
            missing += each == NOWHERE ? 1 : 0;
        }
        return missing;
    }

    int lon(int index) {
        return lon[index];
    }

    int lat(int index) {
        return lat[index];
    }
}
