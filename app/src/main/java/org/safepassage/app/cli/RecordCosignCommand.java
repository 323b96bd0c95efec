package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.StickWitness;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.NoteSignature;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.witness.WitnessClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record cosign}: asks the witnesses of a policy. */
@Command(
        name = "cosign",
        description =
                "Asks the witnesses of a policy to cosign the record, and publishes what they sign.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record cosign record --policy witnesses.policy",
            "",
            "Exit 4 when a witness has seen another history; 7 when too few were reached: not yet witnessed."
        })
final class RecordCosignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The record.")
    private @Nullable Path folder;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "A C2SP tlog-policy with the addresses of the witnesses.")
    private @Nullable Path policyFile;

    @Option(
            names = "--stick",
            paramLabel = "BUNDLE",
            description = "Takes cosignatures from a bundle that a witness has cosigned, too.")
    private @Nullable Path stick;

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
        Policy policy = RecordInputs.policy(Objects.requireNonNull(policyFile));
        try (PauseRecord record = RecordInputs.open(Objects.requireNonNull(folder), keys)) {
            Checkpoint asked = record.checkpoint().checkpoint();
            List<NoteSignature> signatures = new ArrayList<>();
            boolean contradicted = ask(command, policy, record, signatures);
            if (stick != null) {
                signatures.addAll(StickWitness.cosignatures(stick, policy, asked));
            }
            if (!signatures.isEmpty()
                    && !record.publicLog().publishCosignatures(asked, signatures)) {
                throw new IOException("The record grew meanwhile; ask again.");
            }
            if (contradicted) {
                return Exit.UNVERIFIED;
            }
            Policy.Satisfied by = policy.verify(record.checkpoint());
            command.getErr()
                    .println(
                            "Witnessed by %d: %s."
                                    .formatted(
                                            by.witnesses().size(),
                                            by.witnesses().stream()
                                                    .map(Policy.Witness::name)
                                                    .toList()));
            return Exit.DONE;
        } catch (NotVerifiedException e) {
            command.getErr().println(e.getMessage());
            return Exit.PARTLY;
        }
    }

    private static boolean ask(
            CommandLine command,
            Policy policy,
            PauseRecord record,
            List<NoteSignature> signatures) {
        WitnessClient client = new WitnessClient();
        boolean contradicted = false;
        for (Policy.Witness witness : policy.witnesses()) {
            if (witness.url() == null) {
                continue;
            }
            try {
                signatures.addAll(client.cosign(witness, record.publicLog()));
            } catch (NotVerifiedException e) {
                contradicted = true;
                command.getErr().println(e.getMessage());
            } catch (IOException e) {
                command.getErr()
                        .println(
                                "Witness %s was not reached: %s"
                                        .formatted(witness.name(), e.getMessage()));
            }
        }
        return contradicted;
    }
}
