package org.safepassage.app.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.people.Passkey;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Proofs;
import org.safepassage.app.server.people.Secrets;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Who is signed in. Sessions live in memory: after a restart everybody signs in again. */
public final class Sessions {
    private final Desk desk;
    private final People people;
    private final Secrets secrets;
    private final Bounds bounds;
    private final HttpSessionSecurityContextRepository repository =
            new HttpSessionSecurityContextRepository();

    public Sessions(Desk desk, People people, Secrets secrets, Bounds bounds) {
        this.desk = desk;
        this.people = people;
        this.secrets = secrets;
        this.bounds = bounds;
    }

    /** Signs in, under a fresh session id. */
    People.SignIn signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            String account,
            String password,
            String code) {
        return welcome(
                request, response, people.signIn(account, password, code, request.getRemoteAddr()));
    }

    /** Begins a session for whoever was welcomed, under a fresh id. */
    People.SignIn welcome(
            HttpServletRequest request, HttpServletResponse response, People.SignIn tried) {
        if (tried instanceof People.SignIn.Welcome welcome) {
            if (request.getSession(false) != null) {
                request.changeSessionId();
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    new SignedIn(
                            welcome.person().account(),
                            welcome.authenticated(),
                            desk.instant(),
                            welcome.by(),
                            mark(welcome.person(), welcome.by()).orElseThrow()));
            SecurityContextHolder.setContext(context);
            repository.saveContext(context, request, response);
        }
        return tried;
    }

    /** Ends the session. */
    void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** What a session rests on, hashed; empty when the account has it no more. */
    private static Optional<String> mark(Person person, String by) {
        Proofs proofs = person.proofs();
        String rests;
        if (by.startsWith("passkey ")) {
            Passkey passkey = proofs.passkeys().get(by.substring("passkey ".length()));
            rests = passkey == null ? null : passkey.sealed();
        } else {
            rests = by.equals("subject") ? proofs.subject() : proofs.password();
        }
        return Optional.ofNullable(rests).map(Secrets::hash);
    }

    /** Who acts in this request, as the journal has them now; empty when nobody is signed in. */
    Optional<Actor> find(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        Instant now = desk.instant();
        Instant since = signedIn.since();
        return desk.recorded()
                .findPerson(signedIn.getName())
                .filter(Person::canSignIn)
                .filter(
                        p ->
                                mark(p, signedIn.by())
                                        .filter(m -> m.equals(signedIn.credential()))
                                        .isPresent())
                .filter(_ -> now.isBefore(since.plus(bounds.longestSession())))
                .map(p -> actor(p, signedIn.authenticated(), request.getSession(false)));
    }

    private Actor actor(Person person, Instant authenticated, @Nullable HttpSession session) {
        String id = session == null ? "" : session.getId();
        String hash = HexFormat.of().formatHex(secrets.derive("session", id)).substring(0, 16);
        return new Actor(person.account(), person.role(), person.party(), hash, authenticated);
    }
}
