package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.planner.InvalidPlan;
import org.safepassage.planner.PlanSettings;
import org.safepassage.planner.Planner;
import org.safepassage.roads.Change;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.people.Placed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whatif}: the plan with changes, beside the plan without. */
@Command(
        name = "whatif",
        description =
                "Plans again with changes, beside the base: people out, what is left, what binds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage whatif pause.yaml --close C3@11:00 --lanes C1=+1 --extend +60min"
        })
final class WhatIfCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PAUSE", description = "The pause file.")
    private @Nullable Path pauseFile;

    @Option(
            names = "--roads",
            paramLabel = "FILE",
            description = "The map. Default: the file the pause names.")
    private @Nullable Path roads;

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "More people. Default: the file the pause names.")
    private @Nullable Path people;

    @Option(
            names = "--changes",
            paramLabel = "GEOJSON",
            description = "What the war changed, in base and changed plan.")
    private @Nullable Path changes;

    @Option(
            names = "--close",
            paramLabel = "CORRIDOR@HH:MM",
            description =
                    "The corridor closes at this local time, known beforehand; without a time it never opens.")
    private List<String> close = List.of();

    @Option(
            names = "--lanes",
            paramLabel = "CORRIDOR=+N",
            description =
                    "N more lanes (or -N fewer, or =N in all) at the last checkpoint of the corridor.")
    private List<String> lanes = List.of();

    @Option(
            names = "--extend",
            paramLabel = "+Nmin",
            description = "The window ends N minutes later, or -N earlier.")
    private @Nullable String extend;

    @Option(
            names = "--buses",
            paramLabel = "+N",
            description = "N more vehicles of the first transport, or B2=+N of another.")
    private List<String> buses = List.of();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path file = Objects.requireNonNull(pauseFile);
        Pause base = Inputs.pause(file).pause();
        WhatIf changed = new WhatIf(base);
        try {
            close.forEach(changed::close);
            lanes.forEach(changed::lanes);
            buses.forEach(changed::buses);
            if (extend != null) {
                changed.extend(extend);
            }
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    command, Objects.requireNonNullElse(e.getMessage(), "No such change."));
        }
        if (changed.words().isEmpty()) {
            throw new CommandLine.ParameterException(
                    command, "Say what is different: --close, --lanes, --extend or --buses.");
        }
        RoadNetwork network = Inputs.roads(Inputs.roadsFile(file, base, roads));
        Path peopleFile = Inputs.peopleFile(file, base, people);
        PlanSettings settings = PlanSettings.USUAL;
        Placed placed =
                peopleFile == null
                        ? new Placed(List.of(), List.of())
                        : Inputs.people(peopleFile, network, settings.snapMetres(), 1);
        List<Change> map = changes == null ? List.of() : Inputs.changes(changes);
        Plan before;
        Plan after;
        try (Talk talk = new Talk(command.getErr())) {
            Planner planner = new Planner(base, network, placed, map, settings);
            before = planner.plan(talk);
            after = planner.after(changed.pause(), changed.closings()).plan(talk);
        } catch (InvalidPlan e) {
            throw Inputs.invalid(file, e);
        }
        print(base, changed, before, after, command.getOut());
        return Exit.DONE;
    }

    private void print(Pause base, WhatIf changed, Plan before, Plan after, PrintWriter out) {
        if (json) {
            List<Map<String, @Nullable Object>> missing = new ArrayList<>();
            before.notAssured()
                    .forEach(
                            n ->
                                    missing.add(
                                            new Json()
                                                    .put("party", n.party())
                                                    .put("scope", n.scope().toString())
                                                    .put("why", n.why().word())
                                                    .values()));
            out.println(
                    new Json()
                            .put("handling", Plan.RESTRICTED)
                            .put("notAssured", missing)
                            .put("changes", changed.words())
                            .put("base", figures(before))
                            .put("changed", figures(after))
                            .put(
                                    "difference",
                                    after.cases().likely().out() - before.cases().likely().out()));
        } else {
            out.println("RESTRICTED. What if: " + String.join("; ", changed.words()) + ".");
            out.println(new AssuranceHeadline(base).sentence());
            out.println(line("as planned", before));
            out.println(line("with the change", after));
            long more = after.cases().likely().out() - before.cases().likely().out();
            out.println(
                    "Difference in the likely case: %s%s people, planned again and proved."
                            .formatted(more < 0 ? "-" : "+", PlanSummary.grouped(Math.abs(more))));
            out.println("Binds as planned: " + binding(before));
            out.println("Binds with the change: " + binding(after));
            out.println(
                    "A closing is taken as known beforehand: nobody is sent who would come too late for it.");
        }
        out.flush();
    }

    private static String line(String name, Plan plan) {
        return "%s: %s to %s people out by the end; likely %s of %s, the last %s."
                .formatted(
                        name,
                        PlanSummary.grouped(plan.cases().slow().out()),
                        PlanSummary.grouped(plan.cases().fast().out()),
                        PlanSummary.grouped(plan.cases().likely().out()),
                        PlanSummary.grouped(plan.cases().likely().people()),
                        plan.cases().likely().lastOut() == null
                                ? "not known: nobody is"
                                : "after %d minutes"
                                        .formatted(
                                                Duration.between(
                                                                plan.window().opens(),
                                                                plan.cases().likely().lastOut())
                                                        .toMinutes()));
    }

    private static String binding(Plan plan) {
        List<String> names =
                plan.mainBottlenecks().stream().map(Bottleneck::what).distinct().limit(8).toList();
        return names.isEmpty() ? "nothing to the end." : String.join("; ", names) + ".";
    }

    private static Map<String, @Nullable Object> figures(Plan plan) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("people", plan.cases().likely().people());
        figures.put("out", plan.cases().likely().out());
        figures.put("slow", plan.cases().slow().out());
        figures.put("fast", plan.cases().fast().out());
        figures.put("bound", plan.proof().bound());
        figures.put("gap", plan.proof().gap());
        figures.put(
                "lastOut",
                plan.cases().likely().lastOut() == null
                        ? null
                        : plan.cases().likely().lastOut().toString());
        figures.put("minutes", plan.window().length().toMinutes());
        figures.put(
                "binds", plan.mainBottlenecks().stream().map(Bottleneck::what).distinct().toList());
        return figures;
    }
}
