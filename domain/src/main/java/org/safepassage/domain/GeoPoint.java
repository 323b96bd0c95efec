package org.safepassage.domain;

/**
 * A place on the earth, WGS 84.
 *
 * @param lon degrees east, -180 to 180
 * @param lat degrees north, -90 to 90
 */
public record GeoPoint(double lon, double lat) {
    public GeoPoint {
        if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException(
                    "A point is [longitude, latitude] within [-180..180, -90..90], but got [%s, %s]."
                            .formatted(lon, lat));
        }
    }
}
