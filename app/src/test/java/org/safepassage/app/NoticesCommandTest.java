package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesCommandTest {
    private static final Instant CLOSE = Instant.parse("2016-11-04T17:00:00Z");
    private static final Pattern EXPIRES = Pattern.compile("<expires>([^<]+)</expires>");

    @TempDir Path folder;

    private final Path pause =
            ProgramRun.root().resolve("examples/aleppo-2016-11-04/pause.yaml").toAbsolutePath();

    @Test
    @DisplayName(
            "an example of hours long past is written as before them, and no alert outlives them")
    void exampleOfThePast() throws IOException, InterruptedException {
        ProgramRun run =
                ProgramRun.in(folder, "notices", pause.toString(), "-o", "out", "--lang", "en");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.err().contains("2016-11-03T19:00:00Z"), run.err()); // 21:00 the day before
        Matcher expires =
                EXPIRES.matcher(Files.readString(folder.resolve("out/announced/cap-C1.xml")));
        assertTrue(expires.find());
        assertFalse(OffsetDateTime.parse(expires.group(1)).toInstant().isAfter(CLOSE));
    }

    @Test
    @DisplayName("nobody's real notice announces a pause that is over")
    void realNoticeOfThePast() throws IOException, InterruptedException {
        ProgramRun run =
                ProgramRun.in(
                        folder,
                        "notices",
                        pause.toString(),
                        "-o",
                        "out",
                        "--publisher",
                        "Office",
                        "--sender",
                        "notices@example.org",
                        "--site",
                        "https://pause.example.org/");
        assertEquals(5, run.exit(), run.err());
        assertTrue(run.err().contains("--at"), run.err());
        assertFalse(Files.exists(folder.resolve("out/announced")));
    }
}
