package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.planner.flow.AnswerFile;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.planner.flow.EarliestArrivalFlow;
import org.safepassage.planner.flow.EvacFile;
import org.safepassage.planner.flow.FlowCheck;
import org.safepassage.planner.flow.FlowFileCheck;
import org.safepassage.planner.flow.FlowFileException;
import org.safepassage.planner.flow.FlowOverTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flow}: the bare solver and the separate checker, for researchers. */
@Command(
        name = "flow",
        description =
                "The bare solver for earliest arrival flows, and the separate checker of its answers.",
        mixinStandardHelpOptions = true,
        subcommands = {FlowCommand.Solve.class, FlowCommand.Check.class},
        footer = {"", "Example: ./safe-passage flow solve town.evac --answer town.answer"})
final class FlowCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: solve or check.");
    }

    /** {@code flow solve}. */
    @Command(
            name = "solve",
            description =
                    "Solves an instance: at every step the most people that could possibly be out.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./safe-passage flow solve town.evac --answer town.answer"})
    static final class Solve implements Callable<Integer> {
        @Parameters(paramLabel = "FILE.evac", description = "The instance; docs/formats/evac.md.")
        private @Nullable Path file;

        @Option(
                names = "--answer",
                paramLabel = "OUT",
                description =
                        "Writes the flow and the cut of every step; docs/formats/flow-answer.md.")
        private @Nullable Path answer;

        @Option(names = "--json", description = "Prints one JSON document.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, Invalid {
            CommandLine command = Objects.requireNonNull(spec).commandLine();
            DynamicNetwork network = read(Objects.requireNonNull(file));
            giveBack();
            FlowOverTime flow;
            long began = System.nanoTime();
            try (Talk talk = new Talk(command.getErr())) {
                flow = new EarliestArrivalFlow(network).solve(talk.begin("solving", 1, 1));
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            giveBack();
            FlowCheck.Verdict verdict = FlowCheck.verdict(network, flow);
            if (!verdict.feasible() || !verdict.optimal()) {
                command.getErr().println("The checker refuses the answer: " + verdict.why());
                return Exit.UNVERIFIED;
            }
            if (answer != null) {
                AnswerFile.write(flow, answer);
            }
            PrintWriter out = command.getOut();
            if (json) {
                out.println(
                        new Json()
                                .put("people", network.people())
                                .put("evacuated", flow.evacuated())
                                .put("objective", flow.objective())
                                .put("lastArrival", flow.lastArrival())
                                .put("steps", network.horizon())
                                .put("solveMillis", millis)
                                .put("peakMegabytes", peakMegabytes()));
            } else {
                out.printf(
                        "%s of %s people out in %d steps, the last in step %d; objective %s; %d ms; checked for every step%n",
                        PlanSummary.grouped(flow.evacuated()),
                        PlanSummary.grouped(network.people()),
                        network.horizon(),
                        flow.lastArrival(),
                        PlanSummary.grouped(flow.objective()),
                        millis);
            }
            out.flush();
            return Exit.DONE;
        }

        /**
         * What reading or solving left behind would else stay while the next part adds its own: a
         * quarter of the peak, for a few hundredths of a second.
         */
        private static void giveBack() {
            System.gc();
        }

        /**
         * The most heap that was in use at once, over all generations: an upper figure, since their
         * peaks differ in time.
         */
        private static long peakMegabytes() {
            long bytes = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                if (pool.getType() == java.lang.management.MemoryType.HEAP) {
                    bytes += pool.getPeakUsage().getUsed();
                }
            }
            return bytes / 1_000_000;
        }
    }

    /** {@code flow check}. */
    @Command(
            name = "check",
            description =
                    "Checks an answer against its instance: feasible, and optimal at every step. Exit 4 when not.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./safe-passage flow check town.evac town.answer"})
    static final class Check implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE.evac", description = "The instance.")
        private @Nullable Path file;

        @Parameters(
                index = "1",
                paramLabel = "ANSWER",
                description = "The answer, of whatever origin.")
        private @Nullable Path answer;

        @Option(names = "--json", description = "Prints one JSON document.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, Invalid {
            FlowCheck.Verdict verdict;
            try {
                verdict =
                        FlowFileCheck.verdict(
                                Inputs.readable(Objects.requireNonNull(file)),
                                Inputs.readable(Objects.requireNonNull(answer)));
            } catch (FlowFileException e) {
                throw new Invalid(
                        Objects.requireNonNullElse(e.getMessage(), "The file cannot be read."));
            }
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            boolean holds = verdict.feasible() && verdict.optimal();
            if (json) {
                out.println(
                        new Json()
                                .put("feasible", verdict.feasible())
                                .put("optimal", verdict.optimal())
                                .put("why", verdict.why()));
            } else {
                out.println(holds ? "Feasible, and optimal at every step." : verdict.why());
            }
            out.flush();
            return holds ? Exit.DONE : Exit.UNVERIFIED;
        }
    }

    private static DynamicNetwork read(Path file) throws IOException, Invalid {
        try {
            return EvacFile.read(Inputs.readable(file));
        } catch (FlowFileException e) {
            throw new Invalid(
                    Objects.requireNonNullElse(e.getMessage(), "The file cannot be read."));
        }
    }
}
