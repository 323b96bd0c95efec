package org.safepassage.roads.osm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.RoadClass;

/**
 * The lanes of a way in each direction.
 *
 * @param forward lanes going forward
 * @param backward lanes going backward
 * @param total lanes side by side, as the map states it; 0 when it does not
 */
record Lanes(int forward, int backward, int total) {
    /** A lane of a town street: 10 feet (ours; docs/roads.md). */
    private static final int LANE_MILLIMETRES = 3_000;

    private static final int MOST = 20;

    static Lanes of(Map<String, String> tags, RoadClass roadClass, WayRules.Direction driving) {
        int total = count(tags.get("lanes"));
        int forward = count(tags.get("lanes:forward"));
        int backward = count(tags.get("lanes:backward"));
        if (driving != WayRules.Direction.BOTH) {
            int lanes = total > 0 ? total : roadClass.lanesEachWay();
            return new Lanes(lanes, lanes, total);
        }
        // An odd lane in the middle is nobody's: one of three is left out, and one of one is
        // shared.
        int half = total > 0 ? Math.max(1, total / 2) : roadClass.lanesEachWay();
        return new Lanes(forward > 0 ? forward : half, backward > 0 ? backward : half, total);
    }

    boolean stated() {
        return total > 0;
    }

    /** Width of all lanes together. */
    int millimetres() {
        return total * LANE_MILLIMETRES;
    }

    private static int count(@Nullable String text) {
        if (text == null
                || text.isEmpty()
                || text.length() > 2
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int lanes = Integer.parseInt(text);
        return lanes <= MOST ? lanes : 0;
    }
}
