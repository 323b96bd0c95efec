package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.domain.CorridorState;

@DisplayName("a pause file that is written back")
class PauseDocumentTest {
    @TempDir Path folder;

    @Test
    @DisplayName("without a change is the same, byte for byte")
    void unchanged() throws Exception {
        for (String text :
                List.of(
                        Example.text(),
                        Example.text().replace("\n", "\r\n"),
                        "\uFEFF" + Example.text(),
                        SchemaTest.everyKey() + "# the end without a line end")) {
            Path file = Files.writeString(folder.resolve("pause.yaml"), text);
            byte[] before = Files.readAllBytes(file);

            PauseDocument.open(file).save();

            assertArrayEquals(before, Files.readAllBytes(file));
        }
    }

    @Test
    @DisplayName("with one state changed differs in that word and nothing else")
    void oneWord() throws Exception {
        PauseDocument document = PauseDocument.of(Example.text(), "t");

        document.set("corridors/C1/state", "open");

        assertEquals(
                Example.text()
                        .replace(
                                "exit: c1-out, basis: illustration}, checkpoints: [Q1], state: planned",
                                "exit: c1-out, basis: illustration}, checkpoints: [Q1], state: open"),
                document.text());
        assertEquals(
                CorridorState.OPEN,
                document.read().pause().findCorridor("C1").orElseThrow().state());
        document.set("corridors/C1/state", "planned");
        assertEquals(Example.text(), document.text());
    }

    @Test
    @DisplayName(
            "keeps the comment behind a changed word, quotes, line ends and characters beyond the first plane")
    void keepsTheRest() throws Exception {
        String text = "# \uD83D\uDD4A\r\n" + Example.text().replace("\n", "\r\n");
        PauseDocument document = PauseDocument.of(text, "t");

        document.set("corridors/F1/state", "suspended");
        document.set("assurances/RU/at", "2016-11-03");
        document.set("follows/windows/1/closes", "2016-10-20T18:30");
        document.set("transport/B1/vehicles", 12);

        assertEquals(
                text.replaceFirst("state: planned   ", "state: suspended   ")
                        .replaceFirst("at: \"2016-11-02\"", "at: \"2016-11-03\"")
                        .replace("closes: \"2016-10-20T19:00\"", "closes: \"2016-10-20T18:30\"")
                        .replace("vehicles: 10", "vehicles: 12"),
                document.text());
    }

    @Test
    @DisplayName(
            "takes in a key that was absent: in braces at the end, in lines after the last single line")
    void addsKeys() throws Exception {
        PauseDocument document = PauseDocument.of(BrokenPauseTest.BrokenCase.base(), "t");

        document.set("corridors/C1/state", "ready");
        document.set("parties/AG/partOf", "RU");
        document.set("handling", "public");
        document.set("assurances/1/until", "2016-11-04T17:00Z");

        assertEquals(
                BrokenPauseTest.BrokenCase.base()
                        .replace(
                                "type: unilateral-declaration\n",
                                "type: unilateral-declaration\nhandling: public\n")
                        .replace("checkpoints: [Q1]\n", "checkpoints: [Q1]\n    state: ready\n")
                        .replace("kind: armed-groups}", "kind: armed-groups, partOf: RU}")
                        .replace("per: [K1]}", "per: [K1], until: \"2016-11-04T17:00Z\"}"),
                document.text());
    }

    @Test
    @DisplayName("as JSON stays JSON")
    void json() throws Exception {
        String json =
                """
                {"pause": 1, "id": "t", "asOf": "2016-11-04", "names": {"en": "a \\"b\\" \\/ \\ud83d\\udd4a"}, "type": "proposal",
                \t"checkpoints": [{"id": "Q1", "at": "n", "lanes": 4, "perHourAndLane": 149, "basis": "stated"}]}
                """;
        PauseDocument document = PauseDocument.of(json, "t");

        document.set("handling", "public");
        document.set("checkpoints/Q1/lanes", 5);
        document.set("names/fr", "un \"mot\"");

        assertEquals("a \"b\" / \uD83D\uDD4A", document.read().pause().names().in("en"));
        assertEquals("un \"mot\"", document.read().pause().names().in("fr"));
        assertEquals(
                json.replace("\\udd4a\"}", "\\udd4a\", \"fr\": \"un \\\"mot\\\"\"}")
                        .replace("\"lanes\": 4", "\"lanes\": 5")
                        .replace(
                                "\"basis\": \"stated\"}]}",
                                "\"basis\": \"stated\"}], \"handling\": \"public\"}"),
                document.text());
    }

