package org.safepassage.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MaxFlow;
import com.google.ortools.graph.MinCostFlow;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.planner.flow.EarliestArrivalFlow;
import org.safepassage.planner.flow.FlowCheck;
import org.safepassage.planner.flow.FlowOverTime;

/**
 * Whoever can answer: ours, and solvers of static networks that are given the time-expanded one.
 */
enum Peer {
    OURS,
    OR_TOOLS_MIN_COST,
    /** One number only: the people out in the end. */
    OR_TOOLS_MAX_FLOW,
    JGRAPHT_CAPACITY_SCALING,
    LEMON_NETWORK_SIMPLEX,
    LEMON_COST_SCALING;

    /**
     * An answer.
     *
     * @param objective the sum of arrival steps, of {@link #OR_TOOLS_MAX_FLOW} the people out
     * @param seconds of solving, the time-expanded network being built already
     * @param processor the same, of the solving thread's processor: what a busy machine leaves
     *     alone
     * @param again of solving once more in the same process, processor; of peers the same
     * @param peakMegabytes of the process: of ours after its first solve and the check of that, of
     *     a peer with the time-expanded network
     * @param note what else is to be said
     */
    record Answer(
            long objective,
            double seconds,
            double processor,
            double again,
            long peakMegabytes,
            String note) {
        static Answer of(long objective, double seconds, double processor, String note)
                throws IOException {
            return new Answer(
                    objective, seconds, processor, processor, Runner.peakMegabytes(), note);
        }
    }

    Answer solve(DynamicNetwork network) throws IOException, InterruptedException {
        return switch (this) {
            case OURS -> ours(network);
            case OR_TOOLS_MIN_COST -> orToolsMinCost(new TimeExpandedNetwork(network));
            case OR_TOOLS_MAX_FLOW -> orToolsMaxFlow(new TimeExpandedNetwork(network));
            case JGRAPHT_CAPACITY_SCALING -> jgrapht(new TimeExpandedNetwork(network));
            case LEMON_NETWORK_SIMPLEX -> lemon(new TimeExpandedNetwork(network), "ns");
            case LEMON_COST_SCALING -> lemon(new TimeExpandedNetwork(network), "cs");
        };
    }

    private static double processorSince(long start) {
        return (processor() - start) / 1e9;
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Answer ours(DynamicNetwork network) throws IOException {
        System.gc();
        long start = System.nanoTime();
        long begun = processor();
        FlowOverTime answer = new EarliestArrivalFlow(network).solve();
        double seconds = secondsSince(start);
        double used = processorSince(begun);
        System.gc(); // as the program does between its phases
        long check = System.nanoTime();
        String fault = FlowCheck.faultIn(network, answer).orElse("proof checked");
        String note =
                "%d out, %s in %.2f s".formatted(answer.evacuated(), fault, secondsSince(check));
        long peak = Runner.peakMegabytes();
        double again = used;
        for (int i = 0; i < 3 && used < 20; i++) {
            long restart = processor();
            answer = new EarliestArrivalFlow(network).solve();
            again = Math.min(again, processorSince(restart));
        }
        return new Answer(answer.objective(), seconds, used, again, peak, note);
    }

    private static Answer orToolsMinCost(TimeExpandedNetwork network) throws IOException {
        Loader.loadNativeLibraries();
        MinCostFlow solver = new MinCostFlow(network.nodes, network.arcs);
        for (int i = 0; i < network.arcs; i++) {
            solver.addArcWithCapacityAndUnitCost(
                    network.tail[i], network.head[i], network.capacity[i], network.cost[i]);
        }
        solver.setNodeSupply(network.source, network.people);
        solver.setNodeSupply(network.sink, -network.people);
        long start = System.nanoTime();
        long begun = processor();
        String status = solver.solve().toString();
        double seconds = secondsSince(start);
        double used = processorSince(begun);
        return Answer.of(solver.getOptimalCost() + network.lateCost, seconds, used, status);
    }

    private static Answer orToolsMaxFlow(TimeExpandedNetwork network) throws IOException {
        Loader.loadNativeLibraries();
        MaxFlow solver = new MaxFlow();
        for (int i = 0; i < network.arcs; i++) {
            boolean staysHome =
                    network.head[i] == network.sink && network.cost[i] > 0 && isHome(network, i);
            if (!staysHome) {
                solver.addArcWithCapacity(network.tail[i], network.head[i], network.capacity[i]);
            }
        }
        long start = System.nanoTime();
        long begun = processor();
        String status = solver.solve(network.source, network.sink).toString();
        double seconds = secondsSince(start);
        double used = processorSince(begun);
        return Answer.of(solver.getOptimalFlow(), seconds, used, status);
    }

    private static boolean isHome(TimeExpandedNetwork network, int arc) {
        return network.tail[arc] > network.sink;
    }

    private static Answer jgrapht(TimeExpandedNetwork network) throws IOException {
        DirectedWeightedMultigraph<Integer, DefaultWeightedEdge> graph =
                new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
        for (int node = 0; node < network.nodes; node++) {
            graph.addVertex(node);
        }
        java.util.Map<DefaultWeightedEdge, Integer> room = new java.util.HashMap<>();
        for (int i = 0; i < network.arcs; i++) {
            DefaultWeightedEdge edge = graph.addEdge(network.tail[i], network.head[i]);
            graph.setEdgeWeight(edge, network.cost[i]);
            room.put(edge, Math.toIntExact(network.capacity[i]));
        }
        int people = Math.toIntExact(network.people);
        long start = System.nanoTime();
        long begun = processor();
        double cost =
                new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                        .getMinimumCostFlow(
                                new MinimumCostFlowProblemImpl<>(
                                        graph,
                                        node ->
                                                node == network.source
                                                        ? people
                                                        : node == network.sink ? -people : 0,
                                        edge -> room.getOrDefault(edge, 0)))
                        .getCost();
        double seconds = secondsSince(start);
        double used = processorSince(begun);
        return Answer.of((long) cost + network.lateCost, seconds, used, "");
    }

    /**
     * The driver is compiled by the runner; it reads 32-bit numbers and prints cost and seconds.
     */
    private static Answer lemon(TimeExpandedNetwork network, String method)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("network", ".bin");
        try {
            try (DataOutputStream out =
                    new DataOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
                int[] header = {
                    network.nodes, network.arcs, network.source, network.sink, (int) network.people
                };
                for (int number : header) {
                    out.writeInt(Integer.reverseBytes(number));
                }
                for (int i = 0; i < network.arcs; i++) {
                    out.writeInt(Integer.reverseBytes(network.tail[i]));
                    out.writeInt(Integer.reverseBytes(network.head[i]));
                    out.writeInt(Integer.reverseBytes((int) network.capacity[i]));
                    out.writeInt(Integer.reverseBytes(network.cost[i]));
                }
            }
            String driver = System.getProperty("bench.lemon", "");
            Process process =
                    new ProcessBuilder(driver, file.toString(), method)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("The driver for LEMON failed: " + output);
            }
            String[] words = output.strip().split(" ", 4);
            double seconds = Double.parseDouble(words[1]);
            double used = Double.parseDouble(words[2]);
            return new Answer(
                    Long.parseLong(words[0]) + network.lateCost,
                    seconds,
                    used,
                    used,
                    Runner.peakMegabytes(),
                    words[3] + " MB");
        } finally {
            Files.delete(file);
        }
    }
}
