package org.safepassage.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code record}: the record, checked by an outsider; its upkeep. */
@Command(
        name = "record",
        description = "The record of a pause: begins it, checks it, proves, tells and carries it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./safe-passage record verify record"},
        subcommands = {
            RecordNewCommand.class,
            RecordVerifyCommand.class,
            RecordProveCommand.class,
            RecordCodeCommand.class,
            RecordLogCommand.class,
            RecordExportCommand.class,
            RecordMergeCommand.class,
            RecordRedactCommand.class,
            RecordRotateCommand.class,
            RecordRetireCommand.class,
            RecordWitnessCommand.class,
            RecordCosignCommand.class
        })
final class RecordCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: new, verify, prove, code, log, export, merge, redact, rotate, retire, witness or cosign.");
    }
}
