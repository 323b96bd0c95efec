package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.app.server.people.Role;

/**
 * Requests of every kind with bytes changed, cut, doubled and put in from a list of what parsers
 * stumble over, sent on the wire as somebody signed in. No answer is a fault of the program, none
 * takes long, and afterwards the server serves as before. {@code -Dserver.fuzz=20000} for longer.
 */
class RequestFuzz {
    private static final int CASES = Integer.getInteger("server.fuzz", 120);
    private static final List<String> STUMBLES =
            List.of(
                    "%00",
                    "%2e%2e%2f",
                    "%c0%af",
                    "%",
                    "%zz",
                    "..;/",
                    "//",
                    "\\",
                    "\u0000",
                    "\r\n",
                    "\r\n\r\n",
                    "\n",
                    "\"",
                    "'",
                    "{",
                    "[[[[[[[[[[[[[[[[",
                    "}",
                    "null",
                    "true",
                    "-1",
                    "1e999999999",
                    "99999999999999999999",
                    "9223372036854775808",
                    "NaN",
                    "&",
                    "=",
                    ";",
                    "W/\"",
                    "*",
                    "\u202e",
                    "\uD83D\uDE00",
                    "\u0627",
                    "<script>",
                    "${x}",
                    "#{1+1}",
                    "*&a",
                    "&a [*a,*a]",
                    "!!java.net.URL [x]",
                    "---\n",
                    "0000-00-00T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "a".repeat(9000));

    private final TestServer server = TestServer.get();

    static List<String> targets() {
        List<String> all = new ArrayList<>();
        all.add("GET /api/pauses?after=a&limit=5");
        all.add("GET /api/pauses/drill/assurances?at=2026-11-04T09:00:00Z");
        all.add("GET /api/record?pause=drill&after=3");
        all.add("GET /pauses/drill/assurances?at=2026-11-04T09:00");
        all.add("GET /public/drill/en.html");
        all.add("GET /public/drill/events");
        all.add("GET /assets/look.css");
        all.add(
                "POST /api/pauses json {\"drill\":true,\"file\":\"pause: 1\\nid: x\\nnames: {en: X}\"}");
        all.add("PUT /api/pauses/drill/file json {\"file\":\"pause: 1\\nid: drill\"}");
        all.add(
                "POST /api/pauses/drill/proposals json"
                        + " {\"action\":\"open\",\"corridor\":\"C1\",\"until\":\"2026-11-04T09:00:00Z\"}");
        all.add(
                "POST /api/pauses/drill/assurances json"
                        + " {\"party\":\"N\",\"state\":\"conditional\",\"condition\":\"buses\",\"scope\":{\"corridors\":[\"C1\"]}}");
        all.add(
                "POST /api/pauses/drill/requests json"
                        + " {\"party\":\"N\",\"due\":\"2026-11-04T09:00:00Z\"}");
        all.add(
                "POST /api/pauses/drill/corridors/C1/reason json {\"reason\":\"fire\",\"words\":\"x\"}");
        all.add(
                "POST /api/session json {\"account\":\"a\",\"password\":\"b\",\"code\":\"123456\"}");
        all.add(
                "PUT /api/join json {\"token\":\"t\",\"password\":\"long enough\",\"code\":\"123456\"}");
        all.add("POST /pauses form file=pause%3A+1&drill=on");
        all.add("POST /pauses/drill/propose form action=open&corridor=C1&until=2026-11-04T09%3A00");
        all.add("POST /pauses/drill/requests form party=N&corridor=C1&hours=4");
        all.add("POST /sign-in form account=a&password=b&code=1");
        all.add("POST /language form language=fr&to=%2F");
        return all;
    }

    private byte[] request(String target, String session) {
        String[] parts = target.split(" ", 4);
        boolean hasBody = parts.length > 3;
        byte[] body = (hasBody ? parts[3] : "").getBytes(StandardCharsets.UTF_8);
        String head =
                parts[0]
                        + " "
                        + parts[1]
                        + " HTTP/1.1\r\nHost: localhost\r\n"
                        + session
                        + "If-Match: \"1\"\r\nIdempotency-Key: key-1\r\nLast-Event-ID: 3\r\n"
                        + "Accept-Language: fr, ar;q=0.5\r\nConnection: close\r\n"
                        + (hasBody
                                ? "Content-Type: "
                                        + (parts[2].equals("json")
                                                ? "application/json"
                                                : "application/x-www-form-urlencoded")
                                        + "\r\nContent-Length: "
                                        + body.length
                                        + "\r\n"
                                : "")
                        + "\r\n";
        return join(head.getBytes(StandardCharsets.UTF_8), body);
    }

    private static byte[] join(byte[] head, byte[] body) {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static byte[] changed(byte[] request, Random random) {
        byte[] bytes = request;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + random.nextInt(12));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, at);
            switch (random.nextInt(4)) {
                case 0 -> {
                    byte[] put =
                            STUMBLES.get(random.nextInt(STUMBLES.size()))
                                    .getBytes(StandardCharsets.UTF_8);
                    out.write(put, 0, put.length);
                    out.write(bytes, at, bytes.length - at);
                }
                case 1 -> out.write(bytes, to, bytes.length - to); // cut out
                case 2 -> { // doubled
                    out.write(bytes, at, to - at);
                    out.write(bytes, at, bytes.length - at);
                }
                default -> {
                    out.write(random.nextInt(256));
                    out.write(bytes, at + 1, bytes.length - at - 1);
                }
            }
            bytes = out.size() == 0 ? bytes : out.toByteArray();
        }
        // What the changed body's length is, is said as often as not: else only the length is
        // wrong.
        return random.nextBoolean() ? relength(bytes) : bytes;
    }

    private static byte[] relength(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0
                ? bytes
                : (text.substring(0, end)
                                        .replaceFirst(
                                                "Content-Length: \\d+",
                                                "Content-Length: " + (text.length() - end - 4))
                                + text.substring(end))
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("targets")
    @DisplayName("no fault of the program, whatever comes")
    void changed(String target) throws Exception {
        Client officer = server.regular(Role.ACCESS_OFFICER);
        byte[] whole = request(target, officer.sessionLines());
        int port = server.address().getPort();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int seed = 0; seed < CASES; seed++) {
            byte[] sent = changed(whole, new Random(target.hashCode() * 31L + seed));
            int status = ask(port, sent);
            statuses.merge(status, 1, Integer::sum);
            assertTrue(
                    // 501 and 505 are Tomcat's words for a method or a version that is none.
                    status < 500 || status == 501 || status == 505,
                    () ->
                            "status "
                                    + status
                                    + " for\n"
                                    + new String(sent, StandardCharsets.ISO_8859_1));
        }
        assertTrue(statuses.size() > 1 || target.contains("/public/"), target + statuses);
        assertEquals(200, officer.get("/api/pauses/drill").status());
    }

    private static int ask(int port, byte[] sent) throws Exception {
        try (Wire wire = new Wire(port, "127.0.0.1")) {
            wire.sendAll(sent);
            return wire.status();
        }
    }

    @Test
    @DisplayName("untouched, the requests are what the server knows")
    void untouched() throws Exception {
        Client officer = server.regular(Role.ACCESS_OFFICER);
        List<String> unknown = new ArrayList<>();
        for (String target : targets()) {
            int status =
                    Wire.ask(server.address().getPort(), request(target, officer.sessionLines()));
            boolean here = !target.contains("/public/") && !target.contains("/api/join");
            boolean gone = (status == 404 && here) || status == 405;
            if (gone || status == 0 || status >= 500) {
                unknown.add(target + ": " + status);
            }
        }
        assertEquals(List.of(), unknown);
    }
}
