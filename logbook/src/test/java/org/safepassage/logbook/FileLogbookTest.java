package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogbookTest extends LogbookContract {
    @TempDir Path folder;

    private LogPlaces places() {
        return LogPlaces.of(folder.resolve("log"));
    }

    @Override
    Logbook empty() throws IOException {
        return FileLogbook.create(places(), List.of(KEY), NOON);
    }

    private FileLogbook opened() throws IOException {
        return FileLogbook.open(places(), List.of(KEY), NOON);
    }

    @Test
    @DisplayName("on disk are the files of the specification, byte for byte, and nothing else")
    void files() throws IOException {
        try (Logbook log = empty()) {
            for (byte[] entry : MerkleTest.entries(3)) {
                log.append(entry);
            }
            try (Stream<Path> walk = Files.walk(places().log())) {
                assertEquals(
                        List.of(
                                "checkpoint",
                                "tile/0/000.p/1",
                                "tile/0/000.p/2",
                                "tile/0/000.p/3",
                                "tile/entries/000.p/1",
                                "tile/entries/000.p/2",
                                "tile/entries/000.p/3"),
                        walk.filter(Files::isRegularFile)
                                .map(
                                        file ->
                                                places().log()
                                                        .relativize(file)
                                                        .toString()
                                                        .replace('\\', '/'))
                                .sorted()
                                .toList());
            }
            byte[] bundle = Files.readAllBytes(places().log().resolve("tile/entries/000.p/2"));
            assertArrayEquals(
                    new byte[] {
                        0, 7, 'e', 'n', 't', 'r', 'y', ' ', '0', 0, 7, 'e', 'n', 't', 'r', 'y', ' ',
                        '1'
                    },
                    bundle);
            byte[] tile = Files.readAllBytes(places().log().resolve("tile/0/000.p/2"));
            assertEquals(Hash.ofLeaf(log.entry(0)), Hash.at(tile, 0));
            assertEquals(Hash.ofLeaf(log.entry(1)), Hash.at(tile, 32));
            log.appendAll(MerkleTest.entries(253));
        }
        assertFalse(Files.exists(places().log().resolve("tile/0/000.p")));
        assertTrue(Files.exists(places().log().resolve("tile/0/000")));
        assertTrue(Files.exists(places().log().resolve("tile/1/000.p/1")));
    }

    @Test
    @DisplayName("a log goes on where it was left, cosignatures included")
    void reopens() throws Exception {
        SigningKey witness = TestKeys.of("w", SignatureType.ED25519_COSIGNATURE, "w");
        byte[] before;
        try (Logbook log = empty()) {
            log.appendAll(MerkleTest.entries(300));
            Checkpoint checkpoint = log.checkpoint().checkpoint();
            log.publishCosignatures(
                    checkpoint, List.of(witness.sign(checkpoint.text(), NOON.instant())));
            before = log.checkpoint().bytes();
        }
        assertTrue(FileLogbook.exists(places()));
        try (Logbook log = opened()) {
            assertArrayEquals(before, log.checkpoint().bytes());
            assertEquals(300, log.append(new byte[] {1}));
        }
    }

    @Test
    @DisplayName("one process at a time")
    void locked() throws IOException {
        try (Logbook log = empty()) {
            assertThrows(LogbookRefusedException.class, this::opened);
            assertEquals(0, log.append(new byte[1]));
        }
        opened().close();
    }

    @Test
    @DisplayName("the clock goes back and forth; the times in the checkpoints only forth")
    void clock() throws Exception {
        SigningKey pq = SigningKey.generate("log.example/1", SignatureType.ML_DSA_44_COSIGNATURE);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2016-11-04T12:00:00Z"));
        List<SigningKey> keys = List.of(KEY, pq);
        long day = 86_400;
        try (FileLogbook log = FileLogbook.create(places(), keys, now::get)) {
            now.set(now.get().plusSeconds(day));
            log.append(new byte[] {1});
            assertEquals(now.get(), log.checkpoint().findTime(pq.verifier()).orElseThrow());
            now.set(now.get().minusSeconds(2 * day));
            log.append(new byte[] {2});
            assertEquals(
                    now.get().plusSeconds(2 * day),
                    log.checkpoint().findTime(pq.verifier()).orElseThrow());
        }
        now.set(Instant.EPOCH.minusSeconds(day));
        try (FileLogbook log = FileLogbook.open(places(), keys, now::get)) {
            log.append(new byte[] {3});
            assertEquals(
                    Instant.parse("2016-11-05T12:00:00Z"),
                    log.checkpoint().findTime(pq.verifier()).orElseThrow());
            assertEquals(
                    2, log.checkpoint().verifyLog(List.of(KEY.verifier(), pq.verifier())).size());
        }
    }

    @Test
    @DisplayName("a changed entry is not proved")
    void tampered() throws IOException {
        try (Logbook log = empty()) {
            log.appendAll(MerkleTest.entries(3));
            Path bundle = places().log().resolve("tile/entries/000.p/3");
            byte[] bytes = Files.readAllBytes(bundle);
            bytes[5] ^= 1;
            Files.write(bundle, bytes);
            assertThrows(LogbookRefusedException.class, () -> log.prove(0));
            Files.delete(bundle);
            assertThrows(LogbookRefusedException.class, () -> log.prove(0));
        }
    }

    @Test
    @DisplayName("keys must be of one log, and one of them Ed25519")
    void keys() {
        SigningKey other = TestKeys.of("log.example/2", SignatureType.ED25519, "log");
        SigningKey cosigner =
                TestKeys.of("log.example/1", SignatureType.ED25519_COSIGNATURE, "log");
        for (List<SigningKey> wrong :
                List.of(List.<SigningKey>of(), List.of(KEY, other), List.of(cosigner))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> FileLogbook.create(places(), wrong, NOON));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogPlaces(folder, folder.resolve("x/..")));
    }
}
