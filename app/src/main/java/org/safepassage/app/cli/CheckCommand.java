package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.CheckLimits;
import org.safepassage.domain.FieldExpression;
import org.safepassage.domain.Finding;
import org.safepassage.domain.PauseCheck;
import org.safepassage.domain.Responsible;
import org.safepassage.domain.Severity;
import org.safepassage.pausefile.PauseFile;
import org.safepassage.pausefile.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: what is missing before anybody may open a corridor of this pause. */
@Command(
        name = "check",
        description =
                "Reads a pause file and says what is missing before anybody may open, by who must act.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage check pause.yaml",
            "",
            "Exit 5 when something forbids opening."
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PAUSE", description = "The pause file.")
    private @Nullable Path pauseFile;

    @Option(names = "--json", description = "Prints the findings as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        PauseFile file = Inputs.pause(Objects.requireNonNull(pauseFile));
        PauseCheck check = PauseCheck.of(file.pause(), CheckLimits.STANDARD);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            printJson(file, check, out);
        } else {
            lines(file, check).forEach(out::println);
        }
        out.flush();
        return check.forbidsOpening() ? Exit.REFUSED : Exit.DONE;
    }

    static List<String> lines(PauseFile file, PauseCheck check) {
        List<String> lines = new ArrayList<>();
        long forbidding =
                check.findings().stream().filter(f -> f.severity() == Severity.FORBIDS).count();
        lines.add(
                file.pause().names().in("en")
                        + ": "
                        + file.pause().type().inWords()
                        + (check.forbidsOpening() ? "." : ". Nothing here forbids opening."));
        if (check.forbidsOpening()) {
            lines.add(
                    "Nobody may open: %d finding%s forbid%s it."
                            .formatted(
                                    forbidding,
                                    forbidding == 1 ? "" : "s",
                                    forbidding == 1 ? "s" : ""));
        }
        for (Map.Entry<Responsible, List<Finding>> group : check.byResponsible().entrySet()) {
            lines.add("");
            lines.add("For " + group.getKey().inWords());
            for (Finding finding : group.getValue()) {
                lines.add("  %-7s %s".formatted(finding.severity().word(), finding.says()));
                lines.add("          %s, %s".formatted(place(file, finding), finding.rule()));
            }
        }
        if (!file.warnings().isEmpty()) {
            lines.add("");
            lines.add("The file itself");
            file.warnings()
                    .forEach(
                            w ->
                                    lines.add(
                                            "  line %d, %s: %s %s"
                                                    .formatted(
                                                            w.line(),
                                                            w.path(),
                                                            w.says(),
                                                            w.remedy())));
        }
        lines.add("");
        lines.add(
                "Rules and their sources: docs/rules.md. Time zones: tz data "
                        + AnnouncedWindow.tzVersion()
                        + ".");
        return lines;
    }

    private static String place(PauseFile file, Finding finding) {
        return line(file, finding).map(l -> "line %d, ".formatted(l)).orElse("") + finding.where();
    }

    /**
     * The line of the first part the finding is about, or of what encloses it; none when the file
     * has nothing of it.
     */
    private static Optional<Integer> line(PauseFile file, Finding finding) {
        String path = FieldExpression.of(finding.where(), file.pause()).paths().getFirst();
        while (!path.isEmpty()) {
            Optional<Integer> line = file.places().find(path).map(Place::line);
            if (line.isPresent()) {
                return line;
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return Optional.empty();
    }

    private static void printJson(PauseFile file, PauseCheck check, PrintWriter out) {
        List<Map<String, @Nullable Object>> findings = new ArrayList<>();
        for (Finding finding : check.findings()) {
            findings.add(
                    new Json()
                            .put("rule", finding.rule())
                            .put("severity", finding.severity().word())
                            .put("where", finding.where())
                            .put("says", finding.says())
                            .put("who", finding.who().word())
                            .put("line", line(file, finding).orElse(null))
                            .values());
        }
        List<String> warnings =
                file.warnings().stream()
                        .map(w -> w.line() + ":" + w.column() + ": " + w.says() + " " + w.remedy())
                        .toList();
        out.println(
                new Json()
                        .put("pause", file.pause().id())
                        .put("forbidsOpening", check.forbidsOpening())
                        .put("tzVersion", AnnouncedWindow.tzVersion())
                        .put("warnings", warnings)
                        .put("findings", findings));
    }
}
