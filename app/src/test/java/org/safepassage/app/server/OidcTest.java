package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.http.Bounds;
import org.safepassage.app.server.oidc.Oidc;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.notices.Publisher;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Through an identity provider: who gets in, and every token that is nearly right and is not. */
class OidcTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private static Path folder = Path.of(".");
    private static @Nullable SmallProvider provider;
    private static @Nullable Server server;
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
    private static int subjects;

    @BeforeAll
    static void start() throws IOException {
        SmallProvider at = new SmallProvider();
        provider = at;
        Path secret = Files.writeString(folder.resolve("secret"), SmallProvider.SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        RecordLedger ledger =
                RecordLedger.open(folder.resolve("data"), folder.resolve("keys"), OidcTest::clock);
        server =
                Server.start(
                        new ServerSettings(
                                folder.resolve("data"),
                                folder.resolve("keys"),
                                "127.0.0.1",
                                0,
                                false,
                                Publisher.example(),
                                Bounds.USUAL,
                                true,
                                null,
                                new Oidc(
                                        at.issuer(),
                                        SmallProvider.CLIENT,
                                        secret,
                                        "preferred_username",
                                        "groups",
                                        Map.of("watchers", Role.MONITOR, "deciders", Role.APPROVER),
                                        Oidc.USUAL_STRONG,
                                        Set.of()),
                                null,
                                null),
                        ledger,
                        Secrets.fresh(),
                        OidcTest::clock);
    }

    private static Instant clock() {
        return Instant.now().plus(AHEAD.get());
    }

    @AfterAll
    static void stop() throws IOException {
        if (provider != null) {
            provider.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static SmallProvider provider() {
        return Objects.requireNonNull(provider);
    }

    private static Server server() {
        return Objects.requireNonNull(server);
    }

    /** A browser that goes to the provider and comes back with what the test makes of it. */
    private static final class Browser {
        private final HttpClient http =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        Map<String, String> asked = Map.of();

        HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(server().address().resolve(path)).build(),
                    BodyHandlers.ofString());
        }

        void away(String query) throws Exception {
            HttpResponse<String> answer = get("/sign-in/provider" + query);
            assertEquals(303, answer.statusCode(), answer.body());
            URI door = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertTrue(door.toString().startsWith(provider().issuer() + "/authorize?"));
            Map<String, String> fields = new HashMap<>();
            for (String field : door.getRawQuery().split("&", -1)) {
                String[] pair = field.split("=", 2);
                fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
            asked = fields;
            assertEquals("S256", asked("code_challenge_method"));
            assertEquals("code", asked("response_type"));
        }

        String asked(String field) {
            return Objects.requireNonNull(asked.get(field), field);
        }

        HttpResponse<String> back(String idToken) throws Exception {
            String code = provider().code(asked("code_challenge"), asked("redirect_uri"), idToken);
            return get("/sign-in/provider/done?code=" + code + "&state=" + asked("state"));
        }
    }

    private static ObjectNode claims(Browser browser, String account, String... groups) {
        Instant now = Instant.now();
        ObjectNode claims = JSON.createObjectNode();
        claims.put("iss", provider().issuer().toString())
                .put("sub", "sub-of-" + account)
                .put("aud", SmallProvider.CLIENT)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plusSeconds(300).getEpochSecond())
                .put("auth_time", clock().getEpochSecond())
                .put("nonce", browser.asked("nonce"))
                .put("preferred_username", account);
        claims.putArray("amr").add("pwd").add("otp");
        var list = claims.putArray("groups");
        for (String group : groups) {
            list.add(group);
        }
        return claims;
    }

    private static String fresh() {
        return "person" + ++subjects;
    }

    private static Person person(String account) {
        return server().desk().recorded().findPerson(account).orElseThrow();
    }

    @Test
    @DisplayName("a group gives a role, the account is made at the first sign-in and kept")
    void groups() throws Exception {
        String account = fresh();
        Browser browser = new Browser();
        browser.away("?to=/account");
        HttpResponse<String> in =
                browser.back(provider().signed(claims(browser, account, "watchers", "others")));
        assertEquals(200, in.statusCode(), in.body());
        assertEquals("0;url=/account", in.headers().firstValue("Refresh").orElseThrow());
        assertEquals(200, browser.get("/account").statusCode());
        assertEquals(Role.MONITOR, person(account).role());

        Browser again = new Browser();
        again.away("");
        ObjectNode renamed = claims(again, "another.name", "watchers");
        renamed.put("sub", "sub-of-" + account);
        assertEquals(200, again.back(provider().signed(renamed)).statusCode());
        assertTrue(
                server().desk().recorded().findPerson("another.name").isEmpty(),
                "one subject, one account, whatever the provider calls it now");
    }

    private static void refused(java.util.function.Consumer<ObjectNode> change) throws Exception {
        Browser browser = new Browser();
        browser.away("");
        ObjectNode claims = claims(browser, fresh(), "watchers");
        change.accept(claims);
        HttpResponse<String> answer = browser.back(provider().signed(claims));
        assertEquals(403, answer.statusCode(), claims + answer.body());
        assertEquals(302, browser.get("/account").statusCode());
    }

    @Test
    @DisplayName("another issuer, audience or nonce, expired, of the future, without a subject: no")
    void wrongClaims() throws Exception {
        refused(c -> c.put("iss", "https://evil.example.org"));
        refused(c -> c.put("aud", "another-client"));
        refused(c -> c.put("nonce", "another"));
        refused(c -> c.remove("nonce"));
        refused(c -> c.put("exp", Instant.now().minusSeconds(600).getEpochSecond()));
        refused(c -> c.put("iat", Instant.now().plusSeconds(600).getEpochSecond()));
        refused(c -> c.remove("exp"));
        refused(c -> c.remove("sub"));
        refused(c -> c.putArray("aud").add(SmallProvider.CLIENT).add("other"));
        refused(c -> c.put("preferred_username", "Not An Account"));
        refused(c -> c.remove("preferred_username"));
        refused(c -> c.remove("groups"));
        refused(c -> c.putArray("groups").add("watchers").add("deciders"));
    }

    @Test
    @DisplayName("not signed, by another key, by the public key as a secret, a byte changed: no")
    void wrongSignature() throws Exception {
        for (int way = 0; way < 4; way++) {
            Browser browser = new Browser();
            browser.away("");
            ObjectNode claims = claims(browser, fresh(), "watchers");
            String right = provider().signed(claims);
            String token =
                    switch (way) {
                        case 0 -> provider().unsigned(claims);
                        case 1 -> provider().signed(claims, SmallProvider.pair());
                        case 2 -> provider().signedWithPublicKey(claims);
                        default -> right.substring(0, right.length() - 6) + "AAAAAA";
                    };
            assertEquals(403, browser.back(token).statusCode(), "way " + way);
        }
    }

    @Test
    @DisplayName("another state, no cookie, twice, too late, an error: no")
    void wrongWay() throws Exception {
        Browser browser = new Browser();
        browser.away("");
        String token = provider().signed(claims(browser, fresh(), "watchers"));
        String code =
                provider()
                        .code(
                                browser.asked("code_challenge"),
                                browser.asked("redirect_uri"),
                                token);
        String done = "/sign-in/provider/done?code=" + code + "&state=";
        assertEquals(403, browser.get(done + "another").statusCode());
        assertEquals(403, new Browser().get(done + browser.asked("state")).statusCode());

        Browser second = new Browser();
        second.away("");
        String verifierOfAnother =
                provider()
                        .code(
                                browser.asked("code_challenge"),
                                second.asked("redirect_uri"),
                                provider().signed(claims(second, fresh(), "watchers")));
        assertEquals(
                403,
                second.get(
                                "/sign-in/provider/done?code=%s&state=%s"
                                        .formatted(verifierOfAnother, second.asked("state")))
                        .statusCode(),
                "a code of another's journey");

        Browser twice = new Browser();
        twice.away("");
        String of = provider().signed(claims(twice, fresh(), "watchers"));
        assertEquals(200, twice.back(of).statusCode());
        assertEquals(403, twice.back(of).statusCode());

        Browser denied = new Browser();
        denied.away("");
        assertEquals(
                403,
                denied.get(
                                "/sign-in/provider/done?error=access_denied&state="
                                        + denied.asked("state"))
                        .statusCode());
    }

    @Test
    @DisplayName("somebody else's account is not taken over by its name")
    void taken() throws Exception {
        String local = fresh();
        server().people()
                .add(
                        new Actor("root", Role.ADMINISTRATOR, null, "", clock()),
                        local,
                        Role.MONITOR,
                        null);
        server().desk()
                .enter(
                        local,
                        _ -> java.util.Optional.empty(),
                        at -> new Event.CredentialSet(at, local, local, "sealed", null));
        Browser browser = new Browser();
        browser.away("");
        HttpResponse<String> answer =
                browser.back(provider().signed(claims(browser, local, "watchers")));
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("signs in otherwise"), answer.body());
    }

    @Test
    @DisplayName("a removed account's subject gets no second one, nor one by invitation beside it")
    void noSecond() throws Exception {
        String account = fresh();
        Browser browser = new Browser();
        browser.away("");
        assertEquals(
                200,
                browser.back(provider().signed(claims(browser, account, "watchers"))).statusCode());
        Actor root = new Actor("root", Role.ADMINISTRATOR, null, "", clock());
        assertTrue(server().people().invite(root, account).outcome() instanceof Outcome.Refused);
        server().people().remove(root, account);
        Browser again = new Browser();
        again.away("");
        ObjectNode claims = claims(again, fresh(), "watchers");
        claims.put("sub", "sub-of-" + account);
        HttpResponse<String> answer = again.back(provider().signed(claims));
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("nobody has a second one"), answer.body());
    }

    @Test
    @DisplayName("the group that is gone takes the role with it")
    void groupGone() throws Exception {
        String account = fresh();
        Browser browser = new Browser();
        browser.away("");
        assertEquals(
                200,
                browser.back(provider().signed(claims(browser, account, "watchers"))).statusCode());
        browser.away("");
        assertEquals(403, browser.back(provider().signed(claims(browser, account))).statusCode());
    }

    @Test
    @DisplayName("one who decides waits for the second; weak or old proofs do not approve")
    void decides() throws Exception {
        String account = fresh();
        Browser first = new Browser();
        first.away("");
        first.back(provider().signed(claims(first, account, "deciders")));
        String other = fresh(); // by now there is, or was, somebody who could confirm
        Browser browser = new Browser();
        browser.away("");
        HttpResponse<String> waits =
                browser.back(provider().signed(claims(browser, other, "deciders")));
        assertEquals(200, waits.statusCode());
        assertFalse(person(other).canSignIn());
        String code = Objects.requireNonNull(person(other).findCode());
        assertTrue(waits.body().contains(code.substring(0, 4)), waits.body());
        Actor root = new Actor("root", Role.ADMINISTRATOR, null, "", clock());
        server().people().confirmations().confirm(root, other, code);

        // A password alone at the provider: in, and not fresh for what takes two.
        ObjectNode weak = enter(browser, other);
        weak.putArray("amr").add("pwd");
        assertEquals(200, browser.back(provider().signed(weak)).statusCode());
        assertFalse(isFresh(browser));
        // Proved an hour ago, as the provider says.
        ObjectNode old = enter(browser, other);
        old.put("auth_time", clock().minusSeconds(3600).getEpochSecond());
        assertEquals(200, browser.back(provider().signed(old)).statusCode());
        assertFalse(isFresh(browser));
        // It does not say when.
        ObjectNode silent = enter(browser, other);
        silent.remove("auth_time");
        assertEquals(200, browser.back(provider().signed(silent)).statusCode());
        assertFalse(isFresh(browser));
        // Asked anew, it is proved anew.
        browser.away("?again=yes");
        assertEquals("0", browser.asked("max_age"));
        assertEquals("login", browser.asked("prompt"));
        ObjectNode anew = claims(browser, other, "deciders");
        anew.put("auth_time", clock().minusSeconds(3600).getEpochSecond());
        assertEquals(403, browser.back(provider().signed(anew)).statusCode());
        browser.away("?again=yes");
        assertEquals(
                200,
                browser.back(provider().signed(claims(browser, other, "deciders"))).statusCode());
        assertTrue(isFresh(browser));
    }

    private static ObjectNode enter(Browser browser, String account) throws Exception {
        browser.away("");
        return claims(browser, account, "deciders");
    }

    private static boolean isFresh(Browser browser) throws Exception {
        String since =
                JSON.readTree(browser.get("/api/session").body()).at("/authenticated").asString();
        return Instant.parse(since).isAfter(clock().minusSeconds(300));
    }

    @Test
    @DisplayName("the provider's new key is found, a key that it never had is not")
    void newKey() throws Exception {
        Browser browser = new Browser();
        browser.away("");
        var old = provider().published;
        try {
            Thread.sleep(1_100); // the keys are not asked for more often, whoever floods
            provider().published = SmallProvider.pair();
            provider().kid = "k2";
            assertEquals(
                    200,
                    browser.back(provider().signed(claims(browser, fresh(), "watchers")))
                            .statusCode());
        } finally {
            provider().published = old;
            provider().kid = "k1";
            Thread.sleep(1_100);
            browser.away("");
            browser.back(provider().signed(claims(browser, fresh(), "watchers")));
        }
    }
}
