package org.safepassage.planner.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random sequences of changes, at the start and in the midst of a plan: each answer is that of a
 * first solve and of the explicit network, and its proof holds.
 */
class ReplanProps {
    private static final int BATCH = 50;

    static LongStream batches() {
        return LongStream.range(0, Long.getLong("safepassage.seeds", 2000) / BATCH);
    }

    @ParameterizedTest(name = "seeds from {0} x 50")
    @MethodSource("batches")
    void resumedIsAsFromTheBeginning(long batch) {
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            Random random = new Random(seed * 31 + 7);
            FlowOverTime answer = new EarliestArrivalFlow(RandomNetwork.of(seed)).solve();
            int now = 0;
            for (int change = 0; change < 4; change++) {
                String where = "seed " + seed + ", change " + change;
                int horizon = answer.network().horizon();
                now = random.nextInt(3) == 0 ? now + random.nextInt(horizon - now + 1) : now;
                Replan replan = now == 0 ? Replan.before(answer) : Replan.from(answer, now);
                assertEquals(answer.curve()[now], replan.arrived(), where);
                assertEquals(
                        answer.network().people(),
                        replan.arrived() + replan.network().people(),
                        where);
                DynamicNetwork changed = changed(replan.network(), now, random);
                FlowOverTime resumed = replan.solve(changed);
                assertEquals(Optional.empty(), FlowCheck.faultIn(changed, resumed), where);
                FlowOverTime byLabels =
                        replan.findResumed(
                                        changed, Progress.NONE, random.nextInt(20), Long.MAX_VALUE)
                                .orElseThrow();
                assertEquals(Optional.empty(), FlowCheck.faultIn(changed, byLabels), where);
                assertArrayEquals(byLabels.curve(), resumed.curve(), where);
                FlowOverTime cold = new EarliestArrivalFlow(changed).solve();
                assertArrayEquals(cold.curve(), resumed.curve(), where);
                assertArrayEquals(TimeExpandedNetwork.curve(changed), resumed.curve(), where);
                EarliestArrivalFlowProps.assertPathsAreTheFlow(changed, resumed, seed);
                answer = resumed;
            }
        }
    }

    /** One to three changes, from a step on. */
    static DynamicNetwork changed(DynamicNetwork network, int now, Random random) {
        NetworkChange change = NetworkChange.of(network);
        int horizon = network.horizon();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = now + random.nextInt(Math.max(1, horizon - now));
            Capacity capacity =
                    switch (random.nextInt(4)) {
                        case 0 -> Capacity.of(0);
                        case 1 -> Capacity.rate(random.nextInt(12), 1 + random.nextInt(5));
                        case 2 -> Capacity.of(Capacity.UNLIMITED);
                        default -> Capacity.of(random.nextInt(6));
                    };
            int kind = random.nextInt(8);
            if (kind < 3 && network.arcs() > 0) {
                change.arc(random.nextInt(network.arcs()), from, capacity);
            } else if (kind < 5) {
                change.exit(random.nextInt(network.exits()), from, capacity);
            } else if (kind == 5) {
                change.supply(random.nextInt(network.nodes()), from, random.nextInt(9));
            } else if (kind == 6 && horizon < 30) {
                change.horizon(horizon + random.nextInt(5));
            } else {
                change.holding(random.nextInt(network.nodes()), random.nextInt(6));
            }
        }
        return change.make();
    }
}
