package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.Bundle;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordAudit;
import org.safepassage.logbook.VerifierKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record export}: a bundle for a stick. */
@Command(
        name = "export",
        description = "Writes a bundle for a stick, with everything a stranger needs to check it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record export record -o stick --vkey vkey.txt",
            "",
            "Exit 6 when there is something in the folder already."
        })
final class RecordExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The record, or the folder of any log.")
    private @Nullable Path record;

    @Option(
            names = "-o",
            required = true,
            paramLabel = "OUT",
            description = "The bundle, a folder that does not exist or is empty.")
    private @Nullable Path out;

    @Option(
            names = "--vkey",
            paramLabel = "KEY|FILE",
            description =
                    "The key to put in it. Without it that of the record, from its keys. Repeatable.")
    private @Nullable List<String> vkeys;

    @Option(names = "--policy", paramLabel = "FILE", description = "A witness policy to put in it.")
    private @Nullable Path policyFile;

    @Option(
            names = "--reports",
            description =
                    "Adds the reports with their texts, for 'record merge' at another command post. RESTRICTED.")
    private boolean reports;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Where the record's private keys are. Without it $XDG_STATE_HOME/safe-passage/keys.")
    private @Nullable Path keys;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path from = Objects.requireNonNull(record);
        Path to = Objects.requireNonNull(out);
        if (Files.exists(to)) {
            try (Stream<Path> inside = Files.list(to)) {
                if (inside.findAny().isPresent()) {
                    command.getErr().println("%s is not empty: choose a new folder.".formatted(to));
                    return Exit.CONFLICT;
                }
            }
        }
        byte[] policy = policyFile == null ? null : RecordInputs.bytes(policyFile);
        if (policyFile != null) {
            RecordInputs.policy(policyFile);
        }
        if (reports || vkeys == null) {
            try (PauseRecord opened = RecordInputs.open(from, keys)) {
                List<VerifierKey> signing =
                        vkeys == null ? opened.verifierKeys() : RecordInputs.keys(vkeys);
                Bundle.write(opened.publicFolder(), to, signing, policy);
                if (reports) {
                    Bundle.addReports(opened, opened.intakeFolder(), to);
                }
            }
        } else {
            Bundle.write(RecordAudit.logIn(from), to, RecordInputs.keys(vkeys), policy);
        }
        command.getErr()
                .println(
                        "Wrote %s. %s"
                                .formatted(
                                        to,
                                        reports
                                                ? "It holds reports: RESTRICTED, not for publication."
                                                : "It holds what is public, and nothing else."));
        return Exit.DONE;
    }
}
