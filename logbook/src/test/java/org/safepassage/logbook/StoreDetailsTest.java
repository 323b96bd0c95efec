package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a log makes things last, and how it finds its way back from what is left of them. */
class StoreDetailsTest {
    private static final SigningKey KEY =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final LogPlaces PLACES = LogPlaces.of(Path.of("/data/log"));
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    @TempDir Path folder;
    private final SimulatedDisk disk = new SimulatedDisk();

    private FileLogbook create() throws IOException {
        return FileLogbook.create(PLACES, List.of(KEY), NOON, disk);
    }

    private FileLogbook open() throws IOException {
        return FileLogbook.open(PLACES, List.of(KEY), NOON, disk);
    }

    private Head head() throws IOException {
        return Head.parse(disk.read(PLACES.head()));
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Test
    @DisplayName("after 256 writes everything is made to last, and the head begins anew from there")
    void settlesByCommits() throws IOException {
        try (FileLogbook log = create()) {
            for (int i = 0; i < 256; i++) {
                log.append(new byte[] {(byte) i});
            }
            assertEquals(0, head().settledSize());
            assertEquals(256, head().entries().size());
            log.appendAll(MerkleTest.entries(3));
            assertEquals(256, head().settledSize());
            assertEquals(3, head().entries().size());
            assertEquals(259, head().checkpoint().checkpoint().size());
        }
    }

    @Test
    @DisplayName("and after 256 KiB, however few the writes were")
    void settlesByBytes() throws IOException {
        try (FileLogbook log = create()) {
            for (int i = 0; i < 4; i++) {
                log.append(new byte[65_535]); // together four bytes less
            }
            log.append(new byte[3]);
            assertEquals(0, head().settledSize());
            log.append(new byte[1]); // now it is as much
            log.append(new byte[1]);
            assertEquals(6, head().settledSize());
            assertEquals(1, head().entries().size());
        }
    }

    @Test
    @DisplayName("what was made to last is on the disk when all else is forgotten")
    void settledLasts() throws IOException {
        try (FileLogbook log = create()) {
            log.appendAll(MerkleTest.entries(700));
            log.appendAll(MerkleTest.entries(10));
        }
        SimulatedDisk after = disk.afterCrash(new java.util.Random(4)); // whatever it forgets
        for (Path file : disk.files()) {
            if (!file.toString().endsWith(".tmp")) {
                assertArrayEquals(disk.read(file), after.read(file), file.toString());
            }
        }
        assertEquals(disk.files().size(), after.files().size());
    }

    @Test
    @DisplayName("a log that was not begun or not opened gives its lock back")
    void locks() throws IOException {
        create().close();
        assertThrows(LogbookRefusedException.class, this::create);
        open().close();
        byte[] head = disk.read(PLACES.head());
        disk.tamper(PLACES.head(), new byte[10]);
        assertThrows(LogbookRefusedException.class, this::open);
        disk.tamper(PLACES.head(), head);
        try (FileLogbook log = open()) {
            assertThrows(LogbookRefusedException.class, this::open);
            assertEquals(0, log.append(new byte[1]));
        }
        SigningKey cosigner =
                TestKeys.of("log.example/1", SignatureType.ED25519_COSIGNATURE, "log");
        assertThrows(
                IllegalArgumentException.class,
                () -> FileLogbook.open(PLACES, List.of(cosigner), NOON, disk));
    }

    @Test
    @DisplayName("1 024 entries at once are written, by a log on disk and by one in memory")
    void largestBatch() throws IOException {
        List<byte[]> most = MerkleTest.entries(Logbook.LARGEST_BATCH);
        try (FileLogbook log = create();
                MemoryLogbook memory = new MemoryLogbook(List.of(KEY), NOON)) {
            assertEquals(0, log.appendAll(most));
            assertEquals(0, memory.appendAll(most));
            assertEquals(memory.checkpoint().checkpoint(), log.checkpoint().checkpoint());
            assertEquals(1024, log.append(new byte[1]));
        }
    }

    @Test
    @DisplayName("a disk that fails under cosignatures stops the log; a closed one takes none")
    void cosignatures() throws IOException {
        SigningKey witness = TestKeys.of("w", SignatureType.ED25519_COSIGNATURE, "w");
        FileLogbook log = create();
        log.append(new byte[1]);
        Checkpoint now = log.checkpoint().checkpoint();
        List<NoteSignature> lines = List.of(witness.sign(now.text(), NOON.instant()));
        Thread.currentThread().interrupt();
        assertTrue(log.publishCosignatures(now, lines));
        assertTrue(Thread.interrupted());
        assertEquals(2, log.checkpoint().note().signatures().size());
        Checkpoint other = new Checkpoint("log.example/1", 1, Hash.EMPTY_TREE);
        assertFalse(log.publishCosignatures(other, lines));
        disk.watch(
                (_, what) -> {
                    throw new IOException("Input/output error: " + what);
                });
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> log.publishCosignatures(now, List.of()));
        assertTrue(Thread.interrupted());
        disk.watch((_, _) -> {});
        LogbookRefusedException e =
                assertThrows(LogbookRefusedException.class, () -> log.append(new byte[1]));
        assertTrue(said(e).contains("Input/output error"), said(e));
        log.close();
        FileLogbook again = open();
        assertEquals(2, again.checkpoint().note().signatures().size());
        again.close();
        assertThrows(LogbookRefusedException.class, () -> again.publishCosignatures(now, lines));
    }

