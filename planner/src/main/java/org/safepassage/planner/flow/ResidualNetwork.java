package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left to use of a network over time, never expanded: arcs as arrays, flow over time as
 * pages, and people at home as pools. Whoever changes the flow changes the {@link States} with it.
 *
 * <p>A pool is the people of one node from one release until the next. Whoever waits past a release
 * is carried from a pool to the next one. A holding node is an arc from the node to itself with
 * transit 1. Capacities above the number of people are cut to one more than that, so that all flow
 * fits an int.
 */
final class ResidualNetwork {
    final int nodes;
    final int horizon;
    final int arcs; // those that can be crossed in time and let anybody in, and a loop for each
    // holding node
    final int[] origin; // [arc] its index in the network, or ~node for a holding node
    final int[] tail;
    final int[] head;
    final int[] transit;
    final int[]
            inFirst; // [node] the arcs that lead there are numbered from here to the next node's
    final int[] outFirst; // [node] into outArc
    final int[] outArc;
    final int[] most; // [arc] most people in any step
    private final int[] @Nullable []
            table; // [arc][step] people per step, shared between arcs; null where always most
    final FlowPages flow; // by arc and step entered
    final int[] earliest; // [node] first step at which anybody could be there
    final int[] toExit; // [node] least steps to an exit
    final States states;
    final StepBlocks steps;

    final int[] exitNode;
    final int[][] exitCapacity; // [exit][step] people per step, shared
    final int[][] exitFlow; // [exit][step] people

    final int pools;
    final int[] poolFirst; // [node] into the pool arrays; pools of a node by rising release
    final int[] poolNode;
    final int[] poolRelease;
    final int[] remaining; // [pool] people not yet sent
    final int[] carried; // [pool] people who came from the pool before it at the same node
    final FlowPages departures; // by node and step
    private final int[] mostReady; // [node] people of all its pools
    final int[] firstDeparture; // [pool] no departures before this step
    final int[] lastDeparture; // [pool] no departures after this step

    /** A changing capacity, step by step. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Table(int[] people, int most, boolean closes) {}

    private final Map<Capacity, Table> tables = new HashMap<>();
    private final int limit; // one more than all people: what has that capacity is never full

    ResidualNetwork(DynamicNetwork network) {
        nodes = network.nodes();
        horizon = network.horizon();
        limit = Math.toIntExact(network.people() + 1);
        inFirst = new int[nodes + 1];
        origin = arcsByHead(network);
        arcs = origin.length;
        tail = new int[arcs];
        head = new int[arcs];
        transit = new int[arcs];
        most = new int[arcs];
        table = new int[arcs][];
        flow = new FlowPages(arcs, horizon);
        BitSet closing = new BitSet(arcs);
        for (int arc = 0; arc < arcs; arc++) {
            int given = origin[arc];
            tail[arc] = given < 0 ? ~given : network.tail(given);
            head[arc] = given < 0 ? ~given : network.head(given);
            transit[arc] = given < 0 ? 1 : network.transit(given);
            Capacity capacity =
                    given < 0 ? Capacity.of(network.holding(~given)) : network.capacity(given);
            if (capacity.isConstantUntil(horizon)) {
                most[arc] = clamp(capacity.at(0));
            } else {
                Table people = tableOf(capacity);
                table[arc] = people.people;
                most[arc] = people.most;
                closing.set(arc, people.closes);
            }
        }
        outFirst = new int[nodes + 1];
        outArc = arcsByTail();

        exitNode = new int[network.exits()];
        exitCapacity = new int[network.exits()][];
        exitFlow = new int[network.exits()][horizon];
        for (int exit = 0; exit < exitNode.length; exit++) {
            exitNode[exit] = network.exitNode(exit);
            exitCapacity[exit] = tableOf(network.exitCapacity(exit)).people;
        }

        Integer[] order = new Integer[network.supplies()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) ->
                        network.supplyNode(a) != network.supplyNode(b)
                                ? Integer.compare(network.supplyNode(a), network.supplyNode(b))
                                : Integer.compare(
                                        network.supplyRelease(a), network.supplyRelease(b)));
        poolFirst = new int[nodes + 1];
        int[] node = new int[order.length];
        int[] release = new int[order.length];
        int[] people = new int[order.length];
        int count = 0;
        for (int supply : order) {
            boolean same =
                    count > 0
                            && node[count - 1] == network.supplyNode(supply)
                            && release[count - 1] == network.supplyRelease(supply);
            if (!same) {
                node[count] = network.supplyNode(supply);
                release[count] = network.supplyRelease(supply);
                poolFirst[node[count] + 1]++;
                count++;
            }
            people[count - 1] += (int) network.supplyPeople(supply);
        }
        for (int v = 0; v < nodes; v++) {
            poolFirst[v + 1] += poolFirst[v];
        }
        pools = count;
        poolNode = Arrays.copyOf(node, count);
        poolRelease = Arrays.copyOf(release, count);
        remaining = Arrays.copyOf(people, count);
        carried = new int[count];
        departures = new FlowPages(nodes, horizon);
        mostReady = new int[nodes];
        for (int pool = 0; pool < pools; pool++) {
            mostReady[poolNode[pool]] += remaining[pool];
        }
        firstDeparture = new int[count];
        Arrays.fill(firstDeparture, Integer.MAX_VALUE);
        lastDeparture = new int[count];
        Arrays.fill(lastDeparture, -1);
        earliest = Distances.earliestPresence(this);
        toExit = Distances.toExits(this);
        states = new States(this, earliest, toExit);
        steps = new StepBlocks(this, states);
        closing.stream().forEach(this::noteClosures);
    }

    /** People who may still enter the arc in this step. */
    int residual(int arc, int step) {
        return capacity(arc, step) - flow.at(arc, step);
    }

