package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.record.RecordAudit;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.Assurances;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.Scope;
import org.safepassage.logbook.TiledLog;

/** Two servers on one PostgreSQL: one state, and each carries on without the other. */
class TwoServersTest {
    private static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());

    @TempDir static Path folder;
    private static String database = "";
    private static DatabaseWire wire;
    private static TestServer a;
    private static TestServer b;
    private static int pauses;

    @BeforeAll
    static void start() throws Exception {
        database = TestPostgres.newDatabase();
        wire = new DatabaseWire(TestPostgres.hostAndPort(database));
        a = new TestServer(folder.resolve("a"), folder.resolve("keys-a"), database);
        // All that the second needs of the first is its secret.
        String id = a.server().serverId();
        Files.createDirectories(folder.resolve("keys-b"));
        Files.copy(
                folder.resolve("keys-a").resolve(id + ".secret"),
                folder.resolve("keys-b").resolve(id + ".secret"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        b = new TestServer(folder.resolve("b"), folder.resolve("keys-b"), wire.through(database));
    }

    @AfterAll
    static void end() throws IOException {
        a.close();
        b.close();
        wire.close();
    }

    private static Actor actor(TestServer server, Role role, String name) {
        return new Actor(name, role, null, name + " session", server.now());
    }

    private static String pauseFile(String id) {
        return a.server()
                .desk()
                .recorded()
                .findPause("drill")
                .orElseThrow()
                .text()
                .replace("id: drill", "id: " + id);
    }

    private static void awaitThat(String what, Callable<Boolean> holds, Duration within)
            throws Exception {
        // The times are those of a quiet machine; nothing is measured here, so a busy one has
        // longer.
        Instant until = Instant.now().plus(within.multipliedBy(15));
        while (!holds.call()) {
            assertTrue(Instant.now().isBefore(until), "not within " + within + ": " + what);
            Thread.sleep(10);
        }
    }

    private static CorridorState state(TestServer server, String pause, String corridor) {
        PauseState of = Objects.requireNonNull(server.server().desk().now().pauses().get(pause));
        return Objects.requireNonNull(of.corridors().get(corridor)).state();
    }

    /** Opens corridor C1: proposed on one server, approved on the other. */
    private static String open() throws Exception {
        String pause = "two-" + ++pauses;
        Desk first = a.server().desk();
        Actor officer = actor(a, Role.ACCESS_OFFICER, "officer");
        assertInstanceOf(
                Outcome.Done.class, first.addPause(officer, pause, false, pauseFile(pause)));
        for (String party : List.of("N", "S")) {
            assertInstanceOf(
                    Outcome.Done.class,
                    new Assurances(first)
                            .answer(
                                    officer,
                                    pause,
                                    null,
                                    party,
                                    ALL,
                                    AssuranceSaid.State.GIVEN,
                                    null,
                                    null,
                                    false));
        }
        twoPeople(pause, Proposal.Action.PUBLISH);
        assertInstanceOf(Outcome.Done.class, first.prepare(officer, pause, "C1", null));
        twoPeople(pause, Proposal.Action.OPEN);
        return pause;
    }

    private static void twoPeople(String pause, Proposal.Action action) throws Exception {
        boolean publication = action == Proposal.Action.PUBLISH;
        Outcome asked =
                a.server()
                        .desk()
                        .propose(
                                actor(a, Role.ACCESS_OFFICER, "officer"),
                                pause,
                                action,
                                publication ? null : "C1",
                                publication ? null : a.now().plusSeconds(1200),
                                null);
        String id = assertInstanceOf(Outcome.Done.class, asked, asked.toString()).id();
        Outcome[] approved = new Outcome[1];
        awaitThat(
                "the proposal is seen on the other server",
                () -> {
                    approved[0] =
                            b.server()
                                    .desk()
                                    .approve(actor(b, Role.APPROVER, "approver"), pause, id);
                    return approved[0] instanceof Outcome.Done;
                },
                Duration.ofSeconds(2));
    }

    private static String read(TestServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve(path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    @DisplayName(
            "a suspension on one is on the board, the site, the feed and the stream of both within 2 s")
    void suspensionOnBoth() throws Exception {
        String pause = open();
        awaitThat(
                "open on both",
                () -> state(a, pause, "C1") == CorridorState.OPEN,
                Duration.ofSeconds(2));
        String site = "/public/" + pause + "/";
        for (TestServer each : List.of(a, b)) {
            awaitThat(
                    "a channel says open",
                    () -> read(each, site + "feed.en.atom").contains("open"),
                    Duration.ofSeconds(5));
        }
        Instant pressed = Instant.now();
        assertInstanceOf(
                Outcome.Done.class,
                b.server().desk().suspend(actor(b, Role.MONITOR, "monitor"), pause, "C1"));
        for (TestServer each : List.of(b, a)) {
            awaitThat(
                    "suspended",
                    () -> state(each, pause, "C1") == CorridorState.SUSPENDED,
                    Duration.ofSeconds(2));
            awaitThat(
                    "the page says suspended",
                    () -> read(each, site).toLowerCase(java.util.Locale.ROOT).contains("suspended"),
                    Duration.ofSeconds(2));
            awaitThat(
                    "read back",
                    () ->
                            each.server().stages(pause).stream().allMatch("read-back"::equals)
                                    && !each.server().stages(pause).isEmpty(),
                    Duration.ofSeconds(2));
        }
        System.out.println(
                "suspended on both, read back, after " + Duration.between(pressed, Instant.now()));
    }

    @Test
    @DisplayName("both publish the same record, which an outsider can check on either")
    void sameRecord() throws Exception {
        String pause = open();
        awaitThat(
                "both have published the same",
                () -> checkpoint("a", pause).equals(checkpoint("b", pause)),
                Duration.ofSeconds(3));
        for (String each : List.of("a", "b")) {
            Path record = record(each, pause);
            RecordAudit.Result audit =
                    RecordAudit.of(TiledLog.in(RecordAudit.logIn(record)), record, List.of(), null);
            assertEquals(List.of(), audit.problems());
            assertTrue(Objects.requireNonNull(audit.log().checkpoint()).size() > 5);
        }
    }

    private static Path record(String server, String pause) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(server).resolve("pauses"))) {
            return all.filter(p -> p.getFileName().toString().startsWith(pause + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String checkpoint(String server, String pause) throws IOException {
        return Files.readString(record(server, pause).resolve("public").resolve("checkpoint"));
    }

    @Test
    @DisplayName(
            "both decide at the same moment, again and again: each entry once, one state, none lost")
    void race() throws Exception {
        String pause = open();
        // What one opened the other knows within a fifth of a second; until then it refuses.
        awaitThat(
                "the same state",
                () -> corridors(a, pause).equals(corridors(b, pause)),
                Duration.ofSeconds(2));
        int each = 12;
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done =
                    Stream.of(a, b, a, b)
                            .map(
                                    server ->
                                            pool.submit(
                                                    () -> {
                                                        int count = 0;
                                                        for (int i = 0; i < each; i++) {
                                                            Outcome outcome =
                                                                    server.server()
                                                                            .desk()
                                                                            .confirm(
                                                                                    actor(
                                                                                            server,
                                                                                            Role
                                                                                                    .DUTY_OFFICER,
                                                                                            "duty"),
                                                                                    pause,
                                                                                    "C1");
                                                            count +=
                                                                    outcome instanceof Outcome.Done
                                                                            ? 1
                                                                            : 0;
                                                        }
                                                        return count;
                                                    }))
                            .toList();
            int acknowledged = 0;
            for (Future<Integer> one : done) {
                acknowledged += one.get();
            }
            assertEquals(4 * each, acknowledged);
        }
        awaitThat(
                "the same state",
                () ->
                        version(a, pause) == version(b, pause)
                                && corridors(a, pause).equals(corridors(b, pause)),
                Duration.ofSeconds(2));
    }

    private static Map<String, CorridorStatus> corridors(TestServer server, String pause) {
        return Objects.requireNonNull(server.server().desk().recorded().pauses().get(pause))
                .corridors();
    }

    private static long version(TestServer server, String pause) {
        return Objects.requireNonNull(server.server().desk().recorded().pauses().get(pause))
                .version();
    }

    @Test
    @DisplayName(
            "an approval and a suspension at the same moment on two servers never leave it open")
    void suspensionWins() throws Exception {
        String pause = open();
        for (int i = 0; i < 15; i++) {
            assertInstanceOf(
                    Outcome.Done.class,
                    a.server().desk().suspend(actor(a, Role.MONITOR, "m"), pause, "C1"));
            Outcome asked =
                    a.server()
                            .desk()
                            .propose(
                                    actor(a, Role.ACCESS_OFFICER, "officer"),
                                    pause,
                                    Proposal.Action.RESUME,
                                    "C1",
                                    a.now().plusSeconds(600),
                                    null);
            String id = assertInstanceOf(Outcome.Done.class, asked, asked.toString()).id();
            b.server().desk().follow();
            CountDownLatch go = new CountDownLatch(1);
            try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Outcome> approval =
                        pool.submit(
                                () -> {
                                    go.await();
                                    return b.server()
                                            .desk()
                                            .approve(actor(b, Role.APPROVER, "ap"), pause, id);
                                });
                Future<Outcome> suspension =
                        pool.submit(
                                () -> {
                                    go.await();
                                    return a.server()
                                            .desk()
                                            .suspend(actor(a, Role.MONITOR, "m"), pause, "C1");
                                });
                go.countDown();
                assertInstanceOf(Outcome.Done.class, suspension.get());
                approval.get();
            }
            a.server().desk().follow();
            b.server().desk().follow();
            assertEquals(CorridorState.SUSPENDED, state(a, pause, "C1"));
            assertEquals(CorridorState.SUSPENDED, state(b, pause, "C1"));
        }
    }

    @Test
    @DisplayName(
            "one ends and the other carries on; a third that starts anew has the same state and record")
    void oneEnds() throws Exception {
        String pause = open();
        a.close();
        assertInstanceOf(
                Outcome.Done.class,
                b.server().desk().suspend(actor(b, Role.MONITOR, "m"), pause, "C1"));
        a = new TestServer(folder.resolve("c"), folder.resolve("keys-b"), database);
        assertEquals(CorridorState.SUSPENDED, state(a, pause, "C1"));
        assertEquals(checkpoint("b", pause), checkpoint("c", pause));
    }

    @Test
    @DisplayName(
            "the database gone: nothing is acknowledged, a suspension is shown at once and entered when it is back")
    void databaseGone() throws Exception {
        String pause = open();
        awaitThat(
                "open on both",
                () ->
                        state(a, pause, "C1") == CorridorState.OPEN
                                && state(b, pause, "C1") == CorridorState.OPEN,
                Duration.ofSeconds(2));
        wire.cut();
        assertInstanceOf(
                Outcome.Refused.class,
                b.server().desk().confirm(actor(b, Role.DUTY_OFFICER, "duty"), pause, "C1"));
        assertEquals(503, status(b, "/readyz"));
        Instant pressed = Instant.now();
        assertInstanceOf(
                Outcome.HeldInMemory.class,
                b.server().desk().suspend(actor(b, Role.MONITOR, "m"), pause, "C1"));
        assertTrue(Duration.between(pressed, Instant.now()).toMillis() < 10_000);
        assertEquals(CorridorState.SUSPENDED, state(b, pause, "C1"));
        assertEquals(CorridorState.OPEN, state(a, pause, "C1"));
        wire.mend();
        awaitThat(
                "entered, and seen on the other",
                () -> state(a, pause, "C1") == CorridorState.SUSPENDED,
                Duration.ofSeconds(6));
        awaitThat("ready again", () -> status(b, "/readyz") == 200, Duration.ofSeconds(3));
        assertEquals(CorridorState.SUSPENDED, state(b, pause, "C1"));
        assertInstanceOf(
                Outcome.Done.class,
                b.server().desk().close(actor(b, Role.DUTY_OFFICER, "duty"), pause, "C2", null));
    }

    @Test
    @DisplayName("the database says nothing any more: a suspension is shown at once all the same")
    void databaseHangs() throws Exception {
        String pause = open();
        b.server().desk().follow();
        wire.hang();
        Thread press =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        b.server()
                                                .desk()
                                                .suspend(actor(b, Role.MONITOR, "m"), pause, "C1"));
        awaitThat(
                "shown",
                () -> state(b, pause, "C1") == CorridorState.SUSPENDED,
                Duration.ofMillis(500));
        awaitThat(
                "on the public page",
                () ->
                        read(b, "/public/" + pause + "/")
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("suspended"),
                Duration.ofSeconds(3));
        wire.mend();
        press.join();
        awaitThat(
                "entered",
                () -> state(a, pause, "C1") == CorridorState.SUSPENDED,
                Duration.ofSeconds(12));
    }

    private static int status(TestServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @DisplayName(
            "without the secret of the first server a second does not start, and says which file it needs")
    void needsTheSecret() {
        IOException e =
                org.junit.jupiter.api.Assertions.assertThrows(
                        IOException.class,
                        () ->
                                new TestServer(
                                        folder.resolve("d"), folder.resolve("keys-d"), database));
        assertTrue(String.valueOf(e.getMessage()).contains(".secret"), e.toString());
    }

    @Test
    @DisplayName("private keys stand in the database sealed, and no password does in the clear")
    void sealed() throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(database);
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select sealed from sealed_key")) {
            int keys = 0;
            while (rows.next()) {
                assertTrue(!rows.getString(1).contains("logbook-key"));
                assertTrue(
                        !new String(
                                        java.util.Base64.getDecoder().decode(rows.getString(1)),
                                        StandardCharsets.ISO_8859_1)
                                .contains("logbook-key"));
                keys++;
            }
            assertTrue(keys >= 8, keys + " keys"); // of two records at least, two logs, two kinds
        }
    }
}
