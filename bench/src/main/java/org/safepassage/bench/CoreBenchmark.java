package org.safepassage.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.planner.flow.EarliestArrivalFlow;
import org.safepassage.planner.flow.FlowCheck;
import org.safepassage.planner.flow.FlowOverTime;
import org.safepassage.planner.flow.NetworkChange;
import org.safepassage.planner.flow.Replan;

/**
 * The core under JMH, in a warm process: {@code java … org.openjdk.jmh.Main CoreBenchmark}. What a
 * first solve costs, which is what a user waits for, is measured by {@link Runner}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
public class CoreBenchmark {
    private static final int SEED = 1;

    /** A city of 39,000 arcs in ten hours of minutes. */
    @State(Scope.Benchmark)
    public static class MidCity {
        private final DynamicNetwork network = Family.CITY_39K.network(SEED);
    }

    /** Long queues before little room: nearly every path is an earlier one, later. */
    @State(Scope.Benchmark)
    public static class Queues {
        private final DynamicNetwork network = Family.DENSE_LARGER.network(SEED);
    }

    /** The city of 39,000 arcs with its answer. */
    @State(Scope.Benchmark)
    public static class Solved {
        private final DynamicNetwork network = Family.CITY_39K.network(SEED);
        private final FlowOverTime answer = new EarliestArrivalFlow(network).solve();

        /** Else every sample would measure how fast a wrong answer is refused. */
        @Setup
        public void isRight() {
            FlowCheck.faultIn(network, answer)
                    .ifPresent(
                            why -> {
                                throw new IllegalStateException(why);
                            });
        }
    }

    /** The city for two and a half hours, solved; a third in, its busiest exit will close. */
    @State(Scope.Benchmark)
    public static class Closing {
        private final FlowOverTime base =
                new EarliestArrivalFlow(Family.CITY_39K_SHORT.network(SEED)).solve();
        private final int exit = ReplanRun.busiestExits(base)[0];
        private final int third = base.network().horizon() / 3;
    }

    @Benchmark
    public FlowOverTime solveOfTheMidCity(MidCity city) {
        return new EarliestArrivalFlow(city.network).solve();
    }

    @Benchmark
    public FlowOverTime solveOfLongQueues(Queues queues) {
        return new EarliestArrivalFlow(queues.network).solve();
    }

    @Benchmark
    public FlowCheck.Verdict checkOfTheMidCity(Solved solved) {
        return FlowCheck.verdict(solved.network, solved.answer);
    }

    @Benchmark
    public FlowOverTime resumeAfterAnExitCloses(Closing closing) {
        Replan replan = Replan.from(closing.base, closing.third);
        return replan.solve(
                NetworkChange.of(replan.network())
                        .exit(closing.exit, closing.third, Capacity.of(0))
                        .make());
    }
}
