package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;
import static org.safepassage.app.server.http.Asked.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.people.OneTimeCode;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.Worded;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sessions, invitations and accounts. */
@RestController
final class ApiPeople {
    private final Desk desk;
    private final People people;
    private final Sessions sessions;
    private final Asked asked;

    ApiPeople(Desk desk, People people, Sessions sessions, Asked asked) {
        this.desk = desk;
        this.people = people;
        this.sessions = sessions;
        this.asked = asked;
    }

    record Credentials(String account, String password, String code) {
        Credentials {
            Asked.needed("account", account);
            Asked.needed("password", password);
            Asked.needed("code", code);
        }
    }

    /** What a write carries besides its cookie. */
    record Token(String header, String token) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            @Nullable String account,
            @Nullable String role,
            @Nullable String party,
            @Nullable Instant authenticated,
            Token csrf) {}

    record Invitation(String token) {
        Invitation {
            Asked.needed("token", token);
        }
    }

    record Joining(String token, String password, String code) {
        Joining {
            Asked.needed("token", token);
            Asked.needed("password", password);
            Asked.needed("code", code);
        }
    }

    record Invited(String account, String role, String codeKey) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonView(
            String account,
            String role,
            @Nullable String party,
            boolean canSignIn,
            boolean active,
            int passkeys,
            @Nullable String waitsFor) {
        static PersonView of(Person person) {
            return new PersonView(
                    person.account(),
                    person.role().word(),
                    person.party(),
                    person.canSignIn(),
                    person.active(),
                    person.proofs().passkeys().size(),
                    person.waiting() == null ? null : "second-person");
        }
    }

    record NewPerson(String account, String role, @Nullable String party) {
        NewPerson {
            Asked.needed("account", account);
            Asked.needed("role", role);
        }
    }

    /**
     * An account taken up.
     *
     * @param code eight digits to read out to the second person; absent when it holds at once
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Joined(long entry, String id, @Nullable String code) {}

    record OtherRole(String role, @Nullable String party) {
        OtherRole {
            Asked.needed("role", role);
        }
    }

    /** The eight digits that whoever took up the account reads out; absent for a changed role. */
    record Confirmation(@Nullable String code) {}

    /** The invitation's token, which is shown this once. */
    record Added(String account, String token) {}

    @GetMapping("/api/session")
    Session session(HttpServletRequest request, CsrfToken token) {
        return session(sessions.find(request), token);
    }

    private static Session session(Optional<Actor> actor, CsrfToken token) {
        Token csrf = new Token(token.getHeaderName(), token.getToken());
        return actor.map(
                        a ->
                                new Session(
                                        a.account(),
                                        a.role().word(),
                                        a.party(),
                                        a.authenticated(),
                                        csrf))
                .orElse(new Session(null, null, null, null, csrf));
    }

    @PostMapping(path = "/api/session", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> signIn(
            @RequestBody Credentials body,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (sessions.signIn(
                request, response, body.account(), body.password(), body.code())) {
            case People.SignIn.Welcome _ ->
                    ResponseEntity.ok(session(sessions.find(request), token));
            case People.SignIn.Wrong _ ->
                    Asked.problem(
                            Problem.of(
                                    401,
                                    "sign-in",
                                    "Not signed in",
                                    "Account, password or code is wrong. A code is good once."));
            case People.SignIn.Locked(Instant until) ->
                    Asked.problem(
                            Problem.of(
                                    429,
                                    "locked",
                                    "Not signed in",
                                    "Too many wrong tries. Try again after %s.".formatted(until)));
        };
    }

    @DeleteMapping("/api/session")
    ResponseEntity<Object> signOut(HttpServletRequest request) {
        sessions.signOut(request);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/api/join", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> invited(@RequestBody Invitation body) {
        return people.findInvited(body.token())
                .map(
                        p ->
                                ResponseEntity.ok(
                                        (Object)
                                                new Invited(
                                                        p.account(),
                                                        p.role().word(),
                                                        OneTimeCode.base32(
                                                                people.codeKey(body.token())))))
                .orElseGet(
                        () ->
                                Asked.problem(
                                        Problem.of(
                                                404,
                                                "no-such-invitation",
                                                "Not found",
                                                "This invitation was used, has expired, or never was.")));
    }

    @PutMapping(path = "/api/join", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> join(@RequestBody Joining body) {
        return joined(people.join(body.token(), body.password(), body.code()));
    }

    private ResponseEntity<Object> joined(Outcome outcome) {
        return outcome instanceof Outcome.Done done
                ? ResponseEntity.ok(new Joined(done.entry(), done.id(), people.findCode(done.id())))
                : answer(outcome, null);
    }

    @GetMapping("/api/people")
    Views.Page<PersonView> all(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        return ApiPauses.page(
                desk.recorded().people().values().stream().map(PersonView::of).toList(),
                PersonView::account,
                after,
                limit);
    }

    @PostMapping("/api/people")
    ResponseEntity<Object> add(@RequestBody NewPerson body, HttpServletRequest request) {
        Role role = role(body.role());
        return asked.once(
                request,
                body,
                () -> invited(people.add(actor(request), body.account(), role, body.party()), 201));
    }

    private static Role role(String word) {
        return Worded.find(Role.class, word)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        422,
                                        "role",
                                        "Not understood",
                                        "A role is one of %s."
                                                .formatted(
                                                        String.join(
                                                                ", ", Worded.words(Role.class)))));
    }

    @PostMapping("/api/people/{account}/role")
    ResponseEntity<Object> role(
            @PathVariable String account, @RequestBody OtherRole body, HttpServletRequest request) {
        Role role = role(body.role());
        return asked.once(
                request,
                body,
                () -> answer(people.changeRole(actor(request), account, role, body.party()), null));
    }

    @PostMapping("/api/people/{account}/confirmation")
    ResponseEntity<Object> confirm(
            @PathVariable String account,
            @RequestBody Confirmation body,
            HttpServletRequest request) {
        return asked.once(
                request,
                body,
                () ->
                        answer(
                                people.confirmations()
                                        .confirm(actor(request), account, body.code()),
                                null));
    }

    @PostMapping("/api/people/{account}/return")
    ResponseEntity<Object> sendBack(@PathVariable String account, HttpServletRequest request) {
        return asked.once(
                request,
                null,
                () -> answer(people.confirmations().sendBack(actor(request), account), null));
    }

    @PostMapping("/api/people/{account}/invitation")
    ResponseEntity<Object> invite(@PathVariable String account, HttpServletRequest request) {
        return asked.once(
                request, null, () -> invited(people.invite(actor(request), account), 200));
    }

    private static ResponseEntity<Object> invited(People.Invited invited, int status) {
        return invited.token() != null && invited.outcome() instanceof Outcome.Done done
                ? ResponseEntity.status(status).body(new Added(done.id(), invited.token()))
                : answer(invited.outcome(), null);
    }

    @DeleteMapping("/api/people/{account}")
    ResponseEntity<Object> remove(@PathVariable String account, HttpServletRequest request) {
        return answer(people.remove(actor(request), account), null);
    }
}
