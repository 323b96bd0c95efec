package org.safepassage.logbook;

/**
 * A signature, a proof or a quorum that does not hold. The message says which, and what that means.
 */
public final class NotVerifiedException extends Exception {
    private static final long serialVersionUID = 1;

    public NotVerifiedException(String message) {
        super(message);
    }
}
