package org.safepassage.app.server.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.Client;
import org.safepassage.app.server.TestServer;
import org.safepassage.app.server.http.Access;
import org.safepassage.app.server.people.Role;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nothing that anybody sends comes into the log, by whatever door it comes. */
class LogsTest {
    private static final String CANARY = "canary7f3a";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestServer server = TestServer.get();

    @TempDir private Path folder = Path.of(".");

    @AfterEach
    void asBefore() throws Exception {
        new Logs(false, null, Logs.Depth.WARNING, false, false).start();
    }

    private Path start(boolean json, boolean verbatim) throws Exception {
        Path file = folder.resolve("log");
        new Logs(json, file, Logs.Depth.DEBUG, true, verbatim).start();
        return file;
    }

    @Test
    @DisplayName(
            "planted in paths, queries, headers, cookies, forms, bodies and faults: in no line")
    void canaries() throws Exception {
        Client officer = server.regular(Role.ACCESS_OFFICER);
        Client nobody = new Client(server);
        Path file = start(true, false);
        for (Client client : List.of(officer, nobody)) {
            plant(client);
            for (String header : HEADERS) {
                client.without(header);
            }
        }
        LoggerFactory.getLogger("org.safepassage.app.Some")
                .error("A request failed: {}", "GET /", new IllegalStateException(CANARY));
        LoggerFactory.getLogger("org.apache.Other").error("Cannot parse [{}]", CANARY);
        List<String> lines = Files.readAllLines(file);
        Set<String> routes = new TreeSet<>();
        for (String line : lines) {
            assertFalse(line.toLowerCase(Locale.ROOT).contains(CANARY), line);
            assertFalse(line.contains("127.0.0.1"), line);
            assertFalse(line.contains(officer.account()), line);
            JsonNode read = JSON.readTree(line);
            assertTrue(read.hasNonNull("at") && read.hasNonNull("level"), line);
            if (read.path("from").asString().equals(Logs.REQUESTS)) {
                routes.add(read.path("route").asString());
                assertTrue(read.path("status").asInt() >= 200, line);
            }
        }
        assertTrue(routes.size() > 40, routes.toString());
        assertTrue(routes.contains("none"), routes.toString());
        assertTrue(lines.stream().anyMatch(l -> l.contains("IllegalStateException")));
        assertTrue(lines.stream().anyMatch(l -> l.contains("\"role\":\"access-officer\"")));
        assertTrue(lines.stream().anyMatch(l -> l.contains("org.apache.Other")));
    }

    private static final List<String> HEADERS =
            List.of(
                    "If-Match",
                    "Idempotency-Key",
                    "Last-Event-ID",
                    "User-Agent",
                    "Referer",
                    "Accept-Language",
                    "X-Forwarded-For");

    /** Sends the canary through every route, in everything that a request has. */
    private static void plant(Client client) throws Exception {
        for (String header : HEADERS) {
            client.with(header, CANARY);
        }
        for (Access.Route route : Access.all()) {
            if (route.toString().equals("DELETE /api/session")
                    || route.toString().equals("POST /leave")
                    || route.path().getPatternString().endsWith("session")
                    || route.path().getPatternString().endsWith("sign-in")) {
                continue; // these end the session; asked below
            }
            String path =
                    route.path().getPatternString().replaceAll("\\{[a-z]+}", CANARY)
                            + "?after="
                            + CANARY
                            + "&pause="
                            + CANARY
                            + "&at="
                            + CANARY;
            String form =
                    "file="
                            + CANARY
                            + "&party="
                            + CANARY
                            + "&corridor="
                            + CANARY
                            + "&account="
                            + CANARY
                            + "&token="
                            + CANARY
                            + "&words="
                            + CANARY
                            + "&hours="
                            + CANARY;
            String json =
                    "{\"file\":\""
                            + CANARY
                            + "\",\"account\":\""
                            + CANARY
                            + "\",\"role\":\""
                            + CANARY
                            + "\",\"party\":\""
                            + CANARY
                            + "\",\"reason\":\""
                            + CANARY
                            + "\"}";
            if (route.isWrite()) {
                client.send(route.method(), path, json, "application/json");
                client.send(route.method(), path, json.substring(3), "application/json");
                client.send(route.method(), path, form, "application/x-www-form-urlencoded");
            } else {
                client.send(route.method(), path, "", "");
            }
        }
        client.get("/" + CANARY);
        client.get("/public/" + CANARY + "/" + CANARY + ".html");
        client.get("/pauses/%2e%2e%2f" + CANARY);
        client.post(
                "/api/session",
                "{\"account\":\""
                        + CANARY
                        + "\",\"password\":\""
                        + CANARY
                        + "\",\"code\":\""
                        + CANARY
                        + "\"}");
    }

    @Test
    @DisplayName("in lines for people, nobody writes a line of their own")
    void noForgedLines() throws Exception {
        Path file = start(false, true);
        LoggerFactory.getLogger("org.safepassage.app.Some")
                .warn("It said {}", "x\n2026-01-01T00:00:00Z error forged");
        List<String> own = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.contains("forged")) {
                own.add(line);
            }
        }
        assertEquals(1, own.size(), own.toString());
        assertTrue(own.getFirst().contains("It said x"), own.toString());
    }

    @Test
    @DisplayName("a file that is full is turned over, and no more than five old ones stay")
    void turnedOver() throws Exception {
        Path file = start(true, false);
        String long1 = "a".repeat(100_000);
        for (int i = 0; i < 110; i++) {
            LoggerFactory.getLogger("org.safepassage.app.Some").info(long1);
        }
        long size = Files.size(file);
        assertTrue(size < 12_000_000, size + " bytes");
    }
}
