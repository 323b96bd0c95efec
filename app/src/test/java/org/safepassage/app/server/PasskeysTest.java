package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.people.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Passkeys over the API: what signs in, and every way in which something nearly right does not. */
class PasskeysTest {
    private final TestServer server = TestServer.get();
    private Client owner = new Client(server);
    private SoftKey key = key();

    private SoftKey key() {
        return new SoftKey("http://localhost:" + server.address().getPort(), "localhost");
    }

    @BeforeEach
    void withPasskey() throws Exception {
        server.pass(
                Duration.ofMinutes(16)); // what the tests before tried wrongly locks the address
        owner = server.someone(Role.MONITOR);
        key = key();
        Client.Answer added = add(owner, key);
        assertEquals(200, added.status(), added.body());
    }

    private static Client.Answer add(Client who, SoftKey key) throws Exception {
        JsonNode options = who.post("/api/passkeys/options").json();
        return who.post("/api/passkeys", body(key.make(options)).put("label", "phone").toString());
    }

    private static ObjectNode body(ObjectNode credential) {
        ObjectNode all = Client.object();
        all.set("credential", credential);
        return all;
    }

    private static JsonNode options(Client who) throws Exception {
        return who.post("/api/session/passkey/options", "{}").json();
    }

    private Client.Answer signIn(Client who, SoftKey with) throws Exception {
        return who.post("/api/session/passkey", body(with.use(options(who))).toString());
    }

    @Test
    @DisplayName("it signs in without a name or a password, as the account it belongs to")
    void signsIn() throws Exception {
        Client phone = new Client(server);
        Client.Answer answer = signIn(phone, key);
        assertEquals(200, answer.status(), answer.body());
        assertEquals(owner.account(), phone.get("/api/session").at("/account"));
        assertEquals(200, phone.get("/account").status());
    }

    @Test
    @DisplayName("the journal holds neither the credential's id nor its key in the clear")
    void sealed() {
        var passkey =
                server.server()
                        .desk()
                        .recorded()
                        .findPerson(owner.account())
                        .orElseThrow()
                        .proofs()
                        .passkeys()
                        .values()
                        .iterator()
                        .next();
        assertEquals(32, passkey.id().length());
        assertTrue(passkey.sealed().length() > 100);
        assertFalse(
                key.make(Client.object().put("challenge", "")).toString().contains(passkey.id()));
    }

    private void refused(Consumer<SoftKey> change) throws Exception {
        change.accept(key);
        Client.Answer answer = signIn(new Client(server), key);
        assertEquals(401, answer.status(), answer.body());
    }

    @Test
    @DisplayName("made for another origin, another host, in a frame, or as something else: refused")
    void elsewhere() throws Exception {
        refused(k -> k.origin = "https://evil.example.org");
        key.origin = "http://localhost:" + server.address().getPort();
        refused(k -> k.origin = "http://localhost:1");
        key.origin = "http://localhost:" + server.address().getPort();
        refused(k -> k.host = "evil.example.org");
        key.host = "localhost";
        refused(k -> k.crossOrigin = true);
        key.crossOrigin = false;
        refused(k -> k.typeSuffix = "x");
        key.typeSuffix = "";
        assertEquals(200, signIn(new Client(server), key).status());
    }

    @Test
    @DisplayName("without the finger or the PIN it is only something found: refused")
    void notVerified() throws Exception {
        refused(k -> k.verified = false);
        SoftKey other = key();
        other.verified = false;
        assertEquals(422, add(owner, other).status());
    }

    @Test
    @DisplayName("a counter that stands still or goes back is a copy: refused")
    void counter() throws Exception {
        key.counter = 5;
        assertEquals(200, signIn(new Client(server), key).status());
        refused(k -> k.counter = 5);
        refused(k -> k.counter = 4);
        refused(k -> k.counter = 0);
        key.counter = 6;
        assertEquals(200, signIn(new Client(server), key).status());
    }

