package org.safepassage.roads.osm;

import java.util.Map;
import java.util.Set;

/** Takes what one pass over a map file finds, in the order of the file. */
interface OsmVisitor {
    /** The keys that make a node's tags worth reading. */
    Set<String> nodeKeys();

    /** The keys that make a way worth reading. */
    Set<String> wayKeys();

    /** Whether this pass wants nodes at all. */
    boolean wantsNodes();

    /** Whether this pass wants ways at all. */
    boolean wantsWays();

    /**
     * A node, anywhere a file may claim it is; the receiver checks.
     *
     * @param lonSteps longitude in ten-millionths of a degree
     * @param latSteps latitude in ten-millionths of a degree
     * @param tags empty unless one of {@link #nodeKeys} is there
     */
    void node(long id, long lonSteps, long latSteps, Map<String, String> tags);

    /** A way with one of {@link #wayKeys}; the array may be used again after the call. */
    void way(long id, long[] refs, int count, Map<String, String> tags);

    /** When the file says that it was made, in seconds since 1970. */
    void made(long epochSecond);

    /**
     * When some object of any kind was last changed, in seconds since 1970; 0 where the file has no
     * times.
     */
    void changed(long epochSecond);
}
