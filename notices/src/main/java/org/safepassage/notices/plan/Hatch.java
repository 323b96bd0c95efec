package org.safepassage.notices.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.Plan;

/**
 * Where the proof's cut goes through the map: across a street, or across a corridor just before its
 * end.
 *
 * @param angle direction people go, in degrees
 * @param half pixels to either side of the line
 * @param what the bottleneck it stands for; null when none has the street's name
 */
record Hatch(double x, double y, double angle, double half, @Nullable Bottleneck what) {
    /** More would hide the map; the table and the file hold all. */
    private static final int MOST = 40;

    /** Those at corridors first, then streets; of two that would touch only the first. */
    static List<Hatch> of(Plan plan, MapFrame frame) {
        Map<String, MapFrame.End> ends = frame.ends(plan.map());
        Map<String, Bottleneck> byStreet = new HashMap<>();
        List<Hatch> all = new ArrayList<>();
        for (Bottleneck b : plan.bottlenecks()) {
            byStreet.putIfAbsent(b.what(), b);
            corridors(b).stream()
                    .map(ends::get)
                    .filter(Objects::nonNull)
                    .forEach(
                            end ->
                                    add(
                                            all,
                                            new Hatch(
                                                    end.beforeX(8),
                                                    end.beforeY(8),
                                                    end.angle(),
                                                    11,
                                                    b)));
        }
        for (MapLine line : plan.map().lines()) {
            if (line.bottleneck() && line.kind() != MapLine.Kind.FIGHTERS_CORRIDOR) {
                double[] at = frame.middle(line);
                Bottleneck what = line.label() == null ? null : byStreet.get(line.label());
                add(
                        all,
                        new Hatch(
                                at[0],
                                at[1],
                                at[2],
                                Math.max(9, MapFrame.width(line) / 2 + 3),
                                what));
            }
        }
        return List.copyOf(all);
    }

    private static void add(List<Hatch> all, Hatch one) {
        if (all.size() < MOST
                && all.stream().noneMatch(h -> Math.hypot(h.x - one.x, h.y - one.y) < 14)) {
            all.add(one);
        }
    }

    /** Ids of the corridors that a bottleneck names: several when they share one end. */
    static List<String> corridors(Bottleneck bottleneck) {
        return bottleneck.corridor() == null
                ? List.of()
                : List.of(bottleneck.corridor().split(", ", -1));
    }
}
