package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.record.RecordAudit;
import org.safepassage.app.server.people.Role;
import org.safepassage.logbook.TiledLog;
import tools.jackson.databind.JsonNode;

/** A server whose disk is full, and one whose clock jumps a day. */
class FaultsTest {
    @TempDir Path folder;

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false; // there is no such command here
        }
    }

    private static String open(TestServer server, Map<Role, Client> people) throws Exception {
        Client officer = java.util.Objects.requireNonNull(people.get(Role.ACCESS_OFFICER));
        Client duty = java.util.Objects.requireNonNull(people.get(Role.DUTY_OFFICER));
        String pause = server.livePause(officer);
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
        assertEquals(
                200, duty.post("/api/pauses/%s/corridors/C1/prepare".formatted(pause)).status());
        twoPeople(server, people, pause, "open");
        assertEquals("open", state(duty, pause));
        return pause;
    }

    private static void twoPeople(
            TestServer server, Map<Role, Client> people, String pause, String action)
            throws Exception {
        Client duty = java.util.Objects.requireNonNull(people.get(Role.DUTY_OFFICER));
        Client approver = java.util.Objects.requireNonNull(people.get(Role.APPROVER));
        Client.Answer proposed =
                duty.post(
                        "/api/pauses/%s/proposals".formatted(pause),
                        Client.object()
                                .put("action", action)
                                .put("corridor", "C1")
                                .put("until", server.now().plusSeconds(600).toString())
                                .toString());
        assertEquals(201, proposed.status(), proposed.body());
        Client.Answer approved =
                approver.post(
                        "/api/pauses/%s/proposals/%s/approve".formatted(pause, proposed.at("/id")));
        assertEquals(200, approved.status(), approved.body());
    }

    private static Map<Role, Client> people(TestServer server) throws Exception {
        return Map.of(
                Role.ACCESS_OFFICER,
                server.someone(Role.ACCESS_OFFICER),
                Role.DUTY_OFFICER,
                server.someone(Role.DUTY_OFFICER),
                Role.APPROVER,
                server.someone(Role.APPROVER));
    }

    private static String state(Client who, String pause) throws Exception {
        for (JsonNode each : who.get("/api/pauses/" + pause).json().get("corridors")) {
            if (each.get("id").asString().equals("C1")) {
                return each.get("state").asString();
            }
        }
        throw new AssertionError(pause);
    }

    @Test
    @DisplayName(
            "the disk full: nothing acknowledged, a suspension shown at once; room again: it is entered, and all goes on")
    void fullDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
        assumeTrue(mounted, "skipped: no right to mount");
        try {
            Path data = disk.resolve("data");
            TestServer server = new TestServer(data, folder.resolve("keys"), null);
            Map<Role, Client> people = people(server);
            String pause = open(server, people);
            Client duty = java.util.Objects.requireNonNull(people.get(Role.DUTY_OFFICER));
            Path filler = disk.resolve("filler");
            fill(filler);
            String c1 = "/api/pauses/%s/corridors/C1/".formatted(pause);
            assertEquals(503, duty.post(c1 + "confirm").status());
            Client.Answer pressed = duty.post(c1 + "suspend");
            assertEquals(503, pressed.status());
            assertEquals("held-in-memory", pressed.at("/type"));
            assertEquals("suspended", state(duty, pause));
            assertEquals(503, duty.get("/readyz").status());
            Files.delete(filler);
            for (int i = 0; i < 100 && duty.get("/readyz").status() != 200; i++) {
                Thread.sleep(100);
            }
            assertEquals(200, duty.get("/readyz").status(), "ready again by itself");
            assertEquals("suspended", state(duty, pause));
            Client.Answer reason =
                    duty.post(
                            c1 + "reason",
                            Client.object().put("reason", "road").put("words", "").toString());
            assertEquals(200, reason.status(), reason.body());
            server.close();
            TestServer again = new TestServer(data, folder.resolve("keys"), null);
            var status = again.server().desk().now().pauses().get(pause);
            assertEquals(
                    org.safepassage.domain.CorridorState.SUSPENDED,
                    java.util.Objects.requireNonNull(
                                    java.util.Objects.requireNonNull(status).corridors().get("C1"))
                            .state());
            again.close();
            verify(data);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void fill(Path file) {
        byte[] zeros = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException _) {
            // full
        }
    }

    private static void verify(Path data) throws IOException {
        try (var records = Files.list(data.resolve("pauses"))) {
            for (Path record : records.toList()) {
                assertEquals(
                        List.of(),
                        RecordAudit.of(
                                        TiledLog.in(RecordAudit.logIn(record)),
                                        record,
                                        List.of(),
                                        null)
                                .problems());
            }
        }
    }

    @Test
    @DisplayName(
            "the clock a day ahead and back: what was open is not, nothing opens, suspensions work, the record holds")
    void clockJumps() throws Exception {
        Path data = folder.resolve("data");
        TestServer server = new TestServer(data, folder.resolve("keys"), null);
        Map<Role, Client> people = people(server);
        String pause = open(server, people);
        Client duty = java.util.Objects.requireNonNull(people.get(Role.DUTY_OFFICER));
        server.pass(Duration.ofDays(1));
        duty.signIn(duty.account()); // sessions end after a shift
        assertNotEquals("open", state(duty, pause));
        String c1 = "/api/pauses/%s/corridors/C1/".formatted(pause);
        assertEquals(409, duty.post(c1 + "confirm").status(), "nobody brings it back alone");
        server.pass(Duration.ofDays(-1));
        assertNotEquals("open", state(duty, pause));
        assertEquals(200, duty.post(c1 + "suspend").status());
        assertEquals("suspended", state(duty, pause));
        server.pass(Duration.ofDays(-1));
        assertEquals(200, duty.post(c1 + "suspend").status());
        assertEquals("suspended", state(duty, pause));
        Client.Answer proposed =
                duty.post(
                        "/api/pauses/%s/proposals".formatted(pause),
                        Client.object()
                                .put("action", "resume")
                                .put("corridor", "C1")
                                .put("until", server.now().plusSeconds(600).toString())
                                .toString());
        assertEquals(409, proposed.status(), "not while the clock is behind: " + proposed.body());
        server.close();
        verify(data);
    }
}
