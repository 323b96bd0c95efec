package org.safepassage.roads;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files that lie beside the project on some machines; tests that need them are skipped on the
 * others.
 */
public final class SharedData {
    private SharedData() {}

    /** A file of the shared data. */
    public static Path file(String name) {
        Path file =
                Path.of(System.getProperty("safepassage.root", ".."))
                        .resolve("../shared/data")
                        .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: no shared data");
        return file;
    }
}
