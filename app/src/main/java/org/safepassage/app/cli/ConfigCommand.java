package org.safepassage.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code config}: the server's settings. */
@Command(
        name = "config",
        description = "The settings of the server, before it is started.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./safe-passage config check examples/settings.yaml"},
        subcommands = {ConfigCheckCommand.class})
final class ConfigCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: check.");
    }
}
