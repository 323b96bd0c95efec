package org.safepassage.notices.cap;

import java.io.Serial;

/** The bytes are no XML that we read: malformed, too large, or with a document type. */
public final class CapUnreadable extends Exception {
    @Serial private static final long serialVersionUID = 1;

    CapUnreadable(String says) {
        super(says);
    }
}
