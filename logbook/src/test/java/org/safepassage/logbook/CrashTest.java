package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The power goes at every single step of a run, and whatever the disk has kept, the log finds its
 * way back.
 */
class CrashTest {
    private static final List<SigningKey> KEYS =
            List.of(TestKeys.of("log.example/1", SignatureType.ED25519, "log"));
    private static final LogPlaces PLACES = LogPlaces.of(Path.of("/data/log"));
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));
    private static final int OUTCOMES =
            Integer.getInteger("logbook.outcomes", 2); // crashes tried per step

    private static SimulatedDisk filled; // a log of 254 entries, two before its first tile is full

    /** What the run has been told so far. */
    private static final class Told {
        final List<byte[]> acknowledged = new ArrayList<>();
        List<byte[]> underWay = List.of();
        Checkpoint seen = new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE);

        Told copy() {
            Told copy = new Told();
            copy.acknowledged.addAll(acknowledged);
            copy.underWay = underWay;
            copy.seen = seen;
            return copy;
        }
    }

    @BeforeAll
    static void fill() throws IOException {
        filled = new SimulatedDisk();
        try (FileLogbook log = FileLogbook.create(PLACES, KEYS, NOON, filled)) {
            log.appendAll(MerkleTest.entries(254));
        }
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private static byte[] entry(int number) {
        return ("entry " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static void append(Logbook log, Told told, int count) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(told.acknowledged.size() + i));
        }
        told.underWay = entries;
        assertEquals(told.acknowledged.size(), log.appendAll(entries));
        told.acknowledged.addAll(entries);
        told.underWay = List.of();
        told.seen = log.checkpoint().checkpoint();
    }

    /** Begins a log, or goes on from 254 entries over the edge of a tile. */
    private static void run(SimulatedDisk disk, Told told) throws IOException {
        boolean begun = disk.exists(PLACES.head());
        try (FileLogbook log =
                begun
                        ? FileLogbook.open(PLACES, KEYS, NOON, disk)
                        : FileLogbook.create(PLACES, KEYS, NOON, disk)) {
            append(log, told, 1);
            append(log, told, 4);
            SigningKey witness = TestKeys.of("w", SignatureType.ED25519_COSIGNATURE, "w");
            NoteSignature line = witness.sign(told.seen.text(), NOON.instant());
            assertTrue(log.publishCosignatures(told.seen, List.of(line)));
            append(log, told, 1);
        }
    }

    private static Told toldOfFilled() throws IOException {
        Told told = new Told();
        told.acknowledged.addAll(MerkleTest.entries(254));
        told.seen = SignedCheckpoint.parse(filled.read(PLACES.checkpoint())).checkpoint();
        return told;
    }

    /**
     * Opens what is left, and checks that nothing promised is lost and nothing seen is
     * contradicted.
     */
    private static void recover(SimulatedDisk disk, Told told, String where) throws IOException {
        boolean begun = disk.exists(PLACES.head());
        if (!begun && told.acknowledged.isEmpty()) {
            // The power went before the log had begun: then it can be begun.
            try (FileLogbook log = FileLogbook.create(PLACES, KEYS, NOON, disk)) {
                assertEquals(0, log.checkpoint().checkpoint().size(), where);
            }
            return;
        }
        try (FileLogbook log = FileLogbook.open(PLACES, KEYS, NOON, disk)) {
            long size = log.checkpoint().checkpoint().size();
            int promised = told.acknowledged.size();
            assertTrue(
                    size == promised || size == promised + told.underWay.size(),
                    where + ": " + size);
            List<byte[]> expected = new ArrayList<>(told.acknowledged);
            expected.addAll(told.underWay);
            for (int i = Math.max(0, promised - 8); i < size; i++) {
                assertArrayEquals(expected.get(i), log.entry(i), where);
            }
            Subtrees tree = log.subtrees();
            assertEquals(log.checkpoint().checkpoint().root(), tree.root(size), where);
            requireWholeTiles(disk, log, where);
            if (told.seen.size() > 0) {
                assertTrue(
                        tree.consistency(told.seen.size(), size)
                                .proves(told.seen.root(), log.checkpoint().checkpoint().root()),
                        where);
            }
            assertEquals(size, log.append(entry((int) size)), where);
            assertEquals(
                    log.checkpoint().checkpoint().root(), log.subtrees().root(size + 1), where);
        }
    }

    /** Every tile there is, the narrower ones too, for somebody may hold the checkpoint of then. */
    private static void requireWholeTiles(SimulatedDisk disk, Logbook log, String where)
            throws IOException {
        long size = log.checkpoint().checkpoint().size();
        Subtrees tree = log.subtrees();
        for (Path file : disk.files()) {
            Path path = PLACES.log().relativize(file);
            if (!path.startsWith("tile") || path.toString().endsWith(".tmp")) {
                continue;
            }
            Tile tile = Tile.parse(path.toString());
            long first = tile.index() * Tile.FULL;
            String what = where + ": " + path;
            assertTrue(
                    first + tile.width() <= Tile.hashesOnLevel(tile.level(), size),
                    what + " is of entries that were never signed");
            byte[] bytes = disk.read(file);
            if (tile.level() == Tile.ENTRIES) {
                List<byte[]> entries = new ArrayList<>();
                for (int i = 0; i < tile.width(); i++) {
                    entries.add(log.entry(first + i));
                }
                assertArrayEquals(EntryBundle.encode(entries), bytes, what);
            } else {
                assertEquals(tile.width() * Hash.BYTES, bytes.length, what);
                for (int i = 0; i < tile.width(); i++) {
                    assertEquals(
                            tree.perfect(8 * tile.level(), first + i),
                            Hash.at(bytes, i * Hash.BYTES),
                            what);
                }
            }
        }
    }

    private static int crashEverywhere(SimulatedDisk disk, Told told, int outcomes)
            throws IOException {
        int[] crashes = {0};
        disk.watch(
                (number, what) -> {
                    for (int outcome = 0; outcome < outcomes; outcome++) {
                        Random chance = new Random(number * 1000L + outcome);
                        recover(
                                disk.afterCrash(chance),
                                told.copy(),
                                "step %d (%s), outcome %d".formatted(number, what, outcome));
                        crashes[0]++;
                    }
                });
        run(disk, told);
        return crashes[0];
    }

    @Test
    @DisplayName("a crash at every step of a log's first day, with several outcomes each")
    void firstDay() throws IOException {
        assertTrue(crashEverywhere(new SimulatedDisk(), new Told(), OUTCOMES) > 50 * OUTCOMES);
    }

    @Test
    @DisplayName("a crash at every step while a tile becomes full and its parts are dropped")
    void overTheEdge() throws IOException {
        assertTrue(crashEverywhere(filled.copy(), toldOfFilled(), OUTCOMES) > 50 * OUTCOMES);
    }

    @Test
    @DisplayName("a second crash at every step of finding the way back from the first")
    void crashWhileRecovering() throws IOException {
        SimulatedDisk disk = filled.copy();
        Told told = toldOfFilled();
        int[] crashes = {0};
        disk.watch(
                (number, what) -> {
                    if (number % 8 != 0) {
                        return;
                    }
                    SimulatedDisk after = disk.afterCrash(new Random(number));
                    Told known = told.copy();
                    after.watch(
                            (second, again) -> {
                                SimulatedDisk twice =
                                        after.afterCrash(new Random(number * 1000L + second));
                                recover(
                                        twice,
                                        known,
                                        "step %d (%s), then %d (%s)"
                                                .formatted(number, what, second, again));
                                crashes[0]++;
                            });
                    try (FileLogbook log = FileLogbook.open(PLACES, KEYS, NOON, after)) {
                        assertTrue(
                                log.checkpoint().checkpoint().size() >= known.acknowledged.size());
                    }
                });
        run(disk, told);
        assertTrue(crashes[0] > 20);
    }

    @Test
    @DisplayName(
            "an error of the disk at every step: nothing is acknowledged any more, and the next"
                    + " start is clean")
    void errorAtEveryStep() throws IOException {
        int failed = 0;
        for (int bad = 0; ; bad++) {
            SimulatedDisk disk = filled.copy();
            Told told = toldOfFilled();
            int failing = bad;
            disk.watch(
                    (number, what) -> {
                        if (number == failing) {
                            throw new IOException("Input/output error: " + what);
                        }
                    });
            FileLogbook log = null;
            try {
                log = FileLogbook.open(PLACES, KEYS, NOON, disk);
                append(log, told, 1);
                append(log, told, 3);
                break; // no step is left to fail
            } catch (IOException _) {
                failed++;
            }
            disk.watch((_, _) -> {});
            if (log != null) {
                requireStopped(log);
                log.close();
            }
            recover(disk.copy(), told, "error at " + bad);
            recover(disk.afterCrash(new Random(bad)), told, "error and crash at " + bad);
        }
        assertTrue(failed > 20, "only %d".formatted(failed));
    }

    private static void requireStopped(FileLogbook log) {
        List<byte[]> one = List.of(new byte[] {1});
        LogbookRefusedException refused =
                assertThrows(LogbookRefusedException.class, () -> log.appendAll(one));
        assertTrue(message(refused).contains("Input/output error"), message(refused));
        Checkpoint last = log.checkpoint().checkpoint();
        assertThrows(LogbookRefusedException.class, () -> log.publishCosignatures(last, List.of()));
    }

    @Test
    @DisplayName(
            "files cut at every byte: the log ends at its last signed head, or is refused with a"
                    + " reason")
    void torn() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        Told told = new Told();
        try (FileLogbook log = FileLogbook.create(PLACES, KEYS, NOON, disk)) {
            append(log, told, 3);
            append(log, told, 2);
        }
        int opened = 0;
        int refused = 0;
        for (Path file : disk.files()) {
            byte[] whole = disk.read(file);
            for (int cut = 0; cut < whole.length; cut += Integer.getInteger("logbook.cutStep", 5)) {
                SimulatedDisk torn = disk.copy();
                torn.tamper(file, Arrays.copyOf(whole, cut));
                try {
                    recover(torn, told, "%s cut at %d".formatted(file, cut));
                    opened++;
                } catch (LogbookRefusedException e) {
                    assertFalse(message(e).isBlank());
                    refused++;
                }
            }
        }
        // The tiles and bundles are written again from the staged entries; a head or checkpoint
        // that is cut is refused.
        assertTrue(opened > 50 && refused > 50, opened + " opened, " + refused + " refused");
    }

    @Test
    @DisplayName("a published checkpoint that is newer than the head, or differs from it, is fatal")
    void headsThatContradict() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        Told told = new Told();
        byte[] oldHead;
        try (FileLogbook log = FileLogbook.create(PLACES, KEYS, NOON, disk)) {
            append(log, told, 2);
            oldHead = disk.read(PLACES.head());
            append(log, told, 1);
        }
        refuses(disk, PLACES.head(), oldHead, "older copy");
        Checkpoint forked = new Checkpoint("log.example/1", 3, Hash.EMPTY_TREE);
        refuses(
                disk,
                PLACES.checkpoint(),
                SignedCheckpoint.sign(forked, KEYS, NOON.instant()).bytes(),
                "two histories");
        List<SigningKey> others =
                List.of(TestKeys.of("log.example/1", SignatureType.ED25519, "other"));
        refuses(
                disk,
                PLACES.head(),
                new Head(0, List.of(), SignedCheckpoint.sign(told.seen, others, NOON.instant()))
                        .bytes(),
                "cannot be believed");
        refuses(disk, PLACES.head(), new byte[20], "cannot be believed");
        refuses(disk, PLACES.checkpoint(), new byte[20], "cannot be believed");
        SimulatedDisk headless = disk.copy();
        headless.delete(PLACES.head());
        LogbookRefusedException e =
                assertThrows(
                        LogbookRefusedException.class,
                        () -> FileLogbook.open(PLACES, KEYS, NOON, headless));
        assertTrue(message(e).contains("is missing"));
        assertThrows(
                LogbookRefusedException.class,
                () -> FileLogbook.create(PLACES, KEYS, NOON, headless));
        assertThrows(
                LogbookRefusedException.class, () -> FileLogbook.create(PLACES, KEYS, NOON, disk));
        assertThrows(
                LogbookRefusedException.class,
                () -> FileLogbook.open(PLACES, KEYS, NOON, new SimulatedDisk()));
    }

    private static void refuses(SimulatedDisk disk, Path file, byte[] bytes, String reason)
            throws IOException {
        SimulatedDisk changed = disk.copy();
        changed.tamper(file, bytes);
        LogbookRefusedException e =
                assertThrows(
                        LogbookRefusedException.class,
                        () -> FileLogbook.open(PLACES, KEYS, NOON, changed));
        assertTrue(message(e).contains(reason), message(e));
    }

    @Test
    @DisplayName("an old copy of the log put back is noticed, because the head is kept elsewhere")
    void oldCopyPutBack() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        Told told = new Told();
        try (FileLogbook log = FileLogbook.create(PLACES, KEYS, NOON, disk)) {
            append(log, told, 2);
        }
        byte[] old = disk.read(PLACES.checkpoint());
        for (int day = 0; day < 2; day++) {
            try (FileLogbook log = FileLogbook.open(PLACES, KEYS, NOON, disk)) {
                append(log, told, 3);
            }
        }
        disk.tamper(PLACES.checkpoint(), old);
        disk.delete(Path.of("/data/log/tile/0/000.p/8"));
        disk.delete(Path.of("/data/log/tile/0/000.p/5"));
        LogbookRefusedException e =
                assertThrows(
                        LogbookRefusedException.class,
                        () -> FileLogbook.open(PLACES, KEYS, NOON, disk));
        assertTrue(message(e).startsWith("8 entries were signed"), message(e));
    }

    @Test
    @DisplayName(
            "a second writer is refused while the first is open, and noticed where the lock was got"
                    + " round")
    void twoWriters() throws IOException {
        SimulatedDisk disk = filled.copy();
        try (FileLogbook first = FileLogbook.open(PLACES, KEYS, NOON, disk)) {
            assertThrows(
                    LogbookRefusedException.class,
                    () -> FileLogbook.open(PLACES, KEYS, NOON, disk));
            Checkpoint other = new Checkpoint("log.example/1", 300, Hash.EMPTY_TREE);
            disk.tamper(PLACES.head(), SignedCheckpoint.sign(other, KEYS, NOON.instant()).bytes());
            assertThrows(LogbookRefusedException.class, () -> first.append(new byte[1]));
        }
    }
}
