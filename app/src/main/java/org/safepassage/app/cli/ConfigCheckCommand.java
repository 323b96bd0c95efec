package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.settings.InvalidSettings;
import org.safepassage.app.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code config check}: would the server start with these settings, and which would hold? */
@Command(
        name = "check",
        description =
                "Checks a settings file and prints what would hold with it and this environment.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage config check examples/settings.yaml",
            "",
            "Exit 3 when the server would not start with it."
        })
final class ConfigCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The settings file.")
    private @Nullable Path file;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Settings.InForce> all;
        try {
            Settings settings =
                    Settings.of(
                            Inputs.readable(Objects.requireNonNull(file)),
                            System.getenv(),
                            Map.of());
            settings.check();
            all = settings.inForce();
        } catch (InvalidSettings e) {
            throw new Invalid(e.lines());
        }
        int key = all.stream().mapToInt(s -> s.path().length()).max().orElse(0);
        int value = Math.min(48, all.stream().mapToInt(s -> s.value().length()).max().orElse(0));
        for (Settings.InForce each : all) {
            out.println(
                    "%s  %s  %s"
                            .formatted(
                                    pad(each.path(), key), pad(each.value(), value), each.from()));
        }
        out.flush();
        return Exit.DONE;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
