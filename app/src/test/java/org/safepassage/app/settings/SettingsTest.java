package org.safepassage.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.app.server.ServerSettings;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is set where, who wins, and what is said of what cannot be. */
class SettingsTest {
    private static final Path ROOT = Path.of(System.getProperty("safepassage.root", ".."));

    @TempDir private Path folder = Path.of(".");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text);
    }

    private ServerSettings server(String text) throws Exception {
        return Settings.of(file(text), Map.of(), Map.of()).server();
    }

    private List<String> faults(String text) {
        return assertThrows(
                        InvalidSettings.class,
                        () -> Settings.of(file(text), Map.of(), Map.of()).server())
                .lines();
    }

    @Test
    @DisplayName("an empty file is what is usual")
    void empty() throws Exception {
        ServerSettings usual = server("# nothing\n");
        assertEquals("127.0.0.1", usual.host());
        assertEquals(8080, usual.port());
        assertEquals("This office", usual.publisher().names().in("en"));
        assertTrue(usual.drill());
    }

    @Test
    @DisplayName("an option wins over the environment, that over the file; each says who it was")
    void whoWins() throws Exception {
        Path file = file("listen: {port: 1, host: localhost}\nlimits:\n  session-hours: 8\n");
        Settings settings =
                Settings.of(
                        file,
                        Map.of("SAFE_PASSAGE_LISTEN_PORT", "2", "SAFE_PASSAGE_LISTEN_HOST", "::1"),
                        Map.of("listen/port", new Settings.Option("--port", "3")));
        assertEquals(3, settings.server().port());
        assertEquals("::1", settings.server().host());
        assertEquals(Duration.ofHours(8), settings.server().bounds().longestSession());
        List<Settings.InForce> all = settings.inForce();
        assertTrue(
                all.contains(new Settings.InForce("listen/port", "3", "--port")), all.toString());
        assertTrue(
                all.contains(
                        new Settings.InForce("listen/host", "::1", "SAFE_PASSAGE_LISTEN_HOST")));
        assertTrue(all.contains(new Settings.InForce("limits/session-hours", "8", file + ":3")));
        assertTrue(all.contains(new Settings.InForce("limits/idle-minutes", "30", "usual")));
    }

    @Test
    @DisplayName("a relative folder is beside the file it stands in; one of an option is not")
    void places() throws Exception {
        assertEquals(folder.toAbsolutePath().resolve("office"), server("data: office\n").data());
        assertEquals(
                Path.of("here"),
                Settings.of(
                                file("data: office\n"),
                                Map.of(),
                                Map.of("data", new Settings.Option("--data", "here")))
                        .server()
                        .data());
    }

    @Test
    @DisplayName("names in several languages, lists from the environment, x- keys kept unread")
    void shapes() throws Exception {
        ServerSettings server =
                Settings.of(
                                file(
                                        "publisher:\n  names: {en: Office, ar: مكتب}\n  mirrors: [https://a.example.org/]\nx-mine: {a: [1]}\n"),
                                Map.of(
                                        "SAFE_PASSAGE_PUBLISHER_NAMES_EN",
                                        "Desk",
                                        "SAFE_PASSAGE_PUBLISHER_MIRRORS",
                                        "https://b.example.org/, https://c.example.org/"),
                                Map.of())
                        .server();
        assertEquals("Desk", server.publisher().names().in("en"));
        assertEquals("مكتب", server.publisher().names().in("ar"));
        assertEquals(2, server.publisher().mirrors().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen: {prot: 1}|s.yaml:1: listen/prot: There is no such setting. Did you mean port?",
                "port: 1|There is no such setting. It stands under listen/port.",
                "listen: {port: 99999}|listen/port: '99999' does not fit. A whole number from 0 to 65535 is needed.",
                "listen: {behind-proxy: yes}|Write true or false.",
                "listen: [1]|Keys are needed here, and this is a value.",
                "listen: 1|Keys are needed here, and this is a value.",
                "[1]|settings: Keys are needed here",
                "listen: {port: [1]}|listen/port: One value is needed.",
                "publisher: {mirrors: https://a.example.org/}|A list is needed.",
                "publisher: {names: {english!: x}}|A language is needed as key",
                "publisher: {site: http://a.example.org/}|An https address is needed",
                "publisher: {site: https://a.example.org}|slash",
                "publisher: {client-secret: abc}|secrets are not written here",
                "listen: {host: 0.0.0.0}|passwords would cross the network in the clear",
                "{data: a, data: b}|data: It is given twice. Keep one.",
                "{data: &a x, keys: *a}|Aliases are not read.",
                "data: [|This is neither YAML nor JSON",
                "[[[[[[[[[[1]]]]]]]]]]|nested too deep",
                "{data: here, keys: here/keys}|Keys are not kept in the data folder"
            })
    @DisplayName("each fault says place, reason and remedy")
    void faults(String text, String says) {
        List<String> lines = faults(text);
        assertTrue(lines.getFirst().contains(says), lines.toString());
    }

    @Test
    @DisplayName("all faults are said at once, each with its line")
    void together() {
        List<String> lines = faults("listen:\n  port: x\n  hots: y\nlimits: {burst: 0}\n");
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("s.yaml:2:"), lines.toString());
        assertTrue(lines.get(2).contains("s.yaml:4:"), lines.toString());
    }

    @Test
    @DisplayName("a variable that is nearly a setting is held for one; others are not ours")
    void environment() throws Exception {
        Settings.of(
                null, Map.of("SAFE_PASSAGE_JAVA_HOME", "/x", "SAFE_PASSAGE_TIER", "1"), Map.of());
        List<String> lines =
                assertThrows(
                                InvalidSettings.class,
                                () ->
                                        Settings.of(
                                                null,
                                                Map.of("SAFE_PASSAGE_LISTEN_PROT", "1"),
                                                Map.of()))
                        .lines();
        assertTrue(lines.getFirst().contains("SAFE_PASSAGE_LISTEN_PORT"), lines.toString());
        assertThrows(
                InvalidSettings.class,
                () -> Settings.of(null, Map.of("SAFE_PASSAGE_LISTEN_PORT", "x"), Map.of()));
    }

    @Test
    @DisplayName("the schema is the table, and the page names every key and variable")
    void documented() throws Exception {
        String schema =
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(Setting.schema())
                        + "\n";
        Path file = ROOT.resolve("docs/formats/settings.schema.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, schema);
        }
        assertEquals(Files.readString(file), schema);
        String page = Files.readString(ROOT.resolve("docs/formats/settings.md"));
        for (Setting setting : Setting.ALL) {
            assertTrue(page.contains("| `" + setting.path() + "`"), setting.path());
        }
    }

    @Test
    @DisplayName("the example is taken, and no key of it is unknown")
    void example() throws Exception {
        Settings settings = Settings.of(ROOT.resolve("examples/settings.yaml"), Map.of(), Map.of());
        assertFalse(settings.inForce().isEmpty());
        assertEquals("notices@example.org", settings.server().publisher().sender());
    }
}
