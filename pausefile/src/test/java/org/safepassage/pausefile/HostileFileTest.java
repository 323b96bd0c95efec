package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a file that is none, or that was made to hurt")
class HostileFileTest {
    @TempDir Path folder;

    private String problem(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("p.yaml"), bytes);
        InvalidPause e = assertThrows(InvalidPause.class, () -> PauseFile.read(file));
        assertEquals(file.toString(), e.name());
        return e.problems().getFirst().toString();
    }

    private static String problem(String text) {
        return assertThrows(InvalidPause.class, () -> PauseFile.parse(text, "t"))
                .problems()
                .getFirst()
                .toString();
    }

    @Test
    @DisplayName("in UTF-16, with or without its mark, is said to be in UTF-16")
    void utf16() throws IOException {
        for (Charset charset :
                new Charset[] {
                    StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
                }) {
            assertEquals(
                    "1:1: The file is in UTF-16 or UTF-32. Save it as UTF-8 and try again.",
                    problem(Example.text().getBytes(charset)));
        }
    }

    @Test
    @DisplayName("with a byte that is not UTF-8 is refused at that byte")
    void notUtf8() throws IOException {
        byte[] bytes = "pause: 1\nid: caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(
                "2:8: The byte 0xE9 here is not UTF-8. Save the file as UTF-8 and look at this place: a character may be lost.",
                problem(bytes));
        assertEquals(
                "1:4: The byte 0xC3 here is not UTF-8. Save the file as UTF-8 and look at this place: a character may be lost.",
                problem(new byte[] {'a', 'b', 'c', (byte) 0xC3}));
    }

    @Test
    @DisplayName("with a byte-order mark is read, and columns do not count it")
    void mark() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("p.yaml"), "\uFEFF" + BrokenPauseTest.BrokenCase.base());
        assertEquals("t", PauseFile.read(file).pause().id());
        assertEquals(
                "1:8",
                problem(
                                "\uFEFF"
                                        + BrokenPauseTest.BrokenCase.base()
                                                .replace("pause: 1", "pause: 7"))
                        .substring(0, 3));
    }

    @ParameterizedTest
    @DisplayName("that is empty is said to be empty")
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n...\n", "\uFEFF"})
    void empty(String text) {
        assertTrue(
                problem(text).contains("The file is empty")
                        || problem(text).contains("There is no value"),
                problem(text));
    }

    @Test
    @DisplayName("that is missing or a folder is an IOException")
    void missing() {
        assertThrows(NoSuchFileException.class, () -> PauseFile.read(folder.resolve("none.yaml")));
        assertThrows(IOException.class, () -> PauseFile.read(folder));
    }

    @Test
    @DisplayName("of exactly 1 MiB is read, and of one byte more is refused")
    void length() throws Exception {
        String base = BrokenPauseTest.BrokenCase.base();
        String full = base + "#" + "x".repeat(FileText.LIMIT - base.length() - 1);

        assertEquals("t", PauseFile.parse(full, "t").pause().id());
        assertTrue(problem(full + "x").contains("longer than 1048576 bytes"));
        assertTrue(
                problem((full + "x").getBytes(StandardCharsets.UTF_8))
                        .contains("longer than 1048576 bytes"));
    }

    @Test
    @DisplayName("nested 32 deep is read where it may be, and 33 deep is refused")
    void depth() throws Exception {
        String base = BrokenPauseTest.BrokenCase.base();
        assertEquals(
                "t",
                PauseFile.parse(base + "x-deep: " + "[".repeat(31) + "]".repeat(31) + "\n", "t")
                        .pause()
                        .id());
        assertEquals(
                "31:40: Lists and mappings are nested more than 32 deep here. Pause files need six levels; look for brackets that are not closed.",
                problem(base + "x-deep: " + "[".repeat(32) + "]".repeat(32) + "\n"));
    }

    @Test
    @DisplayName("with a thousand problems lists a hundred and counts the rest")
    void manyProblems() throws IOException {
        String text =
                BrokenPauseTest.BrokenCase.base()
                        + IntStream.range(0, 1000)
                                .mapToObj(i -> "qqq" + i + ": 1\n")
                                .collect(Collectors.joining());
        InvalidPause e = assertThrows(InvalidPause.class, () -> PauseFile.parse(text, "t"));

        assertEquals(100, e.problems().size());
        assertEquals(900, e.unlisted());
        assertTrue(String.valueOf(e.getMessage()).endsWith("t: and 900 more"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("takes no more than seconds to refuse")
    @MethodSource("bombs")
    void bomb(String name, String text) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(InvalidPause.class, () -> PauseFile.parse(text, name)));
    }

    static Stream<Arguments> bombs() throws IOException {
        int room = FileText.LIMIT - 4000;
        String base = BrokenPauseTest.BrokenCase.base();
        StringBuilder laughs = new StringBuilder("pause: 1\na: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            laughs.append(
                    "%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c]\n"
                            .formatted(c, c, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1));
        }
        return Stream.of(
                Arguments.of("a billion laughs", laughs.toString()),
                Arguments.of("brackets", "[".repeat(room)),
                Arguments.of("braces with keys", "{a: ".repeat(room / 4)),
                Arguments.of("dashes", "- ".repeat(room / 2)),
                Arguments.of("questions", "? ".repeat(room / 2)),
                Arguments.of("anchors", "- &a x\n".repeat(room / 7)),
                Arguments.of("aliases", "- *a\n".repeat(room / 5)),
                Arguments.of("tags", "- !!str x\n".repeat(room / 10)),
                Arguments.of("one long word", "a".repeat(room)),
                Arguments.of(
                        "one long number", base.replace("lanes: 4", "lanes: " + "9".repeat(room))),
                Arguments.of("one long zone", base.replace("Asia/Damascus", "A".repeat(room))),
                Arguments.of(
                        "one long language",
                        base.replace(
                                "{en: Test}", "{? en" + "-aaaaaaaa".repeat(room / 9) + " : Test}")),
                Arguments.of(
                        "one long key above many parts",
                        "? " + "k".repeat(room / 2) + "\n: [" + "[], ".repeat(room / 8) + "*a]\n"),
                Arguments.of(
                        "one long key above many parts, broken",
                        base
                                + "? "
                                + "k".repeat(room / 2)
                                + "\n: ["
                                + "[&a b], ".repeat(room / 16)
                                + "]\n"),
                Arguments.of(
                        "many languages",
                        base.replace(
                                "{en: Test}",
                                IntStream.range(0, room / 12)
                                        .mapToObj(i -> "aa-" + (100000 + i) + ": x")
                                        .collect(Collectors.joining(", ", "{", ", *: x}")))),
                Arguments.of(
                        "many keys",
                        base
                                + IntStream.range(0, room / 12)
                                        .mapToObj(i -> "k" + i + ": 1\n")
                                        .collect(Collectors.joining())),
                Arguments.of(
                        "many claims that name one another's neighbours", base + claims(room / 90)),
                Arguments.of(
                        "a long chain of sources",
                        base.replace("claims:", chain(room / 48) + "claims:")),
                Arguments.of(
                        "windows without number",
                        "pause: 1\nwindows:\n"
                                + IntStream.range(0, room / 70)
                                        .mapToObj(
                                                i ->
                                                        "- {id: W%d, zone: UTC, opens: \"2016-01-01T00:00\"}\n"
                                                                .formatted(i))
                                        .collect(Collectors.joining())),
                Arguments.of("spaces", " ".repeat(room) + "x: ["),
                Arguments.of("lines", "\n".repeat(room) + "x: ["),
                Arguments.of("percent signs", "%".repeat(room)),
                Arguments.of("quotes", "\"\\\n".repeat(room / 3)));
    }

    private static String claims(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                "  - {id: L%d, field: f, value: v, source: S%d, basis: stated}\n"
                                        .formatted(i, i))
                .collect(Collectors.joining());
    }

    private static String chain(int count) {
        return IntStream.range(2, count)
                .mapToObj(
                        i ->
                                "  - {id: S%d, kind: news, cites: S%d}\n"
                                        .formatted(i, i == count - 1 ? 2 : i + 1))
                .collect(Collectors.joining());
    }
}
