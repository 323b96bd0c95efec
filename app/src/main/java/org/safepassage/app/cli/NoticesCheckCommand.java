package org.safepassage.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.notices.cap.CapCheck;
import org.safepassage.notices.cap.CapProblem;
import org.safepassage.notices.cap.CapUnreadable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code notices check}: which rules of CAP a file breaks. */
@Command(
        name = "check",
        description = "Says which rules of CAP 1.0, 1.1 or 1.2 an alert or a feed breaks.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage notices check alert.xml --profile google",
            "",
            "Exit 4 when a rule is broken, 3 when the file is no XML that is read."
        })
final class NoticesCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "An alert, or an Atom, RSS or EDXL-DE feed.")
    private @Nullable Path file;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "A profile whose demands are errors too: google. Without it they are warnings.")
    private @Nullable String profile;

    @Option(names = "--json", description = "Prints the problems as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (profile != null && !profile.equals("google")) {
            throw new ParameterException(
                    command, "There is no profile '%s'; there is google.".formatted(profile));
        }
        Path from = Inputs.readable(Objects.requireNonNull(file));
        List<CapProblem> problems = problems(from);
        PrintWriter out = command.getOut();
        boolean broken = problems.stream().anyMatch(p -> p.severity() == CapProblem.Level.ERROR);
        if (json) {
            List<Map<String, @Nullable Object>> all = new ArrayList<>();
            problems.forEach(
                    p ->
                            all.add(
                                    new Json()
                                            .put("rule", p.rule())
                                            .put("severity", p.severity().word())
                                            .put("where", p.where())
                                            .put("says", p.says())
                                            .values()));
            out.println(new Json().put("problems", all));
        } else {
            problems.forEach(
                    p ->
                            out.println(
                                    "%-7s %s%n        %s, %s"
                                            .formatted(
                                                    p.severity().word(),
                                                    p.says(),
                                                    p.where(),
                                                    p.rule())));
            out.println(
                    broken
                            ? "Some receivers will reject this. The rules: docs/formats/cap.md."
                            : "No rule of the standard is broken.");
        }
        out.flush();
        return broken ? Exit.UNVERIFIED : Exit.DONE;
    }

    private List<CapProblem> problems(Path from) throws IOException, Invalid {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(from)) {
            bytes = in.readNBytes(CapCheck.largest() + 1);
        }
        try {
            return CapCheck.of(bytes, profile != null);
        } catch (CapUnreadable e) {
            throw new Invalid("%s: %s".formatted(from, e.getMessage()));
        }
    }
}
