package org.safepassage.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.safepassage.app.server.Server;
import org.safepassage.app.server.ServerSettings;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.notices.Publisher;

/**
 * The day before the day: commands and a server on throwaway folders, run once by {@code bin/train}
 * so that the JVM learns what to keep ready in its AOT cache. A server that starts from it answers
 * sooner, and its first suspension finds every class loaded. Nothing it makes is kept.
 */
final class Rehearsal {
    private static final String EXAMPLE = "examples/aleppo-2016-11-04/";

    private Rehearsal() {}

    /** Rehearses; {@code safepassage.home} says where the examples are. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("safe-passage-rehearsal-");
        try {
            Path home = Path.of(System.getProperty("safepassage.home", "."));
            Program.run("check", home.resolve(EXAMPLE + "pause.yaml").toString());
            Program.run("read", home.resolve(EXAMPLE + "statement.txt").toString());
            Program.run("demo", "--no-serve", "-o", folder.resolve("demo").toString());
            serve(folder);
        } finally {
            delete(folder);
        }
    }

    private static void serve(Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path keys = folder.resolve("keys");
        ServerSettings settings =
                new ServerSettings(data, keys, "127.0.0.1", 0, false, Publisher.example());
        RecordLedger ledger = RecordLedger.open(data, keys, InstantSource.system());
        Secrets secrets = Secrets.loadOrCreate(keys.resolve("rehearsal.secret"));
        try (Server server = Server.start(settings, ledger, secrets, InstantSource.system());
                HttpClient http = HttpClient.newHttpClient()) {
            server.findFirstLink();
            String pause = announce(server.desk());
            for (String path :
                    List.of(
                            "livez",
                            "readyz",
                            "sign-in",
                            "pauses",
                            "assets/look.css",
                            "api/session",
                            "api/status",
                            "api/openapi.json",
                            "public/" + pause + "/")) {
                ask(http, HttpRequest.newBuilder(server.address().resolve("/" + path)));
            }
            signInAsNobody(http, server.address());
            suspend(server.desk(), pause);
            awaitStream(http, server.address().resolve("/public/" + pause + "/events"));
        }
    }

    private static Actor actor(Desk desk, String account, Role role) {
        return new Actor(account, role, null, account, desk.instant());
    }

    /** The server's drill as a live pause, published by two. */
    private static String announce(Desk desk) {
        String text = desk.recorded().findPause("drill").orElseThrow().text();
        String id = "rehearsal";
        Actor officer = actor(desk, "officer", Role.ACCESS_OFFICER);
        desk.addPause(officer, id, false, text.replace("id: drill", "id: " + id));
        Outcome asked = desk.propose(officer, id, Proposal.Action.PUBLISH, null, null, null);
        if (asked instanceof Outcome.Done done) {
            desk.approve(actor(desk, "approver", Role.APPROVER), id, done.id());
        }
        return id;
    }

    private static void suspend(Desk desk, String pause) {
        desk.suspend(actor(desk, "duty", Role.DUTY_OFFICER), pause, "C1");
    }

    private static void ask(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.discarding());
    }

    private static void signInAsNobody(HttpClient http, URI server)
            throws IOException, InterruptedException {
        ask(
                http,
                HttpRequest.newBuilder(server.resolve("/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"account\":\"nobody\",\"password\":\"nobody's own\",\"code\":\"000000\"}")));
    }

    /** Listens as long as the outbox needs to read everything back. */
    private static void awaitStream(HttpClient http, URI stream)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stream).build();
        try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
            var _ = body.read();
            Thread.sleep(3000); // the pages of all languages, and their read-back, on a slow disk
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(
                            path -> {
                                try {
                                    Files.delete(path);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }
}
