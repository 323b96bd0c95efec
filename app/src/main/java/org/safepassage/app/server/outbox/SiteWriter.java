package org.safepassage.app.server.outbox;

import java.io.IOException;
import java.time.Instant;
import java.util.SortedMap;
import org.safepassage.app.server.desk.PauseState;

/** Writes the public site of a pause. */
public interface SiteWriter {
    /** All files by name, for a pause that is published. */
    SortedMap<String, byte[]> files(PauseState pause, Instant at);

    /** Leaves the same files in a folder that any web server can serve, all at once. */
    void leave(PauseState pause, Instant at) throws IOException;
}
