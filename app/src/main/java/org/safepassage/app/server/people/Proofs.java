package org.safepassage.app.server.people;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What proves that somebody is who has an account: any one of these.
 *
 * @param password its hash and the key of the one-time codes, sealed; null without
 * @param passkeys by their ids, in the order in which they came
 * @param subject who it is to an identity provider, as a keyed hash; null without
 */
public record Proofs(
        @Nullable String password, Map<String, Passkey> passkeys, @Nullable String subject) {
    /** Nothing yet: nobody can sign in. */
    public static final Proofs NONE = new Proofs(null, Map.of(), null);

    public Proofs {
        passkeys = Collections.unmodifiableMap(new LinkedHashMap<>(passkeys));
    }

    /** A password with its one-time codes, and nothing else. */
    public static Proofs ofPassword(String sealed) {
        return new Proofs(sealed, Map.of(), null);
    }

    /** Somebody whom a provider knows, and nothing else. */
    public static Proofs ofSubject(String subject) {
        return new Proofs(null, Map.of(), subject);
    }

    public boolean isEmpty() {
        return password == null && passkeys.isEmpty() && subject == null;
    }

    public Proofs with(Passkey passkey) {
        Map<String, Passkey> more = new LinkedHashMap<>(passkeys);
        more.put(passkey.id(), passkey);
        return new Proofs(password, more, subject);
    }

    public Proofs withoutPasskey(String id) {
        Map<String, Passkey> less = new LinkedHashMap<>(passkeys);
        less.remove(id);
        return new Proofs(password, less, subject);
    }
}
