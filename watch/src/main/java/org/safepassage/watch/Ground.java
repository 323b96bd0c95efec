package org.safepassage.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleAtPlace;
import org.safepassage.domain.Spot;

/**
 * Where the corridors and the area are, and how far a report is from them.
 *
 * <p>Distances on a plane tangent at the nearer latitude: wrong by less than 1 in 1,000 within 50
 * km, which is far below the uncertainty of any report.
 */
final class Ground {
    static final double NOWHERE = Double.POSITIVE_INFINITY;
    private static final double METRES_PER_DEGREE = 111_195; // of a great circle, R = 6,371 km

    private final List<String> corridors;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, List<GeoPoint>> lines = new LinkedHashMap<>();
    private final @Nullable GeoPoint centre;

    Ground(Pause pause, WatchRules rules) {
        corridors = pause.corridors().stream().map(Corridor::id).toList();
        for (int i = 0; i < corridors.size(); i++) {
            index.put(corridors.get(i), i);
        }
        for (Corridor corridor : pause.corridors()) {
            List<GeoPoint> line = rules.lines().get(corridor.id());
            if (line == null && corridor.via() != null) {
                line = new ArrayList<>();
                if (corridor.via().entry() instanceof Spot.At at) {
                    line.add(at.point());
                }
                if (corridor.via().exit() instanceof Spot.At at) {
                    line.add(at.point());
                }
            }
            if (line != null && !line.isEmpty()) {
                lines.put(corridor.id(), List.copyOf(line));
            }
        }
        centre = centreOf(pause, lines);
    }

    private static @Nullable GeoPoint centreOf(Pause pause, Map<String, List<GeoPoint>> lines) {
        if (pause.area() != null && pause.area().point() != null) {
            return pause.area().point();
        }
        List<GeoPoint> known = new ArrayList<>();
        pause.people().stream()
                .map(PeopleAtPlace::point)
                .filter(Objects::nonNull)
                .forEach(p -> known.add(Objects.requireNonNull(p)));
        lines.values().forEach(known::addAll);
        if (known.isEmpty()) {
            return null;
        }
        double lon = known.stream().mapToDouble(GeoPoint::lon).average().orElseThrow();
        double lat = known.stream().mapToDouble(GeoPoint::lat).average().orElseThrow();
        return new GeoPoint(lon, lat);
    }

    List<String> corridors() {
        return corridors;
    }

    /** Corridors that have no line: only a report that names them counts on them. */
    List<String> unplaced() {
        return corridors.stream().filter(c -> !lines.containsKey(c)).toList();
    }

    @Nullable Integer indexOf(String corridor) {
        return index.get(corridor);
    }

    boolean hasCentre() {
        return centre != null;
    }

    /** Metres at worst from the area's point; infinite when not known. */
    double area(Where where) {
        return switch (where) {
            case Where.On _, Where.InArea _ -> 0;
            case Where.Within w ->
                    centre == null ? NOWHERE : metres(centre, w.point()) + w.radiusMetres();
            case Where.Unknown _ -> NOWHERE;
        };
    }

    /** Whether the point would be in the area if its longitude and latitude changed places. */
    boolean looksSwapped(Where where, double areaMetres) {
        if (!(where instanceof Where.Within w) || centre == null) {
            return false;
        }
        GeoPoint p = w.point();
        return Math.abs(p.lon()) <= 90
                && metres(centre, p) > 3 * areaMetres
                && metres(centre, new GeoPoint(p.lat(), p.lon())) <= areaMetres;
    }

    /** Metres at worst from each corridor; null when it is on or near none. */
    double @Nullable [] corridors(Where where) {
        switch (where) {
            case Where.On on -> {
                Integer i = index.get(on.corridor());
                if (i == null) {
                    return null;
                }
                double[] metres = nowhere();
                metres[i] = 0;
                return metres;
            }
            case Where.Within w -> {
                if (lines.isEmpty()) {
                    return null;
                }
                double[] metres = nowhere();
                boolean near = false;
                for (int i = 0; i < corridors.size(); i++) {
                    List<GeoPoint> line = lines.get(corridors.get(i));
                    if (line != null) {
                        metres[i] = metres(line, w.point()) + w.radiusMetres();
                        near |= metres[i] <= 100_000;
                    }
                }
                return near ? metres : null;
            }
            case Where.InArea _, Where.Unknown _ -> {
                return null;
            }
        }
    }

    private double[] nowhere() {
        double[] metres = new double[corridors.size()];
        java.util.Arrays.fill(metres, NOWHERE);
        return metres;
    }

    static double metres(GeoPoint a, GeoPoint b) {
        double y = (b.lat() - a.lat()) * METRES_PER_DEGREE;
        double x = east(a.lon(), b.lon()) * METRES_PER_DEGREE * Math.cos(radians(a, b));
        return Math.hypot(x, y);
    }

    private static double metres(List<GeoPoint> line, GeoPoint p) {
        double nearest = metres(line.getFirst(), p);
        for (int i = 1; i < line.size(); i++) {
            nearest = Math.min(nearest, metres(line.get(i - 1), line.get(i), p));
        }
        return nearest;
    }

    private static double metres(GeoPoint a, GeoPoint b, GeoPoint p) {
        double scale = METRES_PER_DEGREE * Math.cos(radians(a, p));
        double bx = east(a.lon(), b.lon()) * scale;
        double by = (b.lat() - a.lat()) * METRES_PER_DEGREE;
        double px = east(a.lon(), p.lon()) * scale;
        double py = (p.lat() - a.lat()) * METRES_PER_DEGREE;
        double length = bx * bx + by * by;
        double along = length == 0 ? 0 : Math.clamp((px * bx + py * by) / length, 0.0, 1.0);
        return Math.hypot(px - along * bx, py - along * by);
    }

    /** Degrees from one meridian to another the short way, also over 180. */
    private static double east(double from, double to) {
        double degrees = to - from;
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }

    private static double radians(GeoPoint a, GeoPoint b) {
        return Math.toRadians((a.lat() + b.lat()) / 2);
    }
}
