package org.safepassage.watch.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safepassage.watch.DayCount;
import org.safepassage.watch.Reason;
import org.safepassage.watch.Report;

/** A file that grows by any pieces gives the same rows as one that is read whole. */
class GrowingFileTest {
    private static final Settings SETTINGS = new Settings(ZoneId.of("Asia/Damascus"), Set.of());
    private static final String TABLE =
            """
            id,observer,kind,at,corridor,says
            r1,M1,quiet,2016-10-20T08:00:00Z,C1,
            r2,M2,direct-fire,2016-10-20T08:05:00Z,C1,"two shots,
            then ""quiet"" again"
            r3,M1,quiet,2016-10-20 at eight,C1,
            r3b,M3,quiet,2016-10-20T08:07:00Z,C1,a 5" pipe and "more"
            r4,Наблюдатель,quiet,2016-10-20T08:10:00Z,C1,тихо
            r5,M1,quiet
            """;
    private static final String LINES =
            """
            {"id":"r1","observer":"M1","kind":"quiet","at":"2016-10-20T08:00:00Z","says":"a \\"word\\""}

            {"id":"r2","observer":"مراقب","kind":"clash","at":"2016-10-20T08:05:00Z"}
            {"id":"r3","observer":"M1"
            """;

    @TempDir Path folder = Path.of(".");

    /** What came in, as text. */
    private static final class Came implements Intake {
        final List<String> all = new ArrayList<>();

        @Override
        public void report(Report report) {
            all.add(report.toString());
        }

        @Override
        public void day(DayCount day) {
            all.add(day.toString());
        }

        @Override
        public void unread(Reason reason) {
            all.add(reason.toString());
        }
    }

    private static String ucdp() throws IOException {
        Path real =
                Path.of(System.getProperty("safepassage.root", ".."))
                        .resolve(
                                "../shared/data/conflict/ucdp_ged_aleppo_2016-09-01_2016-10-31.csv");
        assumeTrue(Files.exists(real), "skipped: no shared data");
        return String.join("\n", Files.readAllLines(real).subList(0, 12)) + "\n";
    }

    private Came whole(Path file) throws IOException, InvalidReports {
        Came came = new Came();
        ReportFile.read(file, null, SETTINGS, came);
        return came;
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "crlf", "bom", "lines", "days", "ucdp"})
    @DisplayName(
            "cut at every byte, by seeded pieces, each row comes once and as from a whole file")
    void pieces(String kind) throws Exception {
        String text =
                switch (kind) {
                    case "table" -> TABLE;
                    case "crlf" -> TABLE.replace("\n", "\r\n");
                    case "bom" -> "\uFEFF" + TABLE;
                    case "lines" -> LINES;
                    case "days" -> "date,events\n2016-10-20,4\n2016-10-21,\n2016-10-22,0\n";
                    default -> ucdp();
                };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("grows");
        Files.write(file, bytes);
        List<String> expected = whole(file).all;
        assertTrue(expected.size() >= 3, expected.toString());
        for (int seed = 0; seed < 60; seed++) {
            Random chance = new Random(seed);
            Files.write(file, new byte[0]);
            Came came = new Came();
            List<RowProblem> problems = new ArrayList<>();
            try (GrowingFile growing = GrowingFile.open(file, null, SETTINGS)) {
                int at = 0;
                while (at < bytes.length) {
                    int piece =
                            Math.min(
                                    bytes.length - at,
                                    seed == 0 ? 1 : 1 + chance.nextInt(seed == 1 ? 5000 : 40));
                    Files.write(
                            file,
                            java.util.Arrays.copyOfRange(bytes, at, at + piece),
                            StandardOpenOption.APPEND);
                    at += piece;
                    growing.poll(came, problems::add);
                }
                assertEquals(expected, came.all, "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("a quote that is never closed costs its row and no more")
    void openQuote() throws Exception {
        Path file = folder.resolve("grows.csv");
        StringBuilder text = new StringBuilder("id,observer,kind,at,corridor\n\"r1,M1\n");
        for (int i = 0; i < 40_000; i++) {
            text.append("r").append(i).append(",M1,quiet,2016-10-20T08:00:00Z,C1\n");
        }
        Files.writeString(file, text);
        Came came = new Came();
        List<RowProblem> problems = new ArrayList<>();
        try (GrowingFile growing = GrowingFile.open(file, null, SETTINGS)) {
            growing.poll(came, problems::add);
        }
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(1, came.all.stream().filter(c -> c.equals("INVALID")).count());
        assertEquals(true, came.all.size() > 10_000, came.all.size() + " rows");
    }

    @Test
    @DisplayName("a file that became shorter is refused, with what to do")
    void shorter() throws Exception {
        Path file = folder.resolve("grows.csv");
        Files.writeString(file, TABLE);
        try (GrowingFile growing = GrowingFile.open(file, null, SETTINGS)) {
            growing.poll(new Came(), p -> {});
            Files.writeString(file, "id,observer\n");
            assertThrows(InvalidReports.class, () -> growing.poll(new Came(), p -> {}));
        }
    }
}
