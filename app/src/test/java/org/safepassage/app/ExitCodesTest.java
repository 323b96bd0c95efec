package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What scripts rely on: the exit code, and where the words go. Each run is a process of its own.
 */
class ExitCodesTest {
    @TempDir Path folder = Path.of(".");

    private static String example() {
        return ProgramRun.root()
                .resolve("examples/aleppo-2016-11-04/pause.yaml")
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    /** The example with one line changed, beside its map. */
    private Path changed(String from, String to) throws IOException {
        Path source = Path.of(example());
        String text = Files.readString(source);
        assertTrue(text.contains(from), "the example holds " + from);
        Path file = folder.resolve("pause.yaml");
        Files.writeString(file, text.replace(from, to));
        Files.copy(source.resolveSibling("roads.geojson"), folder.resolve("roads.geojson"));
        return file;
    }

    @Test
    void checkOfTheExampleForbidsOpening() throws Exception {
        ProgramRun run = ProgramRun.in(folder, "check", example());
        assertAll(
                () -> assertEquals(5, run.exit(), run.err()),
                () -> assertTrue(run.out().contains("armed groups in east Aleppo"), run.out()),
                () -> assertTrue(run.out().contains("48 h not shown"), run.out()),
                () -> assertEquals("", run.err()));
    }

    @Test
    void jsonIsOneDocumentAndNothingElse() throws Exception {
        ProgramRun run = ProgramRun.in(folder, "check", "--json", example());
        assertEquals(5, run.exit(), run.err());
        assertTrue(run.out().startsWith("{") && run.out().stripTrailing().endsWith("}"), run.out());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a window that ends before it begins | closes: \"2016-11-04T19:00\" | closes: \"2016-11-04T08:00\" | 2016-11-04T08:00",
                "31 November | opens: \"2016-11-04T09:00\" | opens: \"2016-11-31T09:00\" | November 2016 has 30 days",
                "an unknown zone | zone: Asia/Damascus | zone: Asia/Damaskus | Asia/Damascus",
                "negative lanes | lanes: 4 | lanes: -4 | lanes",
                "a supply over two thousand million | high: 15000 | high: 2000000001 | 2000000000",
                "an exit that is not on the map | exit: c6-out | exit: c6-nowhere | c6-nowhere"
            })
    void badInputEndsWithThree(String name, String from, String to, String said) throws Exception {
        Path file = changed(from, to);
        ProgramRun run = ProgramRun.in(folder, "plan", file.toString(), "-o", "plan");
        assertAll(
                name,
                () -> assertEquals(3, run.exit(), run.err()),
                () -> assertTrue(run.err().contains(said), run.err()),
                () -> assertFalse(run.err().contains("\tat "), run.err()),
                () -> assertEquals("", run.out()));
    }

    @Test
    void anExitNobodyReachesIsRefused() throws Exception {
        Path file = changed("lanes: 4", "lanes: 4");
        Path map = folder.resolve("roads.geojson");
        String text = Files.readString(map);
        String road = "[[37.154, 36.166], [37.14, 36.15]]";
        assertTrue(text.contains(road), "the road of corridor C6 is drawn there");
        // The road to C6's end now begins where no other street is.
        Files.writeString(map, text.replace(road, "[[37.13, 36.14], [37.14, 36.15]]"));
        ProgramRun run = ProgramRun.in(folder, "plan", file.toString(), "-o", "plan");
        assertAll(
                () -> assertEquals(3, run.exit(), run.err()),
                () -> assertTrue(run.err().contains("corridors/C6/via/exit"), run.err()),
                () -> assertTrue(run.err().contains("No street leads there"), run.err()));
    }

    @Test
    void aCutNetworkFileIsRefused() throws Exception {
        ProgramRun made =
                ProgramRun.in(
                        folder,
                        "roads",
                        "import",
                        Path.of(example()).resolveSibling("roads.geojson").toString(),
                        "-o",
                        "a.roads");
        assertEquals(0, made.exit(), made.err());
        byte[] whole = Files.readAllBytes(folder.resolve("a.roads"));
        Files.write(folder.resolve("cut.roads"), java.util.Arrays.copyOf(whole, whole.length - 7));
        ProgramRun run = ProgramRun.in(folder, "roads", "info", "cut.roads");
        assertEquals(3, run.exit(), run.err());
    }

    @Test
    void aMapWithoutRoadsIsRefused() throws Exception {
        Files.writeString(
                folder.resolve("empty.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[]}");
        ProgramRun run = ProgramRun.in(folder, "roads", "import", "empty.geojson", "-o", "a.roads");
        assertEquals(3, run.exit(), run.err());
        assertFalse(Files.exists(folder.resolve("a.roads")));
    }

    @Test
    void peopleOutsideTheMapAreRefused() throws Exception {
        Files.writeString(
                folder.resolve("people.csv"), "place,lon,lat,people\nelsewhere,10.0,50.0,100\n");
        ProgramRun run =
                ProgramRun.in(folder, "plan", example(), "--people", "people.csv", "-o", "plan");
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains("elsewhere"), run.err());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidBeforeTheWork() throws Exception {
        Files.writeString(folder.resolve("file"), "not a folder");
        ProgramRun run = ProgramRun.in(folder, "plan", example(), "-o", "file");
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.err().contains("a folder is needed"), run.err());
    }

