package org.safepassage.planner.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * An earliest arrival flow and its proof: who enters which arc when, and for every θ the cut over
 * time that no more people than these could have crossed by θ. Immutable; kept as runs, so its size
 * grows with what changes and not with the steps.
 *
 * <p>The cuts: a (node, step) with {@link #deadSince} at most θ is on the exits' side of the cut
 * for θ, and so is a supply with {@link #supplyDeadSince} at most θ. The cut for θ has the capacity
 * of all arcs and holding areas that lead into that side, of the exits up to θ that are not on it,
 * and the people of the supplies on it; that sum is {@code curve()[θ + 1]}.
 */
public final class FlowOverTime {
    /** The label of what is on the people's side of every cut. */
    public static final int NEVER = States.NEVER;

    private final DynamicNetwork network;
    private final long[] curve;
    private final Runs flow;
    private final Runs exitFlow;
    private final Runs held;
    private final Runs departures;
    private final Runs labels;
    private final int[] supplyDead;

    FlowOverTime(
            DynamicNetwork network,
            long[] curve,
            Runs flow,
            Runs exitFlow,
            Runs held,
            Runs departures,
            Runs labels,
            int[] supplyDead) {
        this.network = network;
        this.curve = curve;
        this.flow = flow;
        this.exitFlow = exitFlow;
        this.held = held;
        this.departures = departures;
        this.labels = labels;
        this.supplyDead = supplyDead;
    }

    /** The network this is a flow in. */
    public DynamicNetwork network() {
        return network;
    }

    /** People out before the horizon. */
    public long evacuated() {
        return curve[curve.length - 1];
    }

    /** The sum over all people of their arrival step, the horizon for each who is not out. */
    public long objective() {
        long sum = 0;
        for (int theta = 0; theta < network.horizon(); theta++) {
            sum += network.people() - curve[theta + 1];
        }
        return sum;
    }

    /** The last step in which anybody passes an exit, -1 if nobody does. */
    public int lastArrival() {
        int step = curve.length - 1;
        while (step > 0 && curve[step] == curve[step - 1]) {
            step--;
        }
        return step - 1;
    }

    /** People with an arrival step before m, for m from 0 to the horizon. */
    public long[] curve() {
        return curve.clone();
    }

    /** People who enter the arc in this step. */
    public long flow(int arc, int step) {
        return flow.at(arc, step);
    }

    /** People who pass the exit in this step. */
    public long exitFlow(int exit, int step) {
        return exitFlow.at(exit, step);
    }

    /** People who leave home at the node in this step. */
    public long departures(int node, int step) {
        return departures.at(node, step);
    }

    /** People on their way who wait at the node from this step to the next. */
    public long held(int node, int step) {
        return held.at(node, step);
    }

    /**
     * The first θ for which (node, step) is on the exits' side of the cut, {@link #NEVER} if none.
     */
    public int deadSince(int node, int step) {
        return labels.at(node, step);
    }

    /**
     * The first θ for which the supply is on the exits' side of the cut, {@link #NEVER} if none.
     */
    public int supplyDeadSince(int supply) {
        return supplyDead[supply];
    }

    /**
     * The cut at the last step before the horizon at which somebody is still not out: what holds
     * them up.
     */
    public List<CutArc> bottleneck() {
        int theta = network.horizon() - 1;
        while (theta > 0 && curve[theta] == network.people()) {
            theta--;
        }
        return theta < 0 ? List.of() : cut(theta);
    }

    /**
     * What binds the people out by step θ, included; stretches of equal arcs by rising step. Time
     * O(E·T).
     */
    public List<CutArc> cut(int theta) {
        List<CutArc> cut = new ArrayList<>();
        int[] tail = new int[network.horizon()];
        int[] head = new int[network.horizon()];
        for (int arc = 0; arc < network.arcs(); arc++) {
            labels.expand(network.head(arc), head);
            labels.expand(network.tail(arc), tail);
            collect(
                    cut,
                    CutArc.Kind.ARC,
                    arc,
                    tail,
                    head,
                    network.transit(arc),
                    network.capacity(arc),
                    theta);
        }
        for (int node = 0; node < network.nodes(); node++) {
            if (network.holding(node) > 0) {
                labels.expand(node, tail);
                Capacity capacity = Capacity.of(network.holding(node));
                collect(cut, CutArc.Kind.HOLDING, node, tail, tail, 1, capacity, theta);
            }
        }
        for (int exit = 0; exit < network.exits(); exit++) {
            labels.expand(network.exitNode(exit), tail);
            Capacity capacity = network.exitCapacity(exit);
            int from = 0;
            while (from <= theta) {
                int until = from;
                while (until <= theta && tail[until] > theta) {
                    until++;
                }
                if (until > from) {
                    cut.add(
                            new CutArc(
                                    CutArc.Kind.EXIT,
                                    exit,
                                    from,
                                    until,
                                    capacity.total(from, until)));
                }
                from = until + 1;
            }
        }
        return cut;
    }

    private static void collect(
            List<CutArc> cut,
            CutArc.Kind kind,
            int index,
            int[] tail,
            int[] head,
            int transit,
            Capacity capacity,
            int theta) {
        int from = 0;
        int steps = tail.length - transit;
        while (from < steps) {
            int until = from;
            while (until < steps && tail[until] > theta && head[until + transit] <= theta) {
                until++;
            }
            if (until > from) {
                cut.add(new CutArc(kind, index, from, until, capacity.total(from, until)));
            }
            from = until + 1;
        }
    }

    /**
     * The flow as ways people can follow; the sum over all of them is the flow, exactly. A way that
     * served in one step is taken first in the next, so that few ways serve for long.
     */
    public List<ShiftedPath> decompose() {
        return new PathDecomposition(network, flow, exitFlow, held, departures).paths();
    }

    /**
     * Stretches of equal flow, waiting, departures and cuts, by kind, row and step; an answer file
     * holds just these.
     */
    void forEachRun(RunVisitor visitor) {
        flow.forEach(
                (arc, from, until, people, rise) ->
                        visitor.run('f', arc, from, until, people, rise));
        exitFlow.forEach(
                (exit, from, until, people, rise) ->
                        visitor.run('e', exit, from, until, people, rise));
        held.forEach(
                (node, from, until, people, rise) ->
                        visitor.run('w', node, from, until, people, rise));
        departures.forEach(
                (node, from, until, people, rise) ->
                        visitor.run('d', node, from, until, people, rise));
        labels.forEach(
                (node, from, until, theta, rise) ->
                        visitor.run('n', node, from, until, theta, rise));
    }

    /** The answer's rows, for whoever goes on from them. */
    Rows rows() {
        return new Rows(flow, exitFlow, held, departures, labels);
    }

    /**
     * Flow by arc, exits by exit, people waiting on their way, departures and labels by node, all
     * over time.
     */
    record Rows(Runs flow, Runs exits, Runs held, Runs departures, Runs labels) {}

    /** The stretches of the labels of one node. */
    void forEachLabelRun(int node, Runs.Visitor visitor) {
        labels.forEach(node, visitor);
    }

    /** Receives the stretches of an answer. */
    @FunctionalInterface
    interface RunVisitor {
        /**
         * Kind f flow, e exit, w held, d departures, n label; {@code value} at {@code from}, rising
         * by {@code rise}.
         */
        void run(char kind, int index, int from, int until, int value, int rise);
    }
}
