package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares of wounded and ranges that somebody assumes of a people file. */
class PeopleSharesTest {
    @TempDir Path folder = Path.of(".");

    private ProgramRun plan(String... more) throws Exception {
        String example =
                ProgramRun.root()
                        .resolve("examples/aleppo-2016-11-04/pause.yaml")
                        .toAbsolutePath()
                        .normalize()
                        .toString();
        Files.writeString(
                folder.resolve("people.csv"),
                "place,name,lon,lat,category,people\nx1,,37.1441,36.1868,civilians,1000\n");
        String[] arguments = new String[7 + more.length];
        System.arraycopy(
                new String[] {"plan", example, "--people", "people.csv", "-o", "plan", "--json"},
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return ProgramRun.in(folder, arguments);
    }

    @Test
    @DisplayName("a plan that rests on assumed shares names them")
    void named() throws Exception {
        ProgramRun run = plan("--wounded-per-thousand", "30", "--range", "80..120");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("30 of a thousand"), run.out());
        assertTrue(run.out().contains("each count from 80% to 120%"), run.out());
        assertTrue(run.out().contains("--wounded-per-thousand 30 --range 80..120"), run.out());
    }

    @Test
    @DisplayName("a range the wrong way round is wrong usage")
    void wrongRange() throws Exception {
        ProgramRun run = plan("--range", "120..80");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("0 to 100 percent"), run.err());
    }
}
