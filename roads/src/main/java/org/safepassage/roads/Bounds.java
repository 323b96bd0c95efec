package org.safepassage.roads;

/**
 * A box of longitudes and latitudes, in degrees (WGS 84). West may be greater than east: the box
 * then crosses the 180° meridian (RFC 7946, section 5.2).
 *
 * @param west degrees, -180 to 180
 * @param south degrees, -90 to 90
 * @param east degrees, -180 to 180
 * @param north degrees, not less than south
 */
public record Bounds(double west, double south, double east, double north) {
    /** Fails with the values when they are no box on the globe. */
    public Bounds {
        if (!(Math.abs(west) <= 180
                && Math.abs(east) <= 180
                && south >= -90
                && north <= 90
                && south <= north)) {
            throw new IllegalArgumentException(
                    "A box is west,south,east,north in degrees with south <= north, but got %s,%s,%s,%s."
                            .formatted(west, south, east, north));
        }
    }

    /** Whether the box crosses the 180° meridian. */
    public boolean crossesAntimeridian() {
        return west > east;
    }

    /** Whether the point lies in the box or on its edge. */
    public boolean contains(double lon, double lat) {
        if (!(lat >= south && lat <= north)) {
            return false;
        }
        return crossesAntimeridian() ? lon >= west || lon <= east : lon >= west && lon <= east;
    }

    /** {@code west,south,east,north}. */
    @Override
    public String toString() {
        return west + "," + south + "," + east + "," + north;
    }
}
