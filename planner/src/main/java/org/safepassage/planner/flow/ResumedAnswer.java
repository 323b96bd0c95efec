package org.safepassage.planner.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes a flow opened again down: what changed anew, the rest as in the answer before. */
final class ResumedAnswer {
    private final OpenFlow open;
    private final Pools pools;
    private final DeadStates dead;
    private final int[] toExit;
    private final int end; // the step by which all are out whom the roads could bring out

    ResumedAnswer(OpenFlow open, Pools pools, DeadStates dead, int[] toExit, int end) {
        this.open = open;
        this.pools = pools;
        this.dead = dead;
        this.toExit = toExit;
        this.end = end;
    }

    FlowOverTime make() {
        new ResumedCycles(open).cancel();
        FlowOverTime.Rows was = open.before.rows;
        Runs.Builder flow = new Runs.Builder(open.arcs, 0, false);
        for (int arc = 0; arc < open.arcs; arc++) {
            row(flow, open.isWritten(arc), arc, was.flow(), arc);
        }
        Runs.Builder held = new Runs.Builder(open.nodes, 0, false);
        Runs.Builder departures = new Runs.Builder(open.nodes, 0, false);
        Runs.Builder labels = new Runs.Builder(open.nodes, States.NEVER, true);
        int[] since = new int[open.horizon];
        for (int node = 0; node < open.nodes; node++) {
            row(held, open.isWritten(open.arcs + node), open.arcs + node, was.held(), node);
            if (pools.isWritten(node)) {
                rowOrNone(departures, pools.page(node));
            } else {
                departures.copy(was.departures(), node, open.before.from);
            }
            if (dead.isRead(node)) {
                int[] known = dead.since(node);
                for (int step = 0; step < since.length; step++) {
                    since[step] = label(known[step], node, step);
                }
                labels.row(since);
            } else {
                labelsAsBefore(labels, node);
            }
        }
        Runs.Builder exits = new Runs.Builder(open.exitFlow.length, 0, false);
        long[] curve = new long[open.horizon + 1];
        for (int[] arrivals : open.exitFlow) {
            exits.row(arrivals);
            for (int step = 0; step < open.horizon; step++) {
                curve[step + 1] += arrivals[step];
            }
        }
        Arrays.parallelPrefix(curve, Long::sum);
        DynamicNetwork network = open.network;
        int[] supplyDead = new int[network.supplies()];
        Arrays.setAll(
                supplyDead,
                supply -> {
                    int node = network.supplyNode(supply);
                    int release = network.supplyRelease(supply);
                    return label(dead.poolSince[pools.at(node, release)], node, release);
                });
        return new FlowOverTime(
                network,
                curve,
                flow.build(),
                exits.build(),
                held.build(),
                departures.build(),
                labels.build(),
                supplyDead);
    }

    private void row(Runs.Builder rows, boolean written, int row, Runs was, int index) {
        if (written) {
            rowOrNone(rows, open.page(row));
        } else {
            rows.copy(was, index, open.before.from);
        }
    }

    private static void rowOrNone(Runs.Builder rows, int @Nullable [] page) {
        if (page == null) {
            rows.endRow();
        } else {
            rows.row(page);
        }
    }

    private boolean canArrive(int node, int step) {
        return step < open.horizon && toExit[node] < open.horizon - step;
    }

    private int label(int since, int node, int step) {
        if (since <= end) {
            return since;
        }
        return canArrive(node, step) ? end : States.NEVER;
    }

    /** The labels of a node whose states nobody looked at: as before, but for the end. */
    private void labelsAsBefore(Runs.Builder labels, int node) {
        int reach = end == States.NEVER ? 0 : Math.max(0, open.horizon - toExit[node]);
        int first = Math.min(dead.deadUntil(node), open.horizon);
        if (first > 0) {
            labels.add(0, first, 0, 0);
        }
        int[] done = {first};
        open.before
                .rows
                .labels()
                .forEach(
                        node,
                        (_, from, until, value, rise) -> {
                            int begin = Math.max(done[0], from);
                            int stop = stop(from, until, value, rise);
                            if (begin < stop) {
                                alive(labels, done[0], begin, reach);
                                labels.add(begin, stop, value + rise * (begin - from), rise);
                                done[0] = stop;
                            }
                        });
        alive(labels, done[0], open.horizon, reach);
        labels.endRow();
    }

    /** Where a stretch of labels says nothing any more. */
    private int stop(int from, int until, int value, int rise) {
        int least =
                end == States.NEVER ? open.before.forget : Math.min(open.before.forget, end + 1);
        if (value >= least) {
            return from;
        }
        return rise == 0 ? until : Math.min(until, from + least - value);
    }

    /** Labels of what was not dead: the end, where an exit could be reached in time. */
    private void alive(Runs.Builder labels, int from, int until, int reach) {
        int stop = Math.min(until, reach);
        if (from < stop) {
            int label = end;
            labels.add(from, stop, label, 0);
        }
    }
}
