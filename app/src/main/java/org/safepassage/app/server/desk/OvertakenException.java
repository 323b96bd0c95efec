package org.safepassage.app.server.desk;

import java.io.IOException;

/** Another desk has added an entry under this number: read what is new, and decide again. */
public final class OvertakenException extends IOException {
    private static final long serialVersionUID = 1;

    public OvertakenException(Throwable cause) {
        super("Another server was first.", cause);
    }
}
