package org.safepassage.roads.geojson;

import java.util.List;

/**
 * The shape of a feature.
 *
 * @param type {@code LineString}, {@code Point} …; "" when it has none
 * @param lines its lists of positions, each as longitude, latitude, longitude, latitude …; a point
 *     is one of one position
 * @param polygons for Polygon and MultiPolygon the rings of each, outline first
 */
record Geometry(String type, List<double[]> lines, List<List<double[]>> polygons) {
    static final Geometry NONE = new Geometry("", List.of(), List.of());

    boolean isArea() {
        return type.equals("Polygon") || type.equals("MultiPolygon");
    }
}
