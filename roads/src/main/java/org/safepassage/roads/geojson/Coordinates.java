package org.safepassage.roads.geojson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers positions into lines and lines into polygons while a geometry is read. */
final class Coordinates {
    private static final int LINE = 1;
    private static final int POLYGON = 2;

    private final List<double[]> lines = new ArrayList<>();
    private final List<List<double[]>> polygons = new ArrayList<>();
    private double[] flat = new double[64];
    private int size;
    private int polygonStart;

    void point(double[] position) {
        if (size + 2 > flat.length) {
            flat = Arrays.copyOf(flat, flat.length * 2);
        }
        flat[size++] = position[0];
        flat[size++] = position[1];
    }

    /** A list of this level has ended: 1 for a list of positions, 2 for a list of those. */
    void endOfList(int level) {
        if (level == LINE) {
            endOfLine();
        } else if (level == POLYGON) {
            polygons.add(List.copyOf(lines.subList(polygonStart, lines.size())));
            polygonStart = lines.size();
        }
    }

    private void endOfLine() {
        lines.add(Arrays.copyOf(flat, size));
        size = 0;
    }

    Geometry geometry(String type) {
        if (size > 0) {
            endOfLine(); // a lone position
        }
        boolean area = type.equals("Polygon") || type.equals("MultiPolygon");
        return new Geometry(type, List.copyOf(lines), area ? List.copyOf(polygons) : List.of());
    }
}
