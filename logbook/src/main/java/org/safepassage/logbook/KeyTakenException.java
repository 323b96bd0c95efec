package org.safepassage.logbook;

import java.io.IOException;

/**
 * Something was entered under this key by another program meanwhile, so that nothing was entered
 * now. Whoever gets this reads what is new and decides again.
 */
public final class KeyTakenException extends IOException {
    private static final long serialVersionUID = 1;

    KeyTakenException(String key) {
        super("Another program has entered something under the key %s.".formatted(key));
    }
}
