/**
 * OpenStreetMap extracts into {@link org.safepassage.roads.Streets}: the file formats, and what the
 * tags of a way or node mean for people on foot and for vehicles. The table of what is taken and
 * what is assumed is in {@code docs/roads.md}.
 */
@NullMarked
package org.safepassage.roads.osm;

import org.jspecify.annotations.NullMarked;
