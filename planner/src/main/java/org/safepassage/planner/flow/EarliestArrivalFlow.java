package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Finds a flow over time that has, at every step at once, the most people out who could possibly be out by then.
 *
 * <p>Such a flow is the lexicographic maximum flow over the exits at step 0, 1, 2 …: augment until no one more can arrive
 * at θ, then go to θ + 1. What a search in vain has seen is dead for ever and is the minimum cut for θ; a path that worked
 * at θ is tried first at θ + 1. The network is never expanded. Memory O(V·T + E'·T) ints for the nodes searched and the
 * arcs E' that carry anyone. Deterministic. Use once, on one thread.
 *
 * @see "Minieka (1973), Maximal, lexicographic, and dynamic network flows, doi:10.1287/opre.21.2.517"
 * @see "Baumann and Skutella (2009), Earliest arrival flows with multiple sources, doi:10.1287/moor.1090.0382"
 */
public final class EarliestArrivalFlow {
    private final DynamicNetwork network;
    private final ResidualNetwork residual;
    private final DeadStates dead;
    private final int[] earliest; // [node] first step at which anybody could be there
    private final int[] toExit; // [node] least steps to an exit
    private final long[] curve;
    private long toSend; // people who are not out and whom the roads could bring out in time

    public EarliestArrivalFlow(DynamicNetwork network) {
        this.network = network;
        residual = new ResidualNetwork(network);
        dead = new DeadStates(residual);
        earliest = Distances.earliestPresence(residual);
        toExit = Distances.toExits(residual);
        curve = new long[network.horizon() + 1];
        for (int pool = 0; pool < residual.pools; pool++) {
            if (canArrive(residual.poolNode[pool], residual.poolRelease[pool])) {
                toSend += residual.remaining[pool];
            }
        }
    }

    /** Solves to the end. */
    public FlowOverTime solve() {
        return solve(Progress.NONE);
    }

    /** Solves and says how far it is; see {@link Progress#goOn} for cancelling. */
    public FlowOverTime solve(Progress progress) {
        Progress.Pulse pulse = new Progress.Pulse(progress, residual.horizon);
        BestFirstSearch search = new BestFirstSearch(residual, dead, earliest, pulse);
        ReplayPaths replay = new ReplayPaths(residual);
        int end = DeadStates.NEVER; // the step at which the last whom the roads could bring out was out
        for (int theta = 0; theta < residual.horizon; theta++) {
            curve[theta + 1] = curve[theta];
            if (toSend == 0) {
                end = Math.min(end, theta);
                continue;
            }
            for (int exit = 0; exit < residual.exitNode.length; exit++) {
                int people = arriveAt(exit, theta, search, replay);
                curve[theta + 1] += people;
                toSend -= people;
            }
            pulse.at(theta + 1, curve[theta + 1]);
        }
        ZeroTransitCycles.cancel(residual);
        return answer(end);
    }

    private int arriveAt(int exit, int theta, BestFirstSearch search, ReplayPaths replay) {
        int people = replay.replay(exit, theta);
        while (residual.exitFlow[exit][theta] < residual.exitCapacity[exit][theta]) {
            int more = search.augment(exit, theta, replay);
            if (more == 0) {
                break;
            }
            people += more;
        }
        return people;
    }

    private boolean canArrive(int node, int step) {
        return step < residual.horizon && toExit[node] < residual.horizon - step;
    }

    private FlowOverTime answer(int end) {
        Runs.Builder flow = new Runs.Builder(residual.networkArcs, 0, false);
        for (int arc = 0; arc < residual.networkArcs; arc++) {
            rowOrNone(flow, residual.flow[arc]);
        }
        Runs.Builder held = new Runs.Builder(residual.nodes, 0, false);
        int loop = residual.networkArcs;
        for (int node = 0; node < residual.nodes; node++) {
            rowOrNone(held, network.holding(node) > 0 ? residual.flow[loop++] : null);
        }
        Runs.Builder departures = new Runs.Builder(residual.nodes, 0, false);
        for (int node = 0; node < residual.nodes; node++) {
            rowOrNone(departures, residual.departures[node]);
        }
        Runs.Builder exits = new Runs.Builder(residual.exitNode.length, 0, false);
        for (int[] page : residual.exitFlow) {
            exits.row(page);
        }
        Runs.Builder labels = new Runs.Builder(residual.nodes, DeadStates.NEVER, true);
        int[] since = new int[residual.horizon];
        for (int node = 0; node < residual.nodes; node++) {
            for (int step = 0; step < since.length; step++) {
                since[step] = step < earliest[node] ? 0 : label(dead.deadSince(node, step), node, step, end);
            }
            labels.row(since);
        }
        int[] supplyDead = new int[network.supplies()];
        Arrays.setAll(
                supplyDead,
                supply -> {
                    int node = network.supplyNode(supply);
                    int release = network.supplyRelease(supply);
                    int pool = residual.poolAt(node, release);
                    return label(dead.poolDeadSince(pool), node, release, end);
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

    /** Once nobody is left to send, the cut is the supplies: whatever could still reach an exit is dead. */
    private int label(int since, int node, int step, int end) {
        return end < since && canArrive(node, step) ? end : since;
    }

    private static void rowOrNone(Runs.Builder rows, int @org.jspecify.annotations.Nullable [] page) {
        if (page == null) {
            rows.endRow();
        } else {
            rows.row(page);
        }
    }
}
