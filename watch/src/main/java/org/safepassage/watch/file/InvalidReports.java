package org.safepassage.watch.file;

import java.io.Serial;

/** A file that cannot be read as reports at all: where, why, and what would be right. */
public final class InvalidReports extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /**
     * Of one file.
     *
     * @param place line and column, or "" when the file as a whole is meant
     */
    public InvalidReports(String file, String place, String reason, String remedy) {
        super(
                "%s:%s %s %s"
                        .formatted(file, place.isEmpty() ? "" : " " + place + ":", reason, remedy));
    }

    /** The whole message in one line. */
    public String says() {
        return String.valueOf(getMessage());
    }
}
