package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.Random;

/**
 * An answer written out in full, so that a test may spoil it, and judge what it has become in the
 * plainest way.
 */
final class PlainAnswer {
    final DynamicNetwork network;
    final long[][] flow;
    final long[][] exits;
    final long[][] held;
    final long[][] departures;
    final int[][] labels;
    final int[] supplyDead;
    long evacuated;
    long objective;
    int lastArrival;

    private PlainAnswer(DynamicNetwork network) {
        this.network = network;
        int horizon = network.horizon();
        flow = new long[network.arcs()][horizon];
        exits = new long[network.exits()][horizon];
        held = new long[network.nodes()][horizon];
        departures = new long[network.nodes()][horizon];
        labels = new int[network.nodes()][horizon];
        supplyDead = new int[network.supplies()];
        for (int[] row : labels) {
            Arrays.fill(row, FlowOverTime.NEVER);
        }
        Arrays.fill(supplyDead, FlowOverTime.NEVER);
    }

    /** Nobody moves, and no cut is drawn. */
    static PlainAnswer empty(DynamicNetwork network) {
        return new PlainAnswer(network);
    }

    PlainAnswer(FlowOverTime answer) {
        this(answer.network());
        for (int t = 0; t < network.horizon(); t++) {
            for (int arc = 0; arc < network.arcs(); arc++) {
                flow[arc][t] = answer.flow(arc, t);
            }
            for (int exit = 0; exit < network.exits(); exit++) {
                exits[exit][t] = answer.exitFlow(exit, t);
            }
            for (int node = 0; node < network.nodes(); node++) {
                held[node][t] = answer.held(node, t);
                departures[node][t] = answer.departures(node, t);
                labels[node][t] = answer.deadSince(node, t);
            }
        }
        Arrays.setAll(supplyDead, answer::supplyDeadSince);
        evacuated = answer.evacuated();
        objective = answer.objective();
        lastArrival = answer.lastArrival();
    }

