package org.safepassage.app.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.RecordEntry;
import org.safepassage.logbook.Commitment;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.TiledLog;

/**
 * An entry of a public log as a stranger reads it.
 *
 * @param entry null when it is a commitment, or nothing of ours
 * @param isCommitment true when the text is kept elsewhere
 * @param fault why it is nothing of ours, or null
 */
public record PublicEntry(
        long index, @Nullable RecordEntry entry, boolean isCommitment, @Nullable String fault) {
    private static final int BUNDLE = 256;

    static PublicEntry of(long index, byte[] bytes) {
        if (Commitment.find(bytes).isPresent()) {
            return new PublicEntry(index, null, true, null);
        }
        try {
            return new PublicEntry(
                    index, EntryText.parse(Disclosure.PUBLIC_TEXT, bytes), false, null);
        } catch (MalformedException e) {
            return new PublicEntry(index, null, false, e.getMessage());
        }
    }

    /**
     * All entries of a log, in their order. Nothing is verified by this.
     *
     * @throws IOException when a file cannot be read, or is not what it should be
     */
    public static List<PublicEntry> all(TiledLog log) throws IOException {
        long size = log.checkpoint().checkpoint().size();
        List<PublicEntry> all = new ArrayList<>();
        for (long bundle = 0; bundle * BUNDLE < size; bundle++) {
            for (byte[] bytes : log.bundle(bundle, size)) {
                all.add(of(all.size(), bytes));
            }
        }
        return all;
    }

    /** The entry, if it is one of ours in the open. */
    public Optional<RecordEntry> findEntry() {
        return Optional.ofNullable(entry);
    }
}
