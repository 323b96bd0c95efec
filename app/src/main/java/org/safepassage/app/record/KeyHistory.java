package org.safepassage.app.record;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.logbook.KeyChange;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.VerifierKey;

/**
 * From the keys somebody has to those that sign today, by the announcements in the log itself. An
 * announcement is worth as much as the old key: whoever had stolen it could announce a key too.
 *
 * @param signing one for each key that was given: itself, or the one that took its place
 * @param notes what was announced where
 */
record KeyHistory(List<VerifierKey> signing, List<String> notes) {
    KeyHistory {
        signing = List.copyOf(signing);
        notes = List.copyOf(notes);
    }

    /**
     * Follows those keys of the log's own name that have not signed its checkpoint. What was read
     * on the way is to be verified with the keys returned.
     */
    static KeyHistory of(List<VerifierKey> given, TiledLog log) throws IOException {
        List<VerifierKey> signing = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (VerifierKey key : given) {
            VerifierKey now = present(key, log);
            signing.add(now == null ? key : now);
            if (now != null) {
                notes.add(
                        "%s signs no more. By announcements in the log that begin with its own signature, %s does: %s"
                                .formatted(key.label(), now.label(), now));
            }
        }
        return new KeyHistory(signing, notes);
    }

    private static @Nullable VerifierKey present(VerifierKey key, TiledLog log) throws IOException {
        try {
            SignedCheckpoint checkpoint = log.checkpoint();
            if (!key.name().equals(checkpoint.checkpoint().origin()) || signs(key, checkpoint)) {
                return null;
            }
            for (VerifierKey later : KeyChange.follow(key, log).reversed()) {
                if (signs(later, checkpoint)) {
                    return later;
                }
            }
            return null;
        } catch (MalformedException | NoSuchFileException _) {
            return null; // the check names what is wrong
        }
    }

    private static boolean signs(VerifierKey key, SignedCheckpoint checkpoint) {
        try {
            return checkpoint.verify(List.of(key)).contains(key);
        } catch (NotVerifiedException _) {
            return false;
        }
    }
}
