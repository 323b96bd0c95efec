package org.safepassage.app.server.desk;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Passkey;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Secrets;

/**
 * Passkeys: WebAuthn credentials that name their account themselves, bound to the address at which
 * people sign in. The one who holds the authenticator is verified by it (a finger, a PIN), so a
 * passkey alone is two factors. Attestation is not asked: any authenticator may be used.
 *
 * @see "W3C Web Authentication Level 2, sections 7.1 and 7.2"
 */
public final class Passkeys {
    /** Of one account. Ours. */
    public static final int MOST = 10;

    /** COSE numbers of ES256, EdDSA and RS256: what authenticators make. */
    public static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private static final int LONGEST_ANSWER = 16_384;
    private static final int LONGEST_LABEL = 40;

    /**
     * Where people sign in.
     *
     * @param host to which passkeys belong
     * @param origin scheme, host and port, from which alone they are taken
     */
    public record Place(String host, String origin) {}

    private final Desk desk;
    private final People people;
    private final Secrets secrets;
    private final Supplier<Optional<Place>> place;
    private final Challenges challenges;

    /** What of the library is slow to begin, begun when the first passkey comes. */
    private static final class Library {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final WebAuthnManager MANAGER =
                WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        static final AttestedCredentialDataConverter CREDENTIALS =
                new AttestedCredentialDataConverter(CONVERTER);
    }

    public Passkeys(Desk desk, People people, Secrets secrets, Supplier<Optional<Place>> place) {
        this.desk = desk;
        this.people = people;
        this.secrets = secrets;
        this.place = place;
        this.challenges = new Challenges(secrets);
    }

    /** Where passkeys belong; empty when this server has no address that they can belong to. */
    public Optional<Place> findPlace() {
        return place.get();
    }

    /** What an authenticator knows an account by: tells nothing of its name. */
    public byte[] handle(String account) {
        return secrets.derive("user-handle", account);
    }

    /** The ids of the credentials that an account has, so that none is made twice. */
    public List<byte[]> credentialIds(Person person) {
        return person.proofs().passkeys().values().stream()
                .map(p -> credential(person.account(), p).getCredentialId())
                .toList();
    }

    public byte[] challengeToSignIn() {
        return challenges.next("sign-in", desk.instant());
    }

    public byte[] challengeToAdd(String account) {
        return challenges.next("add " + account, desk.instant());
    }

    public byte[] challengeToJoin(String token) {
        return challenges.next("join " + Secrets.hash(token), desk.instant());
    }

    // --- making one -------------------------------------------------------------------------

