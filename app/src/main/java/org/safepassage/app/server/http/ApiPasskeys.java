package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;
import static org.safepassage.app.server.http.Asked.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.Passkeys;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.people.Passkey;
import org.safepassage.app.server.people.Person;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Passkeys, in the JSON of WebAuthn Level 3: options go to the browser, its credential comes back.
 */
@RestController
final class ApiPasskeys {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int TIMEOUT_MILLIS = 300_000;

    private final Desk desk;
    private final People people;
    private final Passkeys passkeys;
    private final Sessions sessions;

    ApiPasskeys(Desk desk, People people, Passkeys passkeys, Sessions sessions) {
        this.desk = desk;
        this.people = people;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    /** A credential as the browser's {@code toJSON} gives it. */
    record Answer(JsonNode credential) {
        Answer {
            Asked.needed("credential", credential);
        }
    }

    record Token(String token) {
        Token {
            Asked.needed("token", token);
        }
    }

    record Joining(String token, JsonNode credential, @Nullable String label) {
        Joining {
            Asked.needed("token", token);
            Asked.needed("credential", credential);
        }
    }

    record NewPasskey(JsonNode credential, @Nullable String label) {
        NewPasskey {
            Asked.needed("credential", credential);
        }
    }

    record PasskeyView(String id, String label, Instant added) {
        static PasskeyView of(Passkey passkey) {
            return new PasskeyView(passkey.id(), passkey.label(), passkey.added());
        }
    }

    private Passkeys.Place place() {
        return passkeys.findPlace()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        409,
                                        "no-passkeys",
                                        "No passkeys here",
                                        "Passkeys belong to an address: this server has none declared that they can belong to (setting 'address')."));
    }

    @PostMapping("/api/session/passkey/options")
    ResponseEntity<Object> toSignIn() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rpId", place().host());
        options.put("challenge", BASE64.encodeToString(passkeys.challengeToSignIn()));
        options.put("timeout", TIMEOUT_MILLIS);
        options.put("userVerification", "required");
        return ResponseEntity.ok(options);
    }

    @PostMapping(path = "/api/session/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> signIn(
            @RequestBody Answer body, HttpServletRequest request, HttpServletResponse response) {
        People.SignIn tried =
                passkeys.signIn(body.credential().toString(), request.getRemoteAddr());
        return switch (sessions.welcome(request, response, tried)) {
            case People.SignIn.Welcome welcome ->
                    ResponseEntity.ok(Map.of("account", welcome.person().account()));
            case People.SignIn.Wrong _ ->
                    Asked.problem(
                            Problem.of(
                                    401,
                                    "sign-in",
                                    "Not signed in",
                                    "This passkey belongs to no account here, or did not verify who holds it."));
            case People.SignIn.Locked(Instant until) ->
                    Asked.problem(
                            Problem.of(
                                    429,
                                    "locked",
                                    "Not signed in",
                                    "Too many wrong tries. Try again after %s.".formatted(until)));
        };
    }

    @PostMapping(path = "/api/join/passkey/options", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> toJoin(@RequestBody Token body) {
        return people.findInvited(body.token())
                .map(
                        p ->
                                ResponseEntity.ok(
                                        (Object)
                                                creation(
                                                        p.account(),
                                                        passkeys.challengeToJoin(body.token()),
                                                        List.of())))
                .orElseGet(
                        () ->
                                Asked.problem(
                                        Problem.of(
                                                404,
                                                "no-such-invitation",
                                                "Not found",
                                                "This invitation was used, has expired, or never was.")));
    }

    @PutMapping(path = "/api/join/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> join(@RequestBody Joining body) {
        String account = people.findInvited(body.token()).map(Person::account).orElse("");
        Outcome outcome =
                passkeys.join(
                        body.token(),
                        body.credential().toString(),
                        body.label() == null ? "" : body.label());
        return outcome instanceof Outcome.Done done
                ? ResponseEntity.ok(
                        new ApiPeople.Joined(done.entry(), account, people.findCode(account)))
                : answer(outcome, null);
    }

    @GetMapping("/api/passkeys")
    List<PasskeyView> own(HttpServletRequest request) {
        return me(request).proofs().passkeys().values().stream().map(PasskeyView::of).toList();
    }

    private Person me(HttpServletRequest request) {
        return desk.recorded().findPerson(actor(request).account()).orElseThrow();
    }

    @PostMapping("/api/passkeys/options")
    Map<String, Object> toAdd(HttpServletRequest request) {
        Person me = me(request);
        return creation(
                me.account(), passkeys.challengeToAdd(me.account()), passkeys.credentialIds(me));
    }

    @PostMapping("/api/passkeys")
    ResponseEntity<Object> add(@RequestBody NewPasskey body, HttpServletRequest request) {
        return answer(
                passkeys.add(
                        actor(request),
                        body.credential().toString(),
                        body.label() == null ? "" : body.label()),
                null);
    }

    @DeleteMapping("/api/passkeys/{passkey}")
    ResponseEntity<Object> remove(@PathVariable("passkey") String id, HttpServletRequest request) {
        return answer(passkeys.remove(actor(request), id), null);
    }

    /** {@code PublicKeyCredentialCreationOptionsJSON}. */
    private Map<String, Object> creation(String account, byte[] challenge, List<byte[]> have) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rp", Map.of("id", place().host(), "name", "Safe Passage"));
        options.put(
                "user",
                Map.of(
                        "id",
                        BASE64.encodeToString(passkeys.handle(account)),
                        "name",
                        account,
                        "displayName",
                        account));
        options.put("challenge", BASE64.encodeToString(challenge));
        options.put(
                "pubKeyCredParams",
                Passkeys.ALGORITHMS.stream()
                        .map(a -> Map.of("type", "public-key", "alg", a))
                        .toList());
        options.put("timeout", TIMEOUT_MILLIS);
        options.put(
                "excludeCredentials",
                have.stream()
                        .map(id -> Map.of("type", "public-key", "id", BASE64.encodeToString(id)))
                        .toList());
        options.put(
                "authenticatorSelection",
                Map.of(
                        "residentKey",
                        "required",
                        "requireResidentKey",
                        true,
                        "userVerification",
                        "required"));
        options.put("attestation", "none");
        return options;
    }
}
