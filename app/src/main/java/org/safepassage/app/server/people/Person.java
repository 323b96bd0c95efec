package org.safepassage.app.server.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param account 1 to 64 of {@code a-z 0-9 . _ -}
 * @param party whose liaison it is; null for every other role
 * @param proofs what proves who has it; none until an invitation was taken up
 * @param invitation the one that is open, or null
 * @param waiting what takes effect when a second person confirms it, or null
 * @param couldConfirm whether it could ever confirm accounts of others; stays true when removed
 * @param active false once removed: an account is never given to somebody else
 */
public record Person(
        String account,
        Role role,
        @Nullable String party,
        Proofs proofs,
        @Nullable Invitation invitation,
        @Nullable Waiting waiting,
        boolean couldConfirm,
        boolean active) {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9._-]{1,64}");

    /**
     * An invitation.
     *
     * @param token SHA-256 of its token in hexadecimal
     * @param until first instant at which it is worth nothing
     * @param by who invited
     */
    public record Invitation(String token, Instant until, String by) {}

    /**
     * A change that one person made and a second must confirm.
     *
     * @param by who made it, and so cannot confirm it
     * @param role the role it is to have
     * @param proofs what is to prove who has it; null when only the role changes
     */
    public record Waiting(
            Instant at, String by, Role role, @Nullable String party, @Nullable Proofs proofs) {}

    public Person {
        if (!isAccount(account)) {
            throw new IllegalArgumentException(
                    "An account is 1 to 64 of a-z, 0-9, '.', '_' and '-'.");
        }
        checkParty(account, role, party);
        couldConfirm |= active && !proofs.isEmpty() && role.may(Role.Power.CONFIRM_PEOPLE);
    }

    /** Fails unless a liaison has a party and nobody else has. */
    public static void checkParty(String account, Role role, @Nullable String party) {
        if ((role == Role.LIAISON) != (party != null)) {
            throw new IllegalArgumentException(
                    "A liaison has a party, and nobody else has: %s has %s."
                            .formatted(account, party));
        }
    }

    /** An account that nobody has taken up yet. */
    public static Person added(String account, Role role, @Nullable String party) {
        return new Person(account, role, party, Proofs.NONE, null, null, false, true);
    }

    public static boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    /** Whether somebody can sign in with it. */
    public boolean canSignIn() {
        return active && !proofs.isEmpty();
    }

    /** Whether it can confirm accounts of others now. */
    public boolean canConfirm() {
        return canSignIn() && role.may(Role.Power.CONFIRM_PEOPLE);
    }

    /**
     * Eight digits that whoever took up an invitation reads out to the second person; null when
     * nothing of the kind waits.
     */
    public @Nullable String findCode() {
        if (waiting == null || waiting.proofs() == null) {
            return null;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (account + "\n" + waiting.at() + "\n" + waiting.proofs())
                                            .getBytes(StandardCharsets.UTF_8));
            long number = 0;
            for (int i = 0; i < 7; i++) {
                number = number << 8 | (hash[i] & 0xff);
            }
            return "%08d".formatted(number % 100_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /** With other proofs; an invitation is used up by it. */
    public Person withProofs(Proofs other) {
        return new Person(account, role, party, other, null, null, couldConfirm, active);
    }

    /** With proofs that came or went under the account itself. */
    public Person withOwnProofs(Proofs other) {
        return new Person(account, role, party, other, invitation, waiting, couldConfirm, active);
    }

    /** With a signature counted. */
    public Person withCounter(String passkey, long counter) {
        Passkey used = Objects.requireNonNull(proofs.passkeys().get(passkey));
        return withOwnProofs(proofs.with(used.withCounter(counter)));
    }

    public Person withInvitation(Invitation other) {
        return new Person(account, role, party, proofs, other, waiting, couldConfirm, active);
    }

    public Person withRole(Role other, @Nullable String otherParty) {
        return new Person(
                account, other, otherParty, proofs, invitation, null, couldConfirm, active);
    }

    /** With something that waits; an invitation that was taken up for it is used up. */
    public Person withWaiting(Waiting other) {
        return new Person(
                account,
                role,
                party,
                proofs,
                other.proofs() == null ? invitation : null,
                other,
                couldConfirm,
                active);
    }

    /** What waited has been confirmed. */
    public Person confirmed() {
        Waiting was = Objects.requireNonNull(waiting);
        return new Person(
                account,
                was.role(),
                was.party(),
                was.proofs() == null ? proofs : was.proofs(),
                invitation,
                null,
                couldConfirm,
                active);
    }

    /** What waited is not to be. */
    public Person returned() {
        return new Person(account, role, party, proofs, invitation, null, couldConfirm, active);
    }

    /** Gone; whom a provider knew by it is remembered, so that they get no second one. */
    public Person removed() {
        Proofs left = new Proofs(null, Map.of(), proofs.subject());
        return new Person(account, role, party, left, null, null, couldConfirm, false);
    }
}
