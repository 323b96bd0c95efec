/**
 * The street map as a network people can walk and drive.
 *
 * <p>A map comes in through {@code roads.osm} or {@code roads.geojson} as {@link Streets}: vertices
 * and the streets that run over them. {@link Streets#network()} joins what is one stretch of street
 * between two junctions into one link and gives the immutable {@link RoadNetwork}, which {@link
 * RoadFile} keeps on disk. Who waits where on it is read by {@code roads.people}. Nothing here
 * knows how fast people walk, or who may leave: that is the planner's and the pause's.
 */
@NullMarked
package org.safepassage.roads;

import org.jspecify.annotations.NullMarked;
