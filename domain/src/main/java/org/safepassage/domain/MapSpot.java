package org.safepassage.domain;

/**
 * A point on the map.
 *
 * @param people of the likely case at a place of people; 0 at an exit or a checkpoint
 */
public record MapSpot(GeoPoint point, Kind kind, String id, String label, long people) {
    /** What a point shows. */
    public enum Kind implements Worded {
        PLACE("place"),
        EXIT("exit"),
        CHECKPOINT("checkpoint"),
        ASSEMBLY_POINT("assembly-point");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
