package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.server.Server;
import org.safepassage.app.server.ServerSettings;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.domain.Names;
import org.safepassage.notices.Publisher;
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
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the record and of all the server keeps. Default: safe-passage-data.",
            defaultValue = "safe-passage-data")
    private Path data = Path.of("safe-passage-data");

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Folder of the private keys, outside of the data. Default: safe-passage/keys in the user's state folder.")
    private @Nullable Path keys;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 takes a free one. Default: 8080.",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on. Default: 127.0.0.1. Another only with --behind-proxy.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

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
    private @Nullable URI site;

    @Option(
            names = "--publisher",
            paramLabel = "NAME",
            description =
                    "The organisation that publishes, as its notices name it. Default: This office.",
            defaultValue = "This office")
    private String publisher = "This office";

    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "Sender of CAP alerts, name@domain. Default: notices@office.invalid.",
            defaultValue = "notices@office.invalid")
    private String sender = "notices@office.invalid";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path folder = keys == null ? RecordKeys.usualFolder() : keys;
        ServerSettings settings;
        try {
            settings =
                    new ServerSettings(
                            data,
                            folder,
                            host,
                            port,
                            behindProxy,
                            new Publisher(
                                    Names.of("en", publisher),
                                    sender,
                                    site == null ? URI.create("https://office.invalid/") : site,
                                    null,
                                    null,
                                    List.of(),
                                    URI.create("https://example.com/weather"),
                                    null));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()));
        }
        Inputs.requireWritable(data);
        PrintWriter out = command.getOut();
        RecordLedger ledger = RecordLedger.open(data, folder, InstantSource.system());
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
                    "Open " + server.address() + " in a browser on this machine. Ctrl-C ends it.");
            server.findFirstLink()
                    .ifPresent(
                            link ->
                                    out.println(
                                            "The first administrator is made with this link, once, within a day:\n"
                                                    + link));
            out.flush();
            interrupted.await();
        } finally {
            closed.countDown();
        }
        return Exit.DONE;
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
