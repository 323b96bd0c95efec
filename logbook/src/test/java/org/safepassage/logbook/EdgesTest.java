package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges of ranges that the stories of the other tests do not reach. */
class EdgesTest {
    private static final SigningKey KEY =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final SigningKey NEXT =
            TestKeys.of("log.example/1", SignatureType.ED25519, "next");
    private static final SigningKey OTHER =
            TestKeys.of("log.example/2", SignatureType.ED25519, "other");
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T10:00:00Z"));

    @TempDir Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("a log exists from its beginning on, and in part when its state is gone")
    void exists() throws IOException {
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        assertFalse(FileLogbook.exists(places));
        try (FileLogbook log = FileLogbook.create(places, List.of(KEY), NOON)) {
            assertTrue(FileLogbook.exists(places));
            log.append(new byte[1]);
        }
        Files.delete(places.head());
        assertTrue(FileLogbook.exists(places));
    }

    @Test
    @DisplayName("a journal's numbers from one on; notes, reasons and batches have their limits")
    void journal() throws IOException {
        MemoryLogbook open = new MemoryLogbook(List.of(KEY), NOON);
        MemoryLogbook intake = new MemoryLogbook(List.of(OTHER), NOON);
        Journal journal = Journal.open(folder.resolve("journal"), open, intake);
        for (int i = 0; i < 5; i++) {
            journal.enter(Shelf.JOURNAL, bytes("text " + i));
        }
        assertEquals(List.of(2L, 3L), journal.numbersFrom(2, 2));
        assertEquals(List.of(4L), journal.numbersFrom(4, 9));
        assertEquals(List.of(), journal.numbersFrom(5, 9));
        assertEquals(5, journal.numbersFrom(0, 9).size());
        byte[] note = new byte[JournalFile.LARGEST_NOTE + 1];
        assertThrows(
                IllegalArgumentException.class,
                () -> journal.enter(List.of(Journal.Item.of(Shelf.JOURNAL, new byte[1], note))));
        assertThrows(
                IllegalArgumentException.class,
                () -> journal.enter(Shelf.JOURNAL, MerkleTest.entries(Logbook.LARGEST_BATCH + 1)));
        assertThrows(IllegalArgumentException.class, () -> journal.redact(0, "x".repeat(1001)));
        journal.close();
        assertThrows(IOException.class, () -> journal.enter(Shelf.JOURNAL, bytes("late")));
    }

