package org.safepassage.app.server.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Lockout;
import org.safepassage.app.server.people.OneTimeCode;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.app.server.people.Secrets;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Accounts: how they come into being, sign in, and end. */
public final class People {
    /** How long an invitation is good. Ours. */
    public static final Duration INVITATION = Duration.ofHours(24);

    /** Characters of the shortest password; NIST SP 800-63B-4 asks for 8 beside a second factor. */
    public static final int SHORTEST_PASSWORD = 10;

    private static final int LONGEST_PASSWORD = 200;

    private final Desk desk;
    private final Secrets secrets;
    private final Lockout lockout = new Lockout();
    // OWASP's parameters for Argon2id: 19 MiB, two passes, one lane.
    private final Argon2PasswordEncoder hashes = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore hashing = new Semaphore(2, true);
    private final Map<String, Long> lastSteps = new ConcurrentHashMap<>();
    private final Confirmations confirmations;

    public People(Desk desk, Secrets secrets) {
        this.desk = desk;
        this.secrets = secrets;
        this.confirmations = new Confirmations(desk);
        desk.listen(
                event -> {
                    if (event instanceof Event.LockedOut locked) {
                        lockout.locked("account " + locked.account(), locked.at());
                    }
                });
    }

    Secrets secrets() {
        return secrets;
    }

    /** What a second person does about accounts. */
    public Confirmations confirmations() {
        return confirmations;
    }

    /** The eight digits of an account that waits for a second person, or null. */
    public @Nullable String findCode(String account) {
        return desk.recorded().findPerson(account).map(Person::findCode).orElse(null);
    }

    /** An account with an invitation: the token goes into a link that is shown once. */
    public record Invited(Outcome outcome, @Nullable String token) {}

    /** Adds an account and invites whoever is to have it. */
    public Invited add(Actor actor, String account, Role role, @Nullable String party) {
        if (!actor.role().may(Power.MANAGE_PEOPLE)) {
            return new Invited(Desk.forbidden(), null);
        }
        return add(actor.account(), account, role, party);
    }

    /** The first account, or another chance for it: nobody can sign in as administrator yet. */
    public Optional<String> inviteFirstAdministrator() {
        boolean usable =
                desk.recorded().people().values().stream()
                        .anyMatch(p -> p.role() == Role.ADMINISTRATOR && p.canSignIn());
        if (usable) {
            return Optional.empty();
        }
        String account = "admin";
        boolean there = desk.recorded().findPerson(account).isPresent();
        Invited invited =
                there
                        ? invite(Event.SERVER, account)
                        : add(Event.SERVER, account, Role.ADMINISTRATOR, null);
        return Optional.ofNullable(invited.token());
    }

    private Invited add(String by, String account, Role role, @Nullable String party) {
        try {
            Person.added(account, role, party);
        } catch (IllegalArgumentException e) {
            return new Invited(
                    Outcome.refused(
                            Outcome.Why.INVALID,
                            "person",
                            "people",
                            String.valueOf(e.getMessage())),
                    null);
        }
        Outcome added =
                desk.enter(
                        account,
                        state ->
                                state.findPerson(account)
                                        .map(
                                                _ ->
                                                        Outcome.refused(
                                                                Outcome.Why.RULE,
                                                                "person-exists",
                                                                "people/" + account,
                                                                "There is an account %s, or there was: an account is never given to somebody else."
                                                                        .formatted(account))),
                        at -> new Event.PersonAdded(at, by, account, role, party));
        return added instanceof Outcome.Done ? invite(by, account) : new Invited(added, null);
    }

    /** A new invitation, for somebody who lost the phone or forgot the password. */
    public Invited invite(Actor actor, String account) {
        if (!actor.role().may(Power.MANAGE_PEOPLE)) {
            return new Invited(Desk.forbidden(), null);
        }
        if (actor.account().equals(account)) {
            return new Invited(
                    Outcome.refused(
                            Outcome.Why.RULE,
                            "second-person",
                            "people/" + account,
                            "Nobody invites themselves; ask another administrator."),
                    null);
        }
        return invite(actor.account(), account);
    }

    private Invited invite(String by, String account) {
        String token = secrets.token();
        Outcome outcome =
                desk.enter(
                        account,
                        state -> active(state, account).or(() -> ofProvider(state, account)),
                        at ->
                                new Event.PersonInvited(
                                        at, by, account, Secrets.hash(token), at.plus(INVITATION)));
        boolean stands =
                desk.recorded()
                        .findPerson(account)
                        .filter(p -> isOpen(p.invitation(), Secrets.hash(token), desk.instant()))
                        .isPresent();
        if (outcome instanceof Outcome.Done && !stands) {
            return new Invited(
                    Outcome.refused(
                            Outcome.Why.RULE,
                            "invited-before",
                            "people/" + account,
                            "This was done before under the same key, and the invitation was shown then. Invite again under another key."),
                    null);
        }
        return new Invited(outcome, outcome instanceof Outcome.Done ? token : null);
    }

