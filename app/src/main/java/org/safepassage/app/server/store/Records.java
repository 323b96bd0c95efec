package org.safepassage.app.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordBeginning;
import org.safepassage.logbook.Database;
import org.safepassage.logbook.KeyTakenException;

/** Where the records of one server are: folders of its own, or a database that it shares. */
interface Records extends Closeable {
    /** A name for all of it, in every origin: no two records anywhere share one. */
    String serverId();

    /** Names of all records that there are. */
    List<String> names() throws IOException;

    /** Opens a record, or nothing when there is none of this name. */
    Optional<PauseRecord> find(String name) throws IOException;

    /**
     * Begins a record.
     *
     * @throws KeyTakenException when another server has begun it meanwhile: open it then
     */
    PauseRecord create(String name, RecordBeginning beginning) throws IOException;

    /** The database that holds them and that other programs write to; null for folders. */
    @Nullable Database findDatabase();

    /** Whether other programs write to the same records. */
    default boolean isShared() {
        return findDatabase() != null;
    }

    /**
     * Names of records in which something may have been entered that was not read here yet.
     *
     * @param read the number up to which each was read
     */
    List<String> changed(Map<String, Long> read) throws IOException;
}
