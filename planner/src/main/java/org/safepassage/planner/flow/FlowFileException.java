package org.safepassage.planner.flow;

import java.io.IOException;

/**
 * A file of this package that cannot be read as what it should be: which, in which line, and why.
 */
public final class FlowFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long line;

    FlowFileException(String file, long line, String why) {
        super("%s, line %d: %s".formatted(file, line, why));
        this.file = file;
        this.line = line;
    }

    /** The file's name as it was given. */
    public String file() {
        return file;
    }

    /** The line, from 1; for what is missing, the last one. */
    public long line() {
        return line;
    }
}
