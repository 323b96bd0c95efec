package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import org.safepassage.roads.Exits;
import org.safepassage.roads.RoadNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code new}: a commented pause file for a map, with candidate exits, to fill in. */
@Command(
        name = "new",
        description = "Writes a commented pause file for a map, with candidate exits, to fill in.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage new city.roads -o pause.yaml",
            "",
            "A candidate exit is a street that leaves the map. Nobody has agreed to it."
        })
final class NewCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ROADS",
            description = "A road network file, GeoJSON lines or an OpenStreetMap extract.")
    private @Nullable Path map;

    @Option(
            names = "-o",
            paramLabel = "PAUSE",
            description =
                    "The pause file to write; an existing file is never overwritten. Default:"
                            + " standard output.")
    private @Nullable Path out;

    @Option(
            names = "--exits",
            paramLabel = "N",
            description = "At most so many candidate exits, 1 to 50. Default: 8 (ours).",
            defaultValue = "8")
    private int most = 8;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path roadsFile = Objects.requireNonNull(map);
        if (most < 1 || most > 50) {
            throw new CommandLine.ParameterException(
                    command, "--exits is 1 to 50 exits, not %d.".formatted(most));
        }
        PrintWriter err = command.getErr();
        if (out != null && Files.exists(out)) {
            return taken(out, err);
        }
        RoadNetwork roads = Inputs.roads(roadsFile);
        List<Exits.Candidate> exits = Exits.candidates(roads, most);
        LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
        String text = new PauseDraft(roads, exits).text(today, fromPauseFile(roadsFile, out));
        readBack(text);
        if (out == null) {
            command.getOut().print(text);
            command.getOut().flush();
            return Exit.DONE;
        }
        try {
            writeNew(text, out);
        } catch (FileAlreadyExistsException e) {
            return taken(out, err);
        }
        err.println(
                exits.isEmpty()
                        ? "Wrote %s. No street ends at the map's edge: name the exits yourself."
                                .formatted(out)
                        : "Wrote %s with %d candidate exit%s. Nobody has agreed to them."
                                .formatted(out, exits.size(), exits.size() == 1 ? "" : "s"));
        return Exit.DONE;
    }

    private static int taken(Path out, PrintWriter err) {
        err.println(
                "%s: there is such a file already. Choose another name with -o. Nothing was written."
                        .formatted(out));
        return Exit.CONFLICT;
    }

    /** Whole or not at all, and readable by its owner alone where the system knows owners. */
    private static void writeNew(String text, Path out) throws IOException {
        Path folder = Objects.requireNonNull(out.toAbsolutePath().normalize().getParent());
        Path part = Files.createTempFile(folder, ".pause", null);
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, out);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A draft that our own reader refuses is a fault of ours, and is not handed out. */
    private static void readBack(String text) {
        try {
            PauseFile.parse(text, "the new pause file");
        } catch (InvalidPause e) {
            throw new IllegalStateException(
                    "The new pause file would not be valid: " + e.problems().getFirst(), e);
        }
    }

    /**
     * The map's path from the pause file, or from the working folder when the draft goes to
     * standard output.
     */
    private static @Nullable String fromPauseFile(Path roadsFile, @Nullable Path pauseFile)
            throws Invalid {
        Path to = roadsFile.toAbsolutePath().normalize();
        Path from =
                (pauseFile == null ? Path.of("new.yaml") : pauseFile).toAbsolutePath().normalize();
        if (!Objects.equals(from.getRoot(), to.getRoot())) {
            return null; // another drive: no relative path leads there
        }
        StringBuilder path = new StringBuilder();
        for (Path step : Objects.requireNonNull(from.getParent()).relativize(to)) {
            path.append(path.isEmpty() ? "" : "/").append(step);
        }
        String relative = path.toString();
        if (relative.isBlank()
                || !relative.equals(PauseDraft.printable(relative, relative.length()))) {
            throw new Invalid(
                    "%s: its name holds characters that nobody sees. Rename the map, then try again. Nothing was written."
                            .formatted(
                                    PauseDraft.printable(roadsFile.toString(), relative.length())));
        }
        return relative;
    }
}
