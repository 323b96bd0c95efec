package org.safepassage.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.ProgramRun;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.EntryKind;
import org.safepassage.domain.Names;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.Worded;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the pages about the record say is what the types say. */
class RecordDocsTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| [^|]+ \\| ((?:`[a-z-]+`(?:, )?)+) \\|.*\\| `([A-Z_]+)` \\|$");
    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`");

    @Test
    @DisplayName("the table of what goes where lists every kind once, where its type puts it")
    void whatGoesWhere() throws IOException {
        String page = Files.readString(ProgramRun.root().resolve("docs/record.md"));
        Map<String, String> written = new TreeMap<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            Matcher word = WORD.matcher(row.group(1));
            while (word.find()) {
                assertEquals(null, written.put(word.group(1), row.group(2)), word.group(1));
            }
        }
        Map<String, String> typed = new TreeMap<>();
        for (EntryKind kind : EntryKind.values()) {
            typed.put(kind.word(), kind.disclosure().name());
        }
        assertEquals(typed, written);
    }

    @Test
    @DisplayName("the family of an entry is the disclosure of its kind")
    void families() {
        for (RecordEntry entry : Samples.all()) {
            assertEquals(entry.kind().disclosure(), entry.disclosure());
        }
    }

    @Test
    @DisplayName("the published schema is that of the types")
    void schema() throws IOException {
        Map<String, Object> definitions = new TreeMap<>();
        List<Object> any = new ArrayList<>();
        for (EntryKind kind : EntryKind.values()) {
            if (isJson(kind)) {
                Map<String, Object> object = object(kind.type(), definitions, kind);
                definitions.put(kind.word(), object);
                any.add(Map.of("$ref", "#/$defs/" + kind.word()));
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:safe-passage:record-entry:1");
        schema.put("title", "An entry of the record, in canonical JSON (RFC 8785)");
        schema.put("description", "Described in record.md, which says where each kind stands.");
        schema.put("oneOf", any);
        schema.put("$defs", definitions);
        String text =
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(schema)
                        + "\n";
        Path file = ProgramRun.root().resolve("docs/formats/record-entry.schema.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertTrue(Files.exists(file), "-Dgolden.update=true writes it, then read it");
        assertEquals(Files.readString(file), text);
    }

    private static boolean isJson(EntryKind kind) {
        return Samples.all().stream()
                .filter(entry -> entry.kind() == kind)
                .allMatch(entry -> EntryText.of(entry)[0] == '{');
    }

    private static Map<String, Object> object(
            Class<?> type, Map<String, Object> definitions, EntryKind... kind) {
        Map<String, Object> properties = new TreeMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), schema(component.getGenericType(), definitions));
            if (!CanonicalJson.isNullable(component)) {
                required.add(component.getName());
            }
        }
        if (kind.length > 0) {
            properties.put("kind", Map.of("const", kind[0].word()));
            properties.put("v", Map.of("const", EntryText.VERSION));
            required.addAll(List.of("kind", "v"));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("required", required.stream().sorted().toList());
        object.put("properties", properties);
        return object;
    }

    private static Object schema(Type type, Map<String, Object> definitions) {
        if (type instanceof ParameterizedType list) {
            Map<String, Object> array = new LinkedHashMap<>();
            array.put("type", "array");
            array.put("items", schema(list.getActualTypeArguments()[0], definitions));
            return array;
        }
        Class<?> of = (Class<?>) type;
        if (of == String.class || of == ZoneId.class) {
            return Map.of("type", "string");
        }
        if (of == Instant.class) {
            Map<String, Object> instant = new LinkedHashMap<>();
            instant.put("type", "string");
            instant.put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$");
            return instant;
        }
        if (of == boolean.class) {
            return Map.of("type", "boolean");
        }
        if (of == Names.class) {
            Map<String, Object> names = new LinkedHashMap<>();
            names.put("type", "object");
            names.put("minProperties", 1);
            names.put("additionalProperties", Map.of("type", "string"));
            return names;
        }
        if (of.isEnum()) {
            return Map.of(
                    "enum",
                    Arrays.stream(of.getEnumConstants()).map(c -> ((Worded) c).word()).toList());
        }
        if (of.isRecord()) {
            String name = of.getSimpleName();
            if (!definitions.containsKey(name)) {
                definitions.put(name, Map.of());
                definitions.put(name, object(of, definitions));
            }
            return Map.of("$ref", "#/$defs/" + name);
        }
        return Map.of("type", "integer");
    }

    @Test
    @DisplayName("every disclosure has a word of its own")
    void words() {
        Collection<String> words = Worded.words(Disclosure.class);
        assertEquals(Disclosure.values().length, words.stream().distinct().count());
    }
}