    @Test
    @DisplayName("a record of the journal that is too short, or lies about its note, is refused")
    void shortRecords() throws IOException {
        MemoryLogbook open = new MemoryLogbook(List.of(KEY), NOON);
        MemoryLogbook intake = new MemoryLogbook(List.of(OTHER), NOON);
        Journal journal = Journal.open(folder, open, intake);
        long number = journal.enter(Shelf.JOURNAL, bytes("text"));
        Path file = folder.resolve("000000/000000000.journal");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {"0".length(), Commitment.SALT, Commitment.SALT + 3}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThrows(MalformedException.class, () -> journal.record(number));
        }
        for (byte high : new byte[] {1, -1}) {
            byte[] lying = whole.clone();
            lying[Commitment.SALT] = high;
            Files.write(file, lying);
            assertThrows(MalformedException.class, () -> journal.record(number));
        }
    }

    @Test
    @DisplayName("numbers, names and origins just outside of what they may be")
    void values() throws Exception {
        for (String wrong : List.of("", "12a", "1:", "1/", "01", "9223372036854775808")) {
            assertThrows(MalformedException.class, () -> CanonicalText.decimal(wrong), wrong);
        }
        assertEquals("\"a?b\"", CanonicalText.shown("a\u202eb"));
        Hash hash = Hash.EMPTY_TREE;
        assertNotEquals(hash, (Object) "hash");
        assertThrows(IllegalArgumentException.class, () -> new Checkpoint("", 0, hash));
        assertThrows(IllegalArgumentException.class, () -> new Checkpoint("a\nb", 0, hash));
        assertThrows(IllegalArgumentException.class, () -> new Checkpoint("a", -1, hash));
        assertThrows(IllegalArgumentException.class, () -> new InclusionProof(-1, 3, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new InclusionProof(3, 3, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> Commitment.of(new byte[31], new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> new Policy.Group("g", 0, List.of()));
        Policy.Witness one = new Policy.Witness("a", OTHER.verifier(), null);
        assertThrows(IllegalArgumentException.class, () -> new Policy.Group("g", 0, List.of(one)));
        assertThrows(IllegalArgumentException.class, () -> new Policy.Group("g", 2, List.of(one)));
        for (String name : List.of("a b", "a\u00a0b", "a\u0085b", "a+b", "")) {
            assertThrows(
                    MalformedException.class,
                    () -> VerifierKey.of(name, SignatureType.ED25519, KEY.verifier().raw()));
        }
        assertNotEquals(KEY.verifier(), NEXT.verifier());
        assertNotEquals(KEY.verifier(), (Object) "key");
        for (String address : List.of("ftp://log.example/", "log.example/1")) {
            assertThrows(IllegalArgumentException.class, () -> TiledLog.at(URI.create(address)));
        }
        for (String path :
                List.of(
                        "tile/0/x001/x001/x001/x001/x001/x001/001",
                        "tile/0/000.p/256",
                        "tile/0/000.p/0",
                        "tile/64/000",
                        "tile/0/00")) {
            assertThrows(MalformedException.class, () -> Tile.parse(path), path);
        }
        assertThrows(MalformedException.class, () -> Policy.parse(bytes("log x")));
    }

    @Test
    @DisplayName("letters that a hand or a keyboard leaves out do not count")
    void folding() {
        assertEquals("قهوه", WordList.fold("قهوة"));
        assertEquals("مبني", WordList.fold("مبنى"));
        assertEquals("اسم", WordList.fold("ٱسم"));
        assertEquals("شي", WordList.fold("شـيء"));
        assertEquals("гудзик", WordList.fold("ґудзик"));
        assertEquals("oeuf", WordList.fold("Œuf"));
    }

    @Test
    @DisplayName("an announcement of another log's key, or twice the same, announces nothing new")
    void announcements() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> KeyChange.entry(KEY, OTHER));
        byte[] good = KeyChange.entry(KEY, NEXT);
        String text = new String(good, StandardCharsets.UTF_8);
        for (String wrong :
                List.of(
                        text.replace("key-change/v1", "key-change/v2"),
                        text.replaceFirst("\nold ", "\nOld "),
                        text.replaceFirst("\nnew ", "\nNew "),
                        text.replaceFirst("\nlog.example/1\n", "\nlog.example/3\n"),
                        text.replaceFirst("\nnew [^\n]*\n", "\n"))) {
            assertEquals(Optional.empty(), KeyChange.find(bytes(wrong)), wrong);
        }
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        try (FileLogbook log = FileLogbook.create(places, List.of(KEY), NOON)) {
            log.appendAll(List.of(good, good, KeyChange.entry(NEXT, KEY), bytes("else")));
        }
        assertEquals(
                List.of(KEY.verifier(), NEXT.verifier()),
                KeyChange.follow(KEY.verifier(), TiledLog.in(places.log())));
        assertEquals(
                List.of(OTHER.verifier()),
                KeyChange.follow(OTHER.verifier(), TiledLog.in(places.log())));
    }

    @Test
    @DisplayName("a key's file that is none, and a name that could end the page's script")
    void keysAndPages() throws Exception {
        KeyStore store = new KeyStore(folder.resolve("keys"), folder.resolve("data"));
        store.create("k", "log.example/1", SignatureType.ED25519);
        Path file = folder.resolve("keys/k.key");
        String text = Files.readString(file);
        for (String wrong :
                List.of(
                        text.replace("logbook-key/1", "logbook-key/2"),
                        text.replaceFirst("\n[^\n]*\n$", "\n"),
                        text.replaceFirst("\n[^\n]*\n$", "\n*\n"))) {
            Files.writeString(file, wrong);
            assertThrows(MalformedException.class, () -> store.load("k"));
        }
        VerifierKey odd = VerifierKey.of("a\"\\<&", SignatureType.ED25519, KEY.verifier().raw());
        SignedCheckpoint checkpoint =
                SignedCheckpoint.sign(
                        new Checkpoint("log.example/1", 1, Hash.ofLeaf(new byte[1])),
                        List.of(KEY),
                        Instant.EPOCH);
        TlogProof proof = new TlogProof(null, 0, List.of(), checkpoint);
        String page =
                new String(
                        VerifierPage.of(new byte[1], proof, List.of(odd)), StandardCharsets.UTF_8);
        assertTrue(page.contains("a\\u0022\\u005c\\u003c\\u0026+"), "escaped");
    }
}
