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
import org.safepassage.app.server.people.Person;
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
        People.SignIn tried = people.signIn(account, password, code, request.getRemoteAddr());
        if (tried instanceof People.SignIn.Welcome(Person person)) {
            if (request.getSession(false) != null) {
                request.changeSessionId();
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedIn(person.account(), desk.instant(), mark(person)));
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

    private static String mark(Person person) {
        String password = person.proofs().password();
        return Secrets.hash(password == null ? "" : password);
    }

    /** Who acts in this request, as the journal has them now; empty when nobody is signed in. */
    Optional<Actor> find(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        Instant now = desk.instant();
        Instant since = signedIn.authenticated();
        return desk.recorded()
                .findPerson(signedIn.getName())
                .filter(Person::canSignIn)
                .filter(p -> mark(p).equals(signedIn.credential()))
                .filter(_ -> now.isBefore(since.plus(bounds.longestSession())))
                .map(p -> actor(p, since, request.getSession(false)));
    }

    private Actor actor(Person person, Instant since, @Nullable HttpSession session) {
        String id = session == null ? "" : session.getId();
        String hash = HexFormat.of().formatHex(secrets.derive("session", id)).substring(0, 16);
        return new Actor(person.account(), person.role(), person.party(), hash, since);
    }
}
