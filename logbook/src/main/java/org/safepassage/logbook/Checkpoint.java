package org.safepassage.logbook;

import java.util.List;

/**
 * Size and root of a log: all that an outsider must keep to catch a later change. By itself a
 * claim; signed in a {@link SignedCheckpoint}.
 *
 * @param origin the name of the log, unique in the world; an address without its scheme is
 *     customary
 * @param size entries in the log
 * @param root hash over all of them
 * @see "C2SP tlog-checkpoint"
 */
public record Checkpoint(String origin, long size, Hash root) {
    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException(
                    "A log has 0 or more entries, not %d.".formatted(size));
        }
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < 0x20)) {
            throw new IllegalArgumentException(
                    "The origin of a log is one line and not empty, but here it is %s."
                            .formatted(CanonicalText.shown(origin)));
        }
    }

    /**
     * A checkpoint from the text of a note. Lines after the third, which other logs may write, are
     * not read.
     */
    public static Checkpoint parse(String text) throws MalformedException {
        if (!text.endsWith("\n")) {
            throw new MalformedException("The text of a checkpoint must end with a line end.");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new MalformedException(
                    "A checkpoint has three lines, origin, size and root, but this text has %d."
                            .formatted(lines.size()));
        }
        if (lines.contains("")) {
            throw new MalformedException("No line of a checkpoint is empty, but one of these is.");
        }
        return new Checkpoint(
                lines.get(0), CanonicalText.decimal(lines.get(1)), Hash.parse(lines.get(2)));
    }

    /** The three lines that are signed. */
    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root);
    }
}
