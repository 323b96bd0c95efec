package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.http.Access;
import org.safepassage.app.server.http.Bounds;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.notices.Publisher;

/** How sessions begin and end, and what becomes of those who guess or flood. */
class SessionsTest {
    private final TestServer server = TestServer.get();

    @Test
    @DisplayName("after twelve hours everybody signs in again, whatever they did meanwhile")
    void longest() throws Exception {
        Client monitor = server.someone(Role.MONITOR);
        assertEquals(200, monitor.get("/api/pauses").status());
        server.pass(Duration.ofHours(11));
        assertEquals(200, monitor.get("/api/pauses").status());
        server.pass(Duration.ofMinutes(61));
        assertEquals(401, monitor.get("/api/pauses").status());
    }

    @Test
    @DisplayName(
            "signed out, the session is worth nothing, and the other of the same account lives")
    void signOut() throws Exception {
        Client here = server.someone(Role.MONITOR);
        server.pass(Duration.ofSeconds(31));
        Client there = here.elsewhere();
        there.signIn(here.account());
        assertEquals(204, here.send("DELETE", "/api/session", "", "").status());
        assertEquals(401, here.get("/api/pauses").status());
        assertEquals(200, there.get("/api/pauses").status());
    }

    @Test
    @DisplayName("to leave is on every page and by key, ends the session and clears the browser")
    void leave() throws Exception {
        Client auditor = server.someone(Role.AUDITOR);
        List<String> without = new ArrayList<>();
        int pages = 0;
        for (Access.Route route : Access.all()) {
            String path = route.path().getPatternString();
            boolean page = !route.isWrite() && !route.isApi() && !path.contains("{");
            if (!page || !route.allows(Role.AUDITOR)) {
                continue;
            }
            Client.Answer answer = auditor.get(path);
            if (answer.status() != 200
                    || !answer.headers().getOrDefault("Content-Type", "").startsWith("text/html")) {
                continue;
            }
            pages++;
            boolean there =
                    answer.body().contains("action=\"/leave\"")
                            && answer.body().contains("accesskey=\"q\"");
            if (!there) {
                without.add(path);
            }
        }
        assertEquals(List.of(), without);
        assertTrue(pages >= 6, pages + " pages");
        Client.Answer left = auditor.post("/leave");
        assertEquals(303, left.status(), left.body());
        assertTrue(left.header("Clear-Site-Data").contains("\"cache\""));
        assertEquals(401, auditor.get("/api/pauses").status());
    }

    @Test
    @DisplayName(
            "five wrong tries lock the account, also for who is right, and the journal says so")
    void lockout() throws Exception {
        Client owner = server.someone(Role.MONITOR);
        server.pass(Duration.ofSeconds(31));
        Client guesser = owner.elsewhere();
        long before = server.server().desk().recorded().size();
        for (int i = 0; i < 5; i++) {
            assertEquals(401, guesser.trySignIn("not the password", "000000").status());
        }
        Client.Answer right = guesser.trySignIn(Client.PASSWORD, guesser.code(0));
        assertEquals(429, right.status(), right.body());
        assertEquals("locked", right.at("/type"));
        assertTrue(server.server().desk().recorded().size() > before, "entered");
        assertEquals(200, owner.get("/api/pauses").status(), "who is in stays in");
        server.pass(Duration.ofSeconds(61));
        assertEquals(200, guesser.trySignIn(Client.PASSWORD, guesser.code(0)).status());
    }

    @Test
    @DisplayName(
            "a flood from one address is turned away; the cookie is for this site and no script")
    void flood(@TempDir Path folder) throws IOException, InterruptedException {
        RecordLedger ledger =
                RecordLedger.open(
                        folder.resolve("data"), folder.resolve("keys"), InstantSource.system());
        try (Server small =
                        Server.start(
                                new ServerSettings(
                                        folder.resolve("data"),
                                        folder.resolve("keys"),
                                        "127.0.0.1",
                                        0,
                                        false,
                                        Publisher.example(),
                                        new Bounds(
                                                Duration.ofHours(1), Duration.ofMinutes(5), 2, 20),
                                        false,
                                        null,
                                        null,
                                        null,
                                        null),
                                ledger,
                                Secrets.fresh(),
                                InstantSource.system());
                HttpClient http = HttpClient.newHttpClient()) {
            assertTrue(small.desk().recorded().pauses().isEmpty(), "no drill was asked for");
            int turnedAway = 0;
            for (int i = 0; i < 60; i++) {
                var answer =
                        http.send(
                                HttpRequest.newBuilder(small.address().resolve("/api/session"))
                                        .build(),
                                BodyHandlers.ofString());
                turnedAway += answer.statusCode() == 429 ? 1 : 0;
                if (answer.statusCode() == 429) {
                    assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
                }
                String cookies = String.join("\n", answer.headers().allValues("Set-Cookie"));
                assertFalse(cookies.contains("safe-passage="), "nobody has a session for asking");
            }
            assertTrue(turnedAway > 20, turnedAway + " turned away");
        }
    }
}
