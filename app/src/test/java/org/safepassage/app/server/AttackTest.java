package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safepassage.app.server.http.Access;
import org.safepassage.app.server.http.CountedConnections;
import org.safepassage.app.server.people.Role;

/** Bodies too large, packed and endless; many and slow connections; headers on every answer. */
class AttackTest {
    private static final int MIB = 1 << 20;
    private final TestServer server = TestServer.get();

    private int port() {
        return server.address().getPort();
    }

    private static byte[] head(String first, String... lines) {
        return (first
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + String.join("\r\n", lines)
                        + (lines.length > 0 ? "\r\n" : "")
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("a body that says it is too large is refused before it is read")
    void saidTooLarge() throws Exception {
        assertEquals(
                413,
                Wire.ask(
                        port(),
                        head(
                                "POST /api/session",
                                "Content-Type: application/json",
                                "Content-Length: " + 5L * MIB)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    @DisplayName("a body that does not say how long it is, is read up to 1 MiB and refused")
    void endless(String type) throws Exception {
        String path = type.endsWith("json") ? "/api/session" : "/sign-in";
        try (Wire wire = new Wire(port(), "127.0.0.1")) {
            wire.send(head("POST " + path, "Content-Type: " + type, "Transfer-Encoding: chunked"));
            byte[] chunk =
                    ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            int sent = 0;
            try {
                for (; sent < 64; sent++) {
                    wire.send(chunk); // 4 MiB if it is let
                }
                wire.send("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // closed in the middle: refused
            }
            int status = wire.status();
            assertTrue(status == 0 || (status >= 400 && status < 500), status + " after " + sent);
        }
    }

    @Test
    @DisplayName("nothing is unpacked: a packed body is refused, however small")
    void packed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(new byte[20 * MIB]);
        }
        for (String encoding : List.of("gzip", "deflate", "br", "identity")) {
            byte[] head =
                    head(
                            "POST /api/session",
                            "Content-Type: application/json",
                            "Content-Encoding: " + encoding,
                            "Content-Length: " + bytes.size());
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(head);
            all.write(bytes.toByteArray());
            assertEquals(415, Wire.ask(port(), all.toByteArray()), encoding);
        }
    }

    @Test
    @DisplayName("headers beyond 16 kB are refused")
    void largeHeaders() throws Exception {
        int status = Wire.ask(port(), head("GET /livez", "X-Large: " + "a".repeat(20_000)));
        assertTrue(status == 400 || status == 431, String.valueOf(status));
    }

    @Test
    @DisplayName("two lengths, or a length and chunks, are no request")
    void smuggled() throws Exception {
        assertEquals(
                400,
                Wire.ask(port(), head("POST /sign-in", "Content-Length: 5", "Content-Length: 6")));
        byte[] both =
                head("POST /sign-in", "Content-Length: 5", "Transfer-Encoding: chunked, identity");
        int status = Wire.ask(port(), both);
        assertTrue(status == 400 || status == 501, String.valueOf(status));
    }

    @Test
    @DisplayName("one address holds a hundred connections at most, and others are let in meanwhile")
    void manyConnections() throws Exception {
        List<Wire> held = new ArrayList<>();
        try {
            int taken = 0;
            for (int i = 0; i < CountedConnections.PER_ADDRESS + 30; i++) {
                Wire slow = new Wire(port(), "127.0.9.1");
                held.add(slow);
                try {
                    slow.send("GET /livez HTTP/1.1\r\nHost:".getBytes(StandardCharsets.UTF_8));
                } catch (IOException _) {
                    // closed at once
                }
            }
            for (Wire each : held) { // the rest of each header: who was let in is answered
                try {
                    each.send(
                            " localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
                    taken += each.status() == 200 ? 1 : 0;
                } catch (IOException _) {
                    // closed
                }
            }
            // One that was answered may make room for one that is accepted late.
            assertTrue(
                    taken >= CountedConnections.PER_ADDRESS
                            && taken <= CountedConnections.PER_ADDRESS + 10,
                    taken + " taken");
        } finally {
            for (Wire each : held) {
                each.close();
            }
        }
    }

    @Test
    @DisplayName("headers sent a byte at a time keep nobody waiting, and one that stops is closed")
    void slow() throws Exception {
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Wire wire = new Wire(port(), "127.0.9.2");
                wire.send("GET / HT".getBytes(StandardCharsets.UTF_8));
                slow.add(wire);
            }
            long start = System.nanoTime();
            assertEquals(200, Wire.ask(port(), head("GET /livez")));
            assertTrue(System.nanoTime() - start < 2_000_000_000L);
            assertEquals("", after(slow.getFirst().rest())); // closed by the server within 20 s
        } finally {
            for (Wire each : slow) {
                each.close();
            }
        }
    }

    /** Nothing, or a refusal: no answer to what was never asked. */
    private static String after(String rest) {
        return rest.startsWith("HTTP/1.1 4") ? "" : rest;
    }

    @Test
    @DisplayName("every route, as somebody and as nobody, answers with the headers that protect it")
    void headers() throws Exception {
        Client officer = server.regular(Role.ACCESS_OFFICER);
        Client nobody = new Client(server);
        List<String> wrong = new ArrayList<>();
        for (Access.Route route : Access.all()) {
            String path = route.path().getPatternString().replaceAll("\\{[a-z]+}", "absent");
            boolean ends = route.toString().equals("DELETE /api/session") || path.equals("/leave");
            for (Client client : ends ? List.of(nobody) : List.of(officer, nobody)) {
                check(
                        route.method() + " " + path,
                        client.send(route.method(), path, "", ""),
                        wrong);
            }
        }
        check("GET /nowhere", nobody.get("/nowhere"), wrong);
        Client.Answer site = nobody.get("/public/");
        if (!site.headers()
                        .getOrDefault("Content-Security-Policy", "")
                        .contains("default-src 'none'")
                || site.headers().containsKey("Set-Cookie")) {
            wrong.add("/public/ " + site.headers());
        }
        assertEquals(List.of(), wrong);
    }

    private static void check(String asked, Client.Answer answer, List<String> wrong) {
        String policy = answer.headers().getOrDefault("Content-Security-Policy", "");
        boolean strict =
                policy.contains("default-src 'none'")
                        && policy.contains("frame-ancestors 'none'")
                        && policy.contains("base-uri 'none'")
                        && !policy.contains("unsafe");
        boolean kept =
                answer.headers().getOrDefault("Cache-Control", "").contains("no-store")
                        || asked.startsWith("GET /assets/");
        if (!strict
                || !kept
                || !"nosniff".equals(answer.headers().get("X-Content-Type-Options"))
                || !"no-referrer".equals(answer.headers().get("Referrer-Policy"))
                || !"DENY".equals(answer.headers().get("X-Frame-Options"))
                || answer.headers().containsKey("Server")) {
            wrong.add(asked + " " + answer.status() + " " + answer.headers());
        }
        for (String cookie : answer.headers().getOrDefault("Set-Cookie", "").split(", ", -1)) {
            String lower = cookie.toLowerCase(Locale.ROOT);
            if (lower.contains("=")
                    && lower.contains("path")
                    && !lower.contains("samesite=strict")) {
                wrong.add(asked + " cookie " + cookie);
            }
        }
        assertFalse(answer.body().contains("\tat "), "a stack trace at " + asked);
    }
}
