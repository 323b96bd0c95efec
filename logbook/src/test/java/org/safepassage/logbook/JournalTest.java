package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));
    private static final List<SigningKey> PUBLIC =
            List.of(TestKeys.of("log.example/public", SignatureType.ED25519, "p"));
    private static final List<SigningKey> INTAKE =
            List.of(TestKeys.of("log.example/intake", SignatureType.ED25519, "i"));
    private static final Path FOLDER = Path.of("/data/journal");

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FileLogbook log(SimulatedDisk disk, String name, List<SigningKey> keys)
            throws IOException {
        LogPlaces places = LogPlaces.of(Path.of("/data/" + name));
        return disk.exists(places.head())
                ? FileLogbook.open(places, keys, NOON, disk)
                : FileLogbook.create(places, keys, NOON, disk);
    }

    /** A journal and its two logs on one disk. */
    private record Stores(FileLogbook open, FileLogbook intake, Journal journal)
            implements AutoCloseable {
        static Stores on(SimulatedDisk disk) throws IOException {
            FileLogbook open = log(disk, "public", PUBLIC);
            FileLogbook intake = log(disk, "intake", INTAKE);
            return new Stores(open, intake, FileJournal.open(FOLDER, open, intake, disk));
        }

        @Override
        public void close() throws IOException {
            open.close();
            intake.close();
        }
    }

    @Test
    @DisplayName("each shelf shows what it should, and no more")
    void shelves() throws IOException {
        try (Stores stores = Stores.on(new SimulatedDisk())) {
            Journal journal = stores.journal();
            long notice = journal.enter(Shelf.PUBLIC_TEXT, text("a notice"));
            long promise = journal.enter(Shelf.PUBLIC_COMMITMENT, text("said in confidence"));
            List<Long> reports =
                    journal.enter(Shelf.INTAKE_COMMITMENT, List.of(text("seen"), text("seen")));
            long who = journal.enter(Shelf.JOURNAL, text("who did it"));
            assertArrayEquals(text("a notice"), stores.open().entry(0));
            JournalRecord.Payload payload = journal.record(promise).findPayload().orElseThrow();
            assertArrayEquals(payload.commitment().entry(), stores.open().entry(1));
            assertEquals(
                    payload.commitment(), Commitment.find(stores.open().entry(1)).orElseThrow());
            assertEquals(2, stores.intake().checkpoint().checkpoint().size());
            // The same words twice, and nobody can see that they are the same.
            assertNotEquals(
                    new String(stores.intake().entry(0), StandardCharsets.UTF_8),
                    new String(stores.intake().entry(1), StandardCharsets.UTF_8));
            assertEquals(1, journal.record(reports.get(1)).index());
            assertEquals(-1, journal.record(who).index());
            assertEquals(
                    List.of(notice, promise, reports.get(0), reports.get(1), who),
                    journal.numbers());
            assertTrue(Commitment.find(text("a notice")).isEmpty());
            assertTrue(Commitment.find(text("commitment/v1\nAAAA\n")).isEmpty());
            assertTrue(
                    Commitment.find(text("commitment/v1\r\n" + payload.commitment().hash() + "\n"))
                            .isEmpty());
        }
    }

    @Test
    @DisplayName("a redacted text is gone, that it went is on record, and the proof of it stands")
    void redaction() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        try (Stores stores = Stores.on(disk)) {
            Journal journal = stores.journal();
            long report = journal.enter(Shelf.INTAKE_COMMITMENT, text("canary-4711"));
            JournalRecord.Payload before = journal.record(report).findPayload().orElseThrow();
            TlogProof proof = stores.intake().prove(0);
            long redaction = journal.redact(report, "asked for by its author");
            assertTrue(journal.record(report).findPayload().isEmpty());
            assertEquals(report, journal.record(redaction).redacts());
            assertEquals(
                    "redaction/v1\nindex 0\nreason asked for by its author\n",
                    new String(stores.intake().entry(1), StandardCharsets.UTF_8));
            for (Path file : disk.files()) {
                assertFalse(
                        new String(disk.read(file), StandardCharsets.ISO_8859_1)
                                .contains("canary-4711"),
                        file.toString());
            }
            // Whoever was given salt and text before can still prove that they were received.
            assertEquals(
                    1,
                    proof.verify(before.commitment().entry(), List.of(INTAKE.getFirst().verifier()))
                            .size());
            assertThrows(IllegalArgumentException.class, () -> journal.redact(redaction, "x"));
            assertThrows(IllegalArgumentException.class, () -> journal.redact(99, "x"));
            assertThrows(
                    IllegalArgumentException.class, () -> journal.redact(report, "two\nlines"));
            assertThrows(IllegalArgumentException.class, () -> journal.redact(report, " "));
            long secret = journal.enter(Shelf.JOURNAL, text("private"));
            assertEquals(
                    Shelf.JOURNAL, journal.record(journal.redact(secret, "not needed")).shelf());
            long promise = journal.enter(Shelf.PUBLIC_COMMITMENT, text("p"));
            assertEquals(
                    Shelf.PUBLIC_TEXT,
                    journal.record(journal.redact(promise, "withdrawn")).shelf());
        }
        try (Stores stores = Stores.on(disk)) {
            assertEquals(6, stores.journal().numbers().size());
            assertTrue(stores.journal().record(0).findPayload().isEmpty());
        }
    }

    @Test
    @DisplayName("texts have their limits, on each shelf its own")
    void limits() throws IOException {
        try (Stores stores = Stores.on(new SimulatedDisk())) {
            Journal journal = stores.journal();
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.enter(Shelf.PUBLIC_TEXT, new byte[65_536]));
            journal.enter(Shelf.INTAKE_COMMITMENT, new byte[65_536]);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.enter(Shelf.JOURNAL, new byte[(1 << 20) + 1]));
            assertThrows(
                    IllegalArgumentException.class, () -> journal.enter(Shelf.JOURNAL, List.of()));
        }
    }

    @Test
    @DisplayName(
            "a crash at every step of entering and redacting: nothing acknowledged is lost, all"
                    + " three agree again")
    void crashes() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        try (Stores stores = Stores.on(disk)) {
            stores.journal().enter(Shelf.PUBLIC_TEXT, text("first"));
        }
        List<String> acknowledged = new ArrayList<>(List.of("first"));
        AtomicInteger redacted = new AtomicInteger(-1);
        int[] crashes = {0};
        try (Stores stores = Stores.on(disk)) {
            disk.watch(
                    (number, what) -> {
                        for (int outcome = 0; outcome < 1; outcome++) {
                            SimulatedDisk after =
                                    disk.afterCrash(new Random(number * 10L + outcome));
                            agree(
                                    after,
                                    acknowledged,
                                    redacted.get(),
                                    "step %d (%s)".formatted(number, what));
                            crashes[0]++;
                        }
                    });
            Journal journal = stores.journal();
            journal.enter(Shelf.INTAKE_COMMITMENT, List.of(text("a"), text("b")));
            acknowledged.addAll(List.of("a", "b"));
            journal.enter(Shelf.PUBLIC_COMMITMENT, text("c"));
            acknowledged.add("c");
            journal.redact(2, "because");
            redacted.set(2);
            journal.enterIntakeCheckpoint();
            disk.watch((_, _) -> {});
        }
        assertTrue(crashes[0] > 60);
    }

    private static void agree(
            SimulatedDisk disk, List<String> acknowledged, int redacted, String where)
            throws IOException {
        try (Stores stores = Stores.on(disk)) {
            Journal journal = stores.journal();
            assertTrue(journal.numbers().size() >= acknowledged.size(), where);
            for (int number = 0; number < acknowledged.size(); number++) {
                JournalRecord record = journal.record(number);
                if (number == redacted) {
                    assertTrue(record.findPayload().isEmpty(), where);
                } else if (record.findPayload().isPresent()) {
                    assertEquals(
                            acknowledged.get(number),
                            new String(record.findPayload().get().text(), StandardCharsets.UTF_8),
                            where);
                }
            }
            for (long number : journal.numbers()) {
                JournalRecord record = journal.record(number);
                Logbook log = record.shelf().isPublic() ? stores.open() : stores.intake();
                if (record.findPayload().isPresent()) {
                    byte[] entry =
                            record.shelf().isText()
                                    ? record.findPayload().get().text()
                                    : record.findPayload().get().commitment().entry();
                    assertArrayEquals(entry, log.entry(record.index()), where);
                }
            }
        }
    }

    @Test
    @DisplayName("a journal that lost records, or belongs to other logs, is refused")
    void mismatch() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        try (Stores stores = Stores.on(disk)) {
            stores.journal().enter(Shelf.PUBLIC_TEXT, text("one"));
        }
        Path record = FOLDER.resolve("000000/000000000.public-text");
        SimulatedDisk changed = disk.copy();
        changed.tamper(record, new byte[40]);
        assertThrows(LogbookRefusedException.class, () -> Stores.on(changed));
        disk.delete(record);
        assertThrows(LogbookRefusedException.class, () -> Stores.on(disk));
    }

    @Test
    @DisplayName(
            "the intake's root enters the public log on a fixed beat, whatever came, and shows"
                    + " nothing of it")
    void beat() throws IOException {
        try (Stores stores = Stores.on(new SimulatedDisk())) {
            AtomicReference<Instant> now =
                    new AtomicReference<>(Instant.parse("2016-11-04T12:00:10Z"));
            Beat beat =
                    new Beat(
                            Duration.ofSeconds(60),
                            now::get,
                            () -> stores.journal().enterIntakeCheckpoint());
            int beats = 0;
            for (int second = 0; second < 600; second++) {
                now.set(now.get().plusSeconds(1));
                if (second == 200) {
                    stores.journal().enter(Shelf.INTAKE_COMMITMENT, MerkleTest.entries(50));
                }
                beats += beat.tick() ? 1 : 0;
            }
            assertEquals(10, beats);
            assertEquals(10, stores.open().checkpoint().checkpoint().size());
            for (int i = 0; i < 10; i++) {
                assertEquals(59, stores.open().entry(i).length); // all alike from outside
            }
            JournalRecord last = stores.journal().record(stores.journal().numbers().getLast());
            assertArrayEquals(
                    stores.intake().checkpoint().bytes(), last.findPayload().orElseThrow().text());
            now.set(now.get().plusSeconds(86_400));
            assertTrue(beat.tick()); // once after a sleep
            assertFalse(beat.tick());
            now.set(now.get().minusSeconds(600));
            assertFalse(beat.tick());
            now.set(now.get().plusSeconds(60));
            assertTrue(beat.tick());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Beat(Duration.ofMillis(1500), NOON, () -> {}));
        assertThrows(IllegalArgumentException.class, () -> new Beat(Duration.ZERO, NOON, () -> {}));
    }
}
