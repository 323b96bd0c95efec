package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code new}: what it writes is a draft at once, an error while blanks are left, and a plan once
 * they are filled.
 */
class NewCommandTest {
    /**
     * A cross of four streets, about 1.5 km each; one has a name made to break out of a comment.
     */
    private static final String CROSS =
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"highway": "primary", "name": "North Road"},
               "geometry": {"type": "LineString", "coordinates": [[10.0, 50.0], [10.0, 50.0135]]}},
              {"type": "Feature", "properties": {"highway": "primary", "name": "East\\npause: 2\\u202e Road"},
               "geometry": {"type": "LineString", "coordinates": [[10.0, 50.0], [10.02, 50.0]]}},
              {"type": "Feature", "properties": {"highway": "residential"},
               "geometry": {"type": "LineString", "coordinates": [[10.0, 50.0], [10.0, 49.9865]]}},
              {"type": "Feature", "properties": {"highway": "residential", "name": "شارع الغرب"},
               "geometry": {"type": "LineString", "coordinates": [[10.0, 50.0], [9.98, 50.0]]}}]}
            """;

    @TempDir Path folder = Path.of(".");

    @BeforeEach
    void map() throws IOException {
        Files.createDirectories(folder.resolve("maps"));
        Files.writeString(folder.resolve("maps/cross.geojson"), CROSS);
    }

    private ProgramRun run(String... arguments) throws IOException, InterruptedException {
        return ProgramRun.in(folder, arguments);
    }

    private String draft(String... more) throws IOException, InterruptedException {
        ProgramRun run =
                run(
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of("new", "maps/cross.geojson"),
                                        java.util.Arrays.stream(more))
                                .toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        return run.out();
    }

    @Test
    @DisplayName(
            "the draft is restricted from its first line, names the four ends, and check takes it"
                    + " as a draft")
    void draftAsWritten() throws Exception {
        assertEquals("", draft("-o", "pause.yaml"));
        String text = Files.readString(folder.resolve("pause.yaml"));
        ProgramRun check = run("check", "pause.yaml");
        assertAll(
                () -> assertTrue(text.startsWith("## RESTRICTED"), text),
                () -> assertEquals(4, text.split("- id: C", -1).length - 1, text),
                () ->
                        assertTrue(
                                text.contains("North of the map's middle, primary: North Road"),
                                text),
                () ->
                        assertTrue(
                                text.contains("East of the map's middle, primary: East pause: 2"),
                                text),
                () ->
                        assertTrue(
                                text.contains(
                                        "South of the map's middle, residential: the map has no"
                                                + " name"),
                                text),
                () ->
                        assertTrue(
                                text.contains("West of the map's middle, residential: شارع الغرب"),
                                text),
                () -> assertTrue(text.contains("files: {roads: \"maps/cross.geojson\"}"), text),
                () -> assertFalse(text.contains("\u202e"), text),
                () -> assertEquals(5, check.exit(), check.err()),
                () -> assertTrue(check.out().contains("window-missing"), check.out()),
                () -> assertTrue(check.out().contains("requirement-missing"), check.out()));
    }

    @Test
    @DisplayName("without -o the same text goes to standard output, and nothing else does")
    void standardOutput() throws Exception {
        String printed = draft();
        draft("-o", "pause.yaml");
        assertEquals(Files.readString(folder.resolve("pause.yaml")), printed);
    }

    @Test
    @DisplayName("the path to the map is written from the pause file's folder")
    void pathFromThePauseFile() throws Exception {
        Files.createDirectories(folder.resolve("drafts"));
        draft("-o", "drafts/pause.yaml");
        assertTrue(
                Files.readString(folder.resolve("drafts/pause.yaml"))
                        .contains("roads: \"../maps/cross.geojson\""));
    }

    @Test
    @DisplayName("an existing file stays as it was, and the exit code says conflict")
    void neverOverwrites() throws Exception {
        Files.writeString(folder.resolve("pause.yaml"), "mine");
        ProgramRun run = run("new", "maps/cross.geojson", "-o", "pause.yaml");
        assertAll(
                () -> assertEquals(6, run.exit(), run.err()),
                () -> assertTrue(run.err().contains("Nothing was written"), run.err()),
                () -> assertEquals("mine", Files.readString(folder.resolve("pause.yaml"))));
    }

    @Test
    @DisplayName("a folder that does not exist is said, and nothing is left behind")
    void missingFolder() throws Exception {
        ProgramRun run = run("new", "maps/cross.geojson", "-o", "nowhere/pause.yaml");
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.err().contains("nowhere"), run.err());
    }

    @Test
    @DisplayName("at most so many exits as were asked for, and 0 or 51 is wrong usage")
    void numberOfExits() throws Exception {
        assertEquals(2, draft("--exits", "2").split("- id: C", -1).length - 1);
        assertEquals(2, run("new", "maps/cross.geojson", "--exits", "0").exit());
        assertEquals(2, run("new", "maps/cross.geojson", "--exits", "51").exit());
    }

    @Test
    @DisplayName(
            "with every comment sign taken away and no blank filled, each blank is an error with"
                    + " its line")
    void blanksAreErrors() throws Exception {
        List<String> lines = uncommented(draft()).lines().toList();
        Files.write(folder.resolve("pause.yaml"), lines);
        ProgramRun check = run("check", "pause.yaml");
        assertEquals(3, check.exit(), check.out());
        for (int i = 0; i < lines.size(); i++) {
            if (BLANK.matcher(lines.get(i)).find()) {
                assertTrue(
                        check.err().contains("pause.yaml:" + (i + 1) + ":"),
                        "line " + (i + 1) + " in\n" + check.err());
            }
        }
    }

    @Test
    @DisplayName("with every blank filled as the comments say, check reads it and plan plans it")
    void filled() throws Exception {
        String text =
                uncommented(draft())
                        .replace("zone:\n", "zone: Europe/Berlin\n")
                        .replace("opens: \"\"", "opens: \"2026-11-22T08:00\"")
                        .replace("closes: \"\"", "closes: \"2026-11-22T12:00\"")
                        .replace("kind: }", "kind: state}")
                        .replace(
                                "state: , form: , at: \"\"",
                                "state: given, form: written, at: \"2026-11-20\"")
                        .replace("date: \"\"", "date: \"2026-11-20\"")
                        .replace("{says: , ofChoice: }", "{says: the next town, ofChoice: true}")
                        .replace("lanes: ,", "lanes: 4,")
                        .replace("point: ,", "point: [10.0, 50.0],")
                        .replace(
                                "low: , likely: , high: , basis: }",
                                "low: 100, likely: 200, high: 300, basis: illustration}")
                        .replace("{en: }", "{en: made up}");
        Files.writeString(folder.resolve("pause.yaml"), text);
        ProgramRun check = run("check", "pause.yaml");
        assertEquals(0, check.exit(), check.out() + check.err());
        ProgramRun plan = run("plan", "pause.yaml", "-o", "plan");
        assertEquals(0, plan.exit(), plan.err());
        // 200 people, 4 lanes of 120 an hour at each of four exits: all are out in less than four
        // hours
        JsonNode made = JsonMapper.shared().readTree(folder.resolve("plan/plan.json").toFile());
        assertEquals(200, made.path("out").asInt(), plan.out());
    }

    private static final Pattern BLANK = Pattern.compile("zone:$|: [,}]|: \"\"");

    /** Takes one comment sign from each line that has exactly one. */
    private static String uncommented(String text) {
        return Pattern.compile("(?m)^#(?!#)").matcher(text).replaceAll("");
    }
}
