package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.people.Role;
import tools.jackson.databind.JsonNode;

/**
 * A server under load is killed with SIGKILL at random moments: in a folder, and one of two on
 * PostgreSQL. As many times as {@code -Dserver.kills} says; 20 in {@code .ci/run}.
 */
class KillServerTest {
    private static final int KILLS = Integer.getInteger("server.kills", 2);

    @TempDir Path folder;

    /** A server in a process of its own. */
    private static final class Remote implements Served {
        private final Process process;
        private final URI address;
        private final Duration ahead;

        private Remote(Path data, Path keys, String database, Duration ahead) throws IOException {
            this.ahead = ahead;
            this.process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty(
                                            "surefire.test.class.path",
                                            System.getProperty("java.class.path")),
                                    ServerTarget.class.getName(),
                                    data.toString(),
                                    keys.toString(),
                                    database,
                                    Long.toString(ahead.toSeconds()))
                            .redirectErrorStream(true)
                            .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder said = new StringBuilder();
            String line = out.readLine();
            while (line != null && !line.startsWith("at ")) {
                said.append(line).append('\n');
                line = out.readLine();
            }
            if (line == null) {
                throw new AssertionError("It did not start:\n" + said);
            }
            this.address = URI.create(line.substring(3));
            Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {})); // or it would block
        }

        @Override
        public URI address() {
            return address;
        }

        @Override
        public Instant now() {
            return Instant.now().plus(ahead);
        }

        private void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    /** People who write, each one thing after the other, until their server is gone. */
    private static final class Load {
        private final Client officer;
        private final Client duty;
        private final Client approver;
        private final String pause;
        private final Map<String, Boolean> asked = new ConcurrentHashMap<>(); // due: acknowledged
        private final AtomicInteger next = new AtomicInteger();
        private volatile boolean mayBeOpen;
        private final AtomicInteger suspended = new AtomicInteger();

        private Load(Client officer, Client duty, Client approver, String pause) {
            this.officer = officer;
            this.duty = duty;
            this.approver = approver;
            this.pause = pause;
        }

        private List<Client> all() {
            return List.of(officer, duty, approver);
        }

        /** Requests to a party, each with a due time of its own: what is sent can be counted. */
        private void ask(Instant base) {
            while (true) {
                String due = base.plusSeconds(next.incrementAndGet()).toString();
                asked.put(due, false);
                if (!send(due)) {
                    return;
                }
            }
        }

        private boolean send(String due) {
            try {
                Client.Answer answer =
                        officer.postUnder(
                                "ask " + due,
                                "/api/pauses/%s/requests".formatted(pause),
                                Client.object().put("party", "N").put("due", due).toString());
                if (answer.status() == 200 || answer.status() == 201) {
                    asked.put(due, true);
                    return true;
                }
                return answer.status() != 503;
            } catch (IOException | InterruptedException _) {
                return false; // killed
            }
        }

        /** Two open, one suspends, on and on. */
        private void openAndSuspend(Served server) {
            try {
                while (true) {
                    Client.Answer proposed =
                            duty.post(
                                    "/api/pauses/%s/proposals".formatted(pause),
                                    Client.object()
                                            .put("action", "resume")
                                            .put("corridor", "C1")
                                            .put("until", server.now().plusSeconds(600).toString())
                                            .toString());
                    assertEquals(201, proposed.status(), proposed.body());
                    mayBeOpen = true;
                    Client.Answer approved =
                            approver.post(
                                    "/api/pauses/%s/proposals/%s/approve"
                                            .formatted(pause, proposed.at("/id")));
                    assertEquals(200, approved.status(), approved.body());
                    Client.Answer stopped =
                            duty.post("/api/pauses/%s/corridors/C1/suspend".formatted(pause));
                    assertEquals(200, stopped.status(), stopped.body());
                    mayBeOpen = false;
                    suspended.incrementAndGet();
                }
            } catch (IOException | InterruptedException _) {
                // killed
            }
        }
    }

    private static Load people(TestServer first) throws Exception {
        Client officer = first.someone(Role.ACCESS_OFFICER);
        Client duty = first.someone(Role.DUTY_OFFICER);
        Client approver = first.someone(Role.APPROVER);
        String pause = first.livePause(officer);
        for (String party : List.of("N", "S")) {
            assertEquals(
                    200,
                    officer.post(
                                    "/api/pauses/%s/assurances".formatted(pause),
                                    Client.object()
                                            .put("party", party)
                                            .put("state", "given")
                                            .toString())
                            .status());
        }
        Client.Answer prepared = duty.post("/api/pauses/%s/corridors/C1/prepare".formatted(pause));
        assertEquals(200, prepared.status(), prepared.body());
        assertEquals(
                200, duty.post("/api/pauses/%s/corridors/C1/suspend".formatted(pause)).status());
        return new Load(officer, duty, approver, pause);
    }

    private static void under(Load load, Served server, Remote killed, Random chance)
            throws Exception {
        Instant base = Instant.parse("2030-01-01T00:00:00Z");
        List<Thread> threads =
                List.of(
                        Thread.ofVirtual().start(() -> load.ask(base)),
                        Thread.ofVirtual().start(() -> load.ask(base)),
                        Thread.ofVirtual().start(() -> load.openAndSuspend(server)));
        Thread.sleep(300 + chance.nextInt(900));
        killed.kill();
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(40));
            assertFalse(thread.isAlive(), "a client still waits for a server that was killed");
        }
    }

    /** What must hold whenever it was killed, seen through the API. */
    private static void check(Load load) throws Exception {
        // Whoever got no answer sends again under the same key, and it is there once.
        for (Map.Entry<String, Boolean> each : load.asked.entrySet()) {
            if (!each.getValue()) {
                assertTrue(load.send(each.getKey()), each.getKey());
            }
        }
        Map<String, Integer> counted = new HashMap<>();
        JsonNode there =
                load.officer
                        .get("/api/pauses/%s/assurances".formatted(load.pause))
                        .json()
                        .get("requests");
        for (JsonNode request : there) {
            counted.merge(request.get("due").asString(), 1, Integer::sum);
        }
        Set<String> lost = new TreeSet<>(load.asked.keySet());
        lost.removeAll(counted.keySet());
        assertEquals(Set.of(), lost, "acknowledged and lost");
        counted.forEach((due, times) -> assertEquals(1, times, due + " entered twice"));
        for (JsonNode corridor :
                load.duty.get("/api/pauses/" + load.pause).json().get("corridors")) {
            if (corridor.get("id").asString().equals("C1") && !load.mayBeOpen) {
                assertEquals("suspended", corridor.get("state").asString());
            }
        }
        Client.Answer stopped =
                load.duty.post("/api/pauses/%s/corridors/C1/suspend".formatted(load.pause));
        assertEquals(200, stopped.status(), stopped.body());
        load.mayBeOpen = false;
    }

    @Test
    @DisplayName(
            "in a folder: nothing acknowledged lost, nothing twice, nothing open that should not be")
    void folder() throws Exception {
        Path data = folder.resolve("data");
        Path keys = folder.resolve("keys");
        TestServer first = new TestServer(data, keys, null);
        Load load = people(first);
        first.close();
        Random chance = new Random(20161104);
        for (int kill = 1; kill <= KILLS + 1; kill++) {
            // A code is good once, so each start is in another half minute by its clock.
            Remote server = new Remote(data, keys, "-", Duration.ofSeconds(62L * kill));
            for (Client each : load.all()) {
                each.moveTo(server);
                each.signIn(each.account());
            }
            check(load);
            if (kill <= KILLS) {
                under(load, server, server, chance);
            } else {
                server.kill();
            }
        }
        assertTrue(load.asked.size() >= KILLS, load.asked.size() + " requests");
        assertTrue(load.suspended.get() > 0, "it was opened and suspended");
    }

    @Test
    @DisplayName(
            "one of two on PostgreSQL: the other has all that either acknowledged, and carries on")
    void oneOfTwo() throws Exception {
        String database = TestPostgres.newDatabase();
        Path keys = folder.resolve("keys");
        TestServer stays = new TestServer(folder.resolve("b"), keys, database);
        Load load = people(stays);
        Random chance = new Random(4112016);
        for (int kill = 1; kill <= KILLS; kill++) {
            Remote killed =
                    new Remote(
                            folder.resolve("a"),
                            keys,
                            database,
                            Duration.between(Instant.now(), stays.now()).plusSeconds(62));
            stays.pass(Duration.ofSeconds(62));
            for (Client each : load.all()) {
                each.moveTo(killed);
                each.signIn(each.account());
            }
            under(load, killed, killed, chance);
            stays.pass(Duration.ofSeconds(62));
            for (Client each : load.all()) {
                each.moveTo(stays);
                each.signIn(each.account());
            }
            check(load);
        }
        assertTrue(load.asked.size() >= KILLS, load.asked.size() + " requests");
        stays.close();
    }
}
