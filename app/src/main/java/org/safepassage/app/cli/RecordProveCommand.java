package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.DocumentProof;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.TlogProof;
import org.safepassage.logbook.VerifierKey;
import org.safepassage.logbook.VerifierPage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record prove}: a proof for one entry or document, and its check without a network. */
@Command(
        name = "prove",
        description = "Proves that an entry or a document is in a record, or checks such a proof.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record prove record 12 -o proof",
            "",
            "A check: ./safe-passage record prove --check entry-12.tlog-proof --document entry-12 --vkey vkey.txt",
            "Exit 4 when it does not hold."
        })
final class RecordProveCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR|URL",
            description = "The record; none with --check.")
    private @Nullable String named;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "INDEX",
            description = "The entry, counted from 0 as in 'record log'.")
    private @Nullable Long index;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Finds the entry that is this file, or names it by its hash, as a notice.")
    private @Nullable Path file;

    @Option(
            names = "-o",
            paramLabel = "DIR",
            description =
                    "Where the document, its proof and a page that checks both are written. Without it the present folder.")
    private @Nullable Path out;

    @Option(
            names = "--check",
            paramLabel = "PROOF",
            description = "Checks this proof instead of making one. Needs no network.")
    private @Nullable Path proofFile;

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description = "The document that the proof is of.")
    private @Nullable Path document;

    @Option(
            names = "--vkey",
            paramLabel = "KEY|FILE",
            description = "The record's public key, or a file of keys, one a line. Repeatable.")
    private @Nullable List<String> vkeys;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A C2SP tlog-policy in place of keys: how many of which witnesses.")
    private @Nullable Path policyFile;

    @Option(names = "--json", description = "Prints the result as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (proofFile != null) {
            return check(command, proofFile);
        }
        if (named == null || (index == null) == (file == null)) {
            throw new ParameterException(
                    command,
                    "Say which record, and which entry by its index or which document with --file; or check a proof with --check.");
        }
        return prove(command, RecordInputs.log(named));
    }

    private int prove(CommandLine command, RecordInputs.Named log) throws IOException, Invalid {
        Path folder = out == null ? Path.of("") : out;
        Files.createDirectories(folder.toAbsolutePath());
        List<VerifierKey> keys = RecordInputs.keys(vkeys);
        TlogProof proof;
        byte[] bytes;
        try {
            if (file != null) {
                bytes = RecordInputs.bytes(file);
                proof = DocumentProof.ofDocument(log.log(), bytes);
            } else {
                long size = log.log().checkpoint().checkpoint().size();
                long at = Objects.requireNonNull(index);
                if (at < 0 || at >= size) {
                    throw new Invalid(
                            "INDEX: the record has the entries 0 to %d, and no %d."
                                    .formatted(size - 1, at));
                }
                bytes = log.log().entry(at, size);
                proof = DocumentProof.ofEntry(log.log(), at);
            }
        } catch (NotVerifiedException e) {
            command.getErr().println(e.getMessage());
            return Exit.UNVERIFIED;
        }
        String name =
                file == null
                        ? "entry-%d".formatted(proof.index())
                        : String.valueOf(file.getFileName());
        Path proofPath = folder.resolve(name + ".tlog-proof");
        Path pagePath = folder.resolve(name + ".verify.html");
        if (file == null) {
            Files.write(folder.resolve(name), bytes);
        }
        Files.write(proofPath, proof.bytes());
        Files.write(pagePath, VerifierPage.of(bytes, proof, keys));
        print(command, proof, "Entry %d of the record".formatted(proof.index()), List.of());
        command.getErr().println("Wrote %s and %s.".formatted(proofPath, pagePath));
        return Exit.DONE;
    }

    private int check(CommandLine command, Path proofPath) throws IOException, Invalid {
        if (document == null || (vkeys == null) == (policyFile == null)) {
            throw new ParameterException(
                    command, "A check needs --document, and --vkey or --policy.");
        }
        TlogProof proof = RecordInputs.proof(proofPath);
        byte[] bytes = RecordInputs.bytes(document);
        Policy policy =
                policyFile == null
                        ? Policy.of(RecordInputs.keys(vkeys))
                        : RecordInputs.policy(policyFile);
        try {
            DocumentProof.Found found = DocumentProof.check(bytes, proof, policy);
            print(command, proof, found.relation(), found.witnesses());
            return Exit.DONE;
        } catch (NotVerifiedException e) {
            if (json) {
                command.getOut()
                        .println(new Json().put("verified", false).put("says", e.getMessage()));
            } else {
                command.getOut().println("DOES NOT HOLD: " + e.getMessage());
            }
            return Exit.UNVERIFIED;
        }
    }

    private void print(
            CommandLine command, TlogProof proof, String relation, List<String> witnesses) {
        Checkpoint checkpoint = proof.checkpoint().checkpoint();
        if (json) {
            command.getOut()
                    .println(
                            new Json()
                                    .put("verified", true)
                                    .put("says", relation + ".")
                                    .put("origin", checkpoint.origin())
                                    .put("index", proof.index())
                                    .put("size", checkpoint.size())
                                    .put("root", checkpoint.root().toString())
                                    .put("witnesses", witnesses));
            return;
        }
        command.getOut()
                .println(
                        "%s, under the checkpoint of %s with %d entries."
                                .formatted(relation, checkpoint.origin(), checkpoint.size()));
        if (!witnesses.isEmpty()) {
            command.getOut().println("Witnessed by: " + String.join(", ", witnesses) + ".");
        }
        command.getOut()
                .println(
                        "This shows that these bytes were signed. It does not show that they are true.");
    }
}
