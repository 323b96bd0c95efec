package org.safepassage.notices.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.MapLine;

/**
 * Many streets as a few paths of whole half-pixels, relative to one another: about eight bytes a
 * link. Points that fall on one spot, pieces outside the frame and pieces drawn before (streets are
 * often there in both directions) are left out.
 */
final class StreetPath {
    /** Characters of one path; a browser draws several of this size faster than one of all. */
    private static final int LIMIT = 60_000;

    private final MapFrame frame;
    private final Set<Long> drawn = new HashSet<>();
    private final List<String> full = new ArrayList<>();
    private StringBuilder path = new StringBuilder();
    private int penX;
    private int penY;

    StreetPath(MapFrame frame) {
        this.frame = frame;
    }

    void add(MapLine street) {
        GeoPoint first = street.points().getFirst();
        int x = half(frame.x(first));
        int y = half(frame.y(first));
        for (GeoPoint point : street.points().subList(1, street.points().size())) {
            int toX = half(frame.x(point));
            int toY = half(frame.y(point));
            if (toX == x && toY == y) {
                continue;
            }
            if (isShown(x, y) || isShown(toX, toY)) {
                draw(x, y, toX, toY);
            }
            x = toX;
            y = toY;
        }
    }

    /** What stands in {@code d} of each path; none when nothing was added. */
    List<String> paths() {
        if (!path.isEmpty()) {
            full.add(path.toString());
            path = new StringBuilder();
        }
        return List.copyOf(full);
    }

    private void draw(int x, int y, int toX, int toY) {
        long one = packed(x, y);
        long other = packed(toX, toY);
        // Fifteen bits a coordinate, thirty a point: both ends in one long, the smaller first.
        if (!drawn.add(Math.min(one, other) * (1L << 30) + Math.max(one, other))) {
            return;
        }
        if (path.isEmpty() || penX != x || penY != y) {
            if (path.length() > LIMIT) {
                full.add(path.toString());
                path = new StringBuilder();
            }
            if (path.isEmpty()) {
                path.append('M').append(x).append(' ').append(y);
            } else {
                path.append('m').append(x - penX).append(joined(y - penY));
            }
        }
        path.append('l').append(toX - x).append(joined(toY - y));
        penX = toX;
        penY = toY;
    }

    private static String joined(int number) {
        return number < 0 ? Integer.toString(number) : " " + number;
    }

    private boolean isShown(int x, int y) {
        return x >= -40 && y >= -40 && x <= 2 * MapFrame.WIDTH + 40 && y <= 2 * frame.height() + 40;
    }

    private static long packed(int x, int y) {
        return ((long) (x & 0x7FFF) << 15) | (y & 0x7FFF);
    }

    private static int half(double pixel) {
        return Math.clamp(Math.round(pixel * 2), -16_000, 16_000);
    }
}
