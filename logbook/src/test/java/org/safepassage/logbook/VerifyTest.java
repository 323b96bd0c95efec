package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    private static final SigningKey KEY =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final List<VerifierKey> KEYS = List.of(KEY.verifier());
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    /** Bytes between two that are flipped; 1 flips all: {@code -Dlogbook.flipStep=1}. */
    private static final int FLIP_STEP = Integer.getInteger("logbook.flipStep", 401);

    @TempDir Path temporary;
    private Path folder = Path.of("");
    private SignedCheckpoint early =
            SignedCheckpoint.sign(
                    new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE),
                    List.of(KEY),
                    Instant.EPOCH);

    @BeforeEach
    void thousandEntries() throws IOException {
        folder = temporary.resolve("log");
        try (FileLogbook log = FileLogbook.create(LogPlaces.of(folder), List.of(KEY), NOON)) {
            log.appendAll(MerkleTest.entries(600));
            early = log.checkpoint();
            log.appendAll(MerkleTest.entries(390));
            log.appendAll(MerkleTest.entries(7));
            log.appendAll(MerkleTest.entries(3));
        }
    }

    private LogbookVerify.Report verify(List<VerifierKey> keys, @Nullable SignedCheckpoint since)
            throws IOException {
        return LogbookVerify.verify(TiledLog.in(folder), keys, since);
    }

    private LogbookVerify.Problem onlyProblem() throws IOException {
        List<LogbookVerify.Problem> problems = verify(KEYS, null).problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.getFirst();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    @DisplayName("a log that holds, with a key, without one, and against an earlier checkpoint")
    void holds() throws IOException {
        LogbookVerify.Report report = verify(KEYS, early);
        assertTrue(report.verified(), report.toString());
        assertEquals(KEYS, report.signedBy());
        assertEquals(1000, Objects.requireNonNull(report.checkpoint()).size());
        assertEquals(List.of(), report.notes());
        LogbookVerify.Report keyless = verify(List.of(), null);
        assertTrue(keyless.verified());
        assertEquals(1, keyless.notes().size());
    }

    @Test
    @DisplayName("no byte of any file can be flipped unnoticed")
    void flips() throws IOException {
        Random bits = new Random(1);
        int flipped = 0;
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int at = bits.nextInt(FLIP_STEP); at < whole.length; at += FLIP_STEP) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bits.nextInt(8));
                Files.write(file, changed);
                assertFalse(verify(KEYS, null).verified(), "%s, byte %d".formatted(file, at));
                flipped++;
            }
            Files.write(file, whole);
        }
        assertTrue(verify(KEYS, null).verified());
        assertTrue(flipped > 32_000 / FLIP_STEP, flipped + " flipped");
    }

    @Test
    @DisplayName("no file can be taken away or emptied unnoticed")
    void missing() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, new byte[0]);
            assertFalse(verify(KEYS, null).verified(), file + " emptied");
            boolean earlier =
                    file.toString().contains(".p/") && !file.endsWith("232") && !file.endsWith("3");
            Files.delete(file);
            // Tiles of earlier sizes may be gone: their entries are in the wider ones.
            assertEquals(earlier, verify(KEYS, null).verified(), file + " missing");
            Files.write(file, whole);
        }
    }

    @Test
    @DisplayName("a changed entry is named, and a changed leaf hash is told from it")
    void namesWhatFails() throws IOException {
        Path bundle = folder.resolve("tile/entries/001");
        byte[] bytes = Files.readAllBytes(bundle);
        byte[] changed = bytes.clone();
        changed[changed.length - 1] ^= 1; // the last byte of entry 511
        Files.write(bundle, changed);
        LogbookVerify.Problem entry = onlyProblem();
        assertEquals(511L, entry.index());
        assertTrue(entry.says().contains("not what was signed"), entry.says());
        Files.write(bundle, bytes);

        Path tile = folder.resolve("tile/0/002");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[5 * 32] ^= 1;
        Files.write(tile, hashes);
        LogbookVerify.Problem hash = onlyProblem();
        assertEquals(517L, hash.index());
        assertTrue(hash.says().contains("is what was signed, but its leaf hash"), hash.says());
    }

    @Test
    @DisplayName(
            "a rewritten past is caught by a checkpoint kept from before, though the log is sound"
                    + " in itself")
    void rewritten() throws IOException {
        Path other = temporary.resolve("other");
        List<byte[]> entries = new ArrayList<>(MerkleTest.entries(600));
        entries.set(17, new byte[] {1});
        try (FileLogbook log = FileLogbook.create(LogPlaces.of(other), List.of(KEY), NOON)) {
            log.appendAll(entries);
            log.appendAll(MerkleTest.entries(5));
        }
        TiledLog forged = TiledLog.in(other);
        assertTrue(LogbookVerify.verify(forged, KEYS, null).verified());
        LogbookVerify.Report report = LogbookVerify.verify(forged, KEYS, early);
        assertFalse(report.verified());
        assertTrue(
                report.problems().getFirst().says().contains("the past was changed"),
                report.toString());
    }

    @Test
    @DisplayName("a log cut short, another log's checkpoint, another key: each is said")
    void otherLogs() throws Exception {
        SignedCheckpoint later =
                SignedCheckpoint.sign(
                        new Checkpoint("log.example/1", 2000, Hash.EMPTY_TREE),
                        List.of(KEY),
                        Instant.EPOCH);
        assertTrue(verify(KEYS, later).problems().getFirst().says().contains("taken away"));
        SigningKey second = TestKeys.of("log.example/2", SignatureType.ED25519, "2");
        SignedCheckpoint elsewhere =
                SignedCheckpoint.sign(
                        new Checkpoint("log.example/2", 0, Hash.EMPTY_TREE),
                        List.of(second),
                        Instant.EPOCH);
        assertEquals(2, verify(KEYS, elsewhere).problems().size());
        assertFalse(verify(List.of(second.verifier()), null).verified());
        assertFalse(verify(List.of(KEY.verifier(), second.verifier()), null).verified());
        Files.delete(folder.resolve("checkpoint"));
        assertEquals("checkpoint", onlyProblem().file());
    }

    @Test
    @DisplayName(
            "entries swapped, dropped, doubled or added: found, and the list of problems has an"
                    + " end")
    void rearranged() throws IOException {
        Path bundle = folder.resolve("tile/entries/000");
        List<byte[]> entries = EntryBundle.parse(Files.readAllBytes(bundle), 256);
        List<byte[]> reversed = entries.reversed();
        Files.write(bundle, EntryBundle.encode(reversed));
        LogbookVerify.Report report = verify(KEYS, null);
        assertEquals(LogbookVerify.MOST_PROBLEMS, report.problems().size());
        assertEquals(156, report.moreProblems());
        Files.write(bundle, EntryBundle.encode(entries.subList(0, 255)));
        assertEquals("tile/entries/000", onlyProblem().file());
        List<byte[]> more = new ArrayList<>(entries);
        more.add(new byte[1]);
        Files.write(bundle, EntryBundle.encode(more));
        assertEquals("tile/entries/000", onlyProblem().file());
    }

    @Test
    @DisplayName(
            "other files in the folder are named and change nothing; a file too large is not read")
    void strangers() throws IOException {
        Files.writeString(folder.resolve("readme.txt"), "hello");
        Files.write(folder.resolve("tile/0/009"), new byte[8192]);
        LogbookVerify.Report report = verify(KEYS, null);
        assertTrue(report.verified());
        assertEquals(2, report.notes().size());
        Files.write(folder.resolve("tile/entries/000"), new byte[TiledLog.LARGEST_BUNDLE + 1]);
        assertTrue(onlyProblem().says().contains("larger"));
    }

    @Test
    @DisplayName("a log behind an address is checked like one in a folder")
    void address() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/log/",
                exchange -> {
                    Path file =
                            folder.resolve(
                                    exchange.getRequestURI().getPath().substring("/log/".length()));
                    boolean there = Files.isRegularFile(file);
                    byte[] body = there ? Files.readAllBytes(file) : new byte[0];
                    exchange.sendResponseHeaders(
                            there ? 200 : 404, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.createContext(
                "/moved/",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/log/checkpoint");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            TiledLog log = TiledLog.at(URI.create(base + "/log"));
            assertTrue(LogbookVerify.verify(log, KEYS, early).verified());
            assertEquals(1, log.prove(700).verify(log.entry(700, 1000), KEYS).size());
            assertThrows(
                    NoSuchFileException.class,
                    () -> TiledLog.at(URI.create(base + "/log/x/")).checkpoint());
            assertThrows(
                    IOException.class,
                    () -> TiledLog.at(URI.create(base + "/moved/")).checkpoint());
            assertThrows(
                    IllegalArgumentException.class, () -> TiledLog.at(URI.create("file:///etc")));
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("proofs from the folder hold; from a changed folder none is made")
    void proofs() throws Exception {
        TiledLog log = TiledLog.in(folder);
        assertEquals(1, log.prove(0).verify(log.entry(0, 1000), KEYS).size());
        assertThrows(IllegalArgumentException.class, () -> log.prove(1000));
        Path bundle = folder.resolve("tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[3] ^= 1;
        Files.write(bundle, bytes);
        assertThrows(LogbookRefusedException.class, () -> log.prove(0));
        assertEquals(1, log.prove(1).verify(log.entry(1, 1000), KEYS).size());
    }
}
