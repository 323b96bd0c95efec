package org.safepassage.roads;

import java.nio.file.Path;

/**
 * A file that cannot be used as it is: where, why, and what would be right. Nothing was written and
 * nothing was half read when this is thrown. The message holds all four, in one line.
 */
public final class InvalidInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String reason;
    private final String remedy;

    /**
     * @param file the file's name as the user gave it
     * @param place line and column, byte offset or feature index; "" when the whole file is meant
     * @param reason a plain sentence: what is wrong
     * @param remedy a plain sentence: what would be right
     */
    public InvalidInput(String file, String place, String reason, String remedy) {
        super((place.isEmpty() ? file : file + ", " + place) + ": " + reason + " " + remedy);
        this.file = file;
        this.place = place;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** As the other constructor, for a path. */
    public InvalidInput(Path file, String place, String reason, String remedy) {
        this(file.toString(), place, reason, remedy);
    }

    /** The file's name as the user gave it. */
    public String file() {
        return file;
    }

    /** Line and column, byte offset or feature index; "" when the whole file is meant. */
    public String place() {
        return place;
    }

    /** What is wrong, in a plain sentence. */
    public String reason() {
        return reason;
    }

    /** What would be right, in a plain sentence. */
    public String remedy() {
        return remedy;
    }
}
