package org.safepassage.app.cli;

import java.io.Serial;
import java.util.List;

/**
 * Input that cannot be used: one or more lines for the user, each with place, reason and remedy.
 * Ends with exit 3.
 */
final class Invalid extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    Invalid(String line) {
        this(List.of(line));
    }

    Invalid(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
