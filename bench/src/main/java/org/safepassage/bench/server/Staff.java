package org.safepassage.bench.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody of the office, with a browser's cookies and a phone that makes codes. */
final class Staff {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = "a long enough password";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP = 30;

    private final URI server;
    private final String account;
    private final byte[] key;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .build();
    private @Nullable String csrf;
    private Instant signedIn = Instant.MIN;

    private Staff(URI server, String account, byte[] key) {
        this.server = server;
        this.account = account;
        this.key = key;
    }

    /** Takes up an invitation and signs in. */
    static Staff join(URI server, String token) throws IOException, InterruptedException {
        Staff stranger = new Staff(server, "", new byte[0]);
        JsonNode invited =
                stranger.send("POST", "/api/join", JSON.createObjectNode().put("token", token));
        Staff staff =
                new Staff(
                        server,
                        invited.path("account").asString(),
                        key(invited.path("codeKey").asString()));
        staff.send(
                "PUT",
                "/api/join",
                JSON.createObjectNode()
                        .put("token", token)
                        .put("password", PASSWORD)
                        .put("code", staff.code(-1)));
        staff.signIn();
        return staff;
    }

    private static byte[] key(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            held = (held << 5) | BASE32.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }

    private String code(int ahead) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            long step = Instant.now().getEpochSecond() / STEP + ahead;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fff_ffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA1.", e);
        }
    }

    private void signIn() throws IOException, InterruptedException {
        send(
                "POST",
                "/api/session",
                JSON.createObjectNode()
                        .put("account", account)
                        .put("password", PASSWORD)
                        .put("code", code(0)));
        csrf = send("GET", "/api/session", null).at("/csrf/token").asString();
        signedIn = Instant.now();
    }

    /** Signs in again when the last time is so long ago that approving will need it soon. */
    void stayRecent() throws IOException, InterruptedException {
        if (signedIn.plus(Duration.ofMinutes(3)).isBefore(Instant.now())) {
            signIn();
        }
    }

    /** Invites somebody with a role, who joins at once. */
    Staff invite(String name, String role) throws IOException, InterruptedException {
        JsonNode added =
                send(
                        "POST",
                        "/api/people",
                        JSON.createObjectNode().put("account", name).put("role", role));
        return join(server, added.path("token").asString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    /** Sends; anything but a success is an error of the run. */
    JsonNode send(String method, String path, @Nullable ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (csrf != null) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    String text(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(server.resolve(path)).build(),
                        BodyHandlers.ofString())
                .body();
    }
}
