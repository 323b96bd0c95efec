package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.store.Backup;
import org.safepassage.app.server.store.Databases;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.app.server.store.Restore;
import org.safepassage.domain.CorridorLimits;
import org.safepassage.logbook.Database;

/** A backup while the server writes, put back elsewhere: the same roots, the same state. */
class BackupTest {
    private static final Actor OFFICER =
            new Actor("officer", Role.ACCESS_OFFICER, null, "s", Instant.EPOCH);
    @TempDir Path folder;

    private Path data(String name) {
        return folder.resolve(name);
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private static Desk desk(RecordLedger ledger) throws IOException {
        Desk desk = Desk.open(ledger, Instant::now, CorridorLimits.STANDARD);
        if (desk.recorded().findPause("p").isEmpty()) {
            DrillPause.addIfEmpty(desk);
            String text = desk.recorded().findPause("drill").orElseThrow().text();
            desk.addPause(OFFICER, "p", false, text.replace("id: drill", "id: p"));
        }
        return desk;
    }

    private static PauseState pause(Desk desk) {
        return Objects.requireNonNull(desk.recorded().pauses().get("p"));
    }

    private static List<Backup.Copied> backupWhileWriting(Desk desk, Backed backup)
            throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; !stop.get(); i++) {
                                        String text = pause(desk).text();
                                        assertInstanceOf(
                                                Outcome.Done.class,
                                                desk.revise(
                                                        OFFICER,
                                                        "p",
                                                        text + "# " + i + "\n",
                                                        null));
                                        desk.suspend(OFFICER, "p", "C1");
                                    }
                                });
        while (pause(desk).version() < 6) {
            Thread.sleep(10);
        }
        List<Backup.Copied> copied = backup.up();
        stop.set(true);
        writer.join();
        assertTrue(copied.size() == 3, copied.toString());
        return copied;
    }

    @FunctionalInterface
    private interface Backed {
        List<Backup.Copied> up() throws IOException;
    }

    @Test
    @DisplayName("a folder: the same roots, and the server goes on from there")
    void folder() throws Exception {
        Path file = folder.resolve("one.backup");
        List<Backup.Copied> copied;
        try (RecordLedger ledger = RecordLedger.open(data("a"), keys(), Instant::now)) {
            Desk desk = desk(ledger);
            copied =
                    backupWhileWriting(
                            desk, () -> Backup.ofFolder(data("a"), null, file, Instant.now()));
        }
        assertEquals(copied, Restore.toFolder(file, data("b"), folder.resolve("other-keys")));
        assertFalse(Files.exists(folder.resolve("other-keys")), "no keys came along");
        try (RecordLedger ledger = RecordLedger.open(data("b"), keys(), Instant::now)) {
            Desk desk = desk(ledger);
            assertTrue(pause(desk).version() > 2);
            assertInstanceOf(Outcome.Done.class, desk.suspend(OFFICER, "p", null));
        }
    }

    @Test
    @DisplayName("a database, and back into another: the same roots, and the server goes on")
    void database() throws Exception {
        Path file = folder.resolve("two.backup");
        List<Backup.Copied> copied;
        String first = TestPostgres.newDatabase();
        try (Database database = Databases.postgresql(first);
                RecordLedger ledger =
                        RecordLedger.open(database, data("a"), keys(), Instant::now)) {
            Desk desk = desk(ledger);
            copied =
                    backupWhileWriting(
                            desk,
                            () ->
                                    Backup.ofDatabase(
                                            database, data("a"), keys(), file, Instant.now()));
        }
        String second = TestPostgres.newDatabase();
        Path other = folder.resolve("other-keys");
        try (Database database = Databases.postgresql(second)) {
            assertEquals(copied, Restore.toDatabase(file, database, data("b"), other));
            assertThrows(
                    IOException.class,
                    () -> Restore.toDatabase(file, database, data("c"), other),
                    "not over something");
        }
        try (Database database = Databases.postgresql(second);
                RecordLedger ledger = RecordLedger.open(database, data("b"), other, Instant::now)) {
            Desk desk = desk(ledger);
            assertInstanceOf(Outcome.Done.class, desk.suspend(OFFICER, "p", null));
        }
        // From a database into a folder as well.
        assertEquals(copied, Restore.toFolder(file, data("d"), other));
        try (RecordLedger ledger = RecordLedger.open(data("d"), other, Instant::now)) {
            assertInstanceOf(Outcome.Done.class, desk(ledger).suspend(OFFICER, "p", null));
        }
    }

    @Test
    @DisplayName(
            "nothing is restored over something, and a damaged file is refused and leaves nothing")
    void refusals() throws Exception {
        Path file = folder.resolve("three.backup");
        try (RecordLedger ledger = RecordLedger.open(data("a"), keys(), Instant::now)) {
            desk(ledger);
        }
        List<Backup.Copied> copied = Backup.ofFolder(data("a"), null, file, Instant.now());
        assertThrows(IOException.class, () -> Restore.toFolder(file, data("a"), keys()));
        byte[] whole = Files.readAllBytes(file);
        int changed = 0;
        for (int at = 40; at < whole.length; at += whole.length / 30 + 1) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x11;
            Path damaged = Files.write(folder.resolve("damaged"), bytes);
            try {
                // What can change and not matter: the names and times that stand twice in a ZIP.
                assertEquals(copied, Restore.toFolder(damaged, data("x"), keys()));
                delete(data("x"));
            } catch (IOException | IllegalArgumentException e) {
                changed++;
                assertFalse(Files.exists(data("x")), e.toString());
            }
        }
        assertTrue(changed > 15, changed + " refused");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 100));
        assertThrows(IOException.class, () -> Restore.toFolder(file, data("y"), keys()));
        assertFalse(Files.exists(data("y")));
        assertFalse(Files.exists(folder.resolve("y.restoring")));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
