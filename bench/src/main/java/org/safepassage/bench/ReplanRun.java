package org.safepassage.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.planner.flow.EarliestArrivalFlow;
import org.safepassage.planner.flow.FlowCheck;
import org.safepassage.planner.flow.FlowOverTime;
import org.safepassage.planner.flow.NetworkChange;
import org.safepassage.planner.flow.Replan;

/**
 * Changes of a solved plan, resumed beside solved from the beginning: {@code java … ReplanRun
 * [FAMILY …]}. Every answer is checked, and both curves are compared; ends with 1 when any differs.
 * Times are of the solving thread's processor, the best of three.
 */
public final class ReplanRun {
    private static final int SEED = 1;
    private static final int TIMES = 3;
    private static final List<Family> USUAL =
            List.of(
                    Family.CITY_39K,
                    Family.CITY_39K_SHORT,
                    Family.CITY_75K,
                    Family.CITY_100K,
                    Family.TINY_SOURCES,
                    Family.CLOSURES,
                    Family.STAGED);

    private int wrong;

    private ReplanRun() {}

    /** A change of a plan, from a step on. */
    private record Change(
            String words, int step, Function<DynamicNetwork, DynamicNetwork> figures) {}

    public static void main(String[] arguments) throws IOException {
        List<Family> families =
                arguments.length == 0
                        ? USUAL
                        : Arrays.stream(arguments).map(Family::valueOf).toList();
        System.out.println(
                "| family | arcs × steps | change | out before | out after | first solve CPU s | resumed CPU ms | share | |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        ReplanRun run = new ReplanRun();
        families.forEach(run::family);
        System.exit(run.wrong == 0 ? 0 : 1);
    }

    private void family(Family family) {
        DynamicNetwork network = family.network(SEED);
        FlowOverTime base = new EarliestArrivalFlow(network).solve();
        for (Change change : changes(base)) {
            change(family, base, change);
        }
    }

    private void change(Family family, FlowOverTime base, Change change) {
        double resumedMillis = Double.MAX_VALUE;
        double coldSeconds = Double.MAX_VALUE;
        FlowOverTime resumed = base;
        FlowOverTime cold = base;
        long arrived = 0;
        Replan replan = Replan.from(base, change.step());
        DynamicNetwork changed = change.figures().apply(replan.network());
        for (int i = 0; i < TIMES; i++) {
            long start = now();
            replan = Replan.from(base, change.step());
            changed = change.figures().apply(replan.network());
            resumed = replan.solve(changed);
            arrived = replan.arrived();
            resumedMillis = Math.min(resumedMillis, (now() - start) / 1e6);
        }
        for (int i = 0; i < TIMES && (i == 0 || coldSeconds < 5); i++) {
            long start = now();
            cold = new EarliestArrivalFlow(changed).solve();
            coldSeconds = Math.min(coldSeconds, (now() - start) / 1e9);
        }
        boolean same = Arrays.equals(cold.curve(), resumed.curve());
        String fault = FlowCheck.faultIn(changed, resumed).orElse("proof checked");
        boolean right = same && fault.equals("proof checked");
        wrong += right ? 0 : 1;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d × %d | %s | %d | %d | %.3f | %.0f | %.1f %% | %s |%n",
                family.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                changed.arcs(),
                changed.horizon(),
                change.words(),
                base.evacuated(),
                arrived + resumed.evacuated(),
                coldSeconds,
                resumedMillis,
                resumedMillis / coldSeconds / 10,
                right ? "same curve, proof checked" : "WRONG: " + (same ? fault : "other curve"));
        System.out.flush();
    }

    private static List<Change> changes(FlowOverTime base) {
        DynamicNetwork network = base.network();
        int exit = busiestExits(base)[0];
        int road = busiestRoad(base);
        int third = network.horizon() / 3;
        int hour = network.horizon() / 10;
        // 149 people an hour is one lane; an hour is a tenth of these horizons or less.
        Capacity wider = Capacity.rate(perHour(network, exit, hour) + 149, hour);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("nothing", 0, n -> n));
        changes.add(
                new Change(
                        "one more lane at the busiest exit",
                        0,
                        n -> NetworkChange.of(n).exit(exit, 0, wider).make()));
        changes.add(
                new Change(
                        "one more lane there from a third on",
                        third,
                        n -> NetworkChange.of(n).exit(exit, third, wider).make()));
        changes.add(
                new Change(
                        "a tenth more time",
                        0,
                        n -> NetworkChange.of(n).horizon(n.horizon() + hour).make()));
        changes.add(
                new Change(
                        "the busiest exit closes at a third, known before",
                        0,
                        n -> NetworkChange.of(n).exit(exit, third, Capacity.of(0)).make()));
        changes.add(
                new Change(
                        "it closes at a third, told then",
                        third,
                        n -> NetworkChange.of(n).exit(exit, third, Capacity.of(0)).make()));
        changes.add(
                new Change(
                        "the busiest road closes at a third, told then",
                        third,
                        n -> NetworkChange.of(n).closeArc(road, third).make()));
        changes.add(
                new Change(
                        "500 more people at a third",
                        third,
                        n -> NetworkChange.of(n).supply(n.supplyNode(0), third, 500).make()));
        return changes;
    }

    private static long perHour(DynamicNetwork network, int exit, int hour) {
        return network.exitCapacity(exit).total(0, hour);
    }

    /** Exits by the people who passed, most first. */
    static int[] busiestExits(FlowOverTime base) {
        return IntStream.range(0, base.network().exits())
                .boxed()
                .sorted(Comparator.comparingLong(x -> -passed(base, x)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static long passed(FlowOverTime base, int exit) {
        return IntStream.range(0, base.network().horizon())
                .mapToLong(t -> base.exitFlow(exit, t))
                .sum();
    }

    private static int busiestRoad(FlowOverTime base) {
        long most = -1;
        int busiest = 0;
        for (int arc = 0; arc < base.network().arcs(); arc++) {
            long people = 0;
            for (int t = 0; t < base.network().horizon(); t += 10) {
                people += base.flow(arc, t);
            }
            if (people > most) {
                most = people;
                busiest = arc;
            }
        }
        return busiest;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
