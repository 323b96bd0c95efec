package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a checker says, to the word and the number, in the cases that are rarely met. */
class VerifyDetailsTest {
    private static final SigningKey KEY =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final List<VerifierKey> KEYS = List.of(KEY.verifier());
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    @TempDir Path temporary;
    private Path folder = Path.of("");
    private SignedCheckpoint early = sign(0, Hash.EMPTY_TREE);
    private SignedCheckpoint late = sign(0, Hash.EMPTY_TREE);

    private static SignedCheckpoint sign(long size, Hash root) {
        return SignedCheckpoint.sign(
                new Checkpoint("log.example/1", size, root), List.of(KEY), Instant.EPOCH);
    }

    @BeforeEach
    void write() throws IOException {
        folder = temporary.resolve("log");
        try (FileLogbook log = FileLogbook.create(LogPlaces.of(folder), List.of(KEY), NOON)) {
            log.appendAll(MerkleTest.entries(600));
            early = log.checkpoint();
            log.appendAll(MerkleTest.entries(397));
            log.appendAll(MerkleTest.entries(3));
            late = log.checkpoint();
        }
    }

    private LogbookVerify.Report verify(List<VerifierKey> keys, @Nullable SignedCheckpoint since)
            throws IOException {
        return LogbookVerify.verify(TiledLog.in(folder), keys, since);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private LogbookVerify.Problem only(LogbookVerify.Report report) {
        assertEquals(1, report.problems().size(), report.problems().toString());
        return report.problems().getFirst();
    }

    @Test
    @DisplayName("of more than a hundred changed files the first hundred are listed, all counted")
    void manyFiles() throws IOException {
        Path grown = temporary.resolve("grown");
        try (FileLogbook log = FileLogbook.create(LogPlaces.of(grown), List.of(KEY), NOON)) {
            for (int i = 0; i < 120; i++) {
                log.append(new byte[] {(byte) i});
            }
        }
        for (int width = 1; width < 120; width++) {
            flip(grown.resolve("tile/0/000.p/" + width), 3);
            flip(grown.resolve("tile/entries/000.p/" + width), 2);
        }
        LogbookVerify.Report report = LogbookVerify.verify(TiledLog.in(grown), KEYS, null);
        assertEquals(LogbookVerify.MOST_PROBLEMS, report.problems().size());
        assertEquals(2 * 119 - LogbookVerify.MOST_PROBLEMS, report.moreProblems());
        assertFalse(report.verified());
        assertTrue(
                report.problems().getFirst().says().startsWith("It differs from the wider tile"),
                report.problems().getFirst().says());
    }

    @Test
    @DisplayName("of more than a hundred other files the first hundred are noted")
    void manyStrangers() throws IOException {
        for (int i = 0; i < 130; i++) {
            Files.writeString(folder.resolve("stranger" + i), "x");
        }
        LogbookVerify.Report report = verify(KEYS, null);
        assertTrue(report.verified());
        assertEquals(LogbookVerify.MOST_PROBLEMS, report.notes().size());
    }

    @Test
    @DisplayName("a tile that reaches beyond the checkpoint, or is none, is noted and not checked")
    void beyond() throws IOException {
        Files.write(folder.resolve("tile/0/003.p/250"), new byte[250 * 32]);
        Files.writeString(folder.resolve("tile/0/003.p/note"), "x");
        LogbookVerify.Report report = verify(KEYS, null);
        assertTrue(report.verified(), report.problems().toString());
        assertEquals(2, report.notes().size(), report.notes().toString());
        assertTrue(report.notes().stream().allMatch(n -> n.contains("tile/0/003.p/")));
    }

    @Test
    @DisplayName("a kept checkpoint counts without keys too, from size 0 to the size of now")
    void since() throws IOException {
        assertTrue(verify(List.of(), early).verified());
        assertTrue(verify(KEYS, late).verified());
        assertTrue(verify(KEYS, sign(0, Hash.EMPTY_TREE)).verified());
        for (SignedCheckpoint other :
                List.of(
                        sign(600, Hash.EMPTY_TREE),
                        sign(1000, Hash.EMPTY_TREE),
                        sign(256, Hash.EMPTY_TREE),
                        sign(0, Hash.sha256(new byte[1])))) {
            for (List<VerifierKey> keys : List.of(KEYS, List.<VerifierKey>of())) {
                LogbookVerify.Problem problem = only(verify(keys, other));
                assertTrue(
                        problem.says()
                                .startsWith(
                                        "The first %d entries are not those of the checkpoint"
                                                .formatted(other.checkpoint().size())),
                        problem.says());
            }
        }
        SigningKey thief = TestKeys.of("log.example/1", SignatureType.ED25519, "thief");
        SignedCheckpoint forged =
                SignedCheckpoint.sign(early.checkpoint(), List.of(thief), Instant.EPOCH);
        assertTrue(
                only(verify(KEYS, forged)).says().contains("is none of this log"),
                "a checkpoint that the log's key never signed");
        assertTrue(verify(List.of(), forged).verified());
        LogbookVerify.Problem larger = only(verify(KEYS, sign(1001, Hash.EMPTY_TREE)));
        assertTrue(larger.says().contains("has 1000 entries, but had 1001"), larger.says());
    }

    @Test
    @DisplayName("an entry changed below a kept checkpoint is named, and the past called unchanged")
    void changedBelow() throws IOException {
        Path bundle = folder.resolve("tile/entries/001");
        flip(bundle, (int) Files.size(bundle) - 1);
        assertEquals(511L, only(verify(KEYS, early)).index());
        Path tile = folder.resolve("tile/0/001");
        flip(tile, 255 * 32 + 5); // now neither is what was signed
        List<LogbookVerify.Problem> problems = verify(KEYS, early).problems();
        assertTrue(
                problems.stream().anyMatch(p -> p.says().contains("the past was changed")),
                problems.toString());
        assertTrue(
                problems.stream()
                        .anyMatch(
                                p ->
                                        Long.valueOf(511).equals(p.index())
                                                && p.says().contains("neither leads to")),
                problems.toString());
        assertTrue(
                problems.stream()
                        .anyMatch(p -> p.says().startsWith("The root it signs is not the root")),
                problems.toString());
    }

    @Test
    @DisplayName(
            "a hash of a higher level that was changed is named with its file, and nothing else")
    void higherLevel() throws IOException {
        flip(folder.resolve("tile/1/000.p/3"), 40);
        LogbookVerify.Problem problem = only(verify(KEYS, null));
        assertEquals("tile/1/000.p/3", problem.file());
        assertTrue(problem.says().startsWith("It does not hold the hashes"), problem.says());
        Files.write(folder.resolve("tile/1/000.p/3"), new byte[95]);
        assertTrue(only(verify(KEYS, null)).says().contains("should have 96 bytes, but has 95"));
        Files.delete(folder.resolve("tile/1/000.p/3"));
        assertTrue(only(verify(KEYS, null)).says().contains("proofs cannot be made"));
    }

    @Test
    @DisplayName("what is missing is named with the entries that it held")
    void missing() throws IOException {
        Files.delete(folder.resolve("tile/entries/002"));
        LogbookVerify.Problem bundle = only(verify(KEYS, null));
        assertTrue(bundle.says().contains("entries from 512 on"), bundle.says());
        Files.delete(folder.resolve("tile/0/002"));
        List<LogbookVerify.Problem> problems = verify(KEYS, null).problems();
        assertEquals("tile/entries/002", problems.getFirst().file());
        assertTrue(problems.stream().anyMatch(p -> "tile/0/002".equals(p.file())));
        assertTrue(problems.stream().anyMatch(p -> "checkpoint".equals(p.file())));
    }

    @Test
    @DisplayName("where an entry was changed and later leaf hashes are gone, both are told apart")
    void changedAndMissing() throws IOException {
        flip(folder.resolve("tile/entries/000"), 4);
        Files.delete(folder.resolve("tile/0/002"));
        List<LogbookVerify.Problem> problems = verify(KEYS, null).problems();
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.stream().anyMatch(p -> "tile/0/002".equals(p.file())));
        assertTrue(
                problems.stream()
                        .anyMatch(
                                p ->
                                        Long.valueOf(0).equals(p.index())
                                                && p.says().startsWith("The entry is not what")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256, 512, 513})
    @DisplayName("logs of no entry, of one, and of just so many as fill their tiles")
    void sizes(int size) throws IOException {
        Path other = temporary.resolve("other");
        try (FileLogbook log = FileLogbook.create(LogPlaces.of(other), List.of(KEY), NOON)) {
            if (size > 0) {
                log.appendAll(MerkleTest.entries(size));
            }
            assertTrue(LogbookVerify.verify(TiledLog.in(other), KEYS, log.checkpoint()).verified());
        }
    }

    @Test
    @DisplayName("a log as it was when it was smaller is read from the wider tiles of now")
    void smaller() throws IOException {
        TiledLog log = TiledLog.in(folder);
        assertFalse(Files.exists(folder.resolve("tile/entries/002.p")));
        assertArrayEquals(MerkleTest.entries(600).get(599), log.entry(599, 600));
        assertEquals(88, log.bundle(2, 600).size());
        assertEquals(early.checkpoint().root(), log.subtrees(600).root(600));
        assertEquals(folder.toString(), log.toString());
        assertThrows(IllegalArgumentException.class, () -> log.entry(-1, 600));
        assertThrows(IllegalArgumentException.class, () -> log.entry(600, 600));
    }

    @Test
    @DisplayName("addresses are of http or https; who waits for one can be interrupted")
    void addresses() {
        assertThrows(
                IOException.class,
                () -> TiledLog.at(URI.create("https://127.0.0.1:1/log")).checkpoint());
        Thread.currentThread().interrupt();
        IOException interrupted =
                assertThrows(
                        IOException.class,
                        () -> TiledLog.at(URI.create("http://127.0.0.1:1/log")).checkpoint());
        assertTrue(Thread.interrupted());
        assertInstanceOf(InterruptedException.class, interrupted.getCause());
    }
}
