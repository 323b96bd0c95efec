package org.safepassage.logbook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first entry of a log that takes the place of another, whose key or state was lost or stolen:
 * it names the last checkpoint of the old log that is good. What the old log says beyond is not to
 * be believed.
 *
 * @param lastGood of the old log, with its signatures
 */
public record Succession(SignedCheckpoint lastGood) {
    private static final byte[] FIRST_LINE = "succession/v1\n".getBytes(StandardCharsets.US_ASCII);

    /** The entry, to be appended at index 0. */
    public byte[] entry() {
        byte[] note = lastGood.bytes();
        byte[] entry = Arrays.copyOf(FIRST_LINE, FIRST_LINE.length + note.length);
        System.arraycopy(note, 0, entry, FIRST_LINE.length, note.length);
        return entry;
    }

    /**
     * The succession in an entry, if it is one. Its signatures are the old log's, and are to be
     * verified as such.
     */
    public static Optional<Succession> find(byte[] entry) {
        if (entry.length < FIRST_LINE.length
                || !Arrays.equals(FIRST_LINE, Arrays.copyOf(entry, FIRST_LINE.length))) {
            return Optional.empty();
        }
        try {
            byte[] note = Arrays.copyOfRange(entry, FIRST_LINE.length, entry.length);
            return Optional.of(new Succession(SignedCheckpoint.parse(note)));
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }
}