    @Test
    void aMissingFileIsSaid() throws Exception {
        ProgramRun run = ProgramRun.in(folder, "check", "nowhere.yaml");
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains("nowhere.yaml"), run.err());
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        for (List<String> words :
                List.of(
                        List.of("plan"),
                        List.of("chekc"),
                        List.<String>of(),
                        List.of("plan", example(), "-o", "x", "--step", "0s"))) {
            ProgramRun run = ProgramRun.in(folder, words.toArray(String[]::new));
            assertEquals(2, run.exit(), words + run.err());
            assertEquals("", run.out());
        }
    }

    @Test
    void planPrintsAssurancesBeforeAnyNumberOfPeople() throws Exception {
        ProgramRun run = ProgramRun.in(folder, "plan", example(), "-o", "plan");
        assertEquals(0, run.exit(), run.err());
        int refused = run.out().indexOf("Not assured: armed groups");
        int people = run.out().indexOf("people out");
        assertTrue(refused >= 0 && people > refused, run.out());
        for (String file :
                List.of(
                        "plan.json",
                        "curve.csv",
                        "bands.csv",
                        "bottlenecks.csv",
                        "plan.geojson",
                        "report.html")) {
            String start =
                    Files.readString(folder.resolve("plan").resolve(file))
                            .lines()
                            .limit(3)
                            .toList()
                            .toString();
            assertTrue(start.contains("RESTRICTED"), file + " begins with " + start);
        }
    }

    @Test
    void whatIfPutsTheChangeBesideTheBase() throws Exception {
        ProgramRun run = ProgramRun.in(folder, "whatif", example(), "--lanes", "C1=+1");
        assertEquals(0, run.exit(), run.err());
        int assured = run.out().indexOf("no yes is on record from");
        int base = run.out().indexOf("as planned:");
        int changed = run.out().indexOf("with the change:");
        assertTrue(assured > 0 && base > assured && changed > base, run.out());
        assertTrue(run.out().contains("Q1 has 5 lanes"), run.out());
    }

    @Test
    void whatIfOfACorridorThatIsNotThereIsWrongUsage() throws Exception {
        for (String option :
                List.of("--close=C9@11:00", "--lanes=C1=+x", "--extend=soon", "--buses=B9=+1")) {
            ProgramRun run = ProgramRun.in(folder, "whatif", example(), option);
            assertEquals(2, run.exit(), option + run.err());
        }
    }

    @Test
    void theSolverAndItsCheckerAgree() throws Exception {
        Files.writeString(
                folder.resolve("town.evac"),
                """
                p evac 2 1 10 1 1 30
                s 0 30
                x 1 4
                a 0 1 2 5
                """);
        ProgramRun solved =
                ProgramRun.in(folder, "flow", "solve", "town.evac", "--answer", "town.answer");
        // Arrivals in steps 2 to 9, four a step: 32 would pass, 30 wait.
        assertEquals(0, solved.exit(), solved.err());
        assertTrue(solved.out().startsWith("30 of 30"), solved.out());
        assertEquals(0, ProgramRun.in(folder, "flow", "check", "town.evac", "town.answer").exit());
        String answer = Files.readString(folder.resolve("town.answer"));
        Files.writeString(
                folder.resolve("wrong.answer"), answer.replaceFirst("(?m)^t 30 ", "t 31 "));
        assertEquals(4, ProgramRun.in(folder, "flow", "check", "town.evac", "wrong.answer").exit());
    }

    @Test
    void aRecordVerifiesUntilOneByteOfItIsChanged() throws Exception {
        ProgramRun made =
                ProgramRun.in(folder, "record", "new", example(), "-o", "rec", "--keys", "keys");
        assertEquals(0, made.exit(), made.err());
        String vkey = made.out().strip();
        assertEquals(0, ProgramRun.in(folder, "record", "verify", "rec", "--vkey", vkey).exit());
        Path checkpoint = folder.resolve("rec/public/checkpoint");
        Files.writeString(
                checkpoint, Files.readString(checkpoint).replaceFirst("\n([0-9])", "\n1$1"));
        ProgramRun bad = ProgramRun.in(folder, "record", "verify", "rec", "--vkey", vkey, "--json");
        assertAll(
                () -> assertEquals(4, bad.exit(), bad.err()),
                () -> assertTrue(bad.out().startsWith("{"), bad.out()),
                () -> assertTrue(bad.out().contains("checkpoint"), bad.out()));
        assertEquals(1, ProgramRun.in(folder, "record", "verify", "nowhere").exit());
    }
}
