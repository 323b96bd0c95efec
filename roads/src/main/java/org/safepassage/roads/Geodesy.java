package org.safepassage.roads;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/**
 * Distances on the WGS 84 ellipsoid.
 *
 * <p>Short lines, which is nearly every piece of a street, use the mid-latitude formula with the
 * two radii of curvature: up to a kilometre and 80° it differs from the geodesic by less than a
 * tenth of a millimetre (tested), and costs a twentieth. Longer ones use GeographicLib (Karney
 * 2013, doi:10.1007/s00190-012-0578-z).
 */
public final class Geodesy {
    private static final double EQUATOR_METRES = 6_378_137.0;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double E2 = FLATTENING * (2 - FLATTENING);
    private static final double SHORT_METRES = 1_000;
    private static final double HIGH_LATITUDE = 80;

    private Geodesy() {}

    /** Metres between two points given in degrees. */
    public static double metres(double lon1, double lat1, double lon2, double lat2) {
        double middle = (lat1 + lat2) / 2;
        if (Math.abs(middle) < HIGH_LATITUDE) {
            double metres = midLatitudeMetres(middle, degreesBetween(lon1, lon2), lat2 - lat1);
            if (metres < SHORT_METRES) {
                return metres;
            }
        }
        return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.DISTANCE).s12;
    }

    /** Degrees from one longitude to another by the shorter way, -180 to 180. */
    public static double degreesBetween(double from, double to) {
        double degrees = to - from;
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }

    private static double midLatitudeMetres(double latitude, double dLon, double dLat) {
        double north = Math.toRadians(dLat) * metresPerRadianNorth(latitude);
        double east = Math.toRadians(dLon) * metresPerRadianEast(latitude);
        return Math.sqrt(north * north + east * east);
    }

    static double metresPerRadianNorth(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        double w2 = 1 - E2 * sine * sine;
        return EQUATOR_METRES * (1 - E2) / (w2 * Math.sqrt(w2));
    }

    static double metresPerRadianEast(double latitude) {
        double radians = Math.toRadians(latitude);
        double sine = Math.sin(radians);
        return EQUATOR_METRES / Math.sqrt(1 - E2 * sine * sine) * Math.cos(radians);
    }
}