    /** Who is known to the provider stays so: with a password beside it they could be two. */
    private static Optional<Outcome> ofProvider(State state, String account) {
        return state.findPerson(account)
                .filter(p -> p.proofs().subject() != null)
                .map(
                        _ ->
                                Outcome.refused(
                                        Outcome.Why.RULE,
                                        "provider",
                                        "people/" + account,
                                        "%s signs in through the identity provider; what was lost is made good there."
                                                .formatted(account)));
    }

    private static Optional<Outcome> active(State state, String account) {
        return state.findPerson(account).filter(Person::active).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Outcome.refused(
                                Outcome.Why.NOT_FOUND,
                                "no-such-person",
                                "people/" + account,
                                "There is no account " + account + "."));
    }

    /** Removes an account: its sessions end with the next request. */
    public Outcome remove(Actor actor, String account) {
        if (!actor.role().may(Power.MANAGE_PEOPLE)) {
            return Desk.forbidden();
        }
        return desk.enter(
                account,
                state -> active(state, account).or(() -> lastAdministrator(state, account)),
                at -> new Event.PersonRemoved(at, actor.account(), account));
    }

    private static Optional<Outcome> lastAdministrator(State state, String account) {
        return isLastAdministrator(state, account)
                ? Optional.of(
                        Outcome.refused(
                                Outcome.Why.RULE,
                                "last-administrator",
                                "people/" + account,
                                "It is the last administrator who can sign in; add another first."))
                : Optional.empty();
    }

    private static boolean isLastAdministrator(State state, String account) {
        return state.people().values().stream()
                                .filter(p -> p.role() == Role.ADMINISTRATOR && p.canSignIn())
                                .count()
                        == 1
                && state.findPerson(account)
                        .filter(p -> p.role() == Role.ADMINISTRATOR && p.canSignIn())
                        .isPresent();
    }

    /** Whose invitation this token is, while it is good. */
    public Optional<Person> findInvited(String token) {
        String hash = Secrets.hash(token);
        Instant now = desk.instant();
        return desk.recorded().people().values().stream()
                .filter(Person::active)
                .filter(p -> isOpen(p.invitation(), hash, now))
                .findFirst();
    }

    private static boolean isOpen(
            Person.@Nullable Invitation invitation, String hash, Instant now) {
        return invitation != null
                && hash.equals(invitation.token())
                && now.isBefore(invitation.until());
    }

    /** The key for the authenticator app that goes with an invitation. */
    public byte[] codeKey(String token) {
        return secrets.codeKey(token);
    }

    /** Takes up an invitation with a password and the app's first code. */
    public Outcome join(String token, String password, String code) {
        Optional<Person> invited = findInvited(token);
        if (invited.isEmpty()) {
            return noSuchInvitation();
        }
        Person person = invited.get();
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            return Outcome.refused(
                    Outcome.Why.INVALID,
                    "password",
                    "password",
                    "A password has %d to %d characters; a few words are good."
                            .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
        }
        byte[] key = codeKey(token);
        if (OneTimeCode.step(key, code, desk.instant(), -1).isEmpty()) {
            return Outcome.refused(
                    Outcome.Why.INVALID,
                    "code",
                    "code",
                    "That is not the code of now. Check the clock of the phone, and type the six digits it shows.");
        }
        String sealed =
                secrets.seal(
                        person.account(),
                        java.util.HexFormat.of().formatHex(key) + " " + hash(password));
        return takeUp(
                token,
                person,
                (at, waits) ->
                        new Event.CredentialSet(
                                at, person.account(), person.account(), sealed, waits));
    }

    static Outcome noSuchInvitation() {
        return Outcome.refused(
                Outcome.Why.NOT_FOUND,
                "no-such-invitation",
                "token",
                "This invitation was used, has expired, or never was. Ask an administrator for another.");
    }

    Lockout lockout() {
        return lockout;
    }

    /** An event that takes up an invitation. */
    @FunctionalInterface
    interface TakingUp {
        Event at(Instant at, @Nullable Boolean waits);
    }

    /** Takes up an invitation that is still open, at once or to be confirmed by a second person. */
    Outcome takeUp(String token, Person person, TakingUp event) {
        return desk.change(
                at -> {
                    State state = desk.recorded();
                    Person now = state.findPerson(person.account()).orElseThrow();
                    Person.Invitation open = now.invitation();
                    if (!now.active()
                            || open == null
                            || !Secrets.hash(token).equals(open.token())) {
                        return Outcome.refused(
                                Outcome.Why.NOT_FOUND,
                                "no-such-invitation",
                                "token",
                                "This invitation was just used.");
                    }
                    Boolean waits = Confirmations.waits(state, open.by(), now.role());
                    return desk.write(now.account(), event.at(at, waits));
                });
    }

    /**
     * Gives an account another role. One that can have a part in opening waits for a second person;
     * until then the old role holds. One that cannot holds at once.
     */
    public Outcome changeRole(Actor actor, String account, Role role, @Nullable String party) {
        if (!actor.role().may(Power.MANAGE_PEOPLE)) {
            return Desk.forbidden();
        }
        if (actor.account().equals(account)) {
            return Outcome.refused(
                    Outcome.Why.RULE,
                    "second-person",
                    "people/" + account,
                    "Nobody changes their own role; ask another administrator.");
        }
        try {
            Person.checkParty(account, role, party);
        } catch (IllegalArgumentException e) {
            return Outcome.refused(
                    Outcome.Why.INVALID, "person", "people", String.valueOf(e.getMessage()));
        }
        return desk.change(
                at -> {
                    State state = desk.recorded();
                    Optional<Outcome> refused =
                            active(state, account).or(() -> lastAdministrator(state, account));
                    return refused.orElseGet(
                            () ->
                                    desk.write(
                                            account,
                                            new Event.PersonRole(
                                                    at,
                                                    actor.account(),
                                                    account,
                                                    role,
                                                    party,
                                                    Confirmations.waits(
                                                            state, actor.account(), role))));
                });
    }

    /** What became of a try to sign in. */
    public sealed interface SignIn {
        /**
         * Somebody who is who they say.
         *
         * @param by what proved it: {@code password}, {@code passkey ID} or {@code subject}
         * @param authenticated when they proved it
         */
        record Welcome(Person person, String by, Instant authenticated) implements SignIn {}

        /** Not; whether account, password or code is wrong is not said. */
        record Wrong() implements SignIn {}

        /** Too many tries. */
        record Locked(Instant until) implements SignIn {}
    }

    /** Checks code and password; without a right code, every account and none cost the same. */
    public SignIn signIn(String account, String password, String code, String address) {
        Instant now = desk.instant();
        Optional<Instant> locked =
                lockout.lockedUntil("account " + account, now)
                        .or(() -> lockout.lockedUntil("address " + address, now));
        if (locked.isPresent()) {
            return new SignIn.Locked(locked.get());
        }
        Person person = desk.recorded().findPerson(account).filter(Person::canSignIn).orElse(null);
        String[] parts = {"00", ""};
        if (person != null && person.proofs().password() != null) {
            parts = secrets.open(account, person.proofs().password()).split(" ", 2);
        } else {
            person = null; // another way to sign in than a password
        }
        byte[] key = java.util.HexFormat.of().parseHex(parts[0]);
        var step = OneTimeCode.step(key, code, now, lastSteps.getOrDefault(account, -1L));
        // The code first, which costs nothing: only behind a right one is a hash computed, so that
        // a flood of guesses does not take the machine from those who suspend.
        boolean right = step.isPresent() && person != null && matches(password, parts[1]);
        if (!right || step.isEmpty() || person == null) {
            boolean lock = lockout.failed("account " + account, 1, now);
            lockout.failed("address " + address, 10, now);
            if (lock && person != null) {
                desk.enter(
                        account,
                        _ -> Optional.empty(),
                        at -> new Event.LockedOut(at, Event.SERVER, account));
            }
            return new SignIn.Wrong();
        }
        long used = step.getAsLong();
        boolean[] first = {false};
        lastSteps.compute(
                account,
                (_, old) -> {
                    first[0] = old == null || used > old;
                    return first[0] ? used : old;
                });
        if (!first[0]) {
            return new SignIn.Wrong(); // the same code twice at the same moment
        }
        // Entered with its step, so that it is good once on all servers. Where the journal takes
        // nothing one can sign in all the same: to suspend.
        Outcome entered =
                desk.enter(
                        account,
                        state ->
                                state.isUnused(account, used)
                                        ? Optional.empty()
                                        : Optional.of(
                                                Outcome.refused(
                                                        Outcome.Why.RULE,
                                                        "code-used",
                                                        "people/" + account,
                                                        "This code was used already.")),
                        at -> new Event.SignedIn(at, account, used));
        if (entered instanceof Outcome.Refused refused && refused.why() == Outcome.Why.RULE) {
            return new SignIn.Wrong();
        }
        lockout.succeeded("account " + account);
        return new SignIn.Welcome(person, "password", now);
    }

    private String hash(String password) {
        hashing.acquireUninterruptibly();
        try {
            return java.util.Objects.requireNonNull(hashes.encode(password));
        } finally {
            hashing.release();
        }
    }

    /** At most two at a time: a hash takes 19 MiB and a core. */
    private boolean matches(String password, String hash) {
        if (password.length() > LONGEST_PASSWORD * 2) {
            return false;
        }
        hashing.acquireUninterruptibly();
        try {
            return hashes.matches(password, hash);
        } finally {
            hashing.release();
        }
    }
}
