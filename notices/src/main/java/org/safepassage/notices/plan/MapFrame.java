package org.safepassage.notices.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.MapSpot;
import org.safepassage.domain.PlanMap;

/**
 * Where a point of the earth lies on the paper: equirectangular around the middle of what the plan
 * uses, which over a city is off by less than a pixel.
 *
 * @param midY pixels from the top to the middle of what is shown
 * @param height pixels, the strips for words included
 * @param metresPerPixel the same in both directions
 */
record MapFrame(double midLon, double midLat, double midY, int height, double metresPerPixel) {
    static final int WIDTH = 720;

    private static final double MARGIN = 42;
    private static final int FOOT = 26;
    private static final double METRES_PER_DEGREE = 111_195;

    /**
     * Shows all flows, corridors and spots; streets alone only when there is nothing else.
     *
     * @param head pixels kept free for words at the top
     */
    static MapFrame of(PlanMap map, int head) {
        List<GeoPoint> used =
                Stream.concat(
                                map.lines().stream()
                                        .filter(line -> line.kind() != MapLine.Kind.STREET)
                                        .flatMap(line -> line.points().stream()),
                                map.spots().stream().map(MapSpot::point))
                        .toList();
        if (used.isEmpty()) {
            used = map.lines().stream().flatMap(line -> line.points().stream()).toList();
        }
        double west = used.stream().mapToDouble(GeoPoint::lon).min().orElse(0);
        double east = used.stream().mapToDouble(GeoPoint::lon).max().orElse(0);
        double south = used.stream().mapToDouble(GeoPoint::lat).min().orElse(0);
        double north = used.stream().mapToDouble(GeoPoint::lat).max().orElse(0);
        double midLat = (south + north) / 2;
        double metresWide = Math.max(200, (east - west) * METRES_PER_DEGREE * squeeze(midLat));
        double metresHigh = Math.max(200, (north - south) * METRES_PER_DEGREE);
        double fit = Math.max(metresWide / (WIDTH - 2 * MARGIN), metresHigh / (700 - 2 * MARGIN));
        int shown = Math.clamp(Math.round(metresHigh / fit + 2 * MARGIN), 320, 700);
        return new MapFrame(
                (west + east) / 2, midLat, head + shown / 2.0, head + shown + FOOT, fit);
    }

    double x(GeoPoint point) {
        return WIDTH / 2.0
                + (point.lon() - midLon) * METRES_PER_DEGREE * squeeze(midLat) / metresPerPixel;
    }

    double y(GeoPoint point) {
        return midY - (point.lat() - midLat) * METRES_PER_DEGREE / metresPerPixel;
    }

    boolean shows(MapLine line) {
        return line.points().stream().anyMatch(p -> inside(x(p), y(p)));
    }

    private boolean inside(double x, double y) {
        return x > -20 && x < WIDTH + 20 && y > -20 && y < height + 20;
    }

    /**
     * Where a corridor ends on the paper.
     *
     * @param angle direction people go there, in degrees; 0 when no line says it
     */
    record End(double x, double y, double angle) {
        double beforeX(double pixels) {
            return x - pixels * Math.cos(Math.toRadians(angle));
        }

        double beforeY(double pixels) {
            return y - pixels * Math.sin(Math.toRadians(angle));
        }
    }

    /** The ends of all corridors by id: of its line, or else the spot of its exit. */
    Map<String, End> ends(PlanMap map) {
        Map<String, End> ends = new LinkedHashMap<>();
        for (MapLine line : map.lines()) {
            boolean corridor =
                    line.kind() == MapLine.Kind.CORRIDOR
                            || line.kind() == MapLine.Kind.FIGHTERS_CORRIDOR;
            if (corridor && line.label() != null) {
                GeoPoint last = line.points().getLast();
                GeoPoint before = line.points().get(line.points().size() - 2);
                double angle = Math.toDegrees(Math.atan2(y(last) - y(before), x(last) - x(before)));
                ends.put(line.label(), new End(x(last), y(last), angle));
            }
        }
        for (MapSpot spot : map.spots()) {
            if (spot.kind() == MapSpot.Kind.EXIT) {
                ends.putIfAbsent(spot.id(), new End(x(spot.point()), y(spot.point()), 0));
            }
        }
        return ends;
    }

    private static double squeeze(double latitude) {
        return Math.max(0.01, Math.cos(Math.toRadians(latitude)));
    }

    /** The line as the {@code d} of a path. */
    String d(MapLine line) {
        return Drawing.path(
                line.points().stream()
                        .flatMapToDouble(p -> java.util.stream.DoubleStream.of(x(p), y(p)))
                        .toArray());
    }

    /**
     * One pixel for each person a minute, up to 24, in halves. At least 2, but for a trickle of
     * less than one a minute: a city has thousands, which would hide its streets.
     */
    static double width(MapLine line) {
        double pixels = Math.round(line.peoplePerMinute() * 2) / 2.0;
        return line.peoplePerMinute() < 1 ? 1 : Math.clamp(pixels, 2, 24);
    }

    /** Middle of the line along its length: x, y, direction in degrees, length in pixels. */
    double[] middle(MapLine line) {
        double whole = 0;
        for (int i = 1; i < line.points().size(); i++) {
            whole += length(line, i);
        }
        double left = whole / 2;
        for (int i = 1; i < line.points().size(); i++) {
            GeoPoint a = line.points().get(i - 1);
            GeoPoint b = line.points().get(i);
            double part = length(line, i);
            if (left <= part || i == line.points().size() - 1) {
                double t = part == 0 ? 0 : Math.min(1, left / part);
                double dx = x(b) - x(a);
                double dy = y(b) - y(a);
                return new double[] {
                    x(a) + t * dx, y(a) + t * dy, Math.toDegrees(Math.atan2(dy, dx)), whole
                };
            }
            left -= part;
        }
        throw new IllegalStateException("A line has two points at least.");
    }

    private double length(MapLine line, int i) {
        GeoPoint a = line.points().get(i - 1);
        GeoPoint b = line.points().get(i);
        return Math.hypot(x(b) - x(a), y(b) - y(a));
    }
}
