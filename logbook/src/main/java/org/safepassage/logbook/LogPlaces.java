package org.safepassage.logbook;

import java.nio.file.Path;

/**
 * Where a log lives on disk: what everybody may read, and what only its one writer needs.
 *
 * @param log the tiled log and nothing else; may be copied, served and given away as it is
 * @param state the head with the staged entries, and the lock; kept apart, so that an old copy put
 *     back in the log's place is noticed. On the same file system or another.
 */
public record LogPlaces(Path log, Path state) {
    public LogPlaces {
        if (log.toAbsolutePath().normalize().equals(state.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    "The state of a log cannot be in the same folder as the log: " + log);
        }
    }

    /** A log, with its state in a folder beside it that has the same name and {@code .state}. */
    public static LogPlaces of(Path log) {
        return new LogPlaces(log, log.resolveSibling(log.getFileName() + ".state"));
    }

    Path head() {
        return state.resolve("head");
    }

    Path lock() {
        return state.resolve("lock");
    }

    Path checkpoint() {
        return log.resolve(TiledLog.CHECKPOINT);
    }
}
