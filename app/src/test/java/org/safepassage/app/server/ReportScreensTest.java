package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.desk.ReportSaid;
import org.safepassage.app.server.people.Role;

/** Monitors report, officers look into it, and the board says whether the pause holds. */
class ReportScreensTest {
    private final TestServer server = TestServer.get();
    private Client officer = new Client(server);
    private Client monitor = officer;
    private String pause = "";
    private String when = "";

    @BeforeEach
    void people() throws Exception {
        officer = server.regular(Role.ACCESS_OFFICER);
        monitor = server.regular(Role.MONITOR);
        pause = server.livePause(officer);
        when = now();
    }

    private String now() {
        return LocalDateTime.ofInstant(server.now(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private Client.Answer report(String id, String kind, String corridor, String words)
            throws Exception {
        return Forms.post(
                monitor,
                "/pauses/" + pause + "/reports",
                "id",
                id,
                "kind",
                kind,
                "corridor",
                corridor,
                "when",
                when,
                "people",
                "",
                "words",
                words);
    }

    private String kept() {
        return server.server()
                .desk()
                .recorded()
                .findPause(pause)
                .orElseThrow()
                .papers()
                .reports()
                .toString();
    }

    private long reports() {
        return server.server()
                .desk()
                .recorded()
                .findPause(pause)
                .orElseThrow()
                .papers()
                .reportsTaken();
    }

    @Test
    @DisplayName("sent twice it is one; something else under its number is refused")
    void once() throws Exception {
        Client.Answer first = report("report-0001", "direct-fire", "C1", "shots \u202eheard");
        assertEquals(303, first.status(), first.body());
        assertEquals(
                303, report("report-0001", "direct-fire", "C1", "shots heard").status(), kept());
        assertEquals(303, report("report-0002", "direct-fire", "C1", "shots heard").status());
        assertEquals(1, reports());
        assertEquals(409, report("report-0001", "mine", "C1", "").status());
        assertEquals(422, report("report-0003", "soup", "C1", "").status());
        assertEquals(422, report("report-0004", "mine", "C9", "").status());
        ReportSaid kept =
                server.server()
                        .desk()
                        .recorded()
                        .findPause(pause)
                        .orElseThrow()
                        .papers()
                        .reports()
                        .get("report-0001");
        assertEquals("shots heard", kept == null ? "" : kept.says());
    }

    @Test
    @DisplayName("the record holds a commitment in the intake, and nothing of it is public")
    void committed() throws Exception {
        report("report-0001", "direct-fire", "C1", "canary-4711");
        Client.Answer record = officer.get("/record?pause=" + pause);
        assertTrue(record.body().contains("intake-commitment"), record.body());
        assertFalse(new Client(server).get("/api/status").body().contains("canary-4711"));
    }

    @Test
    @DisplayName("alleged fire strains, verified fire breaks; the rule stands beside the word")
    void verdict() throws Exception {
        report("report-0001", "quiet", "C2", "");
        report("report-0002", "direct-fire", "C1", "");
        String board = officer.get("/pauses/" + pause + "/board").body();
        assertTrue(board.contains("verdict strained"), board);
        Client.Answer judged =
                Forms.post(
                        officer,
                        "/pauses/" + pause + "/reports/report-0002",
                        "standing",
                        "verified");
        assertEquals(303, judged.status(), judged.body());
        String after = officer.get("/pauses/" + pause + "/board").body();
        assertTrue(after.contains("verdict broken"), after);
    }

    @Test
    @DisplayName("a monitor sees its own reports and no verdict; a liaison sees none")
    void restricted() throws Exception {
        report("report-0001", "direct-fire", "C1", "");
        Client other = server.someone(Role.MONITOR);
        assertTrue(monitor.get("/pauses/" + pause + "/reports").body().contains("report-0001"));
        String others = other.get("/pauses/" + pause + "/reports").body();
        assertFalse(others.contains("report-0001"), others);
        assertFalse(others.contains("id=\"verdict\""), others);
        assertFalse(monitor.get("/pauses/" + pause + "/board").body().contains("id=\"verdict\""));
        assertEquals(
                403,
                server.someone(Role.LIAISON, "S").get("/pauses/" + pause + "/reports").status());
    }
}
