package org.safepassage.app.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.safepassage.app.server.people.Secrets;

/**
 * Links of a demonstration: each signs in one account, once, without a password, and only from this
 * machine. A server that shows nothing has none. Thread-safe.
 */
public final class DemoLinks {
    private final Map<String, String> accounts = new LinkedHashMap<>(); // by hash of the token

    /** Lets whoever has the token sign in as this account, once. */
    public synchronized void add(String token, String account) {
        accounts.put(Secrets.hash(token), account);
    }

    synchronized Optional<String> find(String token) {
        return Optional.ofNullable(accounts.get(Secrets.hash(token)));
    }

    synchronized Optional<String> take(String token) {
        return Optional.ofNullable(accounts.remove(Secrets.hash(token)));
    }
}
