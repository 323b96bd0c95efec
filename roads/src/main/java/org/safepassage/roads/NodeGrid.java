package org.safepassage.roads;

import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * The nodes of the largest part in square cells, to find the nearest ones to a point.
 *
 * <p>About two nodes a cell, at most four million cells. Building is O(V); a look-up walks rings of
 * cells outwards and stops when no closer node can come, a few microseconds where streets are
 * dense. Longitudes are counted eastwards from the western edge, so the 180° meridian needs no
 * special case.
 */
final class NodeGrid {
    private static final int MOST_CELLS = 4_000_000;
    private static final double LEAST_CELL_METRES = 20;

    private final LinkTable table;
    private final Bounds bounds;
    private final double metresPerDegreeEast;
    private final double metresPerDegreeNorth;
    private final double cellMetres;
    private final int columns;
    private final int rows;
    private final int[] first; // [cell + 1] where its nodes begin
    private final int[] nodes; // by cell, ascending within one

    NodeGrid(LinkTable table, Parts parts, Bounds bounds) {
        this.table = table;
        this.bounds = bounds;
        double middle = (bounds.south() + bounds.north()) / 2;
        metresPerDegreeNorth = Math.toRadians(Geodesy.metresPerRadianNorth(middle));
        metresPerDegreeEast = Math.max(1, Math.toRadians(Geodesy.metresPerRadianEast(middle)));
        double width = eastward(bounds.east()) * metresPerDegreeEast;
        double height = (bounds.north() - bounds.south()) * metresPerDegreeNorth;
        int wanted = Math.max(1, Math.min(MOST_CELLS, table.nodeLon.length / 2));
        double cell = Math.max(LEAST_CELL_METRES, Math.sqrt(width * height / wanted));
        cellMetres = Math.max(cell, Math.max(width, height) / MOST_CELLS);
        columns = (int) (width / cellMetres) + 1;
        rows = (int) (height / cellMetres) + 1;
        first = new int[columns * rows + 1];
        int count = 0;
        for (int node = 0; node < table.nodeLon.length; node++) {
            if (parts.of(node) == 0) {
                first[cellOf(node) + 1]++;
                count++;
            }
        }
        for (int cellIndex = 0; cellIndex < columns * rows; cellIndex++) {
            first[cellIndex + 1] += first[cellIndex];
        }
        nodes = new int[count];
        int[] next = first.clone();
        for (int node = 0; node < table.nodeLon.length; node++) {
            if (parts.of(node) == 0) {
                nodes[next[cellOf(node)]++] = node;
            }
        }
    }

    /** The nearest node within a number of metres; of two as near, the lower. */
    OptionalInt nearest(double lon, double lat, double maxMetres) {
        int[] found = nearest(lon, lat, maxMetres, 1);
        return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
    }

    /**
     * The nearest nodes, at most so many, within a number of metres, nearest first; of two as near,
     * the lower first.
     */
    int[] nearest(double lon, double lat, double maxMetres, int most) {
        double x = eastward(lon) * metresPerDegreeEast;
        double y = (lat - bounds.south()) * metresPerDegreeNorth;
        int column = clamp((int) Math.floor(x / cellMetres), columns);
        int row = clamp((int) Math.floor(y / cellMetres), rows);
        PriorityQueue<Near> best = new PriorityQueue<>();
        int rings = Math.max(columns, rows);
        for (int ring = 0; ring <= rings; ring++) {
            double reach = best.size() < most ? maxMetres : Math.min(maxMetres, worst(best));
            // East-west metres shrink towards the poles, so a ring's distance is only trusted to
            // nine tenths.
            if (ring > 0 && 0.9 * nearestOfRing(x, y, column, row, ring) > reach) {
                break;
            }
            visitRing(lon, lat, column, row, ring, maxMetres, most, best);
        }
        int[] found = new int[best.size()];
        for (int i = found.length - 1; i >= 0; i--) {
            Near farthest = best.poll();
            found[i] = farthest == null ? 0 : farthest.node;
        }
        return found;
    }

    /** Farthest first, so that the head of the queue is the one to be replaced. */
    private record Near(double metres, int node) implements Comparable<Near> {
        @Override
        public int compareTo(Near other) {
            int byMetres = Double.compare(other.metres, metres);
            return byMetres != 0 ? byMetres : Integer.compare(other.node, node);
        }
    }

    private static double worst(PriorityQueue<Near> best) {
        Near farthest = best.peek();
        return farthest == null ? Double.POSITIVE_INFINITY : farthest.metres;
    }

    /**
     * Metres, on the grid, from the point to the nearest cell of the ring that exists; infinite
     * when none does.
     */
    private double nearestOfRing(double x, double y, int column, int row, int ring) {
        double nearest = Double.POSITIVE_INFINITY;
        if (column - ring >= 0) {
            nearest = Math.min(nearest, x - (column - ring + 1) * cellMetres);
        }
        if (column + ring < columns) {
            nearest = Math.min(nearest, (column + ring) * cellMetres - x);
        }
        if (row - ring >= 0) {
            nearest = Math.min(nearest, y - (row - ring + 1) * cellMetres);
        }
        if (row + ring < rows) {
            nearest = Math.min(nearest, (row + ring) * cellMetres - y);
        }
        return Math.max(0, nearest);
    }

    private void visitRing(
            double lon,
            double lat,
            int column,
            int row,
            int ring,
            double max,
            int most,
            PriorityQueue<Near> best) {
        for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
            boolean edge = r == row - ring || r == row + ring;
            int step = edge || ring == 0 ? 1 : 2 * ring;
            for (int c = column - ring; c <= column + ring; c += step) {
                if (c >= 0 && c < columns) {
                    visitCell(lon, lat, r * columns + c, max, most, best);
                }
            }
        }
    }

    private void visitCell(
            double lon, double lat, int cell, double max, int most, PriorityQueue<Near> best) {
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            int node = nodes[i];
            double metres =
                    Geodesy.metres(
                            lon,
                            lat,
                            Degrees.of(table.nodeLon[node]),
                            Degrees.of(table.nodeLat[node]));
            if (metres <= max) {
                best.add(new Near(metres, node));
                if (best.size() > most) {
                    best.poll();
                }
            }
        }
    }

    private int cellOf(int node) {
        double x = eastward(Degrees.of(table.nodeLon[node])) * metresPerDegreeEast;
        double y = (Degrees.of(table.nodeLat[node]) - bounds.south()) * metresPerDegreeNorth;
        return clamp((int) (y / cellMetres), rows) * columns
                + clamp((int) (x / cellMetres), columns);
    }

    /**
     * Degrees east of the western edge; a point west of the box counts below zero rather than all
     * the way round.
     */
    private double eastward(double lon) {
        double degrees = lon - bounds.west();
        if (degrees < 0) {
            degrees += 360;
        }
        double width = bounds.east() - bounds.west();
        double span = width < 0 ? width + 360 : width;
        return degrees > span + (360 - span) / 2 ? degrees - 360 : degrees;
    }

    private static int clamp(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }
}
