package org.safepassage.domain;

/**
 * Where something is on the road network: a node that the map names, or a point to be moved to the
 * nearest node.
 */
public sealed interface Spot {
    /**
     * A node named by the map.
     *
     * @param node not blank
     */
    record Node(String node) implements Spot {
        public Node {
            if (node.isBlank()) {
                throw new IllegalArgumentException("The name of a node is empty.");
            }
        }

        @Override
        public String toString() {
            return node;
        }
    }

    /** A point; the planner takes the nearest node people can walk to and says how far that was. */
    record At(GeoPoint point) implements Spot {
        @Override
        public String toString() {
            return "[%s, %s]".formatted(point.lon(), point.lat());
        }
    }
}
