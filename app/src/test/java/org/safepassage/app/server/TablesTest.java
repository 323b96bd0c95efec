package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.store.Databases;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.app.server.store.Tables;
import org.safepassage.domain.CorridorLimits;
import tools.jackson.databind.JsonNode;

/** The tables say what the journal says, and are made anew where they do not. */
class TablesTest {
    @TempDir Path folder;

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private RecordLedger ledger(@Nullable String url, Path data) throws IOException {
        return url == null
                ? RecordLedger.open(data, folder.resolve("keys"), Instant::now)
                : RecordLedger.open(
                        Databases.postgresql(url), data, folder.resolve("keys"), Instant::now);
    }

    private int differences(@Nullable String url, Path data) throws IOException {
        try (RecordLedger ledger = ledger(url, data)) {
            Desk desk = Desk.open(ledger, Instant::now, CorridorLimits.STANDARD);
            try (Tables tables = ledger.tables(data, desk::recorded)) {
                desk.read(tables::entered);
                tables.start();
                assertTrue(tables.await(10_000));
                if (desk.recorded().pauses().isEmpty()) {
                    DrillPause.addIfEmpty(desk);
                }
                Actor duty = new Actor("duty", Role.DUTY_OFFICER, null, "s", Instant.now());
                desk.suspend(duty, "drill", "C1");
                assertTrue(tables.await(10_000));
                var last = tables.decisions("drill", 0, 1000, "C1").getLast();
                assertEquals("suspended", last.kind());
                assertEquals("duty", last.by());
                return tables.differences();
            }
        }
    }

    private void story(@Nullable String url, Path data, String jdbc) throws Exception {
        assertEquals(0, differences(url, data));
        assertEquals(0, differences(url, data), "the same after a start");
        run(jdbc, "update corridor set state = 'open' where id = 'C1'");
        assertEquals(1, differences(url, data));
        assertEquals(0, differences(url, data), "made anew");
        run(jdbc, "update decision set account = 'nobody' where number = 1");
        assertEquals(1, differences(url, data));
        run(jdbc, "delete from decision where number = 2");
        assertEquals(1, differences(url, data));
        assertEquals(0, differences(url, data));
    }

    @Test
    @DisplayName("in SQLite beside the records; a file that is none is made anew")
    void sqlite() throws Exception {
        Path data = folder.resolve("data");
        story(null, data, "jdbc:sqlite:" + data.resolve("office.sqlite"));
        Files.writeString(data.resolve("office.sqlite"), "this is no database, but a text");
        Files.deleteIfExists(data.resolve("office.sqlite-wal"));
        assertEquals(0, differences(null, data));
    }

    @Test
    @DisplayName("the same in PostgreSQL")
    void postgresql() throws Exception {
        String url = TestPostgres.newDatabase();
        story(url, folder.resolve("data"), url);
    }

    @Test
    @DisplayName("the list of a pause's decisions comes in pages that lose nothing")
    void pages() throws Exception {
        TestServer server = TestServer.get();
        Client officer = server.regular(Role.ACCESS_OFFICER);
        String pause = server.livePause(officer);
        for (int i = 0; i < 5; i++) {
            officer.post("/api/pauses/%s/corridors/C1/suspend".formatted(pause));
        }
        int seen = 0;
        long last = 0;
        String after = "0";
        while (after != null) {
            Client.Answer page =
                    officer.get(
                            "/api/pauses/%s/decisions?limit=2&after=%s".formatted(pause, after));
            assertEquals(200, page.status(), page.body());
            for (JsonNode each : page.json().get("items")) {
                assertEquals(last + 1, each.get("number").asLong());
                last = each.get("number").asLong();
                seen++;
            }
            JsonNode next = page.json().get("next");
            after = next == null || next.isNull() ? null : next.asString();
        }
        assertEquals(6, seen);
    }
}
