package org.safepassage.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The words of the lexicon in sentences of our own: {@code words.txt} holds blocks of a language, a
 * text and what its fields must hold.
 */
class WordsTest {
    @Test
    @DisplayName("offices, ways out, orders and places of many wars are read in every language")
    void words() throws IOException {
        Path file =
                Path.of(System.getProperty("safepassage.root", ".."))
                        .resolve("reader/src/test/resources/words.txt");
        Reader reader = Reader.standard();
        List<String> wrong = new ArrayList<>();
        int blocks = 0;
        for (String block : Files.readString(file).split("\n\n", -1)) {
            List<String> lines =
                    block.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList();
            if (lines.isEmpty()) {
                continue;
            }
            blocks++;
            String text = lines.get(1);
            Draft draft = reader.read(text.getBytes(StandardCharsets.UTF_8), null, null);
            assertEquals(lines.getFirst(), draft.language(), text);
            if (draft.statements().size() != 1) {
                wrong.add(draft.statements().size() + " statements: " + text);
                continue;
            }
            for (String line : lines.subList(2, lines.size())) {
                String field = line.substring(0, line.indexOf(" = "));
                String expected = line.substring(line.indexOf(" = ") + 3);
                String given = given(draft.statements().getFirst(), field);
                if (!given.equals(expected)) {
                    wrong.add(field + " = " + expected + " but " + given + ": " + text);
                }
            }
        }
        assertTrue(blocks >= 14, "blocks: " + blocks);
        assertEquals(List.of(), wrong);
    }

    private static String given(ReadStatement s, String field) {
        return switch (field) {
            case "speaker" -> words(s.speaker());
            case "onOrdersOf" -> words(s.onOrdersOf());
            case "places" -> String.join("; ", s.places().stream().map(Found::value).toList());
            case "zone" ->
                    String.join(
                            "; ",
                            s.windows().stream().map(w -> Objects.toString(w.zone())).toList());
            case "names" -> names(s.corridors().stream().flatMap(c -> c.names().stream()));
            case "admits" ->
                    String.join(
                            "; ",
                            s.corridors().stream().flatMap(c -> c.admits().stream()).toList());
            case "arms" ->
                    String.join("; ", s.corridors().stream().map(FoundCorridor::arms).toList());
            default -> throw new IllegalArgumentException("no field " + field);
        };
    }

    private static String names(Stream<Found> found) {
        return String.join("; ", found.map(Found::value).toList());
    }

    private static String words(@Nullable Found found) {
        return found == null ? "nothing" : found.value();
    }
}
