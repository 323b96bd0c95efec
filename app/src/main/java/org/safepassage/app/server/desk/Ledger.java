package org.safepassage.app.server.desk;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.RecordEntry;

/**
 * Where entries are kept, each pause's in their order, and those of no pause in theirs. Several
 * desks may share one, in programs of their own.
 */
public interface Ledger extends AutoCloseable {
    /**
     * What outsiders may see of an event, now or by a commitment.
     *
     * @param accounts who stands behind it, kept privately
     */
    record Shown(RecordEntry entry, List<String> accounts) {
        public Shown {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * One entry.
     *
     * @param number among those of its pause, or among those of no pause, from 1
     * @param once what the sender's key stands for, when it came with one
     */
    record Entry(Event event, long number, @Nullable Once once) {}

    /**
     * Adds an entry, and after it what is shown of it. All is on the disk when this returns; if it
     * throws, it may or may not be, and the ledger takes nothing more until {@link #reopen}. Added
     * again, only what is missing is added.
     *
     * @throws OvertakenException when another desk has added another entry under this number;
     *     nothing was added now
     */
    void append(Entry entry, List<Shown> shown) throws IOException;

    /** All entries from the first, each once. */
    void replay(Consumer<Entry> reader) throws IOException;

    /** Entries that other desks have added since; some that are known may come again. */
    default void follow(Consumer<Entry> reader) throws IOException {}

    /**
     * Finds out what is there after an {@link #append} that failed, and takes entries again.
     *
     * @param reader gets what may have been added, and some that are known
     * @throws IOException as long as it takes none
     */
    default void reopen(Consumer<Entry> reader) throws IOException {
        follow(reader);
    }

    @Override
    void close() throws IOException;
}
