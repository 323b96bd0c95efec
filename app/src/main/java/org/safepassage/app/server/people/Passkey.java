package org.safepassage.app.server.people;

import java.time.Instant;

/**
 * A passkey of an account.
 *
 * @param id the first 32 hexadecimal digits of the SHA-256 of the credential's id
 * @param sealed the credential: its id, public key and flags
 * @param label what its owner calls it, at most 40 characters
 * @param counter signatures the authenticator said it had made; 0 always for those that do not
 *     count
 */
public record Passkey(String id, String sealed, String label, Instant added, long counter) {
    Passkey withCounter(long other) {
        return new Passkey(id, sealed, label, added, other);
    }
}
