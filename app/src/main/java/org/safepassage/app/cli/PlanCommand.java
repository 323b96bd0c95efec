package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Plan;
import org.safepassage.notices.plan.PlanJson;
import org.safepassage.planner.PlanSettings;
import org.safepassage.roads.people.PeopleShares;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: from a pause, a map and people to a plan with its proof. */
@Command(
        name = "plan",
        description =
                "Plans who can get out by which road by when, proves it, and writes the plan's folder.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./safe-passage plan pause.yaml --roads city.roads -o plan"})
final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PAUSE", description = "The pause file.")
    private @Nullable Path pauseFile;

    @Option(
            names = "--roads",
            paramLabel = "FILE",
            description =
                    "The map: a road network file, GeoJSON lines or an OpenStreetMap extract. Default: the file the pause names.")
    private @Nullable Path roads;

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description =
                    "More people: a CSV of places or H3 cells, polygons with counts (.geojson) or a population raster"
                            + " (.tif). Default: the file the pause names.")
    private @Nullable Path people;

    @Option(
            names = "--spread",
            paramLabel = "N",
            description =
                    "Spreads the people of each place or cell of that file over its N nearest junctions. Default: 1.",
            defaultValue = "1")
    private int spread = 1;

    @Option(
            names = "--wounded-per-thousand",
            paramLabel = "N",
            description =
                    "How many of a thousand people counted in that file are wounded, where it does not say. Default: 0.",
            defaultValue = "0")
    private int woundedPerThousand;

    @Option(
            names = "--range",
            paramLabel = "LOW..HIGH",
            description =
                    "The low and the high case of each count in that file, in percent of it. Default: 100..100.",
            defaultValue = "100..100")
    private String range = "100..100";

    @Option(
            names = "--changes",
            paramLabel = "GEOJSON",
            description =
                    "What the war changed: closed, damaged or one-lane streets, checkpoints, no-go areas and front lines, with"
                            + " times and sources.")
    private @Nullable Path changes;

    @Option(
            names = "--step",
            paramLabel = "SECONDS",
            description = "The planner's unit of time, 1s to 3600s. Default: 60s.",
            defaultValue = "60s",
            converter = StepConverter.class)
    private Duration step = Duration.ofMinutes(1);

    @Option(
            names = "--snap",
            paramLabel = "METRES",
            description =
                    "How far a place may be from the nearest street, in metres. Default: 1000 (ours).",
            defaultValue = "1000")
    private double snapMetres = 1000;

    @Option(
            names = "--margin",
            paramLabel = "MINUTES",
            description =
                    "Taken off the last departure before it is called the latest start, in minutes. Default: 15 (ours).",
            defaultValue = "15")
    private int marginMinutes = 15;

    @Option(
            names = "--separate",
            description =
                    "No street may carry two kinds of people who have different corridors; the wounded are planned first.")
    private boolean separate;

    @Option(
            names = "-o",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write the plan into.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Prints the plan as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (spread < 1 || spread > 100) {
            throw new CommandLine.ParameterException(
                    command, "--spread is 1 to 100 junctions, not %d.".formatted(spread));
        }
        if (marginMinutes < 0
                || marginMinutes > 24 * 60
                || !(snapMetres > 0 && snapMetres <= 100_000)) {
            throw new CommandLine.ParameterException(
                    command,
                    "--margin is 0 to 1440 minutes, --snap is above 0 and at most 100000 metres.");
        }
        PlanSettings usual = PlanSettings.USUAL;
        PlanSettings settings =
                new PlanSettings(
                        step,
                        Duration.ofMinutes(marginMinutes),
                        usual.bandGap(),
                        snapMetres,
                        usual.peoplePerMinuteAndMetre(),
                        separate);
        Path folder = Objects.requireNonNull(out);
        Planning.Result result =
                new Planning(
                                Objects.requireNonNull(pauseFile),
                                roads,
                                people,
                                spread,
                                shares(command),
                                changes,
                                settings,
                                folder)
                        .run(InstantSource.system(), command.getErr());
        print(result, command.getOut());
        return Exit.DONE;
    }

    private PeopleShares shares(CommandLine command) {
        if (!range.matches("[0-9]{1,3}\\.\\.[0-9]{1,4}")) {
            throw new CommandLine.ParameterException(
                    command, "'%s' is no range; write 80..130.".formatted(range));
        }
        int dots = range.indexOf("..");
        try {
            return new PeopleShares(
                    woundedPerThousand,
                    Integer.parseInt(range.substring(0, dots)),
                    Integer.parseInt(range.substring(dots + 2)));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, e.getMessage(), e);
        }
    }

    private void print(Planning.Result result, PrintWriter stdout) {
        Plan plan = result.plan();
        if (json) {
            stdout.println(PlanJson.of(result.pause(), plan, result.provenance()));
        } else {
            new PlanSummary(result.pause(), plan).lines().forEach(stdout::println);
            stdout.println("The plan is in " + result.folder() + "; open report.html there.");
        }
        stdout.flush();
    }

    /** Reads {@code 60s}, {@code 60}, {@code 1m}. */
    static final class StepConverter implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            String digits = value.replaceFirst("(s|m)$", "");
            if (!digits.matches("[0-9]{1,4}")) {
                throw new CommandLine.TypeConversionException(
                        "'%s' is no step; write 60s, 10s or 1m.".formatted(value));
            }
            long seconds = Long.parseLong(digits) * (value.endsWith("m") ? 60 : 1);
            if (seconds < 1 || seconds > 3600) {
                throw new CommandLine.TypeConversionException(
                        "A step is 1s to 3600s, not '%s'.".formatted(value));
            }
            return Duration.ofSeconds(seconds);
        }
    }
}
