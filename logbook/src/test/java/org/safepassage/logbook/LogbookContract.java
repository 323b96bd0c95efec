package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every logbook promises. */
abstract class LogbookContract {
    static final SigningKey KEY = TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    static final InstantSource NOON = InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    /** A log with no entries. */
    abstract Logbook empty() throws IOException;

    @Test
    @DisplayName("an empty log has a signed checkpoint of the empty tree")
    void begins() throws Exception {
        try (Logbook log = empty()) {
            assertEquals(
                    new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE),
                    log.checkpoint().checkpoint());
            assertEquals(1, log.checkpoint().verifyLog(List.of(KEY.verifier())).size());
            assertThrows(IllegalArgumentException.class, () -> log.entry(0));
            assertThrows(IllegalArgumentException.class, () -> log.prove(0));
        }
    }

    @Test
    @DisplayName("entries keep their index and their bytes, and each is proved")
    void keeps() throws Exception {
        List<byte[]> entries = MerkleTest.entries(600);
        try (Logbook log = empty()) {
            assertEquals(0, log.append(entries.getFirst()));
            assertEquals(1, log.appendAll(entries.subList(1, 255)));
            assertEquals(255, log.append(entries.get(255)));
            assertEquals(256, log.appendAll(entries.subList(256, 600)));
            Checkpoint checkpoint = log.checkpoint().checkpoint();
            assertEquals(MerkleTest.plainRoot(entries), checkpoint.root());
            for (int index : List.of(0, 1, 254, 255, 256, 511, 512, 599)) {
                assertArrayEquals(entries.get(index), log.entry(index));
                TlogProof proof = TlogProof.parse(log.prove(index).bytes());
                assertEquals(1, proof.verify(entries.get(index), List.of(KEY.verifier())).size());
            }
            for (int old : List.of(1, 2, 255, 256, 257, 512, 599, 600)) {
                Hash oldRoot = MerkleTest.plainRoot(entries.subList(0, old));
                assertTrue(log.subtrees().consistency(old, 600).proves(oldRoot, checkpoint.root()));
            }
            assertThrows(IllegalArgumentException.class, () -> log.entry(600));
            assertThrows(IllegalArgumentException.class, () -> log.entry(-1));
        }
    }

    @Test
    @DisplayName(
            "an entry has 0 to 65 535 bytes; a longer one is refused before anything is written")
    void sizes() throws Exception {
        try (Logbook log = empty()) {
            assertEquals(0, log.append(new byte[0]));
            assertEquals(1, log.append(new byte[65_535]));
            assertThrows(IllegalArgumentException.class, () -> log.append(new byte[65_536]));
            assertThrows(IllegalArgumentException.class, () -> log.appendAll(List.of()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> log.appendAll(List.of(new byte[1], new byte[65_536])));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> log.appendAll(MerkleTest.entries(Logbook.LARGEST_BATCH + 1)));
            assertEquals(2, log.append(new byte[] {2}));
            assertEquals(65_535, log.entry(1).length);
        }
    }

    @Test
    @DisplayName("what the caller changes later does not change the log")
    void copies() throws Exception {
        try (Logbook log = empty()) {
            byte[] entry = {1};
            log.append(entry);
            entry[0] = 2;
            log.entry(0)[0] = 3;
            assertArrayEquals(new byte[] {1}, log.entry(0));
            log.append(new byte[] {4});
            assertEquals(
                    MerkleTest.plainRoot(List.of(new byte[] {1}, new byte[] {4})),
                    log.checkpoint().checkpoint().root());
        }
    }

    @Test
    @DisplayName("many writers at once: every index once, every entry where its writer was told")
    void manyWriters() throws Exception {
        try (Logbook log = empty();
                ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Callable<Map<Long, byte[]>>> tasks = new ArrayList<>();
            for (int w = 0; w < 8; w++) {
                int writer = w;
                tasks.add(
                        () -> {
                            Map<Long, byte[]> told = new HashMap<>();
                            for (int i = 0; i < 25; i++) {
                                byte[] entry = {(byte) writer, (byte) i};
                                told.put(log.append(entry), entry);
                            }
                            return told;
                        });
            }
            Map<Long, byte[]> all = new HashMap<>();
            for (Future<Map<Long, byte[]>> done : writers.invokeAll(tasks)) {
                all.putAll(done.get());
            }
            assertEquals(200, all.size());
            for (Map.Entry<Long, byte[]> told : all.entrySet()) {
                assertArrayEquals(told.getValue(), log.entry(told.getKey()));
            }
            assertEquals(200, log.checkpoint().checkpoint().size());
        }
    }

    @Test
    @DisplayName("an interrupted writer still writes, stays interrupted, and stops nobody")
    void interrupted() throws Exception {
        try (Logbook log = empty()) {
            Thread.currentThread().interrupt();
            assertEquals(0, log.append(new byte[] {1}));
            assertTrue(Thread.interrupted());
            assertEquals(1, log.append(new byte[] {2}));
        }
    }

    @Test
    @DisplayName("cosignatures stand under the checkpoint they are of, and under no other")
    void cosignatures() throws Exception {
        SigningKey witness = TestKeys.of("w", SignatureType.ED25519_COSIGNATURE, "w");
        try (Logbook log = empty()) {
            log.append(new byte[] {1});
            Checkpoint first = log.checkpoint().checkpoint();
            List<NoteSignature> lines = List.of(witness.sign(first.text(), NOON.instant()));
            assertTrue(log.publishCosignatures(first, lines));
            assertTrue(log.publishCosignatures(first, lines));
            assertEquals(
                    List.of(KEY.verifier(), witness.verifier()),
                    log.checkpoint().verify(List.of(KEY.verifier(), witness.verifier())));
            log.append(new byte[] {2});
            assertFalse(log.publishCosignatures(first, lines));
            assertEquals(1, log.checkpoint().note().signatures().size());
        }
    }

    @Test
    @DisplayName("a closed log writes nothing")
    void closed() throws Exception {
        Logbook log = empty();
        log.append(new byte[] {1});
        log.close();
        assertThrows(LogbookRefusedException.class, () -> log.append(new byte[] {2}));
    }
}
