package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds a flow over time that has, at every step at once, the most people out who could possibly be
 * out by then.
 *
 * <p>Such a flow is the lexicographic maximum flow over the exits at step 0, 1, 2 …: augment until
 * no one more can arrive at θ, then go to θ + 1. What a search in vain has seen is dead for ever
 * and is the minimum cut for θ; a path that worked at θ is tried first at θ + 1. The network is
 * never expanded. Memory: four bytes for each node and step, one (or four, above 255 people a step)
 * for each arc and step that carries anyone. Deterministic. Use once, on one thread.
 *
 * @see "Minieka (1973), Maximal, lexicographic, and dynamic network flows,
 *     doi:10.1287/opre.21.2.517"
 * @see "Baumann and Skutella (2009), Earliest arrival flows with multiple sources,
 *     doi:10.1287/moor.1090.0382"
 */
public final class EarliestArrivalFlow {
    private final DynamicNetwork network;
    private final ResidualNetwork residual;
    private final long[] curve;
    private long toSend; // people who are not out and whom the roads could bring out in time

    /** Refuses a network for which this machine's heap is too small, with the estimate. */
    public EarliestArrivalFlow(DynamicNetwork network) {
        long estimate = estimatedBytes(network);
        if (estimate > Runtime.getRuntime().maxMemory()) {
            throw new IllegalArgumentException(
                    "Solving would take about %d MB, and this process may use %d: allow it more memory, take longer steps, or cut the roads that nobody needs."
                            .formatted(estimate >> 20, Runtime.getRuntime().maxMemory() >> 20));
        }
        this.network = network;
        residual = new ResidualNetwork(network);
        curve = new long[network.horizon() + 1];
        for (int pool = 0; pool < residual.pools; pool++) {
            if (canArrive(residual.poolNode[pool], residual.poolRelease[pool])) {
                toSend += residual.remaining[pool];
            }
        }
    }

    /**
     * About how much memory a solve takes, in bytes: a word for every node and step, the flow on
     * half of the arcs, which is what crowded cities came to, and pages over time for every exit,
     * source and capacity that changes.
     */
    public static long estimatedBytes(DynamicNetwork network) {
        Set<Capacity> changing = new HashSet<>();
        long flow = 0; // bytes a step, of all arcs
        for (int arc = 0; arc < network.arcs(); arc++) {
            Capacity capacity = network.capacity(arc);
            boolean constant = capacity.isConstantUntil(network.horizon());
            if (!constant) {
                changing.add(capacity);
            }
            flow += constant && capacity.at(0) <= FlowPages.NARROW ? 1 : 4;
        }
        long pages = network.nodes() + network.exits() * 3L + network.supplies() + changing.size();
        return (pages * 4 + flow / 2) * network.horizon()
                + 300L * (network.arcs() + network.nodes());
    }

    /** Solves to the end. */
    public FlowOverTime solve() {
        return solve(Progress.NONE);
    }

    /** Solves and says how far it is; see {@link Progress#goOn} for cancelling. */
    public FlowOverTime solve(Progress progress) {
        return solve(progress, BackwardSearch.STATIC_BUDGET);
    }

    /** With a small budget even small networks are searched by labels, which tests need. */
    FlowOverTime solve(Progress progress, int staticBudget) {
        Progress.Pulse pulse = new Progress.Pulse(progress, residual.horizon);
        BackwardSearch search = new BackwardSearch(residual, pulse, staticBudget);
        ReplayPaths replay = new ReplayPaths(residual);
        int end =
                toSend == 0
                        ? 0
                        : States.NEVER; // the step by which all are out whom the roads could bring
        // out
        for (int theta = 0; theta < residual.horizon; theta++) {
            int people = toSend == 0 ? 0 : arriveAt(theta, search, replay);
            curve[theta + 1] = curve[theta] + people;
            if (people > 0) {
                toSend -= people;
                end = toSend == 0 ? theta : end;
            }
            pulse.at(theta + 1, curve[theta + 1]);
        }
        ZeroTransitCycles.cancel(residual);
        return answer(end);
    }

    private int arriveAt(int theta, BackwardSearch search, ReplayPaths replay) {
        int people = replay.replay(theta);
        int more = 1;
        while (people < toSend && more > 0) {
            more = search.augment(theta, replay);
            people += more;
        }
        return people;
    }

    private boolean canArrive(int node, int step) {
        return step < residual.horizon && residual.toExit[node] < residual.horizon - step;
    }

    private FlowOverTime answer(int end) {
        int[] arcOf = new int[network.arcs()]; // 1 + the residual network's arc
        int[] loopOf = new int[network.nodes()];
        for (int arc = 0; arc < residual.arcs; arc++) {
            int given = residual.origin[arc];
            (given < 0 ? loopOf : arcOf)[given < 0 ? ~given : given] = 1 + arc;
        }
        int[] row = new int[residual.horizon];
        Runs.Builder flow = new Runs.Builder(network.arcs(), 0, false);
        for (int arc : arcOf) {
            addRow(flow, residual.flow, arc - 1, row);
        }
        Runs.Builder held = new Runs.Builder(network.nodes(), 0, false);
        for (int arc : loopOf) {
            addRow(held, residual.flow, arc - 1, row);
        }
        Runs.Builder departures = new Runs.Builder(residual.nodes, 0, false);
        for (int node = 0; node < residual.nodes; node++) {
            addRow(departures, residual.departures, node, row);
        }
        Runs.Builder exits = new Runs.Builder(residual.exitNode.length, 0, false);
        for (int[] page : residual.exitFlow) {
            exits.row(page);
        }
        Runs.Builder labels = new Runs.Builder(residual.nodes, States.NEVER, true);
        for (int node = 0; node < residual.nodes; node++) {
            residual.states.expand(node, end, row);
            labels.row(row);
        }
        int[] supplyDead = new int[network.supplies()];
        Arrays.setAll(
                supplyDead,
                supply -> {
                    int node = network.supplyNode(supply);
                    int release = network.supplyRelease(supply);
                    int pool = residual.poolAt(node, release);
                    int since = residual.states.poolDeadSince(pool);
                    return canArrive(node, release) ? Math.min(since, end) : since;
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

    private static void addRow(Runs.Builder rows, FlowPages pages, int index, int[] row) {
        if (index < 0 || !pages.isUsed(index)) {
            rows.endRow();
        } else {
            pages.expand(index, row);
            rows.row(row);
        }
    }
}
