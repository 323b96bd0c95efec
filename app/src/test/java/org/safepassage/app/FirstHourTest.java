package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what {@code docs/first-hour.md} says, from top to bottom, in an empty folder with a real
 * city's extract: commands are run, tables and maps are saved under the name the page gives them,
 * and sections of the pause file are filled as shown.
 */
class FirstHourTest {
    static final Path PAGE = Path.of("docs", "first-hour.md");

    private static final Pattern BLOCK =
            Pattern.compile(
                    "([^\\n]*)\\n\\n```(sh|yaml|csv|json)\\n(.*?)^```",
                    Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([a-z]+\\.(?:yaml|csv|geojson))`:$");
    private static final Pattern EXIT = Pattern.compile("#.*\\bexit (\\d+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir Path folder = Path.of(".");

    @Test
    @DisplayName("from an empty folder to a plan, as the page says")
    void thePageIsDone() throws Exception {
        Path extract = ProgramRun.root().resolve("../shared/data/osm/heidelberg.osm.pbf");
        assumeTrue(Files.isRegularFile(extract), "skipped: no shared data");
        Files.copy(extract, folder.resolve("city.osm.pbf"));
        Matcher block = BLOCK.matcher(Files.readString(ProgramRun.root().resolve(PAGE)));
        int runs = 0;
        int saved = 0;
        while (block.find()) {
            String text = block.group(3);
            switch (block.group(2)) {
                case "sh" -> runs += run(text);
                case "yaml" -> fill(named(block.group(1)), text);
                default -> Files.writeString(folder.resolve(named(block.group(1))), text);
            }
            saved += block.group(2).equals("sh") ? 0 : 1;
        }
        int allRuns = runs;
        int allSaved = saved;
        assertAll(
                () -> assertTrue(allRuns >= 9, "the page shows commands"),
                () -> assertTrue(allSaved >= 7, "the page shows files"));
        theNumbersAreAsThePageSays();
    }

    private void theNumbersAreAsThePageSays() throws IOException {
        JsonNode plan = JsonMapper.shared().readTree(folder.resolve("plan/plan.json").toFile());
        int out = plan.path("out").asInt();
        assertAll(
                () ->
                        assertEquals(
                                "P2",
                                plan.path("notAssured").path(0).path("party").asString(),
                                "who has not assured it"),
                // 4000 + 6000 + 3000 + 5000 people in the table, nobody in the pause file itself
                () -> assertEquals(18_000, plan.path("people").asInt()),
                // 2 corridors x 10 lanes x 120 people an hour and lane x 8 hours
                () -> assertTrue(out > 0 && out < 19_200, "out: " + out),
                () ->
                        assertTrue(
                                Files.readString(folder.resolve("plan/report.html"))
                                        .contains("Theodor-Heuss-Brücke")));
    }

    /** Runs the block's commands and returns how many there were. */
    private int run(String block) throws IOException, InterruptedException {
        List<String> commands = block.lines().toList();
        for (String command : commands) {
            Matcher stated = EXIT.matcher(command);
            int expected = stated.find() ? Integer.parseInt(stated.group(1)) : 0;
            List<String> words = words(command.replaceFirst(" +#.*", ""));
            assertEquals("./safe-passage", words.removeFirst(), command);
            ProgramRun run = ProgramRun.in(folder, words.toArray(String[]::new));
            assertEquals(expected, run.exit(), command + "\n" + run.out() + run.err());
            assertFalse(
                    run.out().contains("Nothing on this map answers"), command + "\n" + run.out());
        }
        return commands.size();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static String named(String line) {
        Matcher name = NAMED.matcher(line);
        assertTrue(name.find(), "the line above a block ends with the file's name: " + line);
        return name.group(1);
    }

    /**
     * Each section of the block takes the place of the one that the program wrote, commented or
     * not.
     */
    private void fill(String name, String block) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        for (Map.Entry<String, String> section : sections(block).entrySet()) {
            Matcher written =
                    Pattern.compile("(?ms)^#?" + section.getKey() + ":.*?(?=^$|\\z)").matcher(text);
            assertTrue(written.find(), name + " has the section " + section.getKey());
            String before = written.group();
            section.getValue()
                    .lines()
                    .filter(l -> l.contains("via:"))
                    .forEach(
                            l ->
                                    assertTrue(
                                            before.contains(l.strip()),
                                            "the program proposes " + l + " in\n" + before));
            text =
                    text.substring(0, written.start())
                            + section.getValue()
                            + text.substring(written.end());
        }
        Files.writeString(file, text);
    }

    private static Map<String, String> sections(String block) {
        Map<String, String> sections = new LinkedHashMap<>();
        String key = "";
        for (String line : block.lines().toList()) {
            if (!line.startsWith(" ")) {
                key = line.substring(0, line.indexOf(':'));
            }
            sections.merge(key, line + "\n", String::concat);
        }
        return sections;
    }
}
