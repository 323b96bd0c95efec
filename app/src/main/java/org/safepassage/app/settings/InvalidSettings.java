package org.safepassage.app.settings;

import java.io.Serial;
import java.util.List;

/** Settings that cannot be used, with a line for each fault: place, reason, remedy. */
public final class InvalidSettings extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    InvalidSettings(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** At least one. */
    public List<String> lines() {
        return lines;
    }
}
