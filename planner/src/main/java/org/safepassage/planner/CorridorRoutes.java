package org.safepassage.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.safepassage.roads.RoadNetwork;

/**
 * The shortest way on foot from a corridor's entry to its exit, for drawing it and for finding
 * roads it shares.
 */
final class CorridorRoutes {
    private final RoadNetwork roads;
    private final StreetArcs streets;

    CorridorRoutes(RoadNetwork roads, StreetArcs streets) {
        this.roads = roads;
        this.streets = streets;
    }

    /** Street arcs from {@code entry} to {@code exit}; empty when there is no way or no entry. */
    List<Integer> between(int entry, int exit) {
        if (entry == MappedCorridor.NOWHERE || entry == exit) {
            return List.of();
        }
        double[] metres = new double[roads.nodes()];
        int[] onward = new int[roads.nodes()];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        record Reached(double metres, int node) {}
        PriorityQueue<Reached> queue =
                new PriorityQueue<>((a, b) -> Double.compare(a.metres(), b.metres()));
        metres[exit] = 0;
        queue.add(new Reached(0, exit));
        while (!queue.isEmpty()) {
            Reached next = queue.remove();
            if (next.node() == entry) {
                break;
            }
            if (next.metres() > metres[next.node()]) {
                continue;
            }
            for (int i = streets.firstInto(next.node());
                    i < streets.firstInto(next.node() + 1);
                    i++) {
                int arc = streets.into(i);
                double length = next.metres() + roads.metres(streets.link(arc));
                if (length < metres[streets.tail(arc)]) {
                    metres[streets.tail(arc)] = length;
                    onward[streets.tail(arc)] = arc;
                    queue.add(new Reached(length, streets.tail(arc)));
                }
            }
        }
        if (Double.isInfinite(metres[entry])) {
            return List.of();
        }
        List<Integer> way = new ArrayList<>();
        for (int node = entry; node != exit; node = streets.head(onward[node])) {
            way.add(onward[node]);
        }
        return way;
    }
}
