package org.safepassage.roads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a network: what is written to disk and what everything else is worked out from.
 * Filled once by whoever makes it and never changed after. Index of each array in brackets; points
 * are those between the two ends of a link.
 */
final class LinkTable {
    final int[] nodeLon; // [node] ten-millionths of a degree
    final int[] nodeLat; // [node]
    final int[] from; // [link] node
    final int[] to; // [link] node, never the same as from
    final int[] millimetres; // [link] at least 1
    final int[] widthMillimetres; // [link] at least 1
    final byte[] roadClass; // [link] ordinal
    final byte[] flags; // [link] bits below
    final byte[] lanesForward; // [link]
    final byte[] lanesBackward; // [link]
    final short[] kilometresPerHour; // [link] 0: not stated
    final byte[] surface; // [link] ordinal
    final int[] nameSet; // [link] index into the sets of names
    final int[] firstPoint; // [link + 1] where its points begin
    final int[] pointLon; // [point]
    final int[] pointLat; // [point]
    final Texts texts;

    LinkTable(int nodes, int links, int points, Texts texts) {
        nodeLon = new int[nodes];
        nodeLat = new int[nodes];
        from = new int[links];
        to = new int[links];
        millimetres = new int[links];
        widthMillimetres = new int[links];
        roadClass = new byte[links];
        flags = new byte[links];
        lanesForward = new byte[links];
        lanesBackward = new byte[links];
        kilometresPerHour = new short[links];
        surface = new byte[links];
        nameSet = new int[links];
        firstPoint = new int[links + 1];
        pointLon = new int[points];
        pointLat = new int[points];
        this.texts = texts;
    }

    static final int WALK_FORWARD = 1;
    static final int WALK_BACKWARD = 2;
    static final int DRIVE_FORWARD = 4;
    static final int DRIVE_BACKWARD = 8;
    static final int BRIDGE = 16;
    static final int TUNNEL = 32;
    static final int WIDTH_STATED = 64;

    /**
     * What is not a number.
     *
     * @param nameSets names by key; the first is empty
     * @param namedNodes name to node, in order of name
     */
    record Texts(
            List<Map<String, String>> nameSets,
            Map<String, Integer> namedNodes,
            List<Place> places,
            About about) {}

    /**
     * Where the map is from.
     *
     * @param dataDate as of when; null when the map does not say
     * @param attribution whom to name wherever the map or what is made of it shows
     * @param schematic drawn by hand: no distance or place in it is more than a sketch
     */
    record About(@Nullable Instant dataDate, String attribution, boolean schematic) {}

    /** The same columns, with those copied that a change can touch. */
    LinkTable copyForChanges() {
        return new LinkTable(this);
    }

    private LinkTable(LinkTable other) {
        nodeLon = other.nodeLon;
        nodeLat = other.nodeLat;
        from = other.from;
        to = other.to;
        millimetres = other.millimetres;
        widthMillimetres = other.widthMillimetres.clone();
        roadClass = other.roadClass;
        flags = other.flags.clone();
        lanesForward = other.lanesForward.clone();
        lanesBackward = other.lanesBackward.clone();
        kilometresPerHour = other.kilometresPerHour;
        surface = other.surface;
        nameSet = other.nameSet;
        firstPoint = other.firstPoint;
        pointLon = other.pointLon;
        pointLat = other.pointLat;
        texts = other.texts;
    }

    void close(int link, boolean walking, boolean driving) {
        int closed =
                (walking ? WALK_FORWARD | WALK_BACKWARD : 0)
                        | (driving ? DRIVE_FORWARD | DRIVE_BACKWARD : 0);
        flags[link] = (byte) (flags[link] & ~closed);
    }

    boolean has(int link, int flag) {
        return (flags[link] & flag) != 0;
    }

    static byte flagsOf(Street street) {
        return (byte)
                ((street.walkForward() ? WALK_FORWARD : 0)
                        | (street.walkBackward() ? WALK_BACKWARD : 0)
                        | (street.driveForward() ? DRIVE_FORWARD : 0)
                        | (street.driveBackward() ? DRIVE_BACKWARD : 0)
                        | (street.bridge() ? BRIDGE : 0)
                        | (street.tunnel() ? TUNNEL : 0)
                        | (street.widthStated() ? WIDTH_STATED : 0));
    }
}
