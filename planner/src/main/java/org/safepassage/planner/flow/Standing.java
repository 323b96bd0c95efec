package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * What stands of a solved flow from a step on: the network that is left to plan, the flow in it,
 * and what its cuts say. Immutable.
 *
 * <p>Whoever passed an exit before the step is out. Whoever is on an arc then comes to its head
 * when they would have, and is a supply there: nobody turns round on a road, and whoever has come
 * to a crossing may be asked to wait there for the new plan. Whoever waits in a holding area is a
 * supply at its node. So these few wait on their way, and nobody else does.
 */
final class Standing {
    final DynamicNetwork network;
    final int from; // step
    final long arrived; // people out before it
    final FlowOverTime.Rows rows; // departures: with those who go on from where the step found them
    final int[] supplyDead; // [supply of the network] label
    final int forget; // labels from here on say nothing: all were out

    private Standing(
            DynamicNetwork network,
            int from,
            long arrived,
            FlowOverTime.Rows rows,
            int[] supplyDead,
            int forget) {
        this.network = network;
        this.from = from;
        this.arrived = arrived;
        this.rows = rows;
        this.supplyDead = supplyDead;
        this.forget = forget;
    }

    /** An answer at a step. Time linear in the answer's stretches and the network. */
    static Standing of(FlowOverTime answer, int step) {
        DynamicNetwork network = answer.network();
        if (step < 0 || step > network.horizon()) {
            throw new IllegalArgumentException(
                    "The step must be 0 to %d, but is %d.".formatted(network.horizon(), step));
        }
        if (step > 0) {
            return new Cut(answer, step).standing();
        }
        int[] dead = new int[network.supplies()];
        Arrays.setAll(dead, answer::supplyDeadSince);
        return new Standing(network, 0, 0, answer.rows(), dead, answer.lastArrival());
    }

    /** Takes an answer apart at a step after the first. */
    private static final class Cut {
        private final FlowOverTime answer;
        private final DynamicNetwork network;
        private final FlowOverTime.Rows rows;
        private final int step;
        private final Adjacency roads;
        private final int[] onward; // [step] people of the node in hand who come along a road then
        private int[] node = new int[64]; // [supply]
        private int[] release = new int[64];
        private long[] people = new long[64];
        private int[] dead = new int[64];
        private int supplies;

        Cut(FlowOverTime answer, int step) {
            this.answer = answer;
            this.step = step;
            network = answer.network();
            rows = answer.rows();
            roads = new Adjacency(network);
            onward = new int[network.horizon()];
        }

        Standing standing() {
            Runs.Builder departures = new Runs.Builder(network.nodes(), 0, false);
            ByNode atHome = ByNode.of(network.nodes(), network.supplies(), network::supplyNode);
            int[] row = new int[network.horizon()];
            for (int v = 0; v < network.nodes(); v++) {
                home(v, atHome);
                if (onward(v)) {
                    Arrays.fill(row, 0);
                    rows.departures().expandFrom(v, step, row);
                    for (int t = step; t < row.length; t++) {
                        if (onward[t] > 0) {
                            row[t] += onward[t];
                            add(v, t, onward[t], rows.labels().at(v, t));
                            onward[t] = 0;
                        }
                    }
                    departures.row(row);
                } else {
                    departures.copy(rows.departures(), v, step);
                }
            }
            DynamicNetwork left =
                    new DynamicNetwork(
                            network,
                            network.horizon(),
                            capacities(network.arcs(), network::capacity),
                            capacities(network.exits(), network::exitCapacity),
                            Arrays.copyOf(node, supplies),
                            Arrays.copyOf(release, supplies),
                            Arrays.copyOf(people, supplies),
                            holding());
            return new Standing(
                    left,
                    step,
                    answer.curve()[step],
                    new FlowOverTime.Rows(
                            rows.flow(),
                            rows.exits(),
                            rows.held(),
                            departures.build(),
                            rows.labels()),
                    Arrays.copyOf(dead, supplies),
                    answer.lastArrival());
        }

        /** Those still at home: one supply from the step on, and those who become ready later. */
        private void home(int v, ByNode atHome) {
            long ready = 0;
            int newest = -1;
            for (int i = atHome.first[v]; i < atHome.first[v + 1]; i++) {
                int supply = atHome.item[i];
                if (network.supplyRelease(supply) <= step) {
                    ready += network.supplyPeople(supply);
                    boolean newer =
                            newest < 0
                                    || network.supplyRelease(supply)
                                            > network.supplyRelease(newest);
                    newest = newer ? supply : newest;
                }
            }
            long[] left = {ready};
            rows.departures()
                    .forEach(
                            v,
                            (_, from, until, each, _) ->
                                    left[0] -=
                                            (long) each
                                                    * Math.max(0, Math.min(until, step) - from));
            if (left[0] > 0) {
                add(v, step, left[0], answer.supplyDeadSince(newest));
            }
            for (int i = atHome.first[v]; i < atHome.first[v + 1]; i++) {
                int supply = atHome.item[i];
                if (network.supplyRelease(supply) > step) {
                    add(
                            v,
                            network.supplyRelease(supply),
                            network.supplyPeople(supply),
                            answer.supplyDeadSince(supply));
                }
            }
        }

        /**
         * Counts who comes to a node along a road entered before, or waits there; false if none.
         */
        private boolean onward(int v) {
            boolean[] any = {false};
            for (int i = roads.inFirst[v]; i < roads.inFirst[v + 1]; i++) {
                int transit = network.transit(roads.inArc[i]);
                rows.flow()
                        .forEach(
                                roads.inArc[i],
                                (_, from, until, each, _) -> {
                                    int last = Math.min(until, step);
                                    for (int t = Math.max(from, step - transit); t < last; t++) {
                                        onward[t + transit] += each;
                                        any[0] = true;
                                    }
                                });
            }
            int waiting = step < network.horizon() ? rows.held().at(v, step - 1) : 0;
            if (waiting > 0) {
                onward[step] += waiting;
            }
            return any[0] || waiting > 0;
        }

        private void add(int v, int when, long number, int label) {
            if (supplies == node.length) {
                node = Arrays.copyOf(node, 2 * supplies);
                release = Arrays.copyOf(release, 2 * supplies);
                people = Arrays.copyOf(people, 2 * supplies);
                dead = Arrays.copyOf(dead, 2 * supplies);
            }
            node[supplies] = v;
            release[supplies] = when;
            people[supplies] = number;
            dead[supplies++] = label;
        }

        private static Capacity[] capacities(
                int count, java.util.function.IntFunction<Capacity> each) {
            Capacity[] all = new Capacity[count];
            Arrays.setAll(all, each);
            return all;
        }

        private long[] holding() {
            long[] all = new long[network.nodes()];
            Arrays.setAll(all, network::holding);
            return all;
        }
    }
}