    /** People whom the exit still lets pass in this step. */
    int left(int exit, int step) {
        return exitCapacity[exit][step] - exitFlow[exit][step];
    }

    void addFlow(int arc, int step, int people) {
        int now = flow.add(arc, step, people, most[arc]);
        int before = now - people;
        if (before > 0 != now > 0) {
            states.note(arc, step, now > 0);
            steps.carries.add(arc, step, now > 0);
        }
        int capacity = capacity(arc, step);
        if (before == capacity != (now == capacity)) {
            noteFull(arc, step, now == capacity);
        }
    }

    private void noteFull(int arc, int step, boolean full) {
        states.noteFull(arc, step, full);
        steps.room.add(arc, step + transit[arc], !full);
    }

    void addDepartures(int node, int step, int people) {
        int now = departures.add(node, step, people, mostReady[node]);
        if (now - people > 0 != now > 0) {
            states.noteDepartures(node, step, now > 0);
            steps.left.add(node, step, now > 0);
        }
        int pool = poolAt(node, step);
        firstDeparture[pool] = Math.min(firstDeparture[pool], step);
        lastDeparture[pool] = Math.max(lastDeparture[pool], step);
    }

    private int capacity(int arc, int step) {
        int[] people = table[arc];
        return people == null ? most[arc] : people[step];
    }

    /** The pool that people leave from at this node and step, or -1 where nobody is ready yet. */
    int poolAt(int node, int step) {
        int pool = poolFirst[node + 1] - 1;
        while (pool >= poolFirst[node] && poolRelease[pool] > step) {
            pool--;
        }
        return pool >= poolFirst[node] ? pool : -1;
    }

    boolean isFirstOfNode(int pool) {
        return pool == poolFirst[poolNode[pool]];
    }

    boolean isLastOfNode(int pool) {
        return pool + 1 == poolFirst[poolNode[pool] + 1];
    }

    private int clamp(long people) {
        return (int) Math.min(people, limit);
    }

    private Table tableOf(Capacity capacity) {
        return tables.computeIfAbsent(
                capacity,
                key -> {
                    int[] people = new int[horizon];
                    int most = 0;
                    int least = limit;
                    for (int step = 0; step < horizon; step++) {
                        people[step] = clamp(key.at(step));
                        most = Math.max(most, people[step]);
                        least = Math.min(least, people[step]);
                    }
                    return new Table(people, most, least == 0);
                });
    }

    /** Notes the steps in which a changing capacity lets nobody in. */
    private void noteClosures(int arc) {
        int to = head[arc];
        int first = Math.max(0, states.from[to] - transit[arc]);
        for (int step = first; step < states.until[to] - transit[arc]; step++) {
            if (capacity(arc, step) == 0) {
                noteFull(arc, step, true);
            }
        }
    }

    private boolean isOfUse(DynamicNetwork network, int arc) {
        Capacity capacity = network.capacity(arc);
        return network.transit(arc) < horizon
                && !(capacity.isConstantUntil(horizon) && capacity.at(0) == 0);
    }

    /**
     * The arcs short enough to be of use and the holding nodes, by head; fills where each node's
     * begin.
     */
    private int[] arcsByHead(DynamicNetwork network) {
        for (int arc = 0; arc < network.arcs(); arc++) {
            inFirst[network.head(arc) + 1] += isOfUse(network, arc) ? 1 : 0;
        }
        for (int node = 0; node < nodes; node++) {
            inFirst[node + 1] += inFirst[node] + (network.holding(node) > 0 ? 1 : 0);
        }
        int[] next = Arrays.copyOf(inFirst, nodes);
        int[] order = new int[inFirst[nodes]];
        for (int arc = 0; arc < network.arcs(); arc++) {
            if (isOfUse(network, arc)) {
                order[next[network.head(arc)]++] = arc;
            }
        }
        for (int node = 0; node < nodes; node++) {
            if (network.holding(node) > 0) {
                order[next[node]] = ~node;
            }
        }
        return order;
    }

    private int[] arcsByTail() {
        for (int node : tail) {
            outFirst[node + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            outFirst[node + 1] += outFirst[node];
        }
        int[] next = Arrays.copyOf(outFirst, nodes);
        int[] order = new int[arcs];
        for (int arc = 0; arc < arcs; arc++) {
            order[next[tail[arc]]++] = arc;
        }
        return order;
    }
}
