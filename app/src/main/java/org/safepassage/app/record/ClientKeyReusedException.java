package org.safepassage.app.record;

import java.io.Serial;

/**
 * Something else was sent under a client's key that is taken. Nothing was written. Whoever sends a
 * new thing takes a new key.
 */
public final class ClientKeyReusedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final long number;

    ClientKeyReusedException(String clientKey, long number) {
        super(
                "Under the key %s something else was sent before: entry %d. It stays as it was; a new thing needs a new key."
                        .formatted(clientKey, number));
        this.number = number;
    }

    /** The entry that was sent first. */
    public long number() {
        return number;
    }
}
