package org.safepassage.logbook;

import java.io.IOException;

/**
 * A log that is not opened or not written to any more, because going on could contradict what was
 * signed. The message gives the reason and the way out.
 */
public final class LogbookRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    public LogbookRefusedException(String message) {
        super(message);
    }

    public LogbookRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
