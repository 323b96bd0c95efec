package org.safepassage.watch.file;

import org.jspecify.annotations.Nullable;
import org.safepassage.domain.GeoPoint;

/** Numbers as files write them. */
final class Numbers {
    private Numbers() {}

    static double decimal(String field, String value) throws RowFault {
        try {
            if (value.length() <= 40) {
                double read = Double.parseDouble(value);
                if (Double.isFinite(read)) {
                    return read;
                }
            }
        } catch (NumberFormatException e) {
            throw RowFault.unreadable(field, value, "A number is written 36.2012.");
        }
        throw RowFault.unreadable(field, value, "A number is written 36.2012.");
    }

    static long whole(String field, String value, long low, long high) throws RowFault {
        try {
            if (value.length() <= 20) {
                // Spreadsheets write 3 as 3.0.
                long read = Long.parseLong(value.replaceFirst("\\.0+$", ""));
                if (read >= low && read <= high) {
                    return read;
                }
            }
        } catch (NumberFormatException e) {
            throw RowFault.unreadable(field, value, range(low, high));
        }
        throw RowFault.unreadable(field, value, range(low, high));
    }

    private static String range(long low, long high) {
        return "A whole number from %d to %d is.".formatted(low, high);
    }

    /** A point; fails in words that think of swapped coordinates when they are out of range. */
    static GeoPoint point(@Nullable String lon, @Nullable String lat) throws RowFault {
        if (lon == null || lat == null) {
            throw new RowFault("longitude", "One coordinate is missing.", "Give both, or neither.");
        }
        double x = decimal("longitude", lon);
        double y = decimal("latitude", lat);
        if (Math.abs(y) > 90 || Math.abs(x) > 180) {
            throw new RowFault(
                    "latitude",
                    "[%s, %s] is no longitude and latitude.".formatted(lon, lat),
                    Math.abs(x) <= 90 && Math.abs(y) <= 180
                            ? "They look swapped; nothing is moved by guess."
                            : "Degrees, longitude -180 to 180, latitude -90 to 90.");
        }
        return new GeoPoint(x, y);
    }
}
