package org.safepassage.roads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds links by where they run. Built once, O(n log n) in the points of the network; a look-up is
 * O(log n). Distances are on a plane that fits the network's middle, exact enough for the tens of
 * metres asked about.
 */
final class LinkFinder {
    /** How finely a drawn line is followed. */
    private static final double STEP_METRES = 5;

    private final RoadNetwork roads;
    private final STRtree pieces = new STRtree();

    private record Piece(int link, double x1, double y1, double x2, double y2) {}

    LinkFinder(RoadNetwork roads) {
        this.roads = roads;
        for (int link = 0; link < roads.links(); link++) {
            for (int i = 1; i < roads.points(link); i++) {
                double x1 = x(roads.pointLon(link, i - 1));
                double x2 =
                        x1
                                + Geodesy.degreesBetween(
                                        roads.pointLon(link, i - 1), roads.pointLon(link, i));
                double y1 = roads.pointLat(link, i - 1);
                double y2 = roads.pointLat(link, i);
                pieces.insert(new Envelope(x1, x2, y1, y2), new Piece(link, x1, y1, x2, y2));
            }
        }
        pieces.build();
    }

    /** Degrees east of the network's western edge, so that the 180° meridian is nowhere special. */
    private double x(double lon) {
        double degrees = Geodesy.degreesBetween(roads.bounds().west(), lon);
        return degrees < -90 ? degrees + 360 : degrees;
    }

    /** The link nearest to a point, within a number of metres; of two as near, the lower. */
    OptionalInt nearest(double lon, double lat, double within) {
        double perEast = Math.toRadians(Geodesy.metresPerRadianEast(lat));
        double perNorth = Math.toRadians(Geodesy.metresPerRadianNorth(lat));
        double x = x(lon);
        Envelope box = new Envelope(x, x, lat, lat);
        box.expandBy(within / perEast, within / perNorth);
        int best = -1;
        double least = within;
        for (Object each : pieces.query(box)) {
            Piece piece = (Piece) each;
            double metres =
                    distance(
                            (piece.x1 - x) * perEast,
                            (piece.y1 - lat) * perNorth,
                            (piece.x2 - x) * perEast,
                            (piece.y2 - lat) * perNorth);
            if (metres < least || (metres == least && (best < 0 || piece.link < best))) {
                least = metres;
                best = piece.link;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** Metres from 0, 0 to a line. */
    private static double distance(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double squared = dx * dx + dy * dy;
        double along = squared == 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / squared));
        return Math.hypot(x1 + along * dx, y1 + along * dy);
    }

    /**
     * Links a drawn line runs along: those nearest to it for twenty metres, or for half of the link
     * or of the line where those are shorter. A street that only crosses the line or begins at it
     * is not one.
     */
    Collection<Integer> along(double[] line, double within) {
        Map<Integer, Double> followed = new HashMap<>(); // link -> metres of the line nearest to it
        double length = 0;
        for (int i = 2; i < line.length; i += 2) {
            double metres = Geodesy.metres(line[i - 2], line[i - 1], line[i], line[i + 1]);
            length += metres;
            int steps = (int) Math.max(1, Math.min(100_000, Math.ceil(metres / STEP_METRES)));
            double east = Geodesy.degreesBetween(line[i - 2], line[i]);
            for (int step = 0; step < steps; step++) {
                double share = (step + 0.5) / steps;
                double lon = Geodesy.degreesBetween(0, line[i - 2] + east * share);
                double lat = line[i - 1] + (line[i + 1] - line[i - 1]) * share;
                nearest(lon, lat, within)
                        .ifPresent(link -> followed.merge(link, metres / steps, Double::sum));
            }
        }
        TreeSet<Integer> links = new TreeSet<>();
        double half = length / 2;
        followed.forEach(
                (link, metres) -> {
                    if (metres >= Math.min(20, Math.min(half, roads.metres(link) / 2))) {
                        links.add(link);
                    }
                });
        return links;
    }

    /** Links that cross or touch a drawn line. */
    Collection<Integer> crossing(double[] line) {
        TreeSet<Integer> links = new TreeSet<>();
        for (int i = 2; i < line.length; i += 2) {
            double x1 = x(line[i - 2]);
            double x2 = x1 + Geodesy.degreesBetween(line[i - 2], line[i]);
            for (Object each : pieces.query(new Envelope(x1, x2, line[i - 1], line[i + 1]))) {
                Piece piece = (Piece) each;
                if (crosses(piece, x1, line[i - 1], x2, line[i + 1])) {
                    links.add(piece.link);
                }
            }
        }
        return links;
    }

    private static boolean crosses(Piece p, double x1, double y1, double x2, double y2) {
        double a = side(p.x1, p.y1, p.x2, p.y2, x1, y1);
        double b = side(p.x1, p.y1, p.x2, p.y2, x2, y2);
        double c = side(x1, y1, x2, y2, p.x1, p.y1);
        double d = side(x1, y1, x2, y2, p.x2, p.y2);
        return a * b <= 0 && c * d <= 0;
    }

    private static double side(double x1, double y1, double x2, double y2, double x, double y) {
        return Math.signum((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
    }

    /** Links of which some part lies in an area. */
    Collection<Integer> touching(Area area) {
        List<Integer> links = new ArrayList<>();
        for (int link = 0; link < roads.links(); link++) {
            if (touches(area, link)) {
                links.add(link);
            }
        }
        return links;
    }

    private boolean touches(Area area, int link) {
        for (int i = 0; i < roads.points(link); i++) {
            if (area.contains(roads.pointLon(link, i), roads.pointLat(link, i))) {
                return true;
            }
            boolean cut =
                    i > 0
                            && area.cuts(
                                                    roads.pointLon(link, i - 1),
                                                    roads.pointLat(link, i - 1),
                                                    roads.pointLon(link, i),
                                                    roads.pointLat(link, i))
                                            .length
                                    > 0;
            if (cut) {
                return true;
            }
        }
        return false;
    }
}
