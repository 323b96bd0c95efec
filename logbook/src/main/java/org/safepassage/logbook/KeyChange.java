package org.safepassage.logbook;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The announcement, as an entry of the log itself, that from now on another key signs it. The old
 * key signs it, which only its holder could, and a new Ed25519 key too, which shows that it is
 * held.
 *
 * @param origin of the log
 * @param before a key known until then, of type 0x01
 * @param after the key that is added
 */
public record KeyChange(String origin, VerifierKey before, VerifierKey after) {
    private static final String FIRST_LINE = "key-change/v1";

    /** The entry, ready to be appended. Both keys bear the log's origin as their name. */
    public static byte[] entry(SigningKey before, SigningKey after) {
        String origin = before.verifier().name();
        if (!after.verifier().name().equals(origin)
                || before.verifier().type() != SignatureType.ED25519) {
            throw new IllegalArgumentException(
                    "A key of type 0x01 announces another of the same name, not %s after %s."
                            .formatted(after.verifier().label(), before.verifier().label()));
        }
        String text = new KeyChange(origin, before.verifier(), after.verifier()).text();
        List<NoteSignature> signatures = new ArrayList<>(List.of(before.sign(text, Instant.EPOCH)));
        if (after.verifier().type() == SignatureType.ED25519) {
            signatures.add(after.sign(text, Instant.EPOCH));
        }
        return new Note(text, signatures).bytes();
    }

    private String text() {
        return "%s\n%s\nold %s\nnew %s\n".formatted(FIRST_LINE, origin, before, after);
    }

    /** The announcement in an entry, if the entry is one and its signatures hold. */
    public static Optional<KeyChange> find(byte[] entry) {
        try {
            Note note = Note.parse(entry);
            List<String> lines = note.text().lines().toList();
            if (lines.size() != 4
                    || !lines.get(0).equals(FIRST_LINE)
                    || !lines.get(2).startsWith("old ")
                    || !lines.get(3).startsWith("new ")) {
                return Optional.empty();
            }
            VerifierKey before = VerifierKey.parse(lines.get(2).substring("old ".length()));
            VerifierKey after = VerifierKey.parse(lines.get(3).substring("new ".length()));
            KeyChange change = new KeyChange(lines.get(1), before, after);
            List<VerifierKey> signed = note.verify(List.of(before, after));
            boolean named =
                    before.name().equals(change.origin) && after.name().equals(change.origin);
            boolean held = after.type() != SignatureType.ED25519 || signed.contains(after);
            return named && held && signed.contains(before) && note.text().equals(change.text())
                    ? Optional.of(change)
                    : Optional.empty();
        } catch (MalformedException | NotVerifiedException _) {
            return Optional.empty(); // an entry like others, that announces nothing
        }
    }

    /**
     * The keys that follow from one key by the announcements in a log, in their order, the first
     * included. Reads every entry; what it reads is to be verified with the keys it returns.
     */
    public static List<VerifierKey> follow(VerifierKey first, TiledLog log) throws IOException {
        List<VerifierKey> keys = new ArrayList<>(List.of(first));
        long size = log.checkpoint().checkpoint().size();
        for (long bundle = 0; bundle * Tile.FULL < size; bundle++) {
            for (byte[] entry : log.bundle(bundle, size)) {
                find(entry)
                        .filter(
                                change ->
                                        keys.contains(change.before())
                                                && !keys.contains(change.after()))
                        .ifPresent(change -> keys.add(change.after()));
            }
        }
        return keys;
    }
}
