package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("a broken file is refused with every problem at its place, and what would be right")
class BrokenPauseTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void namesEveryProblem(BrokenCase broken) {
        InvalidPause e =
                assertThrows(InvalidPause.class, () -> PauseFile.parse(broken.text(), "t"));

        assertEquals(
                String.join("\n", broken.expected()),
                String.join("\n", e.problems().stream().map(Problem::toString).toList()));
        assertEquals(0, e.unlisted());
    }

    @Test
    @DisplayName("the file that the cases change is valid")
    void baseIsValid() throws Exception {
        assertEquals("t", PauseFile.parse(BrokenCase.base(), "t").pause().id());
    }

    @Test
    @DisplayName("there are at least sixty cases, each with a problem")
    void manyCases() throws IOException {
        assertTrue(cases().size() >= 60, () -> "cases: " + BrokenCase.class);
        for (BrokenCase broken : cases()) {
            assertTrue(!broken.expected().isEmpty(), broken.title());
        }
    }

    static List<BrokenCase> cases() throws IOException {
        return BrokenCase.all();
    }

    /** One case of broken.txt. */
    record BrokenCase(String title, String text, List<String> expected) {
        static String base() throws IOException {
            return resource("base.yaml");
        }

        static List<BrokenCase> all() throws IOException {
            List<BrokenCase> cases = new ArrayList<>();
            for (String part : resource("broken.txt").split("\n== ", -1)) {
                String[] lines = part.split("\n", -1);
                if (lines[0].startsWith("#")) {
                    continue;
                }
                String text = base();
                List<String> expected = new ArrayList<>();
                for (String line : List.of(lines).subList(1, lines.length)) {
                    if (line.startsWith("! ")) {
                        expected.add(line.substring(2));
                    } else if (!line.isBlank()) {
                        String[] change = line.split(" => ?", 2);
                        String old = unescape(change[0]);
                        int at = text.indexOf(old);
                        assertTrue(at >= 0, () -> "nothing to change in: " + line);
                        text =
                                text.substring(0, at)
                                        + unescape(change[1])
                                        + text.substring(at + old.length());
                    }
                }
                cases.add(new BrokenCase(lines[0], text, expected));
            }
            return cases;
        }

        private static String unescape(String text) {
            return Pattern.compile("(?<!\\\\)\\\\u([0-9A-F]{4})")
                    .matcher(text)
                    .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)))
                    .translateEscapes();
        }

        private static String resource(String name) throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(BrokenPauseTest.class.getResourceAsStream(name))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Override
        public String toString() {
            return title;
        }
    }
}
