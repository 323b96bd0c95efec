package org.safepassage.roads.osm;

import java.util.Arrays;
import java.util.Map;
import org.safepassage.roads.Area;
import org.safepassage.roads.Bounds;
import org.safepassage.roads.Degrees;

/**
 * Which nodes lie in or near an area. A way with one of them is read whole and then cut; one
 * without is dropped while reading. Near is a tenth of a degree, so that a street is found even
 * when its nodes stand on both sides of the area and none in it, unless they are more than ten
 * kilometres away.
 */
final class NodesNear extends OsmPass {
    private static final double MARGIN_DEGREES = 0.1;

    private final Bounds near;
    private final Longs found = new Longs();
    private long[] ids = {}; // ascending
    private long newest;

    NodesNear(Area area) {
        Bounds bounds = area.bounds();
        near =
                new Bounds(
                        turned(bounds.west() - MARGIN_DEGREES),
                        Math.max(-90, bounds.south() - MARGIN_DEGREES),
                        turned(bounds.east() + MARGIN_DEGREES),
                        Math.min(90, bounds.north() + MARGIN_DEGREES));
    }

    private static double turned(double lon) {
        return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    }

    @Override
    public boolean wantsNodes() {
        return true;
    }

    @Override
    public void node(long id, long lonSteps, long latSteps, Map<String, String> tags) {
        if (Degrees.onGlobe(lonSteps, latSteps)
                && near.contains(Degrees.of((int) lonSteps), Degrees.of((int) latSteps))) {
            found.add(id);
        }
    }

    @Override
    public void changed(long epochSecond) {
        newest = Math.max(newest, epochSecond);
    }

    /**
     * When the newest object was changed, in seconds since 1970; 0 where this pass met no times.
     */
    long newest() {
        return newest;
    }

    /** To be called once, after the pass. */
    void sort() {
        ids = found.sortedOnce();
    }

    boolean any(long[] refs, int count) {
        for (int i = 0; i < count; i++) {
            if (Arrays.binarySearch(ids, refs[i]) >= 0) {
                return true;
            }
        }
        return false;
    }
}
