package org.safepassage.app.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.ProgramRun;
import org.safepassage.app.record.IssuedNotice;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.domain.Behind;
import org.safepassage.domain.OfficeSignature;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRelease;
import org.safepassage.domain.ReportReceived;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record's commands, as their users run them. */
class RecordCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder = Path.of(".");
    private String vkey = "";

    /** Options that name what is not there yet. */
    private static final Set<String> BEFORE_PATHS = Set.of("-o", "--keys", "--state", "--html");

    /** Runs a command in this process; what names a file is one in the folder. */
    private ProgramRun run(String... words) {
        List<String> all = new ArrayList<>(List.of("record"));
        String before = "";
        for (String word : words) {
            boolean path =
                    BEFORE_PATHS.contains(before)
                            || (word.length() < 100 && Files.exists(folder.resolve(word)));
            all.add(path ? folder.resolve(word).toString() : word);
            before = word;
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                Program.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(all.toArray(String[]::new));
        return new ProgramRun(exit, out.toString(), err.toString());
    }

    private ProgramRun expect(int exit, String... words) throws IOException, InterruptedException {
        ProgramRun run = run(words);
        assertEquals(exit, run.exit(), String.join(" ", words) + "\n" + run.out() + run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        return run;
    }

    @BeforeEach
    void begin() throws Exception {
        String pause =
                ProgramRun.root()
                        .resolve("examples/aleppo-2016-11-04/pause.yaml")
                        .toAbsolutePath()
                        .normalize()
                        .toString();
        ProgramRun made =
                expect(0, "new", pause, "-o", "rec", "--origin", "log.example/a", "--keys", "keys");
        vkey = made.out().strip();
        assertTrue(vkey.startsWith("log.example/a+"), vkey);
        Files.writeString(folder.resolve("vkey.txt"), vkey + "\n");
    }

    /** Writes as the server would, in this process. */
    private void day() throws IOException {
        Instant nine = Instant.parse("2016-11-04T07:00:00Z");
        OfficeSignature duty = OfficeSignature.of("duty-officer");
        OfficeSignature access = OfficeSignature.of("access-officer");
        try (PauseRecord record = open("rec")) {
            record.write(
                    new RecordedDecision.Opened(
                            nine, null, "C1", nine.plusSeconds(36_000), duty, access),
                    Behind.staff(nine, "k1", "anna", "boris"));
            record.write(
                    IssuedNotice.of(nine, "N1", "sms", "en", null, "Corridor C1 is open."),
                    Behind.staff(nine, "k2", "anna"));
            long suspended =
                    record.write(
                                    new RecordedDecision.Suspended(
                                            nine.plusSeconds(7200), "C1", null, duty),
                                    Behind.staff(nine, "k3", "anna"))
                            .index();
            record.write(
                    new RecordedRelease.Corrected(
                            nine.plusSeconds(7300), suspended, "It was corridor C2.", List.of()),
                    Behind.staff(nine, "k4", "anna"));
            record.write(
                    new ReportReceived(nine, "R1", "page", "quiet at C1"),
                    Behind.staff(nine, "k5", "carla"));
            record.write(
                    new ReportReceived(nine, "R2", "page", "canary-77 at C2"),
                    Behind.staff(nine, "k6", "carla"));
        }
    }

    private PauseRecord open(String name) throws IOException {
        Path record = folder.resolve(name);
        return PauseRecord.open(
                record, new RecordKeys(folder.resolve("keys"), record), InstantSource.system());
    }

    @Test
    @DisplayName("a record is begun once, verifies, and what fails is named")
    void verify() throws Exception {
        expect(6, "new", pausePath(), "-o", "rec", "--origin", "log.example/b", "--keys", "keys");
        expect(6, "new", pausePath(), "-o", "other", "--origin", "log.example/a", "--keys", "keys");
        expect(3, "new", pausePath(), "-o", "x", "--origin", "with space", "--keys", "keys");
        expect(3, "new", pausePath(), "-o", "x", "--keys", "x/keys");
        Files.copy(folder.resolve("rec/public/checkpoint"), folder.resolve("kept"));
        day();
        ProgramRun ok = expect(0, "verify", "rec", "--vkey", vkey, "--since", "kept", "--json");
        JsonNode json = JSON.readTree(ok.out());
        assertAll(
                () -> assertTrue(json.get("verified").booleanValue()),
                () -> assertTrue(json.get("size").longValue() > 20, ok.out()),
                () -> assertEquals(44, json.get("root").stringValue().length()),
                () -> assertEquals(0, json.get("problems").size()));
        expect(0, "verify", "rec/public", "--vkey", "vkey.txt");
        expect(0, "verify", "rec");
        expect(1, "verify", "nowhere");
        expect(1, "verify", "keys");
        expect(1, "verify", "http://127.0.0.1:1/log");
        expect(3, "verify", "rec", "--vkey", vkey.replace("log.example", "log.example2"));
        expect(3, "verify", "rec", "--since", "vkey.txt");
        Path bundle = folder.resolve("rec/public/tile/entries/000.p");
        Path last = newest(bundle);
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length - 3] ^= 1;
        Files.write(last, bytes);
        ProgramRun bad = expect(4, "verify", "rec", "--vkey", vkey, "--json");
        JsonNode problem = JSON.readTree(bad.out()).get("problems").get(0);
        assertTrue(problem.has("index") && problem.get("says").stringValue().contains("changed"));
        ProgramRun words = expect(4, "verify", "rec", "--vkey", vkey);
        assertTrue(words.out().contains("DOES NOT VERIFY"), words.out());
        Files.delete(folder.resolve("rec/public/checkpoint"));
        expect(4, "verify", "rec/public", "--vkey", vkey);
    }

    private static String pausePath() {
        return ProgramRun.root()
                .resolve("examples/aleppo-2016-11-04/pause.yaml")
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    /** The widest partial tile. */
    private static Path newest(Path parts) throws IOException {
        try (Stream<Path> files = Files.list(parts)) {
            return files.max(
                            java.util.Comparator.comparingInt(
                                    p -> Integer.parseInt(p.getFileName().toString())))
                    .orElseThrow();
        }
    }

    @Test
    @DisplayName("an entry and a notice are proved, and the proof is checked without the record")
    void prove() throws Exception {
        day();
        expect(0, "prove", "rec", "0", "-o", "proof");
        Files.writeString(folder.resolve("sms.txt"), "Corridor C1 is open.");
        expect(0, "prove", "rec", "--file", "sms.txt", "-o", "proof", "--vkey", vkey);
        try (Stream<Path> all = Files.walk(folder.resolve("rec"))) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
        String[] entry = {"prove", "--check", "proof/entry-0.tlog-proof", "--vkey", vkey};
        expect(0, with(entry, "--document", "proof/entry-0"));
        ProgramRun notice =
                expect(
                        0,
                        "prove",
                        "--check",
                        "proof/sms.txt.tlog-proof",
                        "--document",
                        "sms.txt",
                        "--vkey",
                        "vkey.txt");
        assertTrue(notice.out().contains("notice N1 (sms, en)"), notice.out());
        expect(4, with(entry, "--document", "sms.txt"));
        Files.writeString(folder.resolve("sms.txt"), "Corridor C1 is Open.");
        expect(
                4,
                "prove",
                "--check",
                "proof/sms.txt.tlog-proof",
                "--document",
                "sms.txt",
                "--vkey",
                vkey);
        expect(2, "prove", "--check", "proof/entry-0.tlog-proof");
        expect(2, "prove", "rec");
        expect(3, with(entry, "--document", "nothing"));
        expect(3, "prove", "--check", "sms.txt", "--document", "sms.txt", "--vkey", vkey);
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    @DisplayName("the story has local times and UTC, sources, corrections and gaps; no confidence")
    void log() throws Exception {
        day();
        String story = expect(0, "log", "rec", "--html", "story.html").out();
        assertEquals("", story);
        String page = Files.readString(folder.resolve("story.html"));
        String lines = expect(0, "log", "rec").out();
        for (String text : List.of(lines, page)) {
            assertAll(
                    () ->
                            assertTrue(
                                    text.contains(
                                            "4 November 2016 09:00 (Asia/Damascus; 07:00:00 UTC)"),
                                    text),
                    () -> assertTrue(text.contains("SUSPENDED: corridor C1"), text),
                    () -> assertTrue(text.contains("It was corridor C2."), text),
                    () -> assertTrue(text.contains("Source: "), text),
                    () -> assertTrue(text.contains("log.example/a#0"), text),
                    () ->
                            assertTrue(
                                    text.contains("Signed: duty-officer and access-officer."),
                                    text),
                    () -> assertTrue(text.contains("2 h 00 min"), text),
                    () -> assertFalse(text.contains("anna"), text),
                    () -> assertFalse(text.contains("canary"), text));
        }
        assertTrue(lines.contains("CORRECTED by entry"), lines);
        JsonNode json = JSON.readTree(expect(0, "log", "rec", "--json", "--gap", "P1D").out());
        assertEquals("log.example/a", json.get("origin").stringValue());
        assertFalse(json.toString().contains("2 h 00 min"));
    }

    @Test
    @DisplayName("the code for the radio is checked in any language")
    void code() throws Exception {
        String all = expect(0, "code", "rec").out();
        assertTrue(all.contains("ar  ") && all.contains("uk  "), all);
        String arabic = expect(0, "code", "rec", "--lang", "ar").out().strip();
        expect(0, "code", "rec", "--check", arabic);
        expect(3, "code", "rec", "--check", arabic.replaceFirst("^\\S+", "xx"));
        expect(3, "code", "rec", "--lang", "de");
        day();
        expect(4, "code", "rec", "--check", arabic);
    }

    @Test
    @DisplayName("a report is redacted, a public text is not; the text is nowhere afterwards")
    void redact() throws Exception {
        day();
        long number;
        try (PauseRecord record = open("rec")) {
            number = record.find("k6").orElseThrow().number();
        }
        String[] how = {"--reason", "asked for", "--by", "anna", "--keys", "keys"};
        expect(0, with(new String[] {"redact", "rec", "" + number}, how));
        expect(5, with(new String[] {"redact", "rec", "0"}, how));
        expect(5, with(new String[] {"redact", "rec", "9999"}, how));
        expect(3, "redact", "rec", "0", "--reason", "x", "--by", "NOT ONE", "--keys", "keys");
        expect(3, with(new String[] {"redact", "keys", "0"}, how));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        Files.readString(file, StandardCharsets.ISO_8859_1).contains("canary-77"),
                        file.toString());
            }
        }
        expect(0, "verify", "rec", "--vkey", vkey);
    }

    @Test
    @DisplayName("a stick holds what a stranger needs; another post takes reports in once")
    void exportAndMerge() throws Exception {
        day();
        expect(0, "export", "rec", "-o", "stick", "--keys", "keys");
        for (String file :
                List.of(
                        "README.txt",
                        "vkey.txt",
                        "checkpoint",
                        "code.txt",
                        "verify.html",
                        "story.html")) {
            assertTrue(Files.size(folder.resolve("stick/" + file)) > 0, file);
        }
        assertFalse(Files.exists(folder.resolve("stick/reports.jsonl")));
        assertFalse(Files.exists(folder.resolve("stick/intake")));
        expect(0, "verify", "stick", "--vkey", "stick/vkey.txt");
        expect(6, "export", "rec", "-o", "stick", "--keys", "keys");
        expect(0, "export", "rec/public", "-o", "stick2", "--vkey", vkey);
        expect(0, "export", "rec", "-o", "carried", "--keys", "keys", "--reports");
        String reports = Files.readString(folder.resolve("carried/reports.jsonl"));
        assertTrue(reports.lines().findFirst().orElseThrow().contains("RESTRICTED"), reports);

        ProgramRun other =
                expect(
                        0,
                        "new",
                        pausePath(),
                        "-o",
                        "post",
                        "--origin",
                        "log.example/p",
                        "--keys",
                        "keys");
        assertTrue(other.out().startsWith("log.example/p+"));
        Instant now = Instant.parse("2016-11-04T08:00:00Z");
        try (PauseRecord post = open("post")) {
            post.write(
                    new ReportReceived(now, "R1", "page", "quiet at C1"),
                    Behind.staff(now, "k5", "dora"));
            post.write(
                    new ReportReceived(now, "R2", "page", "something else"),
                    Behind.staff(now, "k6", "dora"));
        }
        String[] merge = {"merge", "post", "carried", "--vkey", vkey, "--keys", "keys", "--json"};
        JsonNode first = JSON.readTree(expect(6, merge).out());
        assertAll(
                () -> assertEquals(1, first.get("known").longValue()), // the same by both ways
                () -> assertEquals(1, first.get("taken").longValue()),
                () -> assertTrue(first.get("conflicts").get(0).stringValue().contains("R2")),
                () -> assertEquals(0, first.get("missing").longValue()),
                () -> assertEquals(2, first.get("decisions").size()));
        JsonNode again = JSON.readTree(expect(0, merge).out());
        assertEquals(0, again.get("taken").longValue());
        assertEquals(2, again.get("known").longValue());
        String wrongKey = other.out().strip();
        expect(4, "merge", "post", "carried", "--vkey", wrongKey, "--keys", "keys");
        expect(4, "merge", "rec", "carried", "--vkey", vkey, "--keys", "keys");
        Files.writeString(
                folder.resolve("carried/reports.jsonl"), reports.replace("quiet", "noisy"));
        ProgramRun changed =
                expect(4, "merge", "post", "carried", "--vkey", vkey, "--keys", "keys");
        assertTrue(changed.err().contains("line 2"), changed.err());
        Files.writeString(folder.resolve("carried/reports.jsonl"), reports + "{}\n");
        expect(3, "merge", "post", "carried", "--vkey", vkey, "--keys", "keys");
    }

    @Test
    @DisplayName("a new key is announced by the old; who has the old alone still verifies")
    void rotate() throws Exception {
        String next = expect(0, "rotate", "rec", "--keys", "keys").out().strip();
        assertFalse(next.equals(vkey));
        ProgramRun old = expect(0, "verify", "rec", "--vkey", vkey);
        assertTrue(old.out().contains(next), old.out());
        expect(0, "verify", "rec", "--vkey", vkey, "--vkey", next);
        try (Stream<Path> all = Files.walk(folder.resolve("keys"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String secret = Files.readAllLines(file).get(2);
                assertFalse(old.out().contains(secret) || old.err().contains(secret));
            }
        }
    }

    @Test
    @DisplayName("a week after the next was announced the old key is retired, and made no more")
    void retire() throws Exception {
        ProgramRun none = expect(5, "retire", "rec", "--keys", "keys");
        assertTrue(none.err().contains("record rotate"), none.err());
        Path record = folder.resolve("rec");
        RecordKeys keys = new RecordKeys(folder.resolve("keys"), record);
        keys.rotate("log.example/a");
        InstantSource today = InstantSource.system();
        try (PauseRecord open = PauseRecord.open(record, keys, today)) {
            assertEquals(3, open.verifierKeys().size());
        }
        ProgramRun soon = expect(5, "retire", "rec", "--keys", "keys");
        assertTrue(soon.err().contains("for a week"), soon.err());
        ProgramRun done = expect(0, "retire", "rec", "--keys", "keys", "--early");
        String next = done.out().strip();
        assertFalse(next.equals(vkey));
        day(); // the next checkpoint is the new key's alone
        ProgramRun old = expect(0, "verify", "rec", "--vkey", vkey);
        assertTrue(old.out().contains(next), old.out());
        expect(0, "verify", "rec", "--vkey", next);
        expect(5, "retire", "rec", "--keys", "keys"); // the last one stays
        // The next one comes after both, and whoever has the first is led through to it.
        String third = expect(0, "rotate", "rec", "--keys", "keys").out().strip();
        assertTrue(expect(0, "verify", "rec", "--vkey", vkey).out().contains(third));
        try (Stream<Path> all = Files.list(folder.resolve("keys"))) {
            List<String> names = all.map(file -> file.getFileName().toString()).toList();
            assertEquals(1, names.stream().filter(name -> name.endsWith(".1.key.retired")).count());
            assertEquals(2, names.stream().filter(name -> name.endsWith(".1.key")).count() + 1);
            assertEquals(1, names.stream().filter(name -> name.endsWith(".3.key")).count());
        }
    }

    @Test
    @DisplayName("after a week nobody need say that it is early")
    void retireInTime() throws Exception {
        Path record = folder.resolve("rec");
        RecordKeys keys = new RecordKeys(folder.resolve("keys"), record);
        keys.rotate("log.example/a");
        InstantSource then = InstantSource.offset(InstantSource.system(), Duration.ofDays(-8));
        PauseRecord.open(record, keys, then).close();
        expect(0, "retire", "rec", "--keys", "keys");
    }

    @Test
    @DisplayName("after a loss a new record names the last good checkpoint of the old")
    void succession() throws Exception {
        Files.copy(folder.resolve("rec/public/checkpoint"), folder.resolve("last"));
        Files.move(folder.resolve("keys"), folder.resolve("lost"));
        ProgramRun lost = expect(1, "rotate", "rec", "--keys", "keys");
        assertTrue(lost.err().contains("Loss of the key"), lost.err());
        expect(
                0,
                "new",
                pausePath(),
                "-o",
                "next",
                "--origin",
                "log.example/next",
                "--keys",
                "keys",
                "--succeeds",
                "last");
        String story = expect(0, "log", "next").out();
        assertTrue(story.contains("takes the place of another"), story);
        expect(0, "verify", "next");
        expect(
                3,
                "new",
                pausePath(),
                "-o",
                "x",
                "--origin",
                "log.example/x",
                "--keys",
                "keys",
                "--succeeds",
                "vkey.txt");
    }

    @Test
    @DisplayName("a witness behind an address and one for a stick cosign; a fork is refused")
    void witness() throws Exception {
        Process server =
                ProgramRun.start(
                        folder,
                        "record",
                        "witness",
                        "--name",
                        "w.example/1",
                        "--log",
                        "vkey.txt",
                        "--state",
                        "w1",
                        "--keys",
                        "wkeys");
        try (BufferedReader err = server.errorReader(StandardCharsets.UTF_8);
                BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            String address = err.readLine().replaceAll(".*(http://[^ ]+) .*", "$1");
            expect(0, "export", "rec", "-o", "stick", "--keys", "keys");
            String second =
                    expect(
                                    0,
                                    "witness",
                                    "--name",
                                    "w.example/2",
                                    "--log",
                                    "vkey.txt",
                                    "--state",
                                    "w2",
                                    "--keys",
                                    "wkeys",
                                    "--stick",
                                    "stick")
                            .out()
                            .lines()
                            .findFirst()
                            .orElseThrow();
            Files.writeString(
                    folder.resolve("policy"),
                    "log %s\nwitness a %s %s\nwitness b %s\ngroup both all a b\nquorum both\n"
                            .formatted(vkey, first, address, second));
            expect(4, "verify", "rec", "--policy", "policy");
            expect(7, "cosign", "rec", "--policy", "policy", "--keys", "keys");
            expect(0, "cosign", "rec", "--policy", "policy", "--keys", "keys", "--stick", "stick");
            expect(0, "verify", "rec", "--vkey", vkey, "--policy", "policy");
            expect(0, "prove", "rec", "0", "-o", "proof");
            expect(
                    0,
                    "prove",
                    "--check",
                    "proof/entry-0.tlog-proof",
                    "--document",
                    "proof/entry-0",
                    "--policy",
                    "policy");
            // Another history under the same key: the folder and its state from before are put
            // back.
            copy(folder.resolve("rec"), folder.resolve("fork"));
            day();
            expect(
                    0,
                    "cosign",
                    "rec",
                    "--policy",
                    "policy",
                    "--keys",
                    "keys",
                    "--stick",
                    cosignedStick("stick3"));
            try (PauseRecord fork = open("fork")) {
                Instant now = Instant.parse("2016-11-04T07:00:00Z");
                for (int i = 0; i < 9; i++) {
                    fork.write(
                            IssuedNotice.of(now, "N" + i, "sms", "en", null, "Another story."),
                            Behind.staff(now, "f" + i, "anna"));
                }
            }
            ProgramRun forked = expect(4, "cosign", "fork", "--policy", "policy", "--keys", "keys");
            assertTrue(forked.err().contains("does not follow"), forked.err());
            expect(0, "export", "fork", "-o", "stick4", "--keys", "keys");
            expect(
                    4,
                    "witness",
                    "--name",
                    "w.example/2",
                    "--log",
                    "vkey.txt",
                    "--state",
                    "w2",
                    "--keys",
                    "wkeys",
                    "--stick",
                    "stick4");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private String cosignedStick(String name) throws Exception {
        expect(0, "export", "rec", "-o", name, "--keys", "keys");
        expect(
                0,
                "witness",
                "--name",
                "w.example/2",
                "--log",
                "vkey.txt",
                "--state",
                "w2",
                "--keys",
                "wkeys",
                "--stick",
                name);
        return name;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    @DisplayName("the golden log of another program verifies, and a changed one does not")
    void golden() throws Exception {
        Path data = ProgramRun.root().resolve("../shared/data/record").toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(data), "skipped: no shared data");
        Path log = folder.resolve("golden");
        Files.createDirectories(log.resolve("tile/entries/000.p"));
        Files.createDirectories(log.resolve("tile/0/000.p"));
        Files.copy(data.resolve("golden.checkpoint"), log.resolve("checkpoint"));
        byte[] entries = Files.readAllBytes(data.resolve("golden.entries"));
        Files.write(log.resolve("tile/entries/000.p/7"), entries);
        List<String> keys = Files.readAllLines(data.resolve("golden.vkeys"));
        // A log without its tile of hashes cannot prove anything: that file is named.
        ProgramRun missing = expect(4, "verify", "golden", "--vkey", keys.getFirst());
        assertTrue(missing.out().contains("tile/0/000.p/7"), missing.out());
        Files.write(log.resolve("tile/0/000.p/7"), leaves(entries));
        ProgramRun ok =
                expect(
                        0,
                        "verify",
                        "golden",
                        "--vkey",
                        data.resolve("golden.vkeys").toString(),
                        "--json");
        assertEquals(
                "RDwYOwSiI/yxDm0TjUzsBBxpYYg2u9gaxPg/dSli/bU=",
                JSON.readTree(ok.out()).get("root").stringValue());
        expect(0, "log", "golden");
        Files.write(folder.resolve("five"), entry(entries, 5));
        expect(
                0,
                "prove",
                "--check",
                data.resolve("golden.tlog-proof").toString(),
                "--document",
                "five",
                "--vkey",
                keys.getFirst());
        entries[20] ^= 1;
        Files.write(log.resolve("tile/entries/000.p/7"), entries);
        ProgramRun bad = expect(4, "verify", "golden", "--vkey", keys.getFirst());
        assertTrue(bad.out().contains("Entry 0"), bad.out());
    }

    private static byte[] entry(byte[] bundle, int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            at += 2 + length(bundle, at);
        }
        return Arrays.copyOfRange(bundle, at + 2, at + 2 + length(bundle, at));
    }

    private static int length(byte[] bundle, int at) {
        return ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
    }

    private static byte[] leaves(byte[] bundle) throws Exception {
        var sha = java.security.MessageDigest.getInstance("SHA-256");
        var out = new java.io.ByteArrayOutputStream();
        for (int at = 0; at < bundle.length; at += 2 + length(bundle, at)) {
            sha.update((byte) 0);
            sha.update(bundle, at + 2, length(bundle, at));
            out.write(sha.digest());
        }
        return out.toByteArray();
    }
}
