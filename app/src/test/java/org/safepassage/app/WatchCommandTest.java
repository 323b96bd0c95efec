package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scripts rely on in {@code watch} and {@code account}. Each run is a process of its own. */
class WatchCommandTest {
    @TempDir Path folder = Path.of(".");

    private static String example(String name) {
        return ProgramRun.root()
                .resolve("examples")
                .resolve(name)
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    private ProgramRun watch(String... more) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("watch", example("aleppo-2016-11-04/pause.yaml")));
        words.addAll(List.of(more));
        return ProgramRun.in(folder, words.toArray(String[]::new));
    }

    @Test
    @DisplayName("the JSON has the contract's names, and every row is accounted for")
    void json() throws Exception {
        ProgramRun run =
                watch(
                        "--reports",
                        example("aleppo-2016-11-04/reports.jsonl"),
                        "--at",
                        "2016-11-04T13:00:00Z",
                        "--json");
        assertEquals(0, run.exit(), run.err());
        JsonNode answer = JsonMapper.builder().build().readTree(run.out());
        JsonNode evidence = answer.get("evidence").get(0);
        long rows = 0;
        for (JsonNode n : answer.get("coverage").get("rows")) {
            rows += n.asLong();
        }
        long all = rows;
        assertAll(
                () -> assertEquals("strained", answer.get("verdict").asString()),
                () -> assertEquals("F1", answer.get("corridors").get(0).get("id").asString()),
                () ->
                        assertEquals(
                                "strained",
                                answer.get("corridors").get(0).get("verdict").asString()),
                () -> assertEquals("2016-11-04T13:00:00Z", answer.get("at").asString()),
                () -> assertEquals("2016-11-04T12:00:00Z", answer.get("since").asString()),
                () -> assertEquals("violence-alleged-in-area", answer.get("rule").asString()),
                () -> assertEquals("N1", evidence.get("report").asString()),
                () -> assertTrue(evidence.get("counts").asBoolean()),
                () -> assertFalse(evidence.get("ignored").asBoolean()),
                () -> assertFalse(evidence.get("why").asString().isEmpty()),
                () -> assertEquals(5, answer.get("coverage").get("read").asLong()),
                () -> assertEquals(5, all));
    }

    @Test
    @DisplayName("a row that cannot be read is said, counted, and ends with 7")
    void partly() throws Exception {
        Files.writeString(
                folder.resolve("r.csv"),
                """
                id,observer,kind,at,corridor,received
                1,M1,quiet,2016-11-04T08:00:00Z,C1,2016-11-04T08:01:00Z
                2,M1,quite,2016-11-04T08:30:00Z,C1,2016-11-04T08:31:00Z
                """);
        ProgramRun run = watch("--reports", "r.csv", "--at", "2016-11-04T08:20:00Z", "--json");
        JsonNode answer = JsonMapper.builder().build().readTree(run.out());
        assertAll(
                () -> assertEquals(7, run.exit(), run.err()),
                () -> assertTrue(run.err().contains("r.csv: line 3, kind"), run.err()),
                () -> assertTrue(run.err().contains("nearest is 'quiet'"), run.err()),
                () -> assertEquals("cannot-tell", answer.get("verdict").asString()),
                () ->
                        assertEquals(
                                "holds", answer.get("corridors").get(2).get("verdict").asString()),
                () -> assertEquals(1, answer.get("coverage").get("rows").get("invalid").asLong()));
    }

    @Test
    @DisplayName("schema drift is named with the nearest column and ends with 3")
    void drift() throws Exception {
        Files.writeString(
                folder.resolve("u.csv"),
                "id,date_start,date_end,date_prec,where_precc,latitude,longitude\n1,2016-01-01,2016-01-01,1,1,36.2,37.1\n");
        ProgramRun run = watch("--reports", "u.csv");
        assertAll(
                () -> assertEquals(3, run.exit(), run.err()),
                () -> assertTrue(run.err().contains("no column 'where_prec'"), run.err()),
                () -> assertTrue(run.err().contains("nearest is 'where_precc'"), run.err()),
                () -> assertEquals("", run.out()));
    }

    @Test
    @DisplayName(
            "wrong usage ends with 2: two questions at once, no instant, no format, no reports")
    void usage() throws Exception {
        String reports = example("aleppo-2016-11-04/reports.jsonl");
        for (List<String> words :
                List.of(
                        List.of("--reports", reports, "--at", "2016-11-04T13:00:00Z", "--replay"),
                        List.of("--reports", reports, "--at", "noon"),
                        List.of("--reports", reports, "--format", "xls"),
                        List.<String>of())) {
            ProgramRun run = watch(words.toArray(String[]::new));
            assertEquals(2, run.exit(), words + run.err());
        }
    }

    @Test
    @DisplayName("replay, following a file to the end, and the account of two pauses")
    void replayFollowAccount() throws Exception {
        String reports = example("aleppo-2016-11-04/reports.jsonl");
        ProgramRun replay = watch("--reports", reports, "--replay", "--json");
        JsonNode answer = JsonMapper.builder().build().readTree(replay.out());
        List<String> verdicts = new ArrayList<>();
        answer.get("changes").forEach(c -> verdicts.add(c.get("verdict").asString()));
        ProgramRun follow = watch("--reports", reports, "--follow");
        ProgramRun account =
                ProgramRun.in(
                        folder,
                        "account",
                        example("aleppo-2016-11-04/pause.yaml"),
                        example("aleppo-2016-10-20/pause.yaml"),
                        "--reports",
                        reports,
                        "--reports",
                        example("aleppo-2016-10-20/reports.jsonl"),
                        "-o",
                        "account");
        String page = Files.readString(folder.resolve("account/account.html"));
        assertAll(
                () ->
                        assertEquals(
                                List.of("not-begun", "cannot-tell", "strained", "ended"), verdicts),
                () -> assertEquals(0, follow.exit(), follow.err()),
                () -> assertTrue(follow.out().contains("ended"), follow.out()),
                () -> assertEquals(0, account.exit(), account.err()),
                () -> assertTrue(page.contains("0 to 50: 4 sources disagree")),
                () -> assertTrue(page.lines().findFirst().orElse("").contains("RESTRICTED")));
    }
}
