package org.safepassage.roads.osm;

import java.util.Map;
import java.util.Set;

/** A pass over a map file that takes nothing, until somebody says what it takes. */
abstract class OsmPass implements OsmVisitor {
    @Override
    public Set<String> nodeKeys() {
        return Set.of();
    }

    @Override
    public Set<String> wayKeys() {
        return Set.of();
    }

    @Override
    public boolean wantsNodes() {
        return false;
    }

    @Override
    public boolean wantsWays() {
        return false;
    }

    @Override
    public void node(long id, long lonSteps, long latSteps, Map<String, String> tags) {}

    @Override
    public void way(long id, long[] refs, int count, Map<String, String> tags) {}

    @Override
    public void made(long epochSecond) {}

    @Override
    public void changed(long epochSecond) {}
}
