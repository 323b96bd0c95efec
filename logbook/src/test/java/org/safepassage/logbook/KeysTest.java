package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The procedures that docs/record.md tells for keys, carried out. */
class KeysTest {
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));
    private static final String ORIGIN = "log.example/1";

    @TempDir Path folder;

    private KeyStore store() {
        return new KeyStore(folder.resolve("keys"), folder.resolve("data"));
    }

    @Test
    @DisplayName("a key is made once, is its owner's alone, and is the same after a restart")
    void firstStart() throws IOException {
        for (SignatureType type : SignatureType.values()) {
            String label = "log-" + type.code();
            SigningKey made = store().loadOrCreate(label, ORIGIN, type);
            assertEquals(made.verifier(), store().loadOrCreate(label, "ignored", type).verifier());
            Path file = folder.resolve("keys/" + label + ".key");
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertThrows(LogbookRefusedException.class, () -> store().create(label, ORIGIN, type));
        }
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("keys"))));
        assertFalse(store().has("other"));
    }

    @Test
    @DisplayName(
            "keys are not kept among the data, not read when others can, and not printed when"
                    + " damaged")
    void refusals() throws IOException {
        assertThrows(
                IllegalArgumentException.class,
                () -> new KeyStore(folder.resolve("data/keys"), folder.resolve("data")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new KeyStore(folder.resolve("data/x/../keys"), folder.resolve("data")));
        assertThrows(IllegalArgumentException.class, () -> store().has("../x"));
        store().create("log", ORIGIN, SignatureType.ED25519);
        Path file = folder.resolve("keys/log.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThrows(LogbookRefusedException.class, () -> store().load("log"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        List<String> lines = Files.readAllLines(file);
        String secret = lines.get(2);
        Files.writeString(
                file, lines.get(0) + "\n" + lines.get(1) + "\n" + secret.substring(1) + "\n");
        MalformedException e = assertThrows(MalformedException.class, () -> store().load("log"));
        assertFalse(String.valueOf(e.getMessage()).contains(secret.substring(1, 20)));
        Files.writeString(file, "something else\n");
        assertThrows(MalformedException.class, () -> store().load("log"));
    }

    @Test
    @DisplayName(
            "rotation: announced by an entry the old key signed, both sign for a while, then the"
                    + " new one alone")
    void rotation() throws Exception {
        SigningKey old = store().create("log-1", ORIGIN, SignatureType.ED25519);
        SigningKey next = store().create("log-2", ORIGIN, SignatureType.ED25519);
        SigningKey pq = store().create("log-3", ORIGIN, SignatureType.ML_DSA_44_COSIGNATURE);
        LogPlaces places = LogPlaces.of(folder.resolve("data/log"));
        Files.createDirectories(folder.resolve("data"));
        SignedCheckpoint before;
        try (Logbook log = FileLogbook.create(places, List.of(old), NOON)) {
            log.append("one".getBytes(StandardCharsets.UTF_8));
            before = log.checkpoint();
        }
        try (Logbook log = FileLogbook.open(places, List.of(old, next, pq), NOON)) {
            log.append(KeyChange.entry(old, next));
            log.append(KeyChange.entry(next, pq));
            assertEquals(
                    3,
                    log.checkpoint()
                            .verify(List.of(old.verifier(), next.verifier(), pq.verifier()))
                            .size());
        }
        try (Logbook log = FileLogbook.open(places, List.of(next, pq), NOON)) {
            log.append("two".getBytes(StandardCharsets.UTF_8));
        }
        TiledLog log = TiledLog.in(places.log());
        // A stranger with the old key from an old poster gets to the new ones by the log's own
        // entries.
        List<VerifierKey> keys = KeyChange.follow(old.verifier(), log);
        assertEquals(List.of(old.verifier(), next.verifier(), pq.verifier()), keys);
        assertTrue(LogbookVerify.verify(log, keys.subList(1, 3), null).verified());
        assertFalse(LogbookVerify.verify(log, keys, null).verified()); // the old one signs no more
        assertEquals(1, before.verifyLog(keys).size());
        assertThrows(
                LogbookRefusedException.class, () -> FileLogbook.open(places, List.of(old), NOON));
    }

    @Test
    @DisplayName("an announcement that the old key did not sign announces nothing")
    void forgedAnnouncements() throws Exception {
        SigningKey old = TestKeys.of(ORIGIN, SignatureType.ED25519, "old");
        SigningKey next = TestKeys.of(ORIGIN, SignatureType.ED25519, "next");
        SigningKey thief = TestKeys.of(ORIGIN, SignatureType.ED25519, "thief");
        byte[] good = KeyChange.entry(old, next);
        assertTrue(KeyChange.find(good).isPresent());
        String text = new String(good, StandardCharsets.UTF_8);
        for (String wrong :
                List.of(
                        text.replace(next.verifier().toString(), thief.verifier().toString()),
                        text.replace("key-change/v1", "key-change/v2"),
                        text.replace("old ", "odl "),
                        text.replace("new ", "now "),
                        text.substring(0, text.indexOf("\n\n") + 2)
                                + next.sign(
                                                text.substring(0, text.indexOf("\n\n") + 1),
                                                Instant.EPOCH)
                                        .line(),
                        text.substring(0, text.indexOf("\n\n") + 2)
                                + old.sign(
                                                text.substring(0, text.indexOf("\n\n") + 1),
                                                Instant.EPOCH)
                                        .line(),
                        "{}",
                        "")) {
            assertTrue(KeyChange.find(wrong.getBytes(StandardCharsets.UTF_8)).isEmpty(), wrong);
        }
        SigningKey elsewhere = TestKeys.of("log.example/2", SignatureType.ED25519, "x");
        assertThrows(IllegalArgumentException.class, () -> KeyChange.entry(old, elsewhere));
        SigningKey cosigner = TestKeys.of(ORIGIN, SignatureType.ED25519_COSIGNATURE, "x");
        assertThrows(IllegalArgumentException.class, () -> KeyChange.entry(cosigner, next));
    }

    @Test
    @DisplayName(
            "loss or theft: a new log with a new origin, whose first entry names the last good"
                    + " checkpoint of the old")
    void loss() throws Exception {
        SigningKey old = TestKeys.of(ORIGIN, SignatureType.ED25519, "old");
        MemoryLogbook first = new MemoryLogbook(List.of(old), NOON);
        first.appendAll(MerkleTest.entries(5));
        SignedCheckpoint lastGood = first.checkpoint();
        first.append("written by the thief".getBytes(StandardCharsets.UTF_8));

        SigningKey fresh = TestKeys.of("log.example/1-2", SignatureType.ED25519, "fresh");
        MemoryLogbook second = new MemoryLogbook(List.of(fresh), NOON);
        assertEquals(0, second.append(new Succession(lastGood).entry()));
        Succession named = Succession.find(second.entry(0)).orElseThrow();
        assertEquals(1, named.lastGood().verifyLog(List.of(old.verifier())).size());
        assertEquals(5, named.lastGood().checkpoint().size());
        assertTrue(Succession.find(first.entry(5)).isEmpty());
        assertTrue(
                Succession.find("succession/v1\nnothing".getBytes(StandardCharsets.UTF_8))
                        .isEmpty());
    }
}