    /** Changes one to three numbers by a little, or moves somebody to another way. Needs a step. */
    void spoil(Random random) {
        int horizon = network.horizon();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int t = random.nextInt(horizon);
            int by = random.nextBoolean() ? 1 : -1;
            switch (random.nextInt(10)) {
                case 0 -> change(flow, random, t, by);
                case 1 -> change(exits, random, t, by);
                case 2 -> change(held, random, t, by);
                case 3 -> change(departures, random, t, by);
                case 4, 5, 6 -> {
                    int node = random.nextInt(network.nodes());
                    int old = labels[node][t];
                    labels[node][t] =
                            random.nextInt(3) == 0
                                    ? FlowOverTime.NEVER
                                    : old == FlowOverTime.NEVER ? t : Math.max(0, old + by);
                }
                case 7 -> {
                    if (supplyDead.length > 0) {
                        int supply = random.nextInt(supplyDead.length);
                        supplyDead[supply] = random.nextBoolean() ? FlowOverTime.NEVER : t;
                    }
                }
                case 8 -> shiftSomebody(random, t);
                default -> {
                    switch (random.nextInt(3)) {
                        case 0 -> evacuated += by;
                        case 1 -> objective += by;
                        default -> lastArrival += by;
                    }
                }
            }
        }
    }

    private static void change(long[][] rows, Random random, int t, int by) {
        if (rows.length > 0) {
            rows[random.nextInt(rows.length)][t] += by;
        }
    }

    /**
     * One person takes another arc between the same nodes, or the same arc back: often as right as
     * before.
     */
    private void shiftSomebody(Random random, int t) {
        if (flow.length < 2) {
            return;
        }
        int arc = random.nextInt(flow.length);
        for (int other = 0; other < flow.length; other++) {
            boolean parallel =
                    network.tail(other) == network.tail(arc)
                            && network.head(other) == network.head(arc);
            boolean back =
                    network.tail(other) == network.head(arc)
                            && network.head(other) == network.tail(arc);
            boolean atOnce = network.transit(other) == 0 && network.transit(arc) == 0;
            boolean alike = parallel && network.transit(arc) == network.transit(other);
            if (other != arc && ((back && atOnce) || alike)) {
                flow[arc][t]++;
                flow[other][t] += back ? 1 : -1;
                return;
            }
        }
    }

    /** What the checker under test says: empty when it accepts. */
    String refusal() {
        FlowSums check =
                new FlowSums(network.nodes(), network.horizon(), network.arcs(), network.exits());
        for (int arc = 0; arc < network.arcs(); arc++) {
            check.arc(
                    network.tail(arc),
                    network.head(arc),
                    network.transit(arc),
                    network.capacity(arc)::at);
        }
        for (int exit = 0; exit < network.exits(); exit++) {
            check.exit(network.exitNode(exit), network.exitCapacity(exit)::at);
        }
        for (int i = 0; i < network.supplies(); i++) {
            check.supply(
                    network.supplyNode(i),
                    network.supplyRelease(i),
                    network.supplyPeople(i),
                    supplyDead[i]);
        }
        for (int node = 0; node < network.nodes(); node++) {
            check.holding(node, network.holding(node));
        }
        for (int t = 0; t < network.horizon(); t++) {
            for (int arc = 0; arc < network.arcs(); arc++) {
                check.run('f', arc, t, t + 1, flow[arc][t], 0);
            }
            for (int exit = 0; exit < network.exits(); exit++) {
                check.run('e', exit, t, t + 1, exits[exit][t], 0);
            }
            for (int node = 0; node < network.nodes(); node++) {
                check.run('w', node, t, t + 1, held[node][t], 0);
                check.run('d', node, t, t + 1, departures[node][t], 0);
                check.run('n', node, t, t + 1, labels[node][t], 0);
            }
        }
        return check.verdict(evacuated, objective, lastArrival).why();
    }

    /** Judged state by state, against the curve that the time-expanded network gives. */
    boolean isRight(long[] curve) {
        return isFeasible() && hasCurve(curve) && cutsProve(curve);
    }

    private boolean isFeasible() {
        int horizon = network.horizon();
        long[][] balance = new long[network.nodes()][horizon];
        for (int t = 0; t < horizon; t++) {
            for (int arc = 0; arc < network.arcs(); arc++) {
                if (flow[arc][t] < 0 || flow[arc][t] > network.capacity(arc).at(t)) {
                    return false;
                }
                balance[network.tail(arc)][t] -= flow[arc][t];
                int left = t + network.transit(arc);
                if (left < horizon) {
                    balance[network.head(arc)][left] += flow[arc][t];
                } else if (flow[arc][t] > 0) {
                    return false;
                }
            }
            for (int exit = 0; exit < network.exits(); exit++) {
                if (exits[exit][t] < 0 || exits[exit][t] > network.exitCapacity(exit).at(t)) {
                    return false;
                }
                balance[network.exitNode(exit)][t] -= exits[exit][t];
            }
            for (int node = 0; node < network.nodes(); node++) {
                if (held[node][t] < 0
                        || held[node][t] > network.holding(node)
                        || departures[node][t] < 0) {
                    return false;
                }
                balance[node][t] += departures[node][t] - held[node][t];
                if (t + 1 < horizon) {
                    balance[node][t + 1] += held[node][t];
                } else if (held[node][t] > 0) {
                    return false;
                }
            }
        }
        for (int node = 0; node < network.nodes(); node++) {
            long left = 0;
            for (int t = 0; t < horizon; t++) {
                left += departures[node][t];
                long ready = 0;
                for (int i = 0; i < network.supplies(); i++) {
                    if (network.supplyNode(i) == node && network.supplyRelease(i) <= t) {
                        ready += network.supplyPeople(i);
                    }
                }
                if (left > ready || balance[node][t] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean hasCurve(long[] curve) {
        long out = 0;
        long sum = 0;
        int last = -1;
        for (int t = 0; t < network.horizon(); t++) {
            long now = 0;
            for (long[] exit : exits) {
                now += exit[t];
            }
            out += now;
            sum += network.people() - out;
            last = now > 0 ? t : last;
            if (out != curve[t + 1]) {
                return false;
            }
        }
        return evacuated == out && objective == sum && lastArrival == last;
    }

    private boolean cutsProve(long[] curve) {
        int horizon = network.horizon();
        for (int theta = 0; theta < horizon; theta++) {
            long cut = 0;
            for (int t = 0; t < horizon; t++) {
                for (int arc = 0; arc < network.arcs(); arc++) {
                    int left = t + network.transit(arc);
                    if (left < horizon
                            && labels[network.tail(arc)][t] > theta
                            && labels[network.head(arc)][left] <= theta) {
                        cut += Math.min(1L << 30, network.capacity(arc).at(t));
                    }
                }
                for (int node = 0; node < network.nodes(); node++) {
                    if (t + 1 < horizon
                            && labels[node][t] > theta
                            && labels[node][t + 1] <= theta) {
                        cut += network.holding(node);
                    }
                }
                for (int exit = 0; exit < network.exits() && t <= theta; exit++) {
                    if (labels[network.exitNode(exit)][t] > theta) {
                        cut += Math.min(1L << 30, network.exitCapacity(exit).at(t));
                    }
                }
            }
            for (int i = 0; i < network.supplies(); i++) {
                if (supplyDead[i] <= theta) {
                    cut += network.supplyPeople(i);
                } else if (network.supplyPeople(i) > 0) {
                    for (int t = network.supplyRelease(i); t < horizon; t++) {
                        cut += labels[network.supplyNode(i)][t] <= theta ? 1L << 30 : 0;
                    }
                }
            }
            if (cut != curve[theta + 1]) {
                return false;
            }
        }
        return true;
    }
}