    @Test
    @DisplayName("the same answer twice, an old one, one for another purpose: refused")
    void replay() throws Exception {
        Client thief = new Client(server);
        String answer = body(key.use(options(thief))).toString();
        assertEquals(200, new Client(server).post("/api/session/passkey", answer).status());
        assertEquals(401, thief.post("/api/session/passkey", answer).status());

        String late = body(key.use(options(thief))).toString();
        server.pass(Duration.ofMinutes(6));
        assertEquals(401, thief.post("/api/session/passkey", late).status());

        JsonNode forAdding = owner.post("/api/passkeys/options").json();
        assertEquals(
                401,
                thief.post("/api/session/passkey", body(key.use(forAdding)).toString()).status());
        ObjectNode made =
                Client.object()
                        .put("challenge", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertEquals(
                401, thief.post("/api/session/passkey", body(key.use(made)).toString()).status());
    }

    @Test
    @DisplayName("another key under its id, another account's handle, one never seen: refused")
    void foreign() throws Exception {
        Client thief = new Client(server);
        assertEquals(401, signIn(thief, key().pretendingToBe(key)).status());
        key.handle(new byte[32]);
        assertEquals(401, signIn(thief, key).status());
        key.handle(new byte[0]);
        assertEquals(401, signIn(thief, key).status());
        assertEquals(401, signIn(thief, key()).status());
    }

    @Test
    @DisplayName("a passkey of one is not taken as that of another")
    void once() throws Exception {
        Client other = server.someone(Role.MONITOR);
        assertEquals(409, add(other, key).status());
        JsonNode options = owner.post("/api/passkeys/options").json();
        SoftKey second = key();
        String forOwner = body(second.make(options)).put("label", "x").toString();
        assertEquals(422, other.post("/api/passkeys", forOwner).status());
        assertEquals(200, owner.post("/api/passkeys", forOwner).status());
    }

    @Test
    @DisplayName("a session that is not fresh adds none; the passkey makes it fresh")
    void recent() throws Exception {
        server.pass(Duration.ofMinutes(6));
        assertEquals(403, add(owner, key()).status());
        assertEquals(200, signIn(owner, key).status());
        assertEquals(200, add(owner, key()).status());
    }

    @Test
    @DisplayName("removed, it signs in no more, and what it had signed in is signed out")
    void removed() throws Exception {
        Client phone = new Client(server);
        assertEquals(200, signIn(phone, key).status());
        String id = owner.get("/api/passkeys").at("/0/id");
        assertEquals(404, owner.send("DELETE", "/api/passkeys/absent", "", "").status());
        assertEquals(200, owner.send("DELETE", "/api/passkeys/" + id, "", "").status());
        assertEquals(401, phone.get("/api/passkeys").status());
        assertEquals(401, signIn(new Client(server), key).status());
        assertEquals(200, owner.get("/api/passkeys").status());
    }

    @Test
    @DisplayName("an invitation is taken up with a passkey alone, which then is not removed")
    void joins() throws Exception {
        String account = "by.passkey." + key.hashCode();
        String token =
                java.util.Objects.requireNonNull(
                        server.server()
                                .people()
                                .add(
                                        new Actor(
                                                "root", Role.ADMINISTRATOR, null, "", server.now()),
                                        account,
                                        Role.MONITOR,
                                        null)
                                .token());
        Client phone = new Client(server);
        String asked = Client.object().put("token", token).toString();
        JsonNode options = phone.post("/api/join/passkey/options", asked).json();
        SoftKey made = key();
        ObjectNode body = body(made.make(options)).put("token", token).put("label", "key");
        Client.Answer joined =
                phone.send("PUT", "/api/join/passkey", body.toString(), "application/json");
        assertEquals(200, joined.status(), joined.body());
        assertEquals(
                404,
                phone.send("PUT", "/api/join/passkey", body.toString(), "application/json")
                        .status());
        assertEquals(200, signIn(phone, made).status());
        phone.with("X-XSRF-TOKEN", phone.get("/api/session").at("/csrf/token"));
        String id = phone.get("/api/passkeys").at("/0/id");
        Client.Answer last = phone.send("DELETE", "/api/passkeys/" + id, "", "");
        assertEquals(409, last.status());
        assertEquals("last-proof", last.at("/type"));
        assertNotEquals("", id);
    }

    @Test
    @DisplayName("it makes the approval's sign-in fresh again")
    void approves() throws Exception {
        Client approver = server.someone(Role.APPROVER);
        SoftKey approvers = key();
        assertEquals(200, add(approver, approvers).status());
        Client officer = server.regular(Role.ACCESS_OFFICER);
        String id = server.livePause(officer);
        Client.Answer proposed =
                officer.post(
                        "/api/pauses/" + id + "/proposals",
                        Client.object().put("action", "publish").toString());
        assertEquals(201, proposed.status(), proposed.body());
        server.pass(Duration.ofMinutes(6));
        String path = "/api/pauses/%s/proposals/%s/approve".formatted(id, proposed.at("/id"));
        assertEquals("sign-in-again", approver.post(path).at("/type"));
        assertEquals(200, signIn(approver, approvers).status());
        Client.Answer approved = approver.post(path);
        assertEquals(200, approved.status(), approved.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"credential\":{}}",
                "{\"credential\":[]}",
                "{\"credential\":\"x\"}",
                "{\"credential\":{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}}",
                "{\"credential\":{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"}}}"
            })
    @DisplayName("what is no credential at all is refused and breaks nothing")
    void nonsense(String body) throws Exception {
        int status = new Client(server).post("/api/session/passkey", body).status();
        assertTrue(status == 400 || status == 401, body + ": " + status);
    }

    @Test
    @DisplayName("each byte of an answer flipped is refused")
    void flipped() throws Exception, GeneralSecurityException {
        Client thief = new Client(server);
        int tried = 0;
        for (String field : new String[] {"authenticatorData", "signature"}) {
            for (int at = 0; at < 70; at += 7) {
                ObjectNode credential = key.use(options(thief));
                ObjectNode response = (ObjectNode) credential.get("response");
                byte[] bytes =
                        java.util.Base64.getUrlDecoder().decode(response.get(field).asString());
                if (at >= bytes.length) {
                    continue;
                }
                bytes[at] ^= 1;
                response.put(
                        field,
                        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                int status =
                        thief.post("/api/session/passkey", body(credential).toString()).status();
                assertTrue(status == 401 || status == 429, field + " " + at + ": " + status);
                tried++;
            }
        }
        assertTrue(tried > 10, tried + " flips");
        server.pass(Duration.ofMinutes(20)); // the address has tried too often by now
    }
}
