package org.safepassage.app.record;

import java.nio.file.Path;
import org.safepassage.logbook.LogPlaces;

/** What lies where in the folder of a record. */
record RecordPlaces(Path folder) {
    Path journal() {
        return folder.resolve("journal");
    }

    LogPlaces publicLog() {
        return LogPlaces.of(folder.resolve("public"));
    }

    LogPlaces intakeLog() {
        return LogPlaces.of(folder.resolve("intake"));
    }
}
