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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.notices.Appeal;
import picocli.CommandLine;

/** {@code notices --appeal}, from the file to the page. */
class NoticesAppealTest {
    private static final Path ROOT = Path.of(System.getProperty("safepassage.root", ".."));
    private static final String GOOD =
            "message: {en: Help}\nonce: [{amount: 5 €, page: 'https://pay.example.org/5'}]\n";

    @TempDir Path folder = Path.of(".");

    private record Run(int exit, String err, String page) {}

    private Run run(Path appeal, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "notices",
                                ROOT.resolve("examples/aleppo-2016-11-04/pause.yaml").toString(),
                                "-o",
                                folder.resolve("out").toString(),
                                "--lang",
                                "en,ar",
                                "--at",
                                "2016-11-03T16:00:00Z",
                                "--publisher",
                                "Office",
                                "--sender",
                                "notices@example.org",
                                "--site",
                                "https://pause.example.org/",
                                "--appeal",
                                appeal.toString()));
        arguments.addAll(List.of(more));
        StringWriter err = new StringWriter();
        CommandLine command =
                Program.commandLine()
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err));
        int exit = command.execute(arguments.toArray(String[]::new));
        Path page = folder.resolve("out/site/en.html");
        return new Run(exit, err.toString(), Files.exists(page) ? Files.readString(page) : "");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void standsOnAQuietPageOnly() throws IOException {
        Path example = ROOT.resolve("examples/appeal.yaml");
        Run fresh = run(example, "--changed", "2016-11-03T15:00:01Z");
        assertEquals(0, fresh.exit(), fresh.err());
        assertFalse(fresh.page().contains("id=\"appeal\""));
        assertTrue(fresh.err().contains("2016-11-03T16:00:01Z or later"), fresh.err());
        Run quiet = run(example, "--changed", "2016-11-03T15:00:00Z");
        assertEquals(0, quiet.exit(), quiet.err());
        assertTrue(quiet.page().contains("id=\"appeal\""));
        assertTrue(quiet.page().contains("href=\"https://pay.example.org/once/25\""));
        assertTrue(Files.exists(folder.resolve("out/site/reminder.ar.ics")));
    }

    @Test
    void offersTheTimesItIsGivenAndReadsTabbedJson() throws IOException {
        Path json =
                file(
                        "a.json",
                        """
                        {
                        \t"message": {"en": "Help \\u202eus"},
                        \t"once": [{"amount": "5 €", "page": "https://pay.example.org/5"}],
                        \t"remind-me-later": ["three-months", "week"]
                        }
                        """);
        Run run = run(json, "--changed", "2016-11-03T12:00:00Z");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.page().contains("data-days=\"7\"") && run.page().contains("data-days=\"91"));
        assertFalse(run.page().contains("data-days=\"30\"") || run.page().contains("\u202e"));
        assertTrue(run.err().contains("The appeal has no message in ar"), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "message: {en: Help}|No amount is given",
                "once: [{amount: 5 €, page: 'https://a.example/'}]|message: It is missing",
                "message: {English: x}\\nonce: []|:1: message/English",
                "message: {en: x}\\nonce: [{amount: 5, page: 'https://a.example/'}]|:2: once/amount",
                "message: {en: x}\\nonce: [{amount: 5 €, page: 'http://a.example/'}]|no https address",
                "message: {en: x}\\nonce: [{amount: 5 €, page: 'javascript:1'}]|no https address",
                "message: {en: x}\\nonce: [{amount: 5 €, page: 'https://a b/'}]|no https address",
                "message: {en: x}\\nonce: [{amount: 5 €}]|once/page: It is missing",
                "message: {en: x}\\nonce: [{amount: 5 €, page: 'https://a.example/'}]\\ntracker: 1|:3: appeal: There is no field",
                "message: {en: x, en: y}|given twice",
                "message: {en: x}\\nremind-me-later: [tomorrow]|There is week, month",
                "message: [|neither YAML nor JSON",
                "a: &a [1]\\nb: *a|Aliases are not read",
                "``|it is empty",
                "- 1|Fields are needed",
            })
    void saysWhatIsWrong(String text, String says) throws IOException {
        Run run = run(file("bad.yaml", text.replace("\\n", "\n")));
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains(says), run.err());
        assertFalse(Files.exists(folder.resolve("out")), "nothing is written");
    }

    @Test
    void refusesHugeAndDeepFilesAndOtherEncodings() throws IOException {
        assertEquals(3, run(file("deep.yaml", "[".repeat(60_000))).exit());
        assertEquals(3, run(file("huge.yaml", GOOD + "#".repeat(70_000))).exit());
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xE9, '\n'});
        assertTrue(run(latin).err().contains("not UTF-8"));
        assertEquals(3, run(folder.resolve("none.yaml")).exit());
    }

    @Test
    void aDrillAsksForNothing() throws IOException {
        assertEquals(2, run(file("good.yaml", GOOD), "--drill").exit());
    }

    @Test
    void allThreeTimesByDefault() throws IOException, Invalid {
        assertEquals(
                List.of(Appeal.Later.values()), AppealFile.read(file("good.yaml", GOOD)).later());
    }
}
