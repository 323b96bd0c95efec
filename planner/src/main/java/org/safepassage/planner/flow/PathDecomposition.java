package org.safepassage.planner.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a flow over time apart into shifted paths, exit by exit and step by step: first along the
 * ways of the step before, then along a new one traced backward. There must be no cycle in the
 * flow. Time O(paths traced or tried × their length).
 */
final class PathDecomposition {
    private final DynamicNetwork network;
    private final int[] @Nullable [] flow;
    private final int[] @Nullable [] held;
    private final int[] @Nullable [] departures;
    private final int[] @Nullable [] exits;
    private final int[] inFirst;
    private final int[] inArc;

    private int[] trace = new int[64]; // arcs backward; WAIT for a step of waiting
    private int length;
    private int source;
    private int start;

    private static final int WAIT = -1;

    /** A way under construction. */
    private static final class Way {
        final int exit;
        final int source;
        final int steps;
        final int[] trace;
        final List<ShiftedPath.Departures> departures = new ArrayList<>();

        Way(int exit, int source, int steps, int[] trace) {
            this.exit = exit;
            this.source = source;
            this.steps = steps;
            this.trace = trace;
        }

        void add(int step, int people) {
            int last = departures.size() - 1;
            if (last >= 0) {
                ShiftedPath.Departures before = departures.get(last);
                if (before.until() == step && before.peoplePerStep() == people) {
                    departures.set(
                            last, new ShiftedPath.Departures(before.from(), step + 1, people));
                    return;
                }
            }
            departures.add(new ShiftedPath.Departures(step, step + 1, people));
        }
    }

    private record Key(int exit, List<Integer> trace) {}

    PathDecomposition(DynamicNetwork network, Runs flow, Runs exits, Runs held, Runs departures) {
        this.network = network;
        this.flow = pages(flow);
        this.held = pages(held);
        this.departures = pages(departures);
        this.exits = pages(exits);
        inFirst = new int[network.nodes() + 1];
        inArc = new int[network.arcs()];
        for (int arc = 0; arc < network.arcs(); arc++) {
            inFirst[network.head(arc) + 1]++;
        }
        for (int node = 0; node < network.nodes(); node++) {
            inFirst[node + 1] += inFirst[node];
        }
        int[] next = inFirst.clone();
        for (int arc = 0; arc < network.arcs(); arc++) {
            inArc[next[network.head(arc)]++] = arc;
        }
    }

    private int[] @Nullable [] pages(Runs runs) {
        int[] @Nullable [] pages = new int[runs.rows()][];
        for (int row = 0; row < pages.length; row++) {
            if (!runs.isAbsent(row)) {
                int[] page = new int[network.horizon()];
                runs.expand(row, page);
                pages[row] = page;
            }
        }
        return pages;
    }

    List<ShiftedPath> paths() {
        Map<Key, Way> ways = new LinkedHashMap<>();
        for (int exit = 0; exit < network.exits(); exit++) {
            List<Way> recent = new ArrayList<>();
            for (int theta = 0; theta < network.horizon(); theta++) {
                List<Way> used = new ArrayList<>();
                for (Way way : recent) {
                    if (at(exits, exit, theta) > 0 && take(way, theta)) {
                        used.add(way);
                    }
                }
                while (at(exits, exit, theta) > 0) {
                    traceBack(network.exitNode(exit), theta);
                    int[] moves = Arrays.copyOf(trace, length);
                    int steps = theta - start;
                    int home = source;
                    int exitIndex = exit;
                    Way way =
                            ways.computeIfAbsent(
                                    new Key(exit, Arrays.stream(moves).boxed().toList()),
                                    key -> new Way(exitIndex, home, steps, moves));
                    if (!take(way, theta)) {
                        throw new IllegalStateException(
                                "A traced way carries nobody at step " + theta + ".");
                    }
                    used.add(way);
                }
                recent = used;
            }
        }
        return ways.values().stream().map(this::path).toList();
    }

    /**
     * Follows the flow backward from an exit to somebody's home; ahead of the largest flow where
     * there is a choice.
     */
    private void traceBack(int exitNode, int theta) {
        int node = exitNode;
        int step = theta;
        length = 0;
        while (at(departures, node, step) == 0) {
            int best = WAIT;
            int most = step > 0 ? at(held, node, step - 1) : 0;
            for (int i = inFirst[node]; i < inFirst[node + 1]; i++) {
                int arc = inArc[i];
                int entered = step - network.transit(arc);
                if (entered >= 0 && at(flow, arc, entered) > most) {
                    most = at(flow, arc, entered);
                    best = arc;
                }
            }
            if (most == 0
                    || length > network.horizon() + network.nodes() * (long) network.horizon()) {
                throw new IllegalStateException(
                        "The flow is not conserved: nobody comes to node %d at step %d."
                                .formatted(node, step));
            }
            if (length == trace.length) {
                trace = Arrays.copyOf(trace, 2 * length);
            }
            trace[length++] = best;
            step -= best == WAIT ? 1 : network.transit(best);
            node = best == WAIT ? node : network.tail(best);
        }
        source = node;
        start = step;
    }

    /** Takes as many people as the way carries to its exit at this step; false if none. */
    private boolean take(Way way, int theta) {
        int begin = theta - way.steps;
        if (begin < 0) {
            return false;
        }
        int people = Math.min(at(exits, way.exit, theta), at(departures, way.source, begin));
        people = walk(way, theta, people, false);
        if (people == 0) {
            return false;
        }
        walk(way, theta, people, true);
        subtract(exits, way.exit, theta, people);
        subtract(departures, way.source, begin, people);
        way.add(begin, people);
        return true;
    }

    private int walk(Way way, int theta, int atMost, boolean subtract) {
        int people = atMost;
        int node = network.exitNode(way.exit);
        int step = theta;
        for (int move : way.trace) {
            step -= move == WAIT ? 1 : network.transit(move);
            int[] @Nullable [] pages = move == WAIT ? held : flow;
            int row = move == WAIT ? node : move;
            if (subtract) {
                subtract(pages, row, step, people);
            } else {
                people = Math.min(people, at(pages, row, step));
            }
            node = move == WAIT ? node : network.tail(move);
        }
        return people;
    }

    private static int at(int[] @Nullable [] pages, int row, int step) {
        int[] page = pages[row];
        return page == null ? 0 : page[step];
    }

    private static void subtract(int[] @Nullable [] pages, int row, int step, int people) {
        int[] page = pages[row];
        if (page != null) {
            page[step] -= people;
        }
    }

    private ShiftedPath path(Way way) {
        int count = (int) Arrays.stream(way.trace).filter(move -> move != WAIT).count();
        int[] arcs = new int[count];
        int[] waits = new int[count + 1];
        int at = 0;
        for (int i = way.trace.length - 1; i >= 0; i--) {
            if (way.trace[i] == WAIT) {
                waits[at]++;
            } else {
                arcs[at++] = way.trace[i];
            }
        }
        return new ShiftedPath(way.source, way.exit, arcs, waits, way.steps, way.departures);
    }
}
