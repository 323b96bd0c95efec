package org.safepassage.app.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.safepassage.app.server.people.OneTimeCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A program that talks to the server as any other would: with cookies, tokens and JSON. */
public final class Client {
    public static final String PASSWORD = "some words of a test";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Served server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final Map<String, String> headers = new HashMap<>();
    private byte[] key = {};
    private String account = "";
    private Instant signedIn = Instant.MIN;

    public Client(Served server) {
        this.server = server;
    }

    /** The same person, who now talks to another server, or to the same one started again. */
    void moveTo(Served other) {
        server = other;
    }

    /** What came back. */
    public record Answer(int status, String body, Map<String, String> headers) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return java.util.Objects.requireNonNull(headers.get(name), name);
        }

        public String at(String pointer) {
            return json().at(pointer).asString();
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Takes up an invitation. */
    void join(String token) throws IOException, InterruptedException {
        Answer invited = post("/api/join", object().put("token", token).toString());
        key = base32(invited.at("/codeKey"));
        Answer joined =
                send(
                        "PUT",
                        "/api/join",
                        object().put("token", token)
                                .put("password", PASSWORD)
                                .put("code", code(0))
                                .toString(),
                        "application/json");
        if (joined.status() != 200) {
            throw new AssertionError(joined);
        }
    }

    String code(int stepsAhead) {
        return OneTimeCode.at(
                key, server.now().getEpochSecond() / OneTimeCode.STEP_SECONDS + stepsAhead, 6);
    }

    void signIn(String account) throws IOException, InterruptedException {
        this.account = account;
        Answer signedIn = trySignIn(PASSWORD, code(0));
        if (signedIn.status() != 200) {
            throw new AssertionError(signedIn);
        }
        this.signedIn = server.now();
        headers.put("X-XSRF-TOKEN", get("/api/session").at("/csrf/token"));
    }

    /** Another device of the same person. */
    Client elsewhere() {
        Client other = new Client(server);
        other.key = key;
        other.account = account;
        return other;
    }

    Instant signedIn() {
        return signedIn;
    }

    Answer trySignIn(String password, String code) throws IOException, InterruptedException {
        return post(
                "/api/session",
                object().put("account", account)
                        .put("password", password)
                        .put("code", code)
                        .toString());
    }

    public String account() {
        return account;
    }

    /** The cookies and the token of this session, as lines of a request written by hand. */
    String sessionLines() {
        StringBuilder all = new StringBuilder();
        cookies.getCookieStore()
                .getCookies()
                .forEach(
                        c ->
                                all.append(all.isEmpty() ? "" : "; ")
                                        .append(c.getName())
                                        .append('=')
                                        .append(c.getValue()));
        return "Cookie: %s\r\nX-XSRF-TOKEN: %s\r\n"
                .formatted(all, headers.getOrDefault("X-XSRF-TOKEN", ""));
    }

    /** Sends a header with all that follows. */
    public Client with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Client without(String name) {
        headers.remove(name);
        return this;
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", "");
    }

    public Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, "application/json");
    }

    public Answer post(String path) throws IOException, InterruptedException {
        return send("POST", path, "", "");
    }

    /** Posts JSON under an Idempotency-Key; several threads may. */
    Answer postUnder(String key, String path, String body)
            throws IOException, InterruptedException {
        return send("POST", path, body, "application/json", key);
    }

    public Answer send(String method, String path, String body, String type)
            throws IOException, InterruptedException {
        return send(method, path, body, type, "");
    }

    private Answer send(String method, String path, String body, String type, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(server.address().resolve("/") + path.substring(1)))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, all) -> first.put(name, String.join(", ", all)));
        return new Answer(answer.statusCode(), answer.body(), first);
    }

    private static byte[] base32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
