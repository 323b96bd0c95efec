package org.safepassage.app.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.record.StickWitness;
import org.safepassage.logbook.KeyStore;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.VerifierKey;
import org.safepassage.logbook.witness.Witness;
import org.safepassage.logbook.witness.WitnessServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code record witness}: to be a witness of somebody else's log. */
@Command(
        name = "witness",
        description =
                "Runs as a witness of somebody else's logs, behind an address or for a stick.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record witness --name paper.example/w1 --log log.vkey --state witness",
            "",
            "With --stick exit 4 when the log contradicts what was cosigned before."
        })
final class RecordWitnessCommand implements Callable<Integer> {
    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "This witness's name for ever, an address without https://.")
    private @Nullable String name;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "KEY|FILE",
            description = "The key of a log to look after, or a file of them. Repeatable.")
    private @Nullable List<String> logs;

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description =
                    "The witness's memory. Without it the witness must take a new name and key.")
    private @Nullable Path state;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Where its private key is kept. Without it $XDG_STATE_HOME/safe-passage/keys.")
    private @Nullable Path keys;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen at. Default: ${DEFAULT-VALUE}.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "The port to listen at; 0 takes any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--stick",
            paramLabel = "BUNDLE",
            description =
                    "Cosigns the log in this bundle once, writes that into it, and ends. Needs no network.")
    private @Nullable Path stick;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path memory = Objects.requireNonNull(state);
        List<VerifierKey> trusted = RecordInputs.keys(logs);
        List<SigningKey> signing = keys(memory);
        signing.forEach(key -> command.getOut().println(key.verifier()));
        command.getOut().flush();
        try (Witness witness = Witness.open(memory, signing, trusted, InstantSource.system())) {
            if (stick != null) {
                return cosign(command, witness, stick);
            }
            serve(command, witness);
            return Exit.DONE;
        }
    }

    private List<SigningKey> keys(Path memory) throws IOException, Invalid {
        try {
            KeyStore store = new KeyStore(keys == null ? RecordKeys.usualFolder() : keys, memory);
            String label = RecordKeys.witnessLabel(Objects.requireNonNull(name));
            List<SigningKey> signing = new ArrayList<>();
            signing.add(store.loadOrCreate(label, name, SignatureType.ED25519_COSIGNATURE));
            signing.add(
                    store.loadOrCreate(
                            label + ".ml-dsa-44", name, SignatureType.ML_DSA_44_COSIGNATURE));
            return signing;
        } catch (IllegalArgumentException e) {
            throw new Invalid("--keys: " + e.getMessage());
        }
    }

    private static int cosign(CommandLine command, Witness witness, Path bundle)
            throws IOException {
        try {
            command.getErr().println(StickWitness.cosign(witness, bundle));
            return Exit.DONE;
        } catch (NotVerifiedException e) {
            command.getErr().println("Not cosigned. " + e.getMessage());
            return Exit.UNVERIFIED;
        }
    }

    private void serve(CommandLine command, Witness witness) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(bind), port);
        try (WitnessServer server = WitnessServer.start(witness, address)) {
            command.getErr()
                    .println(
                            "Looks after its logs at http://%s:%d/ until it is interrupted."
                                    .formatted(bind, server.port()));
            command.getErr().flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