    /** A log of five settled entries and three that are not, as a crash leaves it. */
    private void fiveAndThree() throws IOException {
        try (FileLogbook log = create()) {
            log.appendAll(MerkleTest.entries(5));
        }
        FileLogbook log = open();
        log.appendAll(MerkleTest.entries(3));
        assertEquals(5, head().settledSize());
        disk.forgetLocks();
    }

    @Test
    @DisplayName("where the settled tiles are gone, those that were published later are enough")
    void publishedLater() throws IOException {
        fiveAndThree();
        disk.delete(PLACES.log().resolve("tile/0/000.p/5"));
        try (FileLogbook log = open()) {
            assertEquals(8, log.checkpoint().checkpoint().size());
            assertEquals(8, log.append(new byte[1]));
            assertEquals(log.checkpoint().checkpoint().root(), log.subtrees().root(9));
        }
    }

    @Test
    @DisplayName("and where those are gone too, or wrong, it is refused with every reason")
    void nothingLeft() throws IOException {
        fiveAndThree();
        SimulatedDisk wrong = disk.copy();
        disk.delete(PLACES.log().resolve("tile/0/000.p/5"));
        disk.delete(PLACES.log().resolve("tile/0/000.p/8"));
        LogbookRefusedException gone = assertThrows(LogbookRefusedException.class, this::open);
        assertTrue(said(gone).startsWith("8 entries were signed"), said(gone));
        assertTrue(said(gone).contains("000.p/5") || said(gone).contains("tile/0/000"), said(gone));

        wrong.delete(PLACES.log().resolve("tile/0/000.p/5"));
        Path bundle = PLACES.log().resolve("tile/entries/000.p/8");
        List<byte[]> entries = EntryBundle.parse(wrong.read(bundle), 8);
        entries.set(0, new byte[] {9});
        wrong.tamper(bundle, EntryBundle.encode(entries));
        Path tile = PLACES.log().resolve("tile/0/000.p/8");
        byte[] hashes = wrong.read(tile);
        Hash.ofLeaf(new byte[] {9}).copyInto(hashes, 0);
        wrong.tamper(tile, hashes);
        LogbookRefusedException e =
                assertThrows(
                        LogbookRefusedException.class,
                        () -> FileLogbook.open(PLACES, List.of(KEY), NOON, wrong));
        assertTrue(said(e).contains("The tiles do not have the root that was signed."), said(e));
    }

    @Test
    @DisplayName("where the checkpoint was never published, the settled tiles alone are not enough")
    void neverPublished() throws IOException {
        fiveAndThree();
        disk.delete(PLACES.log().resolve("tile/0/000.p/5"));
        disk.delete(PLACES.checkpoint());
        LogbookRefusedException e = assertThrows(LogbookRefusedException.class, this::open);
        assertTrue(said(e).contains("The published checkpoint is older than the head."), said(e));
    }

