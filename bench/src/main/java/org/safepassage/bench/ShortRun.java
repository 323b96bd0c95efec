package org.safepassage.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.planner.flow.EarliestArrivalFlow;
import org.safepassage.planner.flow.FlowCheck;
import org.safepassage.planner.flow.FlowOverTime;

/**
 * The bench in a minute, for every submission: families solved twice in one process, each answer
 * checked and its objective compared with the one kept here, and two of them with OR-Tools. Begins
 * no family after a minute, and says which it left out. Ends with 1 when any answer is wrong; times
 * are printed and judged by nobody, since machines differ. They are not those of a cold process:
 * later families run in code that earlier ones had compiled.
 */
public final class ShortRun {
    private static final long BEGIN_UNTIL_SECONDS = 60;
    private static final int SEED = 1;

    /**
     * The sum of arrival steps at this seed, as kept in RESULTS.md, where it says which of them an
     * explicit solver found as well.
     */
    private static final Map<Family, Long> OBJECTIVE = new EnumMap<>(Family.class);

    static {
        OBJECTIVE.put(Family.DENSE, 1_746_185L);
        OBJECTIVE.put(Family.DENSE_LARGER, 27_248_044L);
        OBJECTIVE.put(Family.BRIDGE, 5_707_883L);
        OBJECTIVE.put(Family.GRID, 3_553_351L);
        OBJECTIVE.put(Family.CLOSURES, 2_823_375L);
        OBJECTIVE.put(Family.STAGED, 2_832_962L);
        OBJECTIVE.put(Family.RADIAL, 10_716_584L);
        OBJECTIVE.put(Family.CHAINS, 2_809_501L);
        OBJECTIVE.put(Family.PLANAR, 2_723_924L);
        OBJECTIVE.put(Family.TINY_SOURCES, 7_109_641L);
        OBJECTIVE.put(Family.CITY_39K, 31_042_357L);
    }

    private ShortRun() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long end = System.nanoTime() + BEGIN_UNTIL_SECONDS * 1_000_000_000L;
        int wrong = 0;
        int leftOut = 0;
        System.out.println(
                "| family | objective | first wall s | first CPU s | again wall s | again CPU s | |");
        System.out.println("|---|---|---|---|---|---|---|");
        wrong += same(Family.DENSE, Peer.OR_TOOLS_MIN_COST, 1_746_185L);
        wrong += same(Family.CLOSURES, Peer.OR_TOOLS_MAX_FLOW, 15_916L);
        for (Family family : Family.values()) {
            Long objective = OBJECTIVE.get(family);
            if (objective != null) {
                boolean inTime = System.nanoTime() < end;
                leftOut += inTime ? 0 : 1;
                wrong +=
                        inTime
                                ? ours(family, objective)
                                : said(name(family) + ": left out, the minute is over");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d families, %d wrong, %d left out for time%n",
                OBJECTIVE.size(),
                wrong,
                leftOut);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static int ours(Family family, long objective) {
        DynamicNetwork network = family.network(SEED);
        double[] seconds = new double[4];
        FlowOverTime answer = timed(network, seconds, 0);
        String why = faultIn(network, answer, objective);
        answer = timed(network, seconds, 2);
        why = why.isEmpty() ? faultIn(network, answer, objective) : why;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f | %.3f | %s |%n",
                name(family),
                answer.objective(),
                seconds[0],
                seconds[1],
                seconds[2],
                seconds[3],
                why.isEmpty() ? "proof checked" : "WRONG: " + why);
        return why.isEmpty() ? 0 : 1;
    }

    private static FlowOverTime timed(DynamicNetwork network, double[] seconds, int at) {
        long wall = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        FlowOverTime answer = new EarliestArrivalFlow(network).solve();
        seconds[at] = (System.nanoTime() - wall) / 1e9;
        seconds[at + 1] =
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
        return answer;
    }

    private static String faultIn(DynamicNetwork network, FlowOverTime answer, long objective) {
        return FlowCheck.faultIn(network, answer)
                .orElse(answer.objective() == objective ? "" : "the objective is not " + objective);
    }

    private static int same(Family family, Peer peer, long expected)
            throws IOException, InterruptedException {
        Peer.Answer answer = peer.solve(family.network(SEED));
        boolean right = answer.objective() == expected;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | | | | %s by %s |%n",
                name(family),
                answer.objective(),
                answer.seconds(),
                right ? "agreed" : "WRONG",
                peer.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return right ? 0 : 1;
    }

    private static int said(String what) {
        System.out.println(what);
        return 0;
    }

    private static String name(Family family) {
        return family.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
