package org.safepassage.logbook;

import java.io.IOException;

/**
 * A text or file that does not have the form it must have. The message says where, why, and what
 * would be right.
 */
public final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
