package org.safepassage.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * A part of the globe with straight edges in degrees: a box, or polygons with holes. What lies on
 * the edge is inside. It may cross the 180° meridian, in one polygon or, as RFC 7946 asks, in two
 * that touch there.
 *
 * <p>Looking a point up costs O(log n) of its n edges. Immutable; safe for use by many threads once
 * built.
 */
public final class Area {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double[] NO_CUTS = {};

    private final Geometry shape;
    private final boolean
            fromZero; // longitudes are counted from 0 to 360, because the area is narrower that way
    private final IndexedPointInAreaLocator locator;
    private final STRtree edges = new STRtree();
    private final Bounds bounds;

    private Area(Geometry shape, boolean fromZero) {
        this.shape = shape;
        this.fromZero = fromZero;
        this.locator = new IndexedPointInAreaLocator(shape);
        for (Object component : LinearComponentExtracter.getLines(shape)) {
            Coordinate[] line = ((LineString) component).getCoordinates();
            for (int i = 1; i < line.length; i++) {
                edges.insert(
                        new Envelope(line[i - 1], line[i]),
                        new Coordinate[] {line[i - 1], line[i]});
            }
        }
        edges.build();
        Envelope box = shape.getEnvelopeInternal();
        // The locator builds its index when first asked, which many threads must not do at once.
        locator.locate(new Coordinate(box.getMinX(), box.getMinY()));
        this.bounds =
                new Bounds(lon(box.getMinX()), box.getMinY(), lon(box.getMaxX()), box.getMaxY());
    }

    /** A box; it must not be empty. */
    public static Area of(Bounds box) {
        double east = box.crossesAntimeridian() ? box.east() + 360 : box.east();
        if (!(box.west() < east && box.south() < box.north())) {
            throw new IllegalArgumentException(
                    "The box " + box + " is empty; give west,south,east,north.");
        }
        boolean fromZero = box.crossesAntimeridian();
        return new Area(
                SHAPES.toGeometry(new Envelope(box.west(), east, box.south(), box.north())),
                fromZero);
    }

    /**
     * Polygons, each a list of rings as longitude, latitude, longitude, latitude …: first its
     * outline, then its holes. Polygons may overlap; a ring may neither cross nor touch itself
     * along a line.
     *
     * @throws IllegalArgumentException with the place when a ring is not closed or crosses itself
     */
    public static Area ofPolygons(List<List<double[]>> polygons) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double westFromZero = Double.POSITIVE_INFINITY;
        double eastFromZero = Double.NEGATIVE_INFINITY;
        for (List<double[]> rings : polygons) {
            for (double[] ring : rings) {
                for (int i = 0; i < ring.length; i += 2) {
                    west = Math.min(west, ring[i]);
                    east = Math.max(east, ring[i]);
                    westFromZero = Math.min(westFromZero, fromZero(ring[i]));
                    eastFromZero = Math.max(eastFromZero, fromZero(ring[i]));
                }
            }
        }
        boolean fromZero = eastFromZero - westFromZero < east - west;
        List<Polygon> shapes = new ArrayList<>();
        for (List<double[]> rings : polygons) {
            shapes.add(polygon(rings, fromZero));
        }
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("There is no polygon.");
        }
        return new Area(
                shapes.size() == 1 ? shapes.getFirst() : UnaryUnionOp.union(shapes), fromZero);
    }

    private static Polygon polygon(List<double[]> rings, boolean fromZero) {
        List<LinearRing> shapes = new ArrayList<>();
        for (double[] ring : rings) {
            int last = ring.length - 2;
            if (ring.length < 8 || ring[0] != ring[last] || ring[1] != ring[last + 1]) {
                throw new IllegalArgumentException(
                        "A ring is not closed, or has fewer than four positions.");
            }
            Coordinate[] coordinates = new Coordinate[ring.length / 2];
            for (int i = 0; i < coordinates.length; i++) {
                double lon = fromZero ? fromZero(ring[2 * i]) : ring[2 * i];
                coordinates[i] = new Coordinate(lon, ring[2 * i + 1]);
            }
            shapes.add(SHAPES.createLinearRing(coordinates));
        }
        LinearRing[] holes = shapes.subList(1, shapes.size()).toArray(new LinearRing[0]);
        Polygon polygon = SHAPES.createPolygon(shapes.getFirst(), holes);
        TopologyValidationError error = new IsValidOp(polygon).getValidationError();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            throw new IllegalArgumentException(
                    "A polygon is not simple near %s, %s: %s."
                            .formatted(
                                    at == null ? "?" : at.x,
                                    at == null ? "?" : at.y,
                                    error.getMessage()));
        }
        return polygon;
    }

    private static double fromZero(double lon) {
        return lon < 0 ? lon + 360 : lon;
    }

    private double x(double lon) {
        return fromZero ? fromZero(lon) : lon;
    }

    private static double lon(double x) {
        return x > 180 ? x - 360 : x;
    }

    /** The smallest box around it. */
    public Bounds bounds() {
        return bounds;
    }

    /** Whether the point, in degrees, is inside or on the edge. */
    public boolean contains(double lon, double lat) {
        return locator.locate(new Coordinate(x(lon), lat)) != Location.EXTERIOR;
    }

    /**
     * Where the straight line between two points meets the edge: how far along, from 0 to 1,
     * ascending, both ends left out. The points must be less than 180° apart.
     */
    public double[] cuts(double lon1, double lat1, double lon2, double lat2) {
        double x1 = x(lon1);
        double x2 = x1 + Geodesy.degreesBetween(lon1, lon2);
        List<?> near = edges.query(new Envelope(x1, x2, lat1, lat2));
        if (near.isEmpty()) {
            return NO_CUTS;
        }
        double[] cuts = new double[near.size()];
        int count = 0;
        for (Object each : near) {
            Coordinate[] edge = (Coordinate[]) each;
            double cut = cut(x1, lat1, x2, lat2, edge[0], edge[1]);
            if (cut > 0 && cut < 1) {
                cuts[count++] = cut;
            }
        }
        double[] ascending = Arrays.copyOf(cuts, count);
        Arrays.sort(ascending);
        return ascending;
    }

    /**
     * The share of a box, in degrees, that lies inside: 0 to 1. The box must not cross the 180°
     * meridian.
     */
    public double shareOf(double west, double south, double east, double north) {
        double left = x((west + east) / 2) - (east - west) / 2;
        Geometry box = SHAPES.toGeometry(new Envelope(left, left + east - west, south, north));
        if (!shape.getEnvelopeInternal().intersects(box.getEnvelopeInternal())) {
            return 0;
        }
        return Math.min(
                1,
                OverlayNGRobust.overlay(shape, box, OverlayNG.INTERSECTION).getArea()
                        / box.getArea());
    }

    /** How far along the first line the second meets it; -1 when it does not, or runs alongside. */
    private static double cut(
            double x1, double y1, double x2, double y2, Coordinate a, Coordinate b) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double ex = b.x - a.x;
        double ey = b.y - a.y;
        double cross = dx * ey - dy * ex;
        if (cross == 0) {
            return -1;
        }
        double alongEdge = ((a.x - x1) * dy - (a.y - y1) * dx) / cross;
        double along = ((a.x - x1) * ey - (a.y - y1) * ex) / cross;
        return alongEdge >= 0 && alongEdge <= 1 ? along : -1;
    }
}
