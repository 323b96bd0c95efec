package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.FirstEntries;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordBeginning;
import org.safepassage.domain.Behind;
import org.safepassage.domain.Pause;
import org.safepassage.domain.RecordedRules;
import org.safepassage.logbook.LogbookRefusedException;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.Succession;
import org.safepassage.logbook.VerifierKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record new}: begins the record of a pause. */
@Command(
        name = "new",
        description = "Begins the record of a pause, with what its file says, and makes its keys.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record new pause.yaml -o record",
            "",
            "Exit 6 when there is something in the folder already."
        })
final class RecordNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PAUSE", description = "The pause file.")
    private @Nullable Path pauseFile;

    @Option(
            names = "-o",
            required = true,
            paramLabel = "DIR",
            description = "The folder of the record, which does not exist or is empty.")
    private @Nullable Path out;

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            description =
                    "The record's name for ever, an address without https://, of this record alone. Without it one is made up.")
    private @Nullable String origin;

    @Option(
            names = "--succeeds",
            paramLabel = "FILE",
            description =
                    "The last good checkpoint of a record whose key was lost or stolen, and whose place this one takes.")
    private @Nullable Path succeeds;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Where private keys are kept, outside of the record. Without it $XDG_STATE_HOME/safe-passage/keys.")
    private @Nullable Path keys;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path file = Objects.requireNonNull(pauseFile);
        Path folder = Objects.requireNonNull(out);
        Pause pause = Inputs.pause(file).pause();
        String text = Files.readString(file);
        RecordBeginning beginning;
        try {
            beginning =
                    new RecordBeginning(
                            origin == null ? madeUp(pause.id()) : origin,
                            pause.id(),
                            pause.names(),
                            pause.windows().isEmpty()
                                    ? ZoneId.of("UTC")
                                    : pause.windows().getFirst().zone(),
                            RecordBeginning.USUAL_BEAT);
        } catch (IllegalArgumentException e) {
            throw new Invalid("--origin: " + e.getMessage());
        }
        SignedCheckpoint lastGood = RecordInputs.checkpoint(succeeds);
        InstantSource clock = InstantSource.system();
        try (PauseRecord record =
                PauseRecord.create(
                        folder, RecordInputs.recordKeys(keys, folder), beginning, clock)) {
            Instant now = clock.instant();
            List<PauseRecord.Writing> first =
                    FirstEntries.of(pause, text, now).stream()
                            .map(e -> new PauseRecord.Writing(e, Behind.program(now)))
                            .toList();
            if (lastGood != null) {
                String note = RecordInputs.utf8(new Succession(lastGood).entry());
                record.write(new RecordedRules.Succeeded(note), Behind.program(now));
            }
            for (int from = 0; from < first.size(); from += 1024) {
                record.writeAll(first.subList(from, Math.min(first.size(), from + 1024)));
            }
            List<VerifierKey> signing = record.verifierKeys();
            command.getErr()
                    .println(
                            "The record %s has %d entries in public. Publish its key, compare it by another way than the network:"
                                    .formatted(
                                            beginning.origin(),
                                            record.checkpoint().checkpoint().size()));
            command.getOut().println(signing.getFirst());
            return Exit.DONE;
        } catch (LogbookRefusedException e) {
            command.getErr().println(e.getMessage());
            return Exit.CONFLICT;
        }
    }

    /** Nobody has it twice, so that no two records ever sign under one name. */
    private static String madeUp(String pause) {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return "record.invalid/%s/%s"
                .formatted(
                        pause.replaceAll("[^A-Za-z0-9._-]", "-"), HexFormat.of().formatHex(random));
    }
}
