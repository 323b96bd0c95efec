package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal's files and limits, byte for byte and number for number. */
class JournalDetailsTest {
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    @TempDir Path temporary;
    private Path folder = Path.of("");
    private MemoryLogbook open = log("public");
    private MemoryLogbook intake = log("intake");

    private static MemoryLogbook log(String name) {
        return new MemoryLogbook(
                List.of(TestKeys.of("log.example/" + name, SignatureType.ED25519, name)), NOON);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void logs() {
        folder = temporary.resolve("journal");
        open = log("public");
        intake = log("intake");
    }

    private Journal journal() throws IOException {
        return Journal.open(folder, open, intake);
    }

    private Path file(String path) {
        return folder.resolve(path);
    }

    @Test
    @DisplayName("an opened journal has its folder; each thousand records have one of their own")
    void folders() throws IOException {
        Journal journal = journal();
        assertTrue(Files.isDirectory(folder));
        List<Long> numbers =
                journal.enter(Shelf.JOURNAL, MerkleTest.entries(Logbook.LARGEST_BATCH));
        assertEquals(1023, numbers.getLast());
        assertTrue(Files.exists(file("000000/000000999.journal")));
        assertTrue(Files.exists(file("000001/000001000.journal")));
        assertArrayEquals(
                text("entry 1000"), journal.record(1000).findPayload().orElseThrow().text());
    }

    @Test
    @DisplayName("text and note come back, the empty ones too, and a salt is never twice the same")
    void notes() throws IOException {
        Journal journal = journal();
        List<Long> numbers =
                journal.enter(
                        List.of(
                                Journal.Item.of(Shelf.JOURNAL, text("text"), text("a note")),
                                Journal.Item.of(Shelf.JOURNAL, text(""), text("note alone")),
                                Journal.Item.of(Shelf.JOURNAL, text(""), text("")),
                                Journal.Item.of(
                                        Shelf.JOURNAL,
                                        new byte[JournalFile.LARGEST_TEXT],
                                        new byte[JournalFile.LARGEST_NOTE])));
        for (Journal each : List.of(journal, journal())) {
            JournalRecord.Payload both = each.record(numbers.get(0)).findPayload().orElseThrow();
            assertEquals("text", new String(both.text(), StandardCharsets.UTF_8));
            assertEquals("a note", new String(both.note(), StandardCharsets.UTF_8));
            JournalRecord.Payload note = each.record(numbers.get(1)).findPayload().orElseThrow();
            assertEquals(0, note.text().length);
            assertEquals("note alone", new String(note.note(), StandardCharsets.UTF_8));
            JournalRecord.Payload none = each.record(numbers.get(2)).findPayload().orElseThrow();
            assertEquals(0, none.text().length + none.note().length);
            JournalRecord.Payload most = each.record(numbers.get(3)).findPayload().orElseThrow();
            assertEquals(JournalFile.LARGEST_TEXT, most.text().length);
            assertEquals(JournalFile.LARGEST_NOTE, most.note().length);
            assertEquals(Commitment.SALT, both.salt().length);
            assertTrue(!java.util.Arrays.equals(both.salt(), note.salt()), "salts differ");
        }
        byte[] lying = Files.readAllBytes(file("000000/000000001.journal"));
        lying[Commitment.SALT + 3]++; // one byte more than there is
        Files.write(file("000000/000000001.journal"), lying);
        assertThrows(MalformedException.class, () -> journal.record(1));
    }

    @Test
    @DisplayName(
            "a redaction names what it took away; a text that a crash left is taken at opening")
    void redactionAfterCrash() throws IOException {
        Journal journal = journal();
        journal.enter(Shelf.INTAKE_COMMITMENT, List.of(text("first"), text("second")));
        Path first = file("000000/000000000.intake-commitment");
        byte[] before = Files.readAllBytes(first);
        assertEquals(2, journal.redact(0, "x".repeat(1000), text("why")));
        assertTrue(Files.exists(file("000000/000000002.intake-text.redacts-0")));
        assertEquals(0, Files.size(first));
        Files.write(first, before); // the power went between the entry and the deletion
        Journal again = journal();
        assertEquals(0, Files.size(first));
        assertTrue(again.record(0).findPayload().isEmpty());
        assertEquals(
                "second",
                new String(
                        again.record(1).findPayload().orElseThrow().text(),
                        StandardCharsets.UTF_8));
        assertThrows(
                IllegalArgumentException.class,
                () -> again.redact(1, "because", new byte[JournalFile.LARGEST_NOTE + 1]));
    }

    @Test
    @DisplayName("numbers of more digits than names are made for stay in their order")
    void order() throws IOException {
        Journal journal = journal();
        journal.enter(Shelf.JOURNAL, text("a"));
        byte[] content = Files.readAllBytes(file("000000/000000000.journal"));
        for (long number : new long[] {999_999_999L, 1_000_000_000L}) {
            Path record = new JournalFile(number, Shelf.JOURNAL, -1).in(folder);
            Files.createDirectories(java.util.Objects.requireNonNull(record.getParent()));
            Files.write(record, content);
        }
        Files.write(file("000000/000000001.journal.tmp"), content); // left by a crash
        Journal again = journal();
        assertEquals(List.of(0L, 999_999_999L, 1_000_000_000L), again.numbers());
        assertEquals(1_000_000_001L, again.enter(Shelf.JOURNAL, text("b")));
        assertEquals(999_999_999L, again.record(999_999_999L).number());
    }

    @Test
    @DisplayName("a record that the log lacks and whose text is gone is refused, with its number")
    void emptyRecord() throws IOException {
        journal().enter(Shelf.PUBLIC_TEXT, text("a"));
        Files.write(file("000000/000000000.public-text"), new byte[0]);
        open = log("public");
        LogbookRefusedException e = assertThrows(LogbookRefusedException.class, this::journal);
        assertEquals("Record 0 is empty.", String.valueOf(e.getMessage()));
    }

    @Test
    @DisplayName("the log gets what a crash has kept from it, and only that")
    void completed() throws IOException {
        Journal journal = journal();
        journal.enter(Shelf.PUBLIC_TEXT, List.of(text("a"), text("b")));
        journal.enter(Shelf.INTAKE_COMMITMENT, text("c"));
        open = log("public");
        open.append(text("a"));
        intake = log("intake");
        Journal again = journal();
        assertEquals(2, open.checkpoint().checkpoint().size());
        assertArrayEquals(text("b"), open.entry(1));
        assertArrayEquals(
                again.record(2).findPayload().orElseThrow().commitment().entry(), intake.entry(0));
        assertEquals(List.of(0L, 1L, 2L), again.numbers());
        assertEquals(3, again.enterIntakeCheckpoint());
        assertEquals(4, again.enterIntakeCheckpoint());
    }

    @Test
    @DisplayName("a beat of one second is one, and its first span is waited for")
    void shortestBeat() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(NOON.instant());
        int[] done = {0};
        Beat beat = new Beat(Duration.ofSeconds(1), now::get, () -> done[0]++);
        assertTrue(!beat.tick(), "not at once");
        for (int i = 0; i < 5; i++) {
            now.set(now.get().plusMillis(500));
            beat.tick();
        }
        assertEquals(2, done[0]);
    }
}
