package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Proofs;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;

/**
 * Accounts of those whom an identity provider knows. One subject has one account, for good: also
 * when that account was removed.
 */
public final class Subjects {
    private static final String PROVIDER = "(provider)";

    private final Desk desk;
    private final Secrets secrets;

    public Subjects(Desk desk, Secrets secrets) {
        this.desk = desk;
        this.secrets = secrets;
    }

    /** What became of somebody whom the provider sent. */
    public sealed interface Came {
        record Welcome(People.SignIn.Welcome welcome) implements Came {}

        /** Somebody else must confirm the account first; the digits to read out. */
        record Waits(String account, String code) implements Came {}

        record Refused(String says) implements Came {}
    }

    /**
     * Lets in whoever the provider sent.
     *
     * @param subject issuer and subject
     * @param account that the provider names
     * @param byGroups whether groups give roles; else only accounts that were made before are let
     *     in
     * @param role that the groups give; null for none, or several
     * @param authenticated when they proved it to the provider
     */
    public Came signIn(
            String subject,
            @Nullable String account,
            boolean byGroups,
            @Nullable Role role,
            Instant authenticated) {
        String hash = HexFormat.of().formatHex(secrets.derive("subject", subject));
        Came[] came = {new Came.Refused("")};
        Outcome outcome =
                desk.change(
                        at -> {
                            Optional<Person> own = find(hash);
                            if (own.isEmpty()) {
                                Outcome linked = link(hash, account, byGroups, role, at);
                                if (!(linked instanceof Outcome.Done)) {
                                    return linked;
                                }
                                own = find(hash);
                            }
                            Person person = own.orElseThrow();
                            came[0] = came(person, hash, byGroups, role, authenticated);
                            return came[0] instanceof Came.Welcome
                                    ? desk.write(
                                            person.account(),
                                            new Event.SignedIn(at, person.account(), null))
                                    : new Outcome.Done(0, person.account());
                        });
        // A disk that takes nothing keeps nobody from signing in, and so from suspending.
        return outcome instanceof Outcome.Refused refused && !(came[0] instanceof Came.Welcome)
                ? new Came.Refused(refused.because().getFirst().says())
                : came[0];
    }

    /** Whose subject it is or is to be, removed or not. */
    private Optional<Person> find(String hash) {
        return desk.recorded().people().values().stream()
                .filter(
                        p ->
                                hash.equals(p.proofs().subject())
                                        || (p.waiting() != null
                                                && p.waiting().proofs() != null
                                                && hash.equals(p.waiting().proofs().subject())))
                .findFirst();
    }

    private static Came came(
            Person person,
            String hash,
            boolean byGroups,
            @Nullable Role role,
            Instant authenticated) {
        if (!person.active()) {
            return new Came.Refused(
                    "The account %s was removed, and nobody has a second one."
                            .formatted(person.account()));
        }
        if (!hash.equals(person.proofs().subject())) {
            return new Came.Waits(person.account(), Objects.requireNonNull(person.findCode()));
        }
        if (byGroups && role != person.role()) {
            return new Came.Refused(
                    "Your groups do not give the role that %s has here, or give several. Ask whoever keeps the groups, or an administrator."
                            .formatted(person.account()));
        }
        return new Came.Welcome(new People.SignIn.Welcome(person, "subject", authenticated));
    }

    private Outcome link(
            String hash,
            @Nullable String account,
            boolean byGroups,
            @Nullable Role role,
            Instant at) {
        if (account == null || !Person.isAccount(account)) {
            return refused(
                    "The provider names no account that could be one here: 1 to 64 of a-z, 0-9, '.', '_' and '-'.");
        }
        State state = desk.recorded();
        Person there = state.findPerson(account).orElse(null);
        if (there != null && !isFree(there)) {
            return refused(
                    "There is an account %s already, of somebody who signs in otherwise."
                            .formatted(account));
        }
        if (byGroups) {
            if (role == null) {
                return refused("Your groups give no role here, or several.");
            }
            if (there == null) {
                Outcome added =
                        desk.write(
                                account,
                                new Event.PersonAdded(at, Event.SERVER, account, role, null));
                if (!(added instanceof Outcome.Done)) {
                    return added;
                }
            } else if (there.role() != role) {
                return refused(
                        "The account %s was made for another role than your groups give."
                                .formatted(account));
            }
        } else if (there == null) {
            return refused(
                    "Nobody has made an account %s here. Ask an administrator.".formatted(account));
        }
        Person now = desk.recorded().findPerson(account).orElseThrow();
        String by = now.invitation() == null ? PROVIDER : now.invitation().by();
        return desk.write(
                account,
                new Event.SubjectLinked(
                        at,
                        Event.SERVER,
                        account,
                        hash,
                        Confirmations.waits(state, by, now.role())));
    }

    /** Made for somebody, and not taken up in any way. */
    private static boolean isFree(Person person) {
        return person.active() && person.proofs().equals(Proofs.NONE) && person.waiting() == null;
    }

    private static Outcome refused(String says) {
        return Outcome.refused(Outcome.Why.RULE, "provider", "people", says);
    }
}
