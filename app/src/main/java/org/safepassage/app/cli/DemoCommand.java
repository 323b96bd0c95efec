package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.http.LoopbackFolder;
import org.safepassage.domain.CheckLimits;
import org.safepassage.domain.PauseCheck;
import org.safepassage.domain.Severity;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.Publisher;
import org.safepassage.planner.PlanSettings;
import org.safepassage.reader.Draft;
import org.safepassage.reader.PauseText;
import org.safepassage.reader.Reader;
import org.safepassage.reader.SideBySide;
import org.safepassage.roads.people.PeopleShares;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code demo}: the worked example, from pause file to plan, and the server on loopback with it.
 */
@Command(
        name = "demo",
        description =
                "Runs the worked example, east Aleppo on 4 November 2016, and opens the server with that day as a replay.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./safe-passage demo --no-serve"})
final class DemoCommand implements Callable<Integer> {
    private static final String EXAMPLE = "examples/aleppo-2016-11-04";

    /** Id of the example's pause. */
    static final String PAUSE = "aleppo-2016-11-04";

    private static final String STATEMENT = "statement.txt";

    /** The day on which the statement came out. */
    private static final LocalDate PUBLISHED = LocalDate.of(2016, 11, 2);

    @Option(
            names = "-o",
            paramLabel = "DIR",
            description = "Where to put the example and its plan. Default: a new folder.")
    private @Nullable Path folder;

    @Option(names = "--no-serve", description = "Ends after writing, without the server.")
    private boolean noServe;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port on loopback for the server; 0 takes a free one. Default: 0.",
            defaultValue = "0")
    private int port;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description =
                    "How many minutes of the day pass in one minute, 1 to 600. At 1 there is time to decide as two people. Default: 60.",
            defaultValue = "60")
    private int speed = 60;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid, InterruptedException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (port < 0 || port > 65_535) {
            throw new CommandLine.ParameterException(
                    command, "A port is 0 to 65535, not %d.".formatted(port));
        }
        if (speed < 1 || speed > 600) {
            throw new CommandLine.ParameterException(
                    command, "--speed is 1 to 600, not %d.".formatted(speed));
        }
        PrintWriter out = command.getOut();
        Path to = folder == null ? Files.createTempDirectory("safe-passage-demo-") : folder;
        Inputs.requireWritable(to);
        Path pauseFile = copyExample(to);
        readStatement(to);
        PauseCheck check = PauseCheck.of(Inputs.pause(pauseFile).pause(), CheckLimits.STANDARD);
        Planning.Result result =
                new Planning(
                                pauseFile,
                                null,
                                null,
                                1,
                                PeopleShares.NONE,
                                null,
                                PlanSettings.USUAL,
                                to.resolve("plan"))
                        .run(InstantSource.system(), command.getErr());

        out.println(
                "DEMO with figures made up for illustration, on a schematic map. Not for any real movement.");
        out.println(
                "The statement, its words beside the fields read from them: %s, and as a draft to confirm: %s"
                        .formatted(to.resolve("read.html"), to.resolve("draft.yaml")));
        new PlanSummary(result.pause(), result.plan()).lines().forEach(out::println);
        long forbid =
                check.findings().stream().filter(f -> f.severity() == Severity.FORBIDS).count();
        out.println(
                "The check has %d findings, %d of which forbid opening: ./safe-passage check %s"
                        .formatted(check.findings().size(), forbid, pauseFile));
        out.println("Report: " + result.folder().resolve("report.html"));
        notices(result, to);
        out.println("Notices, marked as an example: " + to.resolve("notices"));
        out.flush();
        if (noServe) {
            return Exit.DONE;
        }
        Path site = to.resolve("notices").resolve("site").toRealPath();
        try (LoopbackFolder pages = LoopbackFolder.serve(site, "index.html", 0)) {
            out.println("The public site, as an example: " + pages.address());
            DemoOffice.run(to, port, speed, out);
        }
        return Exit.DONE;
    }

    /**
     * The statement, read into a draft and a page beside it. The pause file was made by a person
     * from more than that.
     */
    private static void readStatement(Path folder) throws IOException {
        byte[] statement = Files.readAllBytes(folder.resolve(STATEMENT));
        List<Draft> drafts = List.of(Reader.standard().read(statement, PUBLISHED, null));
        List<String> names = List.of(STATEMENT);
        Files.writeString(folder.resolve("draft.yaml"), PauseText.of(drafts, names, PUBLISHED));
        Files.writeString(folder.resolve("read.html"), SideBySide.of(drafts, names));
    }

    /** The notices of the example, with a code and a signature of a key that is then forgotten. */
    private static void notices(Planning.Result result, Path to) throws IOException, Invalid {
        InstantSource clock = InstantSource.system();
        DemoSigner signer = new DemoSigner(clock);
        Instant now =
                NoticesFolder.exampleMoment(
                        result.pause(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        NoticesFolder.of(
                        result.pause(),
                        now,
                        now,
                        Mode.EXAMPLE,
                        List.of("en", "ar", "fr", "ru", "uk"),
                        Publisher.example(),
                        Lexicons.ours(),
                        Map.of(),
                        signer,
                        signer.codes("example of " + result.pause().id()))
                .write(to.resolve("notices"));
    }

    /** The example beside the program, copied so that people can change it. */
    private static Path copyExample(Path to) throws IOException, Invalid {
        String home = System.getProperty("safepassage.home", ".");
        Path from = Path.of(home).resolve(EXAMPLE);
        for (String name : List.of("pause.yaml", "roads.geojson", "reports.jsonl", STATEMENT)) {
            Path source = from.resolve(name);
            if (!Files.isRegularFile(source)) {
                throw new Invalid(
                        "%s: the worked example is missing. Start the program with ./safe-passage of its folder."
                                .formatted(source));
            }
            Path target = to.resolve(name);
            if (Files.exists(target) && Files.mismatch(source, target) != -1) {
                throw new Invalid(
                        "%s: it differs from the example and would be overwritten. Choose another folder with -o."
                                .formatted(target));
            }
            Files.copy(source, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return to.resolve("pause.yaml");
    }
}
