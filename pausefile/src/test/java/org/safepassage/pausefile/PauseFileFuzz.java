package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("a mutated example")
class PauseFileFuzz {
    /** Seeds, each of {@link #MUTATIONS} files. */
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static final int MUTATIONS = 100;

    private static final List<String> SNIPPETS =
            List.of(
                    "[",
                    "]",
                    "{",
                    "}",
                    ":",
                    ": ",
                    ",",
                    "- ",
                    "\n",
                    "  ",
                    "\t",
                    "#",
                    " #",
                    "\"",
                    "'",
                    "&a ",
                    "*a",
                    "!!int ",
                    "|\n",
                    ">-\n",
                    "---\n",
                    "...\n",
                    "? ",
                    "<<: ",
                    "~",
                    "null",
                    "-1",
                    "0o17",
                    "1e9",
                    ".nan",
                    "2016-11-31",
                    "\"2016-11-04T25:00\"",
                    "W1",
                    "K99",
                    "\u0000",
                    "\u202E",
                    "\uFEFF",
                    "\uD83D\uDE00",
                    "\uD83D",
                    "\u00A0",
                    "x-",
                    "99999999999",
                    "%YAML 1.2\n",
                    "@",
                    "`",
                    "\r",
                    "\u2028");

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("is read, or refused at a place inside it")
    @MethodSource("seeds")
    void isReadOrRefused(long seed) throws Exception {
        Random random = new Random(seed);
        String[] sources = {Example.text(), SchemaTest.everyKey()};
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String text = mutated(sources[i % 2], random, 1 + (int) (seed / 10));
            read +=
                    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> isRead(text), text)
                            ? 1
                            : 0;
        }
        assertTrue(read < MUTATIONS, "no mutation was refused");
        assertTrue(read > 0 || seed >= 10, "no file with one mutation was read");
    }

    private static boolean isRead(String text) throws IOException {
        try {
            PauseFile file = PauseFile.parse(text, "fuzz");
            assertTrue(file.places().find("id").isPresent());
            assertEquals(
                    file.pause(),
                    PauseFile.parse(text.replace("\n", "\r\n").replace("\r\r", "\r"), "fuzz")
                            .pause());
            return true;
        } catch (InvalidPause e) {
            long lines = text.split("\r\n|\r|\n", -1).length;
            assertTrue(!e.problems().isEmpty());
            for (Problem problem : e.problems()) {
                assertTrue(
                        problem.line() >= 1 && problem.line() <= lines,
                        () -> problem + " of " + lines);
                assertTrue(
                        problem.column() >= 1 && problem.column() <= text.length() + 1,
                        problem::toString);
                assertTrue(
                        !problem.says().isBlank() && problem.says().endsWith("."),
                        problem::toString);
                assertTrue(!problem.remedy().isBlank(), problem::toString);
                assertTrue(
                        problem.toString()
                                .codePoints()
                                .allMatch(c -> c >= ' ' && Characters.isPlain(c)),
                        problem::toString);
            }
            return false;
        }
    }

    private static String mutated(String text, Random random, int times) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(changed.length());
            int length =
                    Math.min(
                            1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 8),
                            changed.length() - at);
            switch (random.nextInt(6)) {
                case 0 -> changed.delete(at, at + length);
                case 1 -> changed.insert(at, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                case 2 ->
                        changed.replace(
                                at, at + length, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                case 3 -> changed.setCharAt(at, (char) (32 + random.nextInt(95)));
                case 4 ->
                        changed.insert(
                                random.nextInt(changed.length()),
                                changed.substring(at, at + length));
                default ->
                        changed.setLength(
                                Math.max(
                                        1,
                                        random.nextInt(20) == 0 ? at : changed.length() - length));
            }
        }
        return changed.toString();
    }
}
