package org.safepassage.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The shared statements: what a plan would rest on, as their expected facts have it. */
class SharedStatementsTest {
    private static final Path STATEMENTS =
            Path.of(System.getProperty("safepassage.root", ".."))
                    .resolve("../shared/data/statements");

    @ParameterizedTest
    @ValueSource(strings = {"02", "07", "11", "13", "17", "20"})
    @DisplayName("language, number of statements, hours, repetition, counts and corridors")
    void hours(String name) throws IOException {
        assumeTrue(Files.isDirectory(STATEMENTS), "skipped: no shared data");
        JsonNode expected =
                GoldText.JSON
                        .readTree(Files.readString(STATEMENTS.resolve("expected.json")))
                        .path(name);
        String published = expected.path("published").asString("");
        GoldText text =
                new GoldText(
                        name,
                        Files.readAllBytes(STATEMENTS.resolve(name + ".txt")),
                        published.isEmpty() ? null : LocalDate.parse(published),
                        null,
                        expected);
        JsonNode given = text.read(Reader.standard());
        boolean corridors = !expected.path("statements").findValues("corridors").isEmpty();
        assertEquals(facts(expected, corridors), facts(given, corridors));
    }

    private static List<String> facts(JsonNode document, boolean corridors) {
        List<String> facts = new ArrayList<>();
        facts.add(document.path("language").asString("en"));
        for (JsonNode statement : document.path("statements")) {
            facts.add("statement");
            for (JsonNode window : statement.path("windows")) {
                for (String field : List.of("opens", "closes", "repeats")) {
                    facts.add(field + " " + window.path(field).asString(""));
                }
            }
            for (JsonNode count : statement.path("counts")) {
                facts.add(count.path("comparator").asString() + count.path("value").asLong());
            }
            // One of the six names its corridor in the window alone.
            for (JsonNode corridor : statement.path("corridors")) {
                if (corridors) {
                    facts.add("corridors " + corridor.path("count").asString(""));
                }
            }
        }
        return facts;
    }
}
