package org.safepassage.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code read}, from texts to files that {@code check} accepts. */
class ReadCommandTest {
    private static final Path GOLD =
            Path.of(System.getProperty("safepassage.root", ".."))
                    .resolve("reader/src/test/resources/gold");

    @TempDir Path folder = Path.of(".");

    private record Run(int exit, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Program.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = command.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    private Path text(String name, String words) throws IOException {
        return Files.writeString(folder.resolve(name), words);
    }

    @TestFactory
    @DisplayName("every gold text gives a pause file that the format accepts, and whole JSON")
    Stream<DynamicTest> everyGoldText() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String half : List.of("dev", "unseen", "third")) {
            try (Stream<Path> all = Files.list(GOLD.resolve(half))) {
                all.filter(f -> f.toString().matches(".*\\.(txt|html)"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        assertTrue(files.size() >= 60, files.size() + " gold texts");
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        String.valueOf(file.getFileName()),
                                        () -> {
                                            Path args =
                                                    Path.of(
                                                            file.toString()
                                                                    .replaceFirst(
                                                                            "\\.(txt|html)$",
                                                                            ".args"));
                                            List<String> words =
                                                    new ArrayList<>(
                                                            List.of("read", file.toString()));
                                            if (Files.exists(args)) {
                                                words.addAll(
                                                        List.of(
                                                                Files.readString(args)
                                                                        .strip()
                                                                        .split("\\s+", -1)));
                                            }
                                            words.removeIf(String::isBlank);
                                            Run yaml = run(words.toArray(String[]::new));
                                            assertEquals(0, yaml.exit(), yaml.err());
                                            PauseFile.parse(yaml.out(), "draft");
                                            words.add("--json");
                                            Run json = run(words.toArray(String[]::new));
                                            assertTrue(
                                                    new JsonMapper()
                                                            .readTree(json.out())
                                                            .path("statements")
                                                            .isArray());
                                        }));
    }

    @Test
    @DisplayName("the draft says what is inferred, and the window is the place's own time")
    void draft() throws IOException, InvalidPause {
        Path file =
                text(
                        "a.txt",
                        "The Russian Defence Ministry declared a humanitarian pause in Aleppo on Friday, 4 November, from 9 am to 7 pm. Two corridors will open for fighters with their weapons.");
        Run run = run("read", file.toString(), "--published", "2016-11-02");
        PauseFile draft = PauseFile.parse(run.out(), "draft");
        AnnouncedWindow window = draft.pause().windows().getFirst();
        assertEquals("2016-11-04T09:00", String.valueOf(window.opens()));
        assertEquals("Asia/Damascus", window.zone().getId());
        assertFalse(window.zoneStated());
        assertEquals(2, draft.pause().corridors().size());
        assertTrue(run.out().contains("basis: inferred"), run.out());
        assertTrue(run.out().startsWith("# RESTRICTED"), run.out());
    }

    @Test
    @DisplayName("sources that agree stand together, one that does not stays as a claim")
    void several() throws IOException, InvalidPause {
        Path a =
                text(
                        "a.txt",
                        "The Russian Defence Ministry declared a humanitarian pause in Aleppo on 4 November 2016 from 9 am to 7 pm.");
        Path b =
                text(
                        "b.txt",
                        "Le ministère russe de la Défense a annoncé une pause humanitaire à Alep le 4 novembre 2016 de 9 h à 19 h.");
        Path c =
                text(
                        "c.txt",
                        "The army said a humanitarian pause in Aleppo would hold on 4 November 2016 from 9 am to 4 pm.");
        Run run = run("read", a.toString(), b.toString(), c.toString());
        PauseFile draft = PauseFile.parse(run.out(), "draft");
        assertEquals(1, draft.pause().windows().size());
        assertEquals(2, draft.pause().windows().getFirst().per().size());
        assertTrue(
                draft.pause().claims().stream()
                        .anyMatch(
                                k ->
                                        k.source().equals("S3")
                                                && k.value().contains("16:00")
                                                && !draft.pause()
                                                        .windows()
                                                        .getFirst()
                                                        .per()
                                                        .contains(k.id())),
                run.out());
        JsonNode json =
                new JsonMapper().readTree(run("read", a.toString(), b.toString(), "--json").out());
        assertEquals(2, json.path("texts").size());
        assertEquals(1, json.path("statements").size());
        JsonNode window = json.path("statements").path(0).path("windows");
        assertEquals(1, window.size(), window.toString());
        assertEquals(1, window.path(0).path("also").path(0).path("text").asInt());
        JsonNode three =
                new JsonMapper()
                        .readTree(run("read", a.toString(), c.toString(), "--json").out())
                        .path("statements")
                        .path(0);
        assertEquals(2, three.path("windows").size(), three.toString());
        assertEquals(1, three.path("speaker").path("otherwise").size(), three.toString());
    }

    @Test
    @DisplayName("a text that announces nothing gives no pause, and says so")
    void nothing() throws IOException {
        Path file =
                text(
                        "a.txt",
                        "A humanitarian pause is a temporary stop in the fighting. Readers can support this site from $2 a month.");
        Run run = run("read", file.toString(), "--json");
        assertEquals(0, run.exit());
        assertTrue(new JsonMapper().readTree(run.out()).path("statements").isEmpty());
        assertTrue(run.err().contains("No pause was found"), run.err());
    }

    @Test
    @DisplayName("a wrong day, zone, folder or lexicon is told in words")
    void mistakes() throws IOException {
        String file = text("a.txt", "x").toString();
        assertEquals(2, run("read", file, "--published", "2 Nov").exit());
        assertEquals(2, run("read", file, "--zone", "Damascus").exit());
        assertEquals(2, run("read").exit());
        assertEquals(1, run("read", folder.resolve("none.txt").toString()).exit());
        assertEquals(3, run("read", file, "--lexicon", folder.resolve("none").toString()).exit());
        Files.writeString(
                Files.createDirectories(folder.resolve("more/en")).resolve("x.txt"),
                "[pause]\na || b\n");
        Run broken = run("read", file, "--lexicon", folder.resolve("more").toString());
        assertEquals(3, broken.exit());
        assertTrue(broken.err().contains("x.txt:2"), broken.err());
    }

    @Test
    @DisplayName(
            "the page shows text and fields, escapes what it shows, and keeps Arabic right to left")
    void page() throws IOException {
        Path file =
                text(
                        "a.txt",
                        "أعلنت وزارة الدفاع الروسية هدنة إنسانية في حلب يوم 4 نوفمبر 2016 من الساعة 9 صباحا حتى الساعة 7 مساء. <script>x</script>");
        Run run = run("read", file.toString(), "--html");
        assertTrue(run.out().contains("dir=\"rtl\""), run.out());
        assertFalse(run.out().contains("<script"), run.out());
        assertTrue(run.out().contains("<mark"), run.out());
    }
}
