package org.safepassage.app.server.desk;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.safepassage.domain.RecordEntry;

/** Where entries are kept, each pause's in their order, and those of no pause in theirs. */
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
     * Adds an entry, and after it what is shown of it. All is on the disk when this returns; if it
     * throws, it may or may not be, and the ledger takes nothing more until it is opened again.
     * Added again under the same number, only what is missing is added.
     *
     * @param number of the entry among those of its pause, from 1
     */
    void append(Event event, long number, List<Shown> shown) throws IOException;

    /** All entries from the first, each once. */
    void replay(Consumer<Event> reader) throws IOException;

    @Override
    void close() throws IOException;
}
