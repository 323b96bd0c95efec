package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.Merge;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.NotVerifiedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record merge}: takes in what another command post carried over. */
@Command(
        name = "merge",
        description =
                "Takes in the reports of another command post's bundle, each once, and names conflicts.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record merge record stick --vkey other.vkey",
            "",
            "Exit 4 when the bundle does not verify, and then nothing is taken in; 6 when there are conflicts."
        })
final class RecordMergeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Our record.")
    private @Nullable Path folder;

    @Parameters(
            index = "1",
            paramLabel = "BUNDLE",
            description = "The other's bundle, made by 'record export --reports'.")
    private @Nullable Path bundle;

    @Option(
            names = "--vkey",
            required = true,
            paramLabel = "KEY|FILE",
            description = "The other record's public key, not from the stick. Repeatable.")
    private @Nullable List<String> vkeys;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Where our private keys are. Without it $XDG_STATE_HOME/safe-passage/keys.")
    private @Nullable Path keys;

    @Option(names = "--json", description = "Prints the result as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        var theirs = RecordInputs.keys(vkeys);
        try (PauseRecord record = RecordInputs.open(Objects.requireNonNull(folder), keys)) {
            Merge.Result result =
                    Merge.of(
                            record, Objects.requireNonNull(bundle), theirs, InstantSource.system());
            print(result, command.getOut());
            return result.conflicts().isEmpty() ? Exit.DONE : Exit.CONFLICT;
        } catch (NotVerifiedException e) {
            command.getErr().println("Nothing was taken in. " + e.getMessage());
            return Exit.UNVERIFIED;
        } catch (MalformedException e) {
            throw new Invalid("%s: %s".formatted(bundle, e.getMessage()));
        }
    }

    private void print(Merge.Result result, PrintWriter out) {
        if (json) {
            out.println(
                    new Json()
                            .put("origin", result.origin())
                            .put("taken", result.taken())
                            .put("known", result.known())
                            .put("missing", result.missing())
                            .put("conflicts", result.conflicts())
                            .put("decisions", result.decisions()));
        } else {
            out.println(
                    "%s: %d reports taken in, %d known already, %d not in the bundle (redacted there, or left out)."
                            .formatted(
                                    result.origin(),
                                    result.taken(),
                                    result.known(),
                                    result.missing()));
            result.conflicts().forEach(conflict -> out.println("CONFLICT: " + conflict));
            if (!result.decisions().isEmpty()) {
                out.println(
                        "Decisions of the other, which stand in its record and are not taken over:");
                result.decisions().forEach(decision -> out.println("  " + decision));
            }
        }
        out.flush();
    }
}
