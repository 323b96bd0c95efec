package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of parts says what is packed, and all of it may be passed on. */
@Tag("packed")
class PartsTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("safepassage.root", ".."), "app", "target", "program");

    /** Licences under which a part may be, one of them at least. */
    private static final Set<String> ALLOWED =
            Set.of(
                    "0BSD",
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "CC0-1.0",
                    "EPL-2.0",
                    "MIT",
                    "Unicode-3.0",
                    "Bouncy Castle Licence");

    private static JsonNode list() throws Exception {
        Path file = PROGRAM.resolve("safe-passage.cdx.json");
        assumeTrue(Files.exists(file), "skipped: nothing is packed here");
        return JsonMapper.builder().build().readTree(Files.readAllBytes(file));
    }

    @Test
    @DisplayName("every library beside the program is in the list, with its hash, and nothing else")
    void complete() throws Exception {
        JsonNode list = list();
        assertEquals("1.6", list.path("specVersion").asString());
        assertTrue(list.path("serialNumber").isMissingNode(), "the same bytes at every build");
        Set<String> listed = new TreeSet<>();
        for (JsonNode part : list.path("components")) {
            listed.add(
                    part.path("name").asString() + "-" + part.path("version").asString() + ".jar");
            assertTrue(part.path("purl").asString().startsWith("pkg:maven/"), part.toString());
        }
        Set<String> packed = new TreeSet<>();
        try (Stream<Path> jars = Files.list(PROGRAM.resolve("lib"))) {
            jars.forEach(jar -> packed.add(jar.getFileName().toString()));
        }
        assertEquals(packed, listed);
    }

    @Test
    @DisplayName("every part of others has a licence that lets it be passed on with the program")
    void licences() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (JsonNode part : list().path("components")) {
            if (part.path("group").asString().equals("org.safepassage")) {
                continue;
            }
            List<String> names = new ArrayList<>();
            for (JsonNode each : part.path("licenses")) {
                JsonNode licence = each.path("license");
                String id = licence.path("id").asString("");
                names.add(id.isEmpty() ? licence.path("name").asString("") : id);
                if (each.hasNonNull("expression")) {
                    names.addAll(List.of(each.path("expression").asString().split(" OR ", -1)));
                }
            }
            boolean jline =
                    part.path("group").asString().equals("org.jline")
                            && names.equals(List.of("BSD-4-Clause"));
            // JLine's POM says "The BSD License" and links the one of three clauses.
            if (!jline && names.stream().noneMatch(ALLOWED::contains)) {
                wrong.add(part.path("purl").asString() + " " + names);
            }
        }
        assertEquals(List.of(), wrong);
    }
}
