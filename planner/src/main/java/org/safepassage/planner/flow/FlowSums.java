package org.safepassage.planner.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a flow over time and its cuts, given in stretches, and says what is wrong. Time is linear
 * in the time-expanded size, memory in the network plus the stretches.
 */
final class FlowSums {
    private static final int NEVER = Stretch.NEVER;

    private record Arc(int tail, int head, int transit, IntToLongFunction limit) {}

    private record Exit(int node, IntToLongFunction limit) {}

    private record Supply(int node, int release, long people, int deadSince) {}

    private final int nodes;
    private final int horizon;
    private final List<Arc> arcs = new ArrayList<>();
    private final List<Exit> exits = new ArrayList<>();
    private final List<Supply> supplies = new ArrayList<>();
    private final long[] holding;
    private long people;
    private final @Nullable Stretch[] flow; // [arc] the newest
    private final @Nullable Stretch[] exitFlow; // [exit] the newest
    private final @Nullable Stretch[] held; // [node] the newest
    private final @Nullable Stretch[] departures; // [node] the newest
    private final @Nullable Stretch[] labels; // [node] the newest
    private final long[] arrivals; // [step]
    private final long[] cutChange; // [theta] the cut for theta less the one before

    FlowSums(int nodes, int horizon, int arcCount, int exitCount) {
        this.nodes = nodes;
        this.horizon = horizon;
        holding = new long[nodes];
        flow = new Stretch[arcCount];
        exitFlow = new Stretch[exitCount];
        held = new Stretch[nodes];
        departures = new Stretch[nodes];
        labels = new Stretch[nodes];
        arrivals = new long[horizon];
        cutChange = new long[horizon];
    }

    void arc(int tail, int head, int transit, IntToLongFunction limit) {
        arcs.add(new Arc(tail, head, transit, limit));
    }

    void exit(int node, IntToLongFunction limit) {
        exits.add(new Exit(node, limit));
    }

    void supply(int node, int release, long number, int deadSince) {
        supplies.add(new Supply(node, release, number, deadSince));
        people += number;
    }

    void holding(int node, long number) {
        holding[node] = number;
    }

    /**
     * A stretch of the answer: f flow by arc, e by exit, w waiting and d departures by node, n
     * labels by node.
     */
    void run(char kind, int index, int from, int until, long value, int rise) {
        @Nullable Stretch[] rows =
                switch (kind) {
                    case 'f' -> flow;
                    case 'e' -> exitFlow;
                    case 'w' -> held;
                    case 'd' -> departures;
                    case 'n' -> labels;
                    default ->
                            throw new IllegalArgumentException("There is no record " + kind + ".");
                };
        rows[index] = new Stretch(from, until, value, rise, rows[index]);
    }

    long[] curve() {
        long[] curve = new long[horizon + 1];
        System.arraycopy(arrivals, 0, curve, 1, horizon);
        Arrays.parallelPrefix(curve, Long::sum);
        return curve;
    }

    private void labelsOf(int node, int[] into) {
        Stretch.labels(labels[node], into);
    }

    /** Adds everything up. */
    FlowCheck.Verdict verdict(long evacuated, long objective, int lastArrival) {
        String fault = faultInArcs();
        fault = fault.isEmpty() ? faultInExits() : fault;
        fault = fault.isEmpty() ? faultInNodes() : fault;
        if (!fault.isEmpty()) {
            return new FlowCheck.Verdict(false, false, fault);
        }
        fault = faultInSupplies();
        fault = fault.isEmpty() ? faultInCuts() : fault;
        fault = fault.isEmpty() ? faultInTotals(evacuated, objective, lastArrival) : fault;
        return new FlowCheck.Verdict(true, fault.isEmpty(), fault);
    }

