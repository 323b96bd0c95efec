package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.Recorded;
import org.safepassage.domain.Behind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record redact}: deletes a text whose commitment stays. */
@Command(
        name = "redact",
        description =
                "Deletes the text of a report or another commitment; that it went is entered first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record redact record 41 --reason 'asked for by its author' --by anna",
            "",
            "Exit 5 when the text is public: what was published is corrected, not deleted."
        })
final class RecordRedactCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "The record.")
    private @Nullable Path folder;

    @Parameters(
            index = "1",
            paramLabel = "NUMBER",
            description = "The entry's number in the journal.")
    private @Nullable Long number;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "One line without a name in it; it stays.")
    private @Nullable String reason;

    @Option(
            names = "--by",
            required = true,
            paramLabel = "ACCOUNT",
            description = "The account of staff that does it; kept in the journal alone.")
    private @Nullable String account;

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
        Behind behind;
        try {
            behind =
                    new Behind(List.of(Objects.requireNonNull(account)), null, Instant.now(), null);
        } catch (IllegalArgumentException e) {
            throw new Invalid("--by: " + e.getMessage());
        }
        try (PauseRecord record = RecordInputs.open(Objects.requireNonNull(folder), keys)) {
            Recorded redaction =
                    record.redact(
                            Objects.requireNonNull(number), Objects.requireNonNull(reason), behind);
            command.getErr()
                    .println(
                            "Deleted. Entry %d of the journal says so; the commitment and its proofs stand."
                                    .formatted(redaction.number()));
            return Exit.DONE;
        } catch (IllegalArgumentException e) {
            command.getErr().println(e.getMessage());
            return Exit.REFUSED;
        }
    }
}
