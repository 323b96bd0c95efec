package org.safepassage.roads.geojson;

import java.util.List;

/**
 * The shape of a feature.
 *
 * @param type {@code LineString}, {@code Point} …; "" when it has none
 * @param lines its lists of positions, each as longitude, latitude, longitude, latitude …
 */
record Geometry(String type, List<double[]> lines) {}
