package org.safepassage.notices.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people receive, byte for byte. {@code -Dgolden.update=true} rewrites the files; review them
 * as a changed notice.
 */
class GoldenTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("safepassage.root", ".."))
                    .resolve("notices/src/test/resources/golden/plan");

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "plan.json",
                "curve.csv",
                "bands.csv",
                "bottlenecks.csv",
                "plan.geojson",
                "report.html"
            })
    @DisplayName("the files of the worked example are the ones that were reviewed")
    void filesAreAsReviewed(String name, @TempDir Path folder) throws IOException {
        List<Path> written =
                PlanFolder.write(
                        ExamplePause.aleppo(),
                        ExamplePlan.aleppo(),
                        folder,
                        ExamplePlan.PROVENANCE);
        assertEquals(6, written.size());
        // The version of the time zone data is the JDK's, not ours.
        String text =
                Files.readString(folder.resolve(name))
                        .replaceFirst("(\"tzVersion\" : )\"[^\"]*\"", "$1\"(the JDK's)\"")
                        .replaceFirst("(SHA-256 <code>)[0-9a-f]{64}", "$1(of plan.json)");
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }
}
