package org.safepassage.planner.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EarliestArrivalFlowProps {
    private static final int BATCH = 50;
    private static final int LARGER = Integer.getInteger("safepassage.larger", 200);

    static LongStream batches() {
        return LongStream.range(0, 3000 / BATCH);
    }

    @ParameterizedTest(name = "seeds from {0} x 50")
    @MethodSource("batches")
    void agreesWithTheTimeExpandedNetworkAtEveryStep(long batch) {
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            DynamicNetwork network = RandomNetwork.of(seed);
            FlowOverTime answer = new EarliestArrivalFlow(network).solve();
            assertArrayEquals(TimeExpandedNetwork.curve(network), answer.curve(), "seed " + seed);
            assertEquals(Optional.empty(), FlowCheck.faultIn(network, answer), "seed " + seed);
            assertPathsAreTheFlow(network, answer, seed);
            for (int budget : new int[] {0, 5, 20}) {
                FlowOverTime byLabels =
                        new EarliestArrivalFlow(network).solve(Progress.NONE, budget);
                assertArrayEquals(
                        answer.curve(), byLabels.curve(), "seed " + seed + ", budget " + budget);
                assertEquals(
                        Optional.empty(), FlowCheck.faultIn(network, byLabels), "seed " + seed);
            }
            assertCutsAreTheCurve(network, answer, seed);
        }
    }

    static LongStream largerBatches() {
        return LongStream.range(0, LARGER / 20);
    }

    @ParameterizedTest(name = "larger, seeds from {0} x 20")
    @MethodSource("largerBatches")
    void provesEveryStepOfLargerNetworks(long batch) {
        for (long seed = batch * 20; seed < (batch + 1) * 20; seed++) {
            DynamicNetwork network = RandomNetwork.larger(seed);
            FlowOverTime answer = new EarliestArrivalFlow(network).solve();
            assertEquals(Optional.empty(), FlowCheck.faultIn(network, answer), "seed " + seed);
            FlowOverTime byLabels = new EarliestArrivalFlow(network).solve(Progress.NONE, 0);
            assertEquals(Optional.empty(), FlowCheck.faultIn(network, byLabels), "seed " + seed);
            assertArrayEquals(answer.curve(), byLabels.curve(), "seed " + seed);
            FlowOverTime again = new EarliestArrivalFlow(network).solve(Progress.NONE, 0);
            assertEquals(runs(byLabels), runs(again), "seed " + seed);
        }
    }

    private static String runs(FlowOverTime answer) {
        StringBuilder text = new StringBuilder();
        answer.forEachRun(
                (kind, index, from, until, value, rise) ->
                        text.append(kind)
                                .append(List.of(index, from, until, value, rise))
                                .append('\n'));
        return text.toString();
    }

    static void assertPathsAreTheFlow(DynamicNetwork network, FlowOverTime answer, long seed) {
        int horizon = network.horizon();
        long[][] flow = new long[network.arcs()][horizon];
        long[][] held = new long[network.nodes()][horizon];
        long[][] departures = new long[network.nodes()][horizon];
        long[][] exits = new long[network.exits()][horizon];
        for (ShiftedPath path : answer.decompose()) {
            for (ShiftedPath.Departures group : path.departures()) {
                assertTrue(group.peoplePerStep() > 0, "seed " + seed);
                for (int start = group.from(); start < group.until(); start++) {
                    int node = path.source();
                    int step = start;
                    departures[node][step] += group.peoplePerStep();
                    int[] arcs = path.arcs();
                    for (int i = 0; i <= arcs.length; i++) {
                        for (int wait = 0; wait < path.waits()[i]; wait++) {
                            held[node][step++] += group.peoplePerStep();
                        }
                        if (i < arcs.length) {
                            assertEquals(node, network.tail(arcs[i]), "seed " + seed);
                            flow[arcs[i]][step] += group.peoplePerStep();
                            node = network.head(arcs[i]);
                            step += network.transit(arcs[i]);
                        }
                    }
                    assertEquals(network.exitNode(path.exit()), node, "seed " + seed);
                    assertEquals(start + path.steps(), step, "seed " + seed);
                    exits[path.exit()][step] += group.peoplePerStep();
                }
            }
        }
        for (int step = 0; step < horizon; step++) {
            for (int arc = 0; arc < network.arcs(); arc++) {
                assertEquals(answer.flow(arc, step), flow[arc][step], "seed " + seed);
            }
            for (int node = 0; node < network.nodes(); node++) {
                assertEquals(answer.held(node, step), held[node][step], "seed " + seed);
                assertEquals(answer.departures(node, step), departures[node][step], "seed " + seed);
            }
            for (int exit = 0; exit < network.exits(); exit++) {
                assertEquals(answer.exitFlow(exit, step), exits[exit][step], "seed " + seed);
            }
        }
    }

    /**
     * For every θ: what the cut lets through, and the people of the supplies beyond it, are the
     * people out by θ.
     */
    private static void assertCutsAreTheCurve(
            DynamicNetwork network, FlowOverTime answer, long seed) {
        for (int theta = 0; theta < network.horizon(); theta++) {
            List<CutArc> cut = answer.cut(theta);
            long people = cut.stream().mapToLong(CutArc::people).sum();
            for (int supply = 0; supply < network.supplies(); supply++) {
                people +=
                        answer.supplyDeadSince(supply) <= theta ? network.supplyPeople(supply) : 0;
            }
            assertEquals(answer.curve()[theta + 1], people, "seed " + seed + ", step " + theta);
        }
    }
}
