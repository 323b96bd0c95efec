/**
 * GeoJSON (RFC 7946): streets drawn as lines, the second way to make a {@link
 * org.safepassage.roads.RoadNetwork}. The shape is in {@code docs/formats/roads.md}.
 */
@NullMarked
package org.safepassage.roads.geojson;

import org.jspecify.annotations.NullMarked;
