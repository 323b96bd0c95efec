package org.safepassage.app.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An identity provider of one page, on loopback: it checks PKCE, the client's secret and the return
 * address as the RFCs ask, and gives out whatever token a test tells it to, signed by hand.
 */
final class SmallProvider implements Closeable {
    static final String CLIENT = "safe-passage";
    static final String SECRET = "a secret & of the client";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    KeyPair published = pair();
    String kid = "k1";

    private record Code(String challenge, String redirect, String idToken) {}

    SmallProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::answer);
        server.start();
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    URI issuer() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Gives out a code behind which a token waits, for whoever knows the verifier. */
    String code(String challenge, String redirect, String idToken) {
        String code = "c" + given.incrementAndGet();
        codes.put(code, new Code(challenge, redirect, idToken));
        return code;
    }

    String signed(ObjectNode claims) throws GeneralSecurityException {
        return signed(claims, published);
    }

    String signed(ObjectNode claims, KeyPair by) throws GeneralSecurityException {
        String head = head("RS256");
        String body = head + "." + part(claims.toString());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(by.getPrivate());
        signature.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + "." + BASE64.encodeToString(signature.sign());
    }

    /** The old trick: the public key as the secret of a symmetric algorithm. */
    String signedWithPublicKey(ObjectNode claims) throws GeneralSecurityException {
        String body = head("HS256") + "." + part(claims.toString());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(published.getPublic().getEncoded(), "HmacSHA256"));
        return body
                + "."
                + BASE64.encodeToString(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
    }

    String unsigned(ObjectNode claims) {
        return part("{\"alg\":\"none\"}") + "." + part(claims.toString()) + ".";
    }

    private String head(String algorithm) {
        return part("{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, kid));
    }

    private static String part(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            ObjectNode said = JSON.createObjectNode();
            int status = 200;
            switch (asked.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> {
                    said.put("issuer", issuer().toString())
                            .put("authorization_endpoint", issuer() + "/authorize")
                            .put("token_endpoint", issuer() + "/token")
                            .put("jwks_uri", issuer() + "/jwks");
                    said.putArray("response_types_supported").add("code");
                    said.putArray("subject_types_supported").add("public");
                    said.putArray("id_token_signing_alg_values_supported").add("RS256");
                }
                case "/jwks" -> {
                    RSAPublicKey key = (RSAPublicKey) published.getPublic();
                    said.putArray("keys")
                            .addObject()
                            .put("kty", "RSA")
                            .put("use", "sig")
                            .put("kid", kid)
                            .put("n", BASE64.encodeToString(key.getModulus().toByteArray()))
                            .put("e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
                }
                case "/token" -> status = token(asked, said);
                default -> status = 404;
            }
            byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().set("Content-Type", "application/json");
            asked.sendResponseHeaders(status, bytes.length);
            asked.getResponseBody().write(bytes);
        }
    }

    private int token(HttpExchange asked, ObjectNode said) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String field : body.split("&", -1)) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        String both = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String basic =
                "Basic "
                        + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        Code code = codes.remove(form.getOrDefault("code", ""));
        boolean right;
        try {
            right =
                    code != null
                            && basic.equals(asked.getRequestHeaders().getFirst("Authorization"))
                            && code.redirect().equals(form.get("redirect_uri"))
                            && code.challenge()
                                    .equals(
                                            BASE64.encodeToString(
                                                    MessageDigest.getInstance("SHA-256")
                                                            .digest(
                                                                    form.getOrDefault(
                                                                                    "code_verifier",
                                                                                    "")
                                                                            .getBytes(
                                                                                    StandardCharsets
                                                                                            .US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        if (!right || code == null) {
            said.put("error", "invalid_grant");
            return 400;
        }
        said.put("access_token", "unused")
                .put("token_type", "Bearer")
                .put("id_token", code.idToken());
        return 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
