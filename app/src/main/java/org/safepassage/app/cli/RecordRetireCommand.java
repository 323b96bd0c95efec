package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.record.Recorded;
import org.safepassage.domain.RecordedRules;
import org.safepassage.logbook.KeyChange;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.VerifierKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record retire}: the old key signs no more. */
@Command(
        name = "retire",
        description =
                "Takes the oldest key of a record out of use, a week after the next was announced.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record retire record",
            "",
            "Not for a stolen key: then begin a new record, docs/record.md, 'Theft'."
        })
final class RecordRetireCommand implements Callable<Integer> {
    /** Who was on the road when the new key was announced has come by a paper since. Ours. */
    private static final Duration OVERLAP = Duration.ofDays(7);

    @Parameters(paramLabel = "DIR", description = "The record.")
    private @Nullable Path folder;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Where the record's private keys are. Without it $XDG_STATE_HOME/safe-passage/keys.")
    private @Nullable Path keys;

    @Option(names = "--early", description = "Also before both keys have signed for a week (ours).")
    private boolean early;

    @Spec private @Nullable CommandSpec spec;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path in = Objects.requireNonNull(folder);
        RecordKeys store = RecordInputs.recordKeys(keys, in);
        String origin;
        VerifierKey oldest;
        @Nullable Instant announced;
        try (PauseRecord record = RecordInputs.open(in, keys)) {
            origin = record.checkpoint().checkpoint().origin();
            oldest = record.verifierKeys().getFirst();
            announced = announced(record).get(oldest);
        }
        if (announced == null) {
            command.getErr()
                    .println(
                            "Refused: no key was announced to follow %s. Make one first: ./safe-passage record rotate %s"
                                    .formatted(oldest.label(), in));
            return Exit.REFUSED;
        }
        Instant free = announced.plus(OVERLAP);
        if (clock.instant().isBefore(free) && !early) {
            command.getErr()
                    .println(
                            "Refused: both keys sign for a week, until %s, so that whoever knows the old one alone meets the new. --early goes by it."
                                    .formatted(free));
            return Exit.REFUSED;
        }
        Path retired = store.retire(origin, oldest);
        command.getErr()
                .println(
                        "%s signs no more. Seal its file or destroy it: %s. Now signs:"
                                .formatted(oldest.label(), retired));
        try (PauseRecord record = RecordInputs.open(in, keys)) {
            signing(record).forEach(command.getOut()::println);
        }
        command.getOut().flush();
        return Exit.DONE;
    }

    private static List<VerifierKey> signing(PauseRecord record) {
        return record.verifierKeys().stream()
                .filter(key -> key.type() == SignatureType.ED25519)
                .toList();
    }

    /** When the key that follows each was announced. */
    private static Map<VerifierKey, Instant> announced(PauseRecord record) throws IOException {
        Map<VerifierKey, Instant> announced = new HashMap<>();
        record.replay(
                (Recorded each) -> {
                    if (each.entry() instanceof RecordedRules.KeyChanged changed
                            && each.behind() != null) {
                        Instant when = each.behind().received();
                        KeyChange.find(changed.note().getBytes(StandardCharsets.UTF_8))
                                .ifPresent(change -> announced.put(change.before(), when));
                    }
                });
        return announced;
    }
}
