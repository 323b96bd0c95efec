package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.VerifierKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record rotate}: a new key, announced by the old. */
@Command(
        name = "rotate",
        description =
                "Makes a new key of a record and announces it by an entry signed with the old one.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record rotate record",
            "",
            "Both keys sign from then on, until the old one is retired: ./safe-passage record retire"
        })
final class RecordRotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The record.")
    private @Nullable Path folder;

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
        Path in = Objects.requireNonNull(folder);
        RecordKeys store = RecordInputs.recordKeys(keys, in);
        String origin;
        try (PauseRecord record = RecordInputs.open(in, keys)) {
            origin = record.checkpoint().checkpoint().origin();
        }
        store.rotate(origin);
        try (PauseRecord record = RecordInputs.open(in, keys)) { // announces it
            List<VerifierKey> signing =
                    record.verifierKeys().stream()
                            .filter(key -> key.type() == SignatureType.ED25519)
                            .toList();
            command.getErr().println("Announced, and signs beside the old one. The new key:");
            command.getOut().println(signing.getLast());
            command.getOut().flush();
        }
        return Exit.DONE;
    }
}
