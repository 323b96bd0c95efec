package org.safepassage.app.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.Server;
import org.safepassage.app.server.ServerSettings;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.pages.Qr;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.app.server.tls.BringIn;
import org.safepassage.app.settings.InvalidSettings;
import org.safepassage.app.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the server, until it is interrupted. */
@Command(
        name = "serve",
        description = "Runs the server: people, decisions, assurances, the public pages.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./safe-passage serve --data office"})
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in YAML, which the options win over: docs/formats/settings.md.")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the record and of all the server keeps. Default: safe-passage-data.")
    private @Nullable String data;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Folder of the private keys, outside of the data. Default: safe-passage/keys in the user's state folder.")
    private @Nullable String keys;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "PostgreSQL database that servers share, jdbc:postgresql://HOST/NAME?user=NAME; the password in PGPASSWORD or ~/.pgpass. Default: everything in --data.")
    private @Nullable String database;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 takes a free one. Default: 8080.")
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on. Default: 127.0.0.1. Another only with TLS or --behind-proxy.")
    private @Nullable String host;

    @Option(
            names = "--behind-proxy",
            description =
                    "A proxy with TLS stands in front, and its X-Forwarded headers are believed.")
    private boolean behindProxy;

    @Option(
            names = "--site",
            paramLabel = "URL",
            description =
                    "Where the public site stands for its readers, https, ending in a slash. Default: an address that leads nowhere.")
    private @Nullable String site;

    @Option(
            names = "--publisher",
            paramLabel = "NAME",
            description =
                    "The organisation that publishes, as its notices name it. Default: This office.")
    private @Nullable String publisher;

    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "Sender of CAP alerts, name@domain. Default: notices@office.invalid.")
    private @Nullable String sender;

    @Option(
            names = "--local-network",
            paramLabel = "NAME",
            description =
                    "HTTPS for a network without internet, under this host name or IPv4 address, by an authority of the server's own; then it listens everywhere, on port 8443, and phones come in on port 8081.")
    private @Nullable String localNetwork;

    @Option(
            names = "--confirm",
            paramLabel = "ACCOUNT",
            description =
                    "Confirms at the machine what waits about an account, when nobody is left who could.")
    private @Nullable String confirm;

    @Spec private @Nullable CommandSpec spec;

    private Map<String, Settings.Option> options() {
        Map<String, Settings.Option> given = new LinkedHashMap<>();
        put(given, "data", "--data", data);
        put(given, "keys", "--keys", keys);
        put(given, "database/url", "--database", database);
        put(given, "listen/port", "--port", port);
        put(given, "listen/host", "--host", host);
        put(given, "listen/behind-proxy", "--behind-proxy", behindProxy ? "true" : null);
        put(given, "tls/local-network", "--local-network", localNetwork);
        put(given, "publisher/site", "--site", site);
        put(given, "publisher/names/en", "--publisher", publisher);
        put(given, "publisher/sender", "--sender", sender);
        return given;
    }

    private static void put(
            Map<String, Settings.Option> into, String path, String option, @Nullable String text) {
        if (text != null) {
            into.put(path, new Settings.Option(option, text));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Settings given = settings(command);
        ServerSettings settings = server(command, given);
        Path folder = settings.keys();
        Inputs.requireWritable(settings.data());
        given.logs(isTerminal()).start();
        PrintWriter out = command.getOut();
        RecordLedger ledger = settings.openLedger(InstantSource.system());
        Secrets secrets;
        try {
            secrets = Secrets.loadOrCreate(folder.resolve(ledger.serverId() + ".secret"));
        } catch (IOException e) {
            ledger.close();
            throw e;
        }
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread atEnd =
                new Thread(
                        () -> {
                            interrupted.countDown();
                            awaitQuietly(closed); // the last entry is on the disk by then
                        });
        try (Server server = Server.start(settings, ledger, secrets, InstantSource.system())) {
            Runtime.getRuntime().addShutdownHook(atEnd);
            out.println(
                    "Open %s in a browser%s. Ctrl-C ends it."
                            .formatted(
                                    server.shownAddress(),
                                    settings.tls() == null ? " on this machine" : ""));
            server.findBringIn().ifPresent(bringIn -> out.println(bringIn(bringIn)));
            server.findFirstLink()
                    .ifPresent(
                            link ->
                                    out.println(
                                            "The first administrator is made with this link, once, within a day:\n"
                                                    + link));
            if (confirm != null) {
                out.println(confirmed(server, confirm));
            }
            out.flush();
            interrupted.await();
        } finally {
            closed.countDown();
        }
        return Exit.DONE;
    }

    private static String bringIn(BringIn bringIn) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        boolean coloured = System.getenv("NO_COLOR") == null;
        return "Phones in this network come in at %s\nFingerprint of the authority (SHA-256): %s%s"
                .formatted(
                        bringIn.address(),
                        bringIn.fingerprint(),
                        terminal ? "\n" + Qr.lines(bringIn.address().toString(), coloured) : "");
    }

    private static String confirmed(Server server, String account) {
        return switch (server.people().confirmations().confirmAtTheMachine(account)) {
            case Outcome.Done _ -> "Confirmed: %s.".formatted(account);
            case Outcome.Refused refused -> refused.because().getFirst().says();
            case Outcome.HeldInMemory held -> held.says();
        };
    }

    /** Whether a person sees the standard error: the console of this process is theirs. */
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again without a terminal
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private Settings settings(CommandLine command) throws IOException, Invalid {
        try {
            return Settings.of(
                    config == null ? null : Inputs.readable(config), System.getenv(), options());
        } catch (InvalidSettings e) {
            throw refused(command, e);
        }
    }

    private ServerSettings server(CommandLine command, Settings given) throws Invalid {
        try {
            return given.server();
        } catch (InvalidSettings e) {
            throw refused(command, e);
        }
    }

    /** Faults in a file are invalid input; without one they are of the command line. */
    private Invalid refused(CommandLine command, InvalidSettings e) {
        if (config == null) {
            throw new CommandLine.ParameterException(command, String.join("\n", e.lines()));
        }
        return new Invalid(e.lines());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                System.err.println("The server did not end within 10 s and is stopped.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
