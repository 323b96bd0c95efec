package org.safepassage.app.server.people;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param account 1 to 64 of {@code a-z 0-9 . _ -}
 * @param party whose liaison it is; null for every other role
 * @param credential password hash and key of the one-time codes, sealed; null until the invitation
 *     was taken up
 * @param invitation SHA-256 of the invitation's token in hexadecimal, or null
 * @param invitedUntil first instant at which the invitation is worth nothing; null without one
 * @param active false once removed: an account is never given to somebody else
 */
public record Person(
        String account,
        Role role,
        @Nullable String party,
        @Nullable String credential,
        @Nullable String invitation,
        @Nullable Instant invitedUntil,
        boolean active) {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9._-]{1,64}");

    public Person {
        if (!isAccount(account)) {
            throw new IllegalArgumentException(
                    "An account is 1 to 64 of a-z, 0-9, '.', '_' and '-'.");
        }
        if ((role == Role.LIAISON) != (party != null)) {
            throw new IllegalArgumentException(
                    "A liaison has a party, and nobody else has: %s has %s."
                            .formatted(account, party));
        }
    }

    public static boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    /** Whether somebody can sign in with it. */
    public boolean canSignIn() {
        return active && credential != null;
    }

    public Person withCredential(String sealed) {
        return new Person(account, role, party, sealed, null, null, active);
    }

    public Person withInvitation(String hash, Instant until) {
        return new Person(account, role, party, credential, hash, until, active);
    }

    public Person withRole(Role other, @Nullable String otherParty) {
        return new Person(account, other, otherParty, credential, invitation, invitedUntil, active);
    }

    public Person removed() {
        return new Person(account, role, party, null, null, null, false);
    }
}
