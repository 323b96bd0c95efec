package org.safepassage.roads;

/**
 * The smallest box around the nodes and points of a network, across the 180° meridian where that is
 * smaller.
 */
final class BoundsOfPoints {
    private int south = Integer.MAX_VALUE;
    private int north = Integer.MIN_VALUE;
    private int west = Integer.MAX_VALUE;
    private int east = Integer.MIN_VALUE;
    // The same with longitudes counted from 0 to 360: a town on the 180° meridian is narrow there.
    private long westFromZero = Long.MAX_VALUE;
    private long eastFromZero = Long.MIN_VALUE;

    private BoundsOfPoints() {}

    static Bounds of(LinkTable table) {
        BoundsOfPoints box = new BoundsOfPoints();
        box.add(table.nodeLon, table.nodeLat);
        box.add(table.pointLon, table.pointLat);
        return box.smaller();
    }

    private void add(int[] lons, int[] lats) {
        for (int i = 0; i < lons.length; i++) {
            int lon = lons[i];
            long fromZero = lon < 0 ? lon + 360L * Degrees.STEPS : lon;
            south = Math.min(south, lats[i]);
            north = Math.max(north, lats[i]);
            west = Math.min(west, lon);
            east = Math.max(east, lon);
            westFromZero = Math.min(westFromZero, fromZero);
            eastFromZero = Math.max(eastFromZero, fromZero);
        }
    }

    private Bounds smaller() {
        boolean across = eastFromZero - westFromZero < (long) east - west;
        return across
                ? new Bounds(
                        westOfMeridian(westFromZero),
                        Degrees.of(south),
                        westOfMeridian(eastFromZero),
                        Degrees.of(north))
                : new Bounds(
                        Degrees.of(west), Degrees.of(south), Degrees.of(east), Degrees.of(north));
    }

    private static double westOfMeridian(long fromZero) {
        long steps = fromZero > 180L * Degrees.STEPS ? fromZero - 360L * Degrees.STEPS : fromZero;
        return Degrees.of((int) steps);
    }
}
