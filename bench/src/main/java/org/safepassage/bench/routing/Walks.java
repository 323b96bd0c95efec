package org.safepassage.bench.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.safepassage.roads.RoadNetwork;

/** Shortest walks on our network: Dijkstra's algorithm, one pair at a time. */
final class Walks {
    private static final int NONE = -1;

    private final RoadNetwork roads;
    private final int[] first; // [node] of its links in the list
    private final int[] incident; // links by node
    private final double[] metres; // [node] from the start
    private final int[] by; // [node] the link it was reached by

    private record Reached(double metres, int node) {}

    Walks(RoadNetwork roads) {
        this.roads = roads;
        first = new int[roads.nodes() + 1];
        for (int link = 0; link < roads.links(); link++) {
            first[roads.from(link) + 1]++;
            first[roads.to(link) + 1]++;
        }
        for (int node = 0; node < roads.nodes(); node++) {
            first[node + 1] += first[node];
        }
        int[] next = first.clone();
        incident = new int[2 * roads.links()];
        for (int link = 0; link < roads.links(); link++) {
            incident[next[roads.from(link)]++] = link;
            incident[next[roads.to(link)]++] = link;
        }
        metres = new double[roads.nodes()];
        by = new int[roads.nodes()];
    }

    /** Metres of the shortest walk; infinite when there is none. */
    double metres(int from, int to) {
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        Arrays.fill(by, NONE);
        PriorityQueue<Reached> queue =
                new PriorityQueue<>((a, b) -> Double.compare(a.metres, b.metres));
        metres[from] = 0;
        queue.add(new Reached(0, from));
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            if (reached.node == to) {
                break;
            }
            if (reached.metres == metres[reached.node]) {
                relax(reached.node, queue);
            }
        }
        return metres[to];
    }

    private void relax(int node, PriorityQueue<Reached> queue) {
        for (int i = first[node]; i < first[node + 1]; i++) {
            int link = incident[i];
            boolean forward = roads.from(link) == node;
            int other = forward ? roads.to(link) : roads.from(link);
            double there = metres[node] + roads.metres(link);
            if ((forward ? roads.walkForward(link) : roads.walkBackward(link))
                    && there < metres[other]) {
                metres[other] = there;
                by[other] = link;
                queue.add(new Reached(there, other));
            }
        }
    }

    /** The points of the walk found last, as longitude and latitude. */
    List<double[]> points(int to) {
        List<double[]> backward = new ArrayList<>();
        int at = to;
        while (by[at] != NONE) {
            int link = by[at];
            boolean forward = roads.to(link) == at;
            int points = roads.points(link);
            for (int i = points - 1; i >= 0; i--) {
                int point = forward ? i : points - 1 - i;
                backward.add(
                        new double[] {roads.pointLon(link, point), roads.pointLat(link, point)});
            }
            at = forward ? roads.from(link) : roads.to(link);
        }
        Collections.reverse(backward);
        return backward;
    }
}
