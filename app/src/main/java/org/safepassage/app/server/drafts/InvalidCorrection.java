package org.safepassage.app.server.drafts;

import java.io.Serial;

/** A correction that its field does not take, with what it would take. */
public final class InvalidCorrection extends Exception {
    @Serial private static final long serialVersionUID = 1;

    InvalidCorrection(String says) {
        super(says);
    }
}
