package org.safepassage.logbook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A hash that stands in a log in place of a text: SHA-256 of 32 random bytes, the salt, and the
 * text. Whoever is given salt and text sees that they were meant; once both are deleted, nobody can
 * find the text by guessing.
 *
 * @param hash over salt and text
 */
public record Commitment(Hash hash) {
    /** Bytes of salt; as many as the hash has, so that no guess is easier than the hash itself. */
    public static final int SALT = 32;

    private static final String FIRST_LINE = "commitment/v1";

    /** The commitment to a text. */
    public static Commitment of(byte[] salt, byte[] text) {
        if (salt.length != SALT) {
            throw new IllegalArgumentException(
                    "A salt has 32 bytes, not %d.".formatted(salt.length));
        }
        return new Commitment(Hash.sha256(salt, text));
    }

    /** The entry that stands in the log. */
    public byte[] entry() {
        return "%s\n%s\n".formatted(FIRST_LINE, hash).getBytes(StandardCharsets.US_ASCII);
    }

    /** The commitment in an entry, if the entry is one. */
    public static Optional<Commitment> find(byte[] entry) {
        try {
            List<String> lines = CanonicalText.utf8(entry).lines().toList();
            if (lines.size() != 2 || !lines.getFirst().equals(FIRST_LINE)) {
                return Optional.empty();
            }
            Commitment found = new Commitment(Hash.parse(lines.get(1)));
            return Arrays.equals(found.entry(), entry) ? Optional.of(found) : Optional.empty();
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }
}