    private String faultInArcs() {
        int[] tail = new int[horizon];
        int[] head = new int[horizon];
        for (int index = 0; index < arcs.size(); index++) {
            Arc arc = arcs.get(index);
            labelsOf(arc.tail, tail);
            labelsOf(arc.head, head);
            String fault = faultIn("arc " + index, flow[index], arc.limit, arc.transit, tail, head);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        for (int node = 0; node < nodes; node++) {
            long room = holding[node];
            labelsOf(node, tail);
            String fault = faultIn("holding area " + node, held[node], step -> room, 1, tail, tail);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private String faultIn(
            String what,
            @Nullable Stretch runs,
            IntToLongFunction limit,
            int transit,
            int[] tail,
            int[] head) {
        long[] entering = new long[horizon];
        Stretch.add(runs, entering, 0, 1);
        for (int step = 0; step < horizon; step++) {
            boolean arrives = step < horizon - transit;
            boolean cut = arrives && head[step + transit] < tail[step];
            if (entering[step] == 0 && !cut) {
                continue;
            }
            long room = limit.applyAsLong(step);
            if (entering[step] < 0 || entering[step] > room) {
                return "%d enter %s in step %d, of %d.".formatted(entering[step], what, step, room);
            }
            if (!arrives) {
                return "People who enter %s in step %d are on it at the end.".formatted(what, step);
            }
            if (cut) {
                cut(head[step + transit], tail[step], room);
            }
        }
        return "";
    }

    /**
     * Counts towards the cuts from one theta, included, to another, not included. More than all
     * people is too many.
     */
    private void cut(int from, int until, long capacity) {
        long counted = Math.min(capacity, people + 1);
        if (from < Math.min(until, horizon)) {
            cutChange[from] += counted;
            if (until < horizon) {
                cutChange[until] -= counted;
            }
        }
    }

    private String faultInExits() {
        int[] label = new int[horizon];
        for (int index = 0; index < exits.size(); index++) {
            long[] leaving = new long[horizon];
            Stretch.add(exitFlow[index], leaving, 0, 1);
            labelsOf(exits.get(index).node, label);
            for (int step = 0; step < horizon; step++) {
                long room = exits.get(index).limit.applyAsLong(step);
                if (leaving[step] < 0 || leaving[step] > room) {
                    return "%d pass exit %d in step %d, of %d."
                            .formatted(leaving[step], index, step, room);
                }
                arrivals[step] += leaving[step];
                cut(step, label[step], room);
            }
        }
        return "";
    }

    /**
     * Whoever comes to a node in a step, goes on, leaves or waits; and nobody sets out who is not
     * there.
     */
    private String faultInNodes() {
        int[][] into = byNode(arcs.stream().mapToInt(Arc::head).toArray());
        int[][] outOf = byNode(arcs.stream().mapToInt(Arc::tail).toArray());
        int[][] exitsAt = byNode(exits.stream().mapToInt(Exit::node).toArray());
        int[][] suppliesAt = byNode(supplies.stream().mapToInt(Supply::node).toArray());
        for (int node = 0; node < nodes; node++) {
            long[] setOut = new long[horizon];
            Stretch.add(departures[node], setOut, 0, 1);
            long[] balance = setOut.clone();
            for (int arc : into[node]) {
                Stretch.add(flow[arc], balance, Math.min(horizon, arcs.get(arc).transit), 1);
            }
            for (int arc : outOf[node]) {
                Stretch.add(flow[arc], balance, 0, -1);
            }
            for (int exit : exitsAt[node]) {
                Stretch.add(exitFlow[exit], balance, 0, -1);
            }
            Stretch.add(held[node], balance, Math.min(horizon, 1), 1);
            Stretch.add(held[node], balance, 0, -1);
            long[] home = new long[horizon + 1]; // those too late at the end
            for (int index : suppliesAt[node]) {
                Supply supply = supplies.get(index);
                home[Math.min(supply.release, horizon)] += supply.people;
            }
            long atHome = 0;
            for (int step = 0; step < horizon; step++) {
                atHome += home[step] - setOut[step];
                if (setOut[step] < 0 || atHome < 0) {
                    return "%d people set out from node %d in step %d, where %d are ready."
                            .formatted(setOut[step], node, step, atHome + setOut[step]);
                }
                if (balance[step] != 0) {
                    return "At node %d, %d more come than go in step %d."
                            .formatted(node, balance[step], step);
                }
            }
        }
        return "";
    }

    private int[][] byNode(int[] nodeOf) {
        int[] count = new int[nodes];
        Arrays.stream(nodeOf).forEach(node -> count[node]++);
        int[][] found = new int[nodes][];
        Arrays.setAll(found, node -> new int[count[node]]);
        for (int i = 0; i < nodeOf.length; i++) {
            found[nodeOf[i]][--count[nodeOf[i]]] = i;
        }
        return found;
    }

    /** Home is without limit: no cut may lie between people and a step in which they are ready. */
    private String faultInSupplies() {
        int[] label = new int[horizon];
        for (Supply supply : supplies) {
            labelsOf(supply.node, label);
            for (int step = supply.release; step < horizon && supply.people > 0; step++) {
                if (label[step] < Math.min(supply.deadSince, horizon)) {
                    return "The cut for step %d parts the people of node %d, ready at %d, from the node in step %d."
                            .formatted(label[step], supply.node, supply.release, step);
                }
            }
            cut(supply.deadSince, NEVER, supply.people);
        }
        return "";
    }

    private String faultInCuts() {
        long cut = 0;
        long out = 0;
        for (int step = 0; step < horizon; step++) {
            cut += cutChange[step];
            out += arrivals[step];
            if (cut != out) {
                return "By step %d %d people are out, but the cut proves only that no more than %d can be."
                        .formatted(step, out, cut);
            }
        }
        return "";
    }

    private String faultInTotals(long evacuated, long objective, int lastArrival) {
        long out = 0;
        long sum = 0;
        int last = -1;
        for (int step = 0; step < horizon; step++) {
            out += arrivals[step];
            sum += people - out;
            last = arrivals[step] > 0 ? step : last;
        }
        return out == evacuated && sum == objective && last == lastArrival
                ? ""
                : "The totals say %d out, objective %d, last in step %d; the flow says %d, %d and %d."
                        .formatted(evacuated, objective, lastArrival, out, sum, last);
    }
}