    @Test
    @DisplayName("refuses a change that would make it invalid, and stays as it was")
    void refuses() throws Exception {
        PauseDocument document = PauseDocument.of(Example.text(), "t");

        InvalidPause e =
                assertThrows(InvalidPause.class, () -> document.set("corridors/C1/state", "opne"));
        assertEquals("Did you mean 'open'?", e.problems().getFirst().remedy());
        assertEquals("corridors/C1/state", e.problems().getFirst().path());
        assertThrows(InvalidPause.class, () -> document.set("corridors/C1/fighters", "900"));
        assertThrows(
                InvalidPause.class,
                () -> document.set("windows/W1/closes", "2016-11-04T18:00")); // utc says 17:00Z
        assertThrows(InvalidPause.class, () -> document.set("names/en", "a\u202Eb"));
        assertThrows(
                IllegalArgumentException.class, () -> document.set("corridors/C9/state", "open"));
        assertThrows(IllegalArgumentException.class, () -> document.set("corridors/C1", "open"));
        assertThrows(
                IllegalArgumentException.class,
                () -> document.set("sources/S3/text", "short")); // over several lines
        assertThrows(IllegalArgumentException.class, () -> document.set("corridors/C1/a b", "x"));
        assertEquals(Example.text(), document.text());
    }

    @Test
    @DisplayName("takes any text as a value and reads the same text back")
    void anyText() throws Exception {
        for (String value :
                List.of(
                        "no",
                        "12",
                        "true",
                        "a: b",
                        "- a",
                        "# a",
                        "a, b] }",
                        "it's",
                        "\"q\"",
                        "back\\slash",
                        "two\nlines",
                        " led",
                        "\u0627\u0644",
                        "09:00",
                        "~",
                        "{a}",
                        "x\t")) {
            for (String path :
                    List.of("area/names/en", "names/en", "claims/K6/value", "purpose/says")) {
                PauseDocument document = PauseDocument.of(Example.text(), "t");
                document.set(path, value);
                Node now =
                        TreeReader.read(document.text(), new Problems("t"))
                                .findAt(path)
                                .orElseThrow();
                assertEquals(value, ((Node.Scalar) now).text());
                assertEquals(List.of(), document.read().warnings());
            }
        }
    }

    @Test
    @DisplayName("is written whole, keeps its permissions, and leaves nothing beside it")
    void saved() throws Exception {
        Path file = Files.writeString(folder.resolve("pause.yaml"), Example.text());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        PauseDocument document = PauseDocument.open(file);

        document.set("corridors/C1/state", "open");
        document.save();
        document.set("corridors/C1/state", "suspended");
        document.save();

        assertEquals(document.text(), Files.readString(file));
        assertEquals(
                "rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    @DisplayName("is not written over what somebody else wrote since")
    void changedMeanwhile() throws Exception {
        Path file = Files.writeString(folder.resolve("pause.yaml"), Example.text());
        PauseDocument document = PauseDocument.open(file);
        Files.writeString(file, Example.text() + "# another hand\n");
        document.set("corridors/C1/state", "open");

        assertThrows(FileSystemException.class, document::save);
        assertEquals(Example.text() + "# another hand\n", Files.readString(file));
    }

    @Test
    @DisplayName("in a folder that is not there fails, and through a link the link stays")
    void linksAndFolders() throws Exception {
        PauseDocument document = PauseDocument.of(Example.text(), "t");
        assertThrows(IOException.class, () -> document.writeTo(folder.resolve("no/pause.yaml")));

        Path file = Files.writeString(folder.resolve("pause.yaml"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        document.writeTo(link);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(Example.text(), Files.readString(file));
    }
}
