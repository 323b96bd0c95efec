package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safepassage.domain.Admission;
import org.safepassage.domain.ArmsRule;
import org.safepassage.domain.ArrangementType;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Basis;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.Element;
import org.safepassage.domain.EvacuationStandard;
import org.safepassage.domain.Handling;
import org.safepassage.domain.PartyKind;
import org.safepassage.domain.Predecessor;
import org.safepassage.domain.Relation;
import org.safepassage.domain.Source;
import org.safepassage.domain.Transport;
import org.safepassage.domain.Worded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("the published schema and the reader")
class SchemaTest {
    private static final Path SCHEMA = Example.ROOT.resolve("docs/formats/pause.schema.json");
    private static final Path PAGE = Example.ROOT.resolve("docs/formats/pause.md");

    private static final Schema VALIDATOR =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schemaTree());

    private static JsonNode schemaTree() {
        return JsonMapper.builder().build().readTree(SCHEMA.toFile());
    }

    private static List<String> errors(String text) {
        return VALIDATOR.validate(text, InputFormat.YAML).stream().map(Object::toString).toList();
    }

    static String everyKey() throws IOException {
        return resource("every-key.yaml");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("both accept the worked example, and a file with every key")
    void accept() throws Exception {
        assertEquals(List.of(), errors(Example.text()));
        assertEquals(List.of(), errors(everyKey()));
        assertEquals("aleppo-2016-11-04", PauseFile.parse(Example.text(), "t").pause().id());
        assertEquals("every-key", PauseFile.parse(everyKey(), "t").pause().id());
    }

    @Test
    @DisplayName("know the same keys, in each kind of mapping")
    void sameKeys() throws Exception {
        Map<String, Set<String>> asked = new TreeMap<>(PauseFile.keysAskedFor(everyKey()));
        asked.remove("names"); // its keys are languages
        Map<String, Set<String>> published = new TreeMap<>();
        published.put("pause", new TreeSet<>(schemaTree().get("properties").propertyNames()));
        for (Map.Entry<String, JsonNode> definition : schemaTree().get("$defs").properties()) {
            JsonNode properties = definition.getValue().get("properties");
            if (properties != null) {
                published.put(definition.getKey(), new TreeSet<>(properties.propertyNames()));
            }
        }

        assertEquals(published, asked);
    }

    @Test
    @DisplayName("the file with every key has every key")
    void everyKeyIsThere() throws Exception {
        String text = everyKey();

        for (Set<String> keys : PauseFile.keysAskedFor(text).values()) {
            for (String key : keys) {
                assertTrue(text.matches("(?s)(.*[\\s{])?" + key + ":.*"), key);
            }
        }
    }

    @Test
    @DisplayName("offer the same words")
    void sameWords() {
        assertWords("handling", Worded.words(Handling.class), "properties", "handling");
        assertWords("type", Worded.words(ArrangementType.class), "properties", "type");
        assertEquals(
                Worded.words(Element.class),
                words(schemaTree().get("properties").get("elements").get("items").get("enum")));
        assertWords("party", Worded.words(PartyKind.class), "$defs", "party", "properties", "kind");
        assertWords(
                "relation",
                Worded.words(Relation.Kind.class),
                "$defs",
                "relation",
                "properties",
                "is");
        assertWords(
                "state",
                Worded.words(AssuranceReader.State.class),
                "$defs",
                "assurance",
                "properties",
                "state");
        assertWords(
                "form",
                Worded.words(Assurance.Form.class),
                "$defs",
                "assurance",
                "properties",
                "form");
        assertWords(
                "admits",
                Worded.words(Admission.class),
                "$defs",
                "corridor",
                "properties",
                "admits",
                "items");
        assertWords(
                "arms", Worded.words(ArmsRule.class), "$defs", "corridor", "properties", "arms");
        assertWords(
                "state",
                Worded.words(CorridorState.class),
                "$defs",
                "corridor",
                "properties",
                "state");
        assertWords("basis", Worded.words(Basis.class), "$defs", "basis");
        assertWords(
                "transport",
                Worded.words(Transport.Kind.class),
                "$defs",
                "transport",
                "properties",
                "kind");
        assertWords(
                "outcome",
                Worded.words(Predecessor.Outcome.class),
                "$defs",
                "ended",
                "properties",
                "outcome");
        assertWords(
                "source", Worded.words(Source.Kind.class), "$defs", "source", "properties", "kind");
        assertWords(
                "standard",
                Worded.words(EvacuationStandard.class),
                "$defs",
                "standard",
                "properties",
                "is");
    }

    private static void assertWords(String what, List<String> expected, String... path) {
        JsonNode at = schemaTree();
        for (String step : path) {
            at = at.get(step);
        }
        assertEquals(expected, words(at.get("enum")), what);
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asString()));
        return words;
    }

    @Test
    @DisplayName("the states of an assurance are those of the domain")
    void states() throws Exception {
        List<String> read =
                PauseFile.parse(everyKey(), "t").pause().assurances().stream()
                        .map(Assurance::state)
                        .toList();

        assertEquals(List.of("given", "conditional", "requested", "withdrawn", "lapsed"), read);
    }

    @ParameterizedTest
    @DisplayName("both refuse")
    @MethodSource("refusedByBoth")
    void refuse(BrokenPauseTest.BrokenCase broken) {
        assertThrows(InvalidPause.class, () -> PauseFile.parse(broken.text(), "t"));
        assertFalse(errors(broken.text()).isEmpty(), broken.title());
    }

    /**
     * The cases that a schema can know: keys, words, shapes and ranges, not ids, calendars or
     * zones.
     */
    static List<BrokenPauseTest.BrokenCase> refusedByBoth() throws IOException {
        Set<String> titles =
                Set.of(
                        "a misspelt key at the root",
                        "a key for people's telephones",
                        "a key for the number of fighters",
                        "fighters are no category of people",
                        "a misspelt word of an enum",
                        "a misspelt type",
                        "a corridor for nobody",
                        "a corridor that does not say for whom",
                        "text where a list is wanted",
                        "a name without its language",
                        "month and day swapped",
                        "a day of the week",
                        "hours alone in quotes",
                        "24 o'clock",
                        "a window with no hour and no day",
                        "UTC without Z",
                        "negative lanes",
                        "half a lane",
                        "a number in quotes",
                        "a supply over two thousand million",
                        "a negative number of people",
                        "a number as a name",
                        "an empty text",
                        "a key without a value in a line of its own",
                        "an empty scope",
                        "a requirement of nobody",
                        "a condition that is not said",
                        "latitude first",
                        "an absolute path",
                        "another version of the format",
                        "no version of the format");
        List<BrokenPauseTest.BrokenCase> cases =
                BrokenPauseTest.cases().stream().filter(c -> titles.contains(c.title())).toList();
        assertEquals(titles.size(), cases.size());
        return cases;
    }

    @Test
    @DisplayName("every key of the schema is described, and stands on the page about the format")
    void described() throws IOException {
        String page = Files.readString(PAGE);
        List<String> undescribed = new ArrayList<>();
        keys(schemaTree(), "", undescribed, page);

        assertEquals(List.of(), undescribed);
    }

    private static void keys(JsonNode node, String where, List<String> wrong, String page) {
        JsonNode properties = node.get("properties");
        if (properties != null && node.has("additionalProperties")) {
            assertFalse(node.get("additionalProperties").asBoolean(), where);
            assertTrue(node.get("patternProperties").has("^x-"), where);
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                if (!property.getValue().has("description")) {
                    wrong.add(where + "/" + property.getKey() + " has no description");
                }
                if (!page.contains("`" + property.getKey() + "`")) {
                    wrong.add(where + "/" + property.getKey() + " is not on the page");
                }
            }
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            keys(child.getValue(), where + "/" + child.getKey(), wrong, page);
        }
    }

    @ParameterizedTest
    @DisplayName("no key for a person or for fighters exists")
    @ValueSource(
            strings = {
                "fighters",
                "combatants",
                "phone",
                "email",
                "surname",
                "passport",
                "birthDate"
            })
    void noKeyFor(String key) throws IOException {
        assertFalse(Files.readString(SCHEMA).contains("\"" + key + "\""), key);
    }
}
