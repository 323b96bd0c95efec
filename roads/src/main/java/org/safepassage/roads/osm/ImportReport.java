package org.safepassage.roads.osm;

/**
 * What an import found and left out, so that nobody takes a gap for an empty quarter.
 *
 * @param waysTaken ways that became streets
 * @param waysLeftOut ways with a {@code highway} that nobody can use: under construction, private,
 *     of no kind we know
 * @param nodesMissing nodes of streets that the file does not hold, as at the edge of an extract;
 *     the street is cut there
 * @param nodesOffGlobe nodes with coordinates that are nowhere; treated as missing
 * @param waysWithoutLength ways of which nothing was left, as those outside the area
 * @param cutsAtEdge where streets were cut at the edge of the area; each is a node with the name
 *     {@code edge-1} …
 */
public record ImportReport(
        int waysTaken,
        int waysLeftOut,
        int nodesMissing,
        int nodesOffGlobe,
        int waysWithoutLength,
        int cutsAtEdge) {}