    /** Adds a passkey to the account of whoever is signed in, who proved that a moment ago. */
    public Outcome add(Actor actor, String answer, String label) {
        Made made = made("add " + actor.account(), actor.account(), answer);
        if (made.fault() != null) {
            return made.fault();
        }
        return desk.change(
                at -> {
                    if (!desk.isRecent(actor, at)) {
                        return Desk.signInAgain("passkeys");
                    }
                    Person now = desk.recorded().findPerson(actor.account()).orElseThrow();
                    if (now.proofs().passkeys().size() >= MOST) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "passkeys",
                                "passkeys",
                                "An account has %d passkeys at most; remove one first."
                                        .formatted(MOST));
                    }
                    return isTaken(made.id())
                            ? taken()
                            : desk.write(
                                    made.id(),
                                    new Event.PasskeyAdded(
                                            at,
                                            actor.account(),
                                            actor.account(),
                                            made.id(),
                                            made.sealed(),
                                            cut(label),
                                            null,
                                            null));
                });
    }

    /** Takes up an invitation with a passkey in place of a password. */
    public Outcome join(String token, String answer, String label) {
        Optional<Person> invited = people.findInvited(token);
        if (invited.isEmpty()) {
            return People.noSuchInvitation();
        }
        String account = invited.get().account();
        Made made = made("join " + Secrets.hash(token), account, answer);
        if (made.fault() != null) {
            return made.fault();
        }
        return isTaken(made.id())
                ? taken()
                : people.takeUp(
                        token,
                        invited.get(),
                        (at, waits) ->
                                new Event.PasskeyAdded(
                                        at,
                                        account,
                                        account,
                                        made.id(),
                                        made.sealed(),
                                        cut(label),
                                        true,
                                        waits));
    }

    private static String cut(String label) {
        String line = label.strip().replaceAll("\\p{Cntrl}", " ");
        int end = Math.min(LONGEST_LABEL, line.length());
        return line.isEmpty() ? "passkey" : line.substring(0, end);
    }

    private boolean isTaken(String id) {
        return desk.recorded().people().values().stream()
                .anyMatch(
                        p ->
                                p.proofs().passkeys().containsKey(id)
                                        || (p.waiting() != null
                                                && p.waiting().proofs() != null
                                                && p.waiting()
                                                        .proofs()
                                                        .passkeys()
                                                        .containsKey(id)));
    }

    private static Outcome taken() {
        return Outcome.refused(
                Outcome.Why.RULE, "passkey-taken", "passkeys", "This passkey is in use already.");
    }

    private record Made(String id, String sealed, @Nullable Outcome fault) {
        static Made fault(String says) {
            return new Made(
                    "", "", Outcome.refused(Outcome.Why.INVALID, "passkey", "credential", says));
        }
    }

    private Made made(String purpose, String account, String answer) {
        Place here = place.get().orElse(null);
        if (here == null || answer.length() > LONGEST_ANSWER) {
            return Made.fault("Passkeys are not taken here.");
        }
        Instant now = desk.instant();
        try {
            RegistrationData data = Library.MANAGER.parseRegistrationResponseJSON(answer);
            byte[] challenge = challenge(data.getCollectedClientData());
            if (!challenges.isGood(challenge, purpose, now)) {
                return Made.fault("That took too long, or was sent before. Try again.");
            }
            Library.MANAGER.verify(
                    data, new RegistrationParameters(server(here, challenge), algorithms(), true));
            var authenticator =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential =
                    Objects.requireNonNull(authenticator.getAttestedCredentialData());
            if (!challenges.use(challenge, now)) {
                return Made.fault("That was sent before. Try again.");
            }
            String text =
                    "%s %b %b"
                            .formatted(
                                    Base64.getEncoder()
                                            .encodeToString(
                                                    Library.CREDENTIALS.convert(credential)),
                                    authenticator.isFlagBE(),
                                    authenticator.isFlagBS());
            return new Made(idOf(credential.getCredentialId()), secrets.seal(account, text), null);
        } catch (RuntimeException e) { // what strangers send goes through several parsers
            return Made.fault(
                    e instanceof VerificationException
                            ? "The passkey was not made for %s, or not by somebody it verified."
                                    .formatted(here.origin())
                            : "That is no passkey.");
        }
    }

    private static List<PublicKeyCredentialParameters> algorithms() {
        return ALGORITHMS.stream()
                .map(
                        a ->
                                new PublicKeyCredentialParameters(
                                        PublicKeyCredentialType.PUBLIC_KEY,
                                        COSEAlgorithmIdentifier.create(a)))
                .toList();
    }

    private static byte[] challenge(@Nullable CollectedClientData client) {
        CollectedClientData data = Objects.requireNonNull(client);
        if (Boolean.TRUE.equals(data.getCrossOrigin())) {
            throw new IllegalArgumentException("A page in the frame of another asked for it.");
        }
        return data.getChallenge().getValue();
    }

    private static ServerProperty server(Place here, byte[] challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(here.origin()))
                .rpId(here.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static String idOf(byte[] credentialId) {
        return Secrets.hash(Base64.getEncoder().encodeToString(credentialId)).substring(0, 32);
    }

    private AttestedCredentialData credential(String account, Passkey passkey) {
        String[] parts = secrets.open(account, passkey.sealed()).split(" ", 3);
        return Library.CREDENTIALS.convert(Base64.getDecoder().decode(parts[0]));
    }

    // --- using one --------------------------------------------------------------------------

    /** Signs in with what an authenticator answered. */
    public People.SignIn signIn(String answer, String address) {
        Instant now = desk.instant();
        Optional<Instant> locked = people.lockout().lockedUntil("address " + address, now);
        if (locked.isPresent()) {
            return new People.SignIn.Locked(locked.get());
        }
        Place here = place.get().orElse(null);
        if (here != null && answer.length() <= LONGEST_ANSWER) {
            try {
                AuthenticationData data = Library.MANAGER.parseAuthenticationResponseJSON(answer);
                Optional<People.SignIn> welcome = verified(here, data, now);
                if (welcome.isPresent()) {
                    return welcome.get();
                }
            } catch (RuntimeException _) { // what strangers send goes through several parsers
                // not signed in, and why is not said
            }
        }
        people.lockout().failed("address " + address, 10, now);
        return new People.SignIn.Wrong();
    }

    // The library writes @Nullable byte[] for an array that may be missing; read as JSpecify reads
    // it, its bytes may be.
    @SuppressWarnings("NullAway")
    private static byte[] credentialId(AuthenticationData data) {
        return data.getCredentialId();
    }

    @SuppressWarnings("NullAway") // as above
    private static byte[] userHandle(AuthenticationData data) {
        byte[] handle = data.getUserHandle();
        return handle == null ? new byte[0] : handle;
    }

    private Optional<People.SignIn> verified(Place here, AuthenticationData data, Instant now) {
        String id = idOf(credentialId(data));
        Person person =
                desk.recorded().people().values().stream()
                        .filter(Person::canSignIn)
                        .filter(p -> p.proofs().passkeys().containsKey(id))
                        .findFirst()
                        .orElse(null);
        if (person == null) {
            return Optional.empty();
        }
        if (!Arrays.equals(userHandle(data), handle(person.account()))) {
            return Optional.empty();
        }
        Passkey passkey = Objects.requireNonNull(person.proofs().passkeys().get(id));
        byte[] challenge = challenge(data.getCollectedClientData());
        if (!challenges.isGood(challenge, "sign-in", now)) {
            return Optional.empty();
        }
        String[] parts = secrets.open(person.account(), passkey.sealed()).split(" ", 3);
        var record =
                new CredentialRecordImpl(
                        null,
                        true,
                        Boolean.valueOf(parts[1]),
                        Boolean.valueOf(parts[2]),
                        passkey.counter(),
                        credential(person.account(), passkey),
                        null,
                        null,
                        null,
                        null);
        Library.MANAGER.verify(
                data,
                new AuthenticationParameters(server(here, challenge), record, null, true, true));
        long counter = Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
        return challenges.use(challenge, now)
                ? counted(person.account(), id, counter)
                : Optional.empty();
    }

    /** Enters the sign-in, unless another with a later counter was entered meanwhile. */
    private Optional<People.SignIn> counted(String account, String id, long counter) {
        Outcome outcome =
                desk.change(
                        at -> {
                            Person now = desk.recorded().findPerson(account).orElseThrow();
                            Passkey passkey = now.proofs().passkeys().get(id);
                            boolean behind =
                                    passkey == null
                                            || (counter <= passkey.counter()
                                                    && (counter | passkey.counter()) != 0);
                            return behind
                                    ? Outcome.refused(
                                            Outcome.Why.RULE, "counter", "passkeys", "Behind.")
                                    : desk.write(
                                            account,
                                            new Event.PasskeyUsed(at, account, id, counter));
                        });
        boolean full =
                outcome instanceof Outcome.Refused refused
                        && refused.why() == Outcome.Why.NOT_RECORDED;
        // A disk that takes nothing keeps nobody from signing in, and so from suspending.
        return outcome instanceof Outcome.Done || full
                ? desk.recorded()
                        .findPerson(account)
                        .map(p -> new People.SignIn.Welcome(p, "passkey " + id, desk.instant()))
                : Optional.empty();
    }

    // --- removing one -----------------------------------------------------------------------

    /** Removes a passkey of one's own; what was signed in with it is signed out. */
    public Outcome remove(Actor actor, String id) {
        return desk.change(
                at -> {
                    Person now = desk.recorded().findPerson(actor.account()).orElseThrow();
                    if (!now.proofs().passkeys().containsKey(id)) {
                        return Outcome.refused(
                                Outcome.Why.NOT_FOUND,
                                "no-such-passkey",
                                "passkeys/" + id,
                                "There is no such passkey under your account.");
                    }
                    if (now.proofs().withoutPasskey(id).isEmpty()) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "last-proof",
                                "passkeys/" + id,
                                "It is the only way to sign in with this account. Add another first, or ask an administrator for an invitation.");
                    }
                    return desk.write(
                            id, new Event.PasskeyRemoved(at, actor.account(), actor.account(), id));
                });
    }
}
