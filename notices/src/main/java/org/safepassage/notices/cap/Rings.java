package org.safepassage.notices.cap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Polygons as alerts write them: {@code lat,lon lat,lon …}. */
final class Rings {
    private static final int MOST = 2_000; // pairs looked at for crossings; the cost is its square

    private Rings() {}

    /** The points as lat, lon; null when they are no such list. */
    static @Nullable List<double[]> parse(String text) {
        List<double[]> points = new ArrayList<>();
        for (String pair : text.strip().split("\\s+", -1)) {
            String[] both = pair.split(",", -1);
            if (both.length != 2 || !isNumber(both[0]) || !isNumber(both[1])) {
                return null;
            }
            double lat = Double.parseDouble(both[0]);
            double lon = Double.parseDouble(both[1]);
            if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
                return null;
            }
            points.add(new double[] {lat, lon});
        }
        return points;
    }

    static boolean isNumber(String text) {
        return text.matches("[+-]?\\d{1,3}(\\.\\d{1,20})?");
    }

    static boolean isClosed(List<double[]> ring) {
        double[] first = ring.getFirst();
        double[] last = ring.getLast();
        return ring.size() >= 4 && first[0] == last[0] && first[1] == last[1];
    }

    /** Whether two sides that are no neighbours touch or cross. */
    static boolean crosses(List<double[]> ring) {
        int sides = Math.min(ring.size(), MOST) - 1;
        for (int i = 0; i < sides; i++) {
            for (int j = i + 1; j < sides; j++) {
                boolean neighbours = j == i + 1 || (i == 0 && j == ring.size() - 2);
                if (!neighbours
                        && meet(ring.get(i), ring.get(i + 1), ring.get(j), ring.get(j + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meet(double[] a, double[] b, double[] c, double[] d) {
        double abc = turn(a, b, c);
        double abd = turn(a, b, d);
        double cda = turn(c, d, a);
        double cdb = turn(c, d, b);
        return (abc * abd < 0 && cda * cdb < 0)
                || (abc == 0 && on(a, b, c))
                || (abd == 0 && on(a, b, d))
                || (cda == 0 && on(c, d, a))
                || (cdb == 0 && on(c, d, b));
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    private static boolean on(double[] a, double[] b, double[] p) {
        return p[0] >= Math.min(a[0], b[0])
                && p[0] <= Math.max(a[0], b[0])
                && p[1] >= Math.min(a[1], b[1])
                && p[1] <= Math.max(a[1], b[1]);
    }
}
