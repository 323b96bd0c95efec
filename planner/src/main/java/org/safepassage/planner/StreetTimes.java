package org.safepassage.planner;

import java.util.Arrays;
import java.util.Map;
import java.util.PriorityQueue;
import org.safepassage.roads.RoadNetwork;

/**
 * Walking times in whole steps that never flatter.
 *
 * <p>Rounding each street by itself is wrong by half a step a street, and a city path has a hundred
 * streets. So times are rounded against a clock that counts down to the nearest exit: with {@code
 * d(v)} the seconds from {@code v} to its nearest exit and {@code s} the step, the street u→v of w
 * seconds takes {@code ⌈d(u)/s⌉ − ⌈d(v)/s⌉ + ⌈(w − d(u) + d(v))/s⌉} steps. The first two terms
 * telescope, the third is 0 on every shortest way and never negative. A way from a place to an exit
 * therefore takes at least its true time, exactly its true time rounded up once when it is a
 * shortest way, and at most one step more for each street that leads off one.
 */
final class StreetTimes {
    private final RoadNetwork roads;
    private final StreetChanges changes;
    private final StepClock clock;
    private final double metresPerSecond;
    private final double[] toExit; // [node] seconds to being out, or infinity

    /**
     * Cost: one Dijkstra pass over the network.
     *
     * @param ends seconds from a node to being out, by node: 0 at an exit, the ride at a bus stop
     */
    StreetTimes(
            RoadNetwork roads,
            StreetArcs arcs,
            StreetChanges changes,
            Map<Integer, Double> ends,
            double metresPerSecond,
            StepClock clock) {
        this.roads = roads;
        this.changes = changes;
        this.clock = clock;
        this.metresPerSecond = metresPerSecond;
        this.toExit = secondsTo(ends, arcs);
    }

    private double[] secondsTo(Map<Integer, Double> ends, StreetArcs arcs) {
        double[] seconds = new double[roads.nodes()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        record Reached(double seconds, int node) {}
        PriorityQueue<Reached> queue =
                new PriorityQueue<>((a, b) -> Double.compare(a.seconds(), b.seconds()));
        ends.forEach(
                (node, rest) -> {
                    seconds[node] = rest;
                    queue.add(new Reached(rest, node));
                });
        while (!queue.isEmpty()) {
            Reached next = queue.remove();
            if (next.seconds() > seconds[next.node()]) {
                continue;
            }
            for (int i = arcs.firstInto(next.node()); i < arcs.firstInto(next.node() + 1); i++) {
                int arc = arcs.into(i);
                double time = next.seconds() + walk(arcs.link(arc));
                if (time < seconds[arcs.tail(arc)]) {
                    seconds[arcs.tail(arc)] = time;
                    queue.add(new Reached(time, arcs.tail(arc)));
                }
            }
        }
        return seconds;
    }

    /** Seconds to walk a link from end to end. */
    double walk(int link) {
        return roads.metres(link) / metresPerSecond * 100 / changes.speedPercent(link);
    }

    /** Seconds from a node to being out the nearest way; infinite when there is no way. */
    double secondsToExit(int node) {
        return toExit[node];
    }

    /** Seconds for the nearest way out from a point {@code offsetMetres} beside this node. */
    double secondsWithOffset(int node, double offsetMetres) {
        return toExit[node] + offsetMetres / metresPerSecond;
    }

    /** Steps for the nearest way out from a point {@code offsetMetres} beside this node. */
    int stepsToExit(int node, double offsetMetres) {
        return clock.stepsFor(toExit[node] + offsetMetres / metresPerSecond);
    }

    /** Steps along a link from {@code tail} to {@code head}; both reach an exit. */
    int steps(int tail, int head, int link) {
        double detour = walk(link) - toExit[tail] + toExit[head];
        return clock.stepsFor(toExit[tail]) - clock.stepsFor(toExit[head]) + clock.stepsFor(detour);
    }

    /** Steps from a point {@code offsetMetres} beside a node to that node. */
    int stepsOnto(int node, double offsetMetres) {
        return stepsToExit(node, offsetMetres) - clock.stepsFor(toExit[node]);
    }
}