    @Test
    @DisplayName("torn tiles of checkpoints in between are written again; older ones are let be")
    void tornInBetween() throws IOException {
        try (FileLogbook log = create()) {
            log.appendAll(MerkleTest.entries(2));
            log.appendAll(MerkleTest.entries(3));
        }
        FileLogbook log = open();
        for (int i = 0; i < 3; i++) {
            log.append(new byte[] {(byte) i});
        }
        disk.forgetLocks();
        byte[] six = disk.read(PLACES.log().resolve("tile/entries/000.p/6"));
        byte[] seven = disk.read(PLACES.log().resolve("tile/0/000.p/7"));
        disk.tamper(PLACES.log().resolve("tile/entries/000.p/6"), new byte[0]);
        disk.tamper(PLACES.log().resolve("tile/0/000.p/7"), new byte[7 * 32]);
        disk.tamper(PLACES.log().resolve("tile/0/000.p/2"), new byte[] {1}); // settled long ago
        open().close();
        assertArrayEquals(six, disk.read(PLACES.log().resolve("tile/entries/000.p/6")));
        assertArrayEquals(seven, disk.read(PLACES.log().resolve("tile/0/000.p/7")));
        assertArrayEquals(new byte[] {1}, disk.read(PLACES.log().resolve("tile/0/000.p/2")));
    }

    private static byte[] sealed(byte[] content) {
        byte[] magic = "logbook-head/1\n".getBytes(StandardCharsets.US_ASCII);
        byte[] whole =
                ByteBuffer.allocate(magic.length + content.length).put(magic).put(content).array();
        return ByteBuffer.allocate(whole.length + 32)
                .put(whole)
                .put(Hash.sha256(whole).bytes())
                .array();
    }

    private static byte[] numbers(int count, int length, byte[] rest) {
        return ByteBuffer.allocate(16 + rest.length)
                .putLong(0)
                .putInt(count)
                .putInt(length)
                .put(rest)
                .array();
    }

    @Test
    @DisplayName("a head that is whole and says what cannot be is refused")
    void oddHeads() throws IOException {
        byte[] note =
                SignedCheckpoint.sign(
                                new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE),
                                List.of(KEY),
                                Instant.EPOCH)
                        .bytes();
        assertEquals(0, Head.parse(sealed(numbers(0, 0, note))).entries().size());
        for (byte[] odd :
                List.of(
                        sealed(new byte[0]),
                        sealed(new byte[15]),
                        sealed(numbers(-1, 0, note)),
                        sealed(numbers(0, -1, note)),
                        sealed(numbers(0, note.length + 1, note)),
                        sealed(numbers(0, note.length, note)),
                        sealed(numbers(1, 0, note)),
                        sealed(numbers(Integer.MAX_VALUE, 0, note)),
                        new byte[0],
                        new byte[32],
                        Arrays.copyOf(sealed(numbers(0, 0, note)), 60))) {
            assertThrows(MalformedException.class, () -> Head.parse(odd));
        }
    }

    @Test
    @DisplayName("the files of this machine: as long as told, folders in place of no file")
    void localDisk() throws IOException {
        assertArrayEquals(
                new byte[3], LocalDisk.atMost(new ByteArrayInputStream(new byte[3]), 3, "x"));
        assertThrows(
                MalformedException.class,
                () -> LocalDisk.atMost(new ByteArrayInputStream(new byte[4]), 3, "x"));
        Path file = Files.createFile(folder.resolve("file"));
        assertThrows(FileAlreadyExistsException.class, () -> Disk.LOCAL.createFolder(file));
        Disk.LOCAL.createFolder(folder); // there already
        assertEquals(List.of(), Disk.LOCAL.list(file));
        assertEquals(List.of(file), Disk.LOCAL.list(folder));
        try (var _ = Disk.LOCAL.lock(folder.resolve("lock"))) {
            assertThrows(
                    LogbookRefusedException.class, () -> Disk.LOCAL.lock(folder.resolve("lock")));
        }
        Disk.LOCAL.lock(folder.resolve("lock")).close();
    }
}
