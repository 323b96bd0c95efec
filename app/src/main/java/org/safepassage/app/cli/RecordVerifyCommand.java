package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.RecordAudit;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.LogbookVerify.Problem;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.VerifierKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record verify}: holds a log what was signed? */
@Command(
        name = "verify",
        description = "Checks a record, ours or any C2SP tlog-tiles log, and names what fails.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record verify record --vkey vkey.txt --since kept.checkpoint",
            "",
            "Exit 4 when it does not verify; 1 when that cannot be told."
        })
final class RecordVerifyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR|URL",
            description =
                    "A record, a bundle, or a folder or an address with a checkpoint and tiles.")
    private @Nullable String named;

    @Option(
            names = "--vkey",
            paramLabel = "KEY|FILE",
            description =
                    "A public key that must have signed, or a file of them, one a line. From a source you trust. Repeatable.")
    private @Nullable List<String> vkeys;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A C2SP tlog-policy: which log and how many of which witnesses must have signed.")
    private @Nullable Path policyFile;

    @Option(
            names = "--since",
            paramLabel = "CHECKPOINT",
            description = "A checkpoint kept from earlier, which the log must still contain.")
    private @Nullable Path since;

    @Option(names = "--json", description = "Prints the result as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        RecordInputs.Named log = RecordInputs.log(Objects.requireNonNull(named));
        List<VerifierKey> keys = new ArrayList<>(RecordInputs.keys(vkeys));
        SignedCheckpoint kept = RecordInputs.checkpoint(since);
        @Nullable Policy policy = policyFile == null ? null : RecordInputs.policy(policyFile);
        requireLog(log);
        RecordAudit.Result result = RecordAudit.of(log.log(), log.folder(), keys, kept);
        List<Problem> problems = new ArrayList<>(result.problems());
        List<String> notes = new ArrayList<>(result.notes());
        if (policy != null && result.log().checkpoint() != null) {
            try {
                Policy.Satisfied by = policy.verify(log.log().checkpoint());
                notes.add(
                        "Witnessed by: %s."
                                .formatted(
                                        by.witnesses().stream()
                                                .map(Policy.Witness::name)
                                                .toList()));
            } catch (NotVerifiedException e) {
                problems.add(new Problem(null, "checkpoint", String.valueOf(e.getMessage())));
            }
        }
        if (json) {
            printJson(result, problems, notes, command.getOut());
        } else {
            print(result, problems, notes, command.getOut());
        }
        command.getOut().flush();
        return problems.isEmpty() ? Exit.DONE : Exit.UNVERIFIED;
    }

    /** Where there is no log at all, nothing can be told. */
    private static void requireLog(RecordInputs.Named named) throws IOException {
        Path folder = named.folder();
        if (folder == null) {
            try {
                named.log().checkpoint();
            } catch (NoSuchFileException e) {
                throw new IOException(
                        "Cannot tell: there is no checkpoint at %s. The address of a log is the one below which 'checkpoint' lies."
                                .formatted(named.log()));
            } catch (org.safepassage.logbook.MalformedException _) {
                // That is a finding, and is reported as one.
            }
            return;
        }
        Path log = RecordAudit.logIn(folder);
        if (!Files.exists(log.resolve("checkpoint")) && !Files.isDirectory(log.resolve("tile"))) {
            throw new IOException(
                    "Cannot tell: there is no log in %s, neither 'checkpoint' nor 'tile/'. Name the folder that holds them."
                            .formatted(folder));
        }
    }

    private static void print(
            RecordAudit.Result result,
            List<Problem> problems,
            List<String> notes,
            PrintWriter out) {
        Checkpoint checkpoint = result.log().checkpoint();
        if (checkpoint != null) {
            out.println(checkpoint.origin());
            out.println("%d entries, root %s".formatted(checkpoint.size(), checkpoint.root()));
        }
        for (Problem problem : problems) {
            out.println(
                    "%s: %s"
                            .formatted(
                                    problem.file() == null
                                            ? "Entry " + problem.index()
                                            : problem.file(),
                                    problem.says()));
        }
        notes.forEach(note -> out.println("Note: " + note));
        List<String> signers = result.log().signedBy().stream().map(VerifierKey::label).toList();
        if (!problems.isEmpty()) {
            out.println("DOES NOT VERIFY: %d problem(s).".formatted(problems.size()));
        } else if (signers.isEmpty()) {
            out.println("Sound in itself. Who signed it was not checked: give --vkey.");
        } else {
            out.println("Verified. Signed by %s.".formatted(String.join(", ", signers)));
        }
    }

    private static void printJson(
            RecordAudit.Result result,
            List<Problem> problems,
            List<String> notes,
            PrintWriter out) {
        Checkpoint checkpoint = result.log().checkpoint();
        List<Map<String, @Nullable Object>> listed = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            if (problem.file() == null) {
                each.put("index", problem.index());
            } else {
                each.put("file", problem.file());
            }
            each.put("says", problem.says());
            listed.add(each);
        }
        out.println(
                new Json()
                        .put("origin", checkpoint == null ? null : checkpoint.origin())
                        .put("size", checkpoint == null ? null : checkpoint.size())
                        .put("root", checkpoint == null ? null : checkpoint.root().toString())
                        .put("verified", problems.isEmpty())
                        .put(
                                "signedBy",
                                result.log().signedBy().stream()
                                        .map(VerifierKey::toString)
                                        .toList())
                        .put("problems", listed)
                        .put("notes", notes));
    }
}
