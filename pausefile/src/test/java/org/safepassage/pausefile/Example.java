package org.safepassage.pausefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The worked example. */
final class Example {
    static final Path ROOT = Path.of(System.getProperty("safepassage.root", ".."));
    static final Path FILE = ROOT.resolve("examples/aleppo-2016-11-04/pause.yaml");

    private Example() {}

    static String text() throws IOException {
        return Files.readString(FILE);
    }
}
