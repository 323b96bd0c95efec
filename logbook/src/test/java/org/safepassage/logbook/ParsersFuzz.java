package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.logbook.witness.AddCheckpoint;

/**
 * Every reader of bytes from outside, fed with changed bytes: it ends with a value that is written
 * back as the same bytes, or with a refusal. As many rounds as {@code -Dlogbook.fuzz} says.
 */
class ParsersFuzz {
    private static final int ROUNDS = Integer.getInteger("logbook.fuzz", 300);

    /** Reads, and returns what is written back; null where there is nothing to write back. */
    interface Reader {
        byte[] read(byte[] bytes) throws Exception;
    }

    private static final Map<String, Reader> READERS = new TreeMap<>();
    private static final Map<String, byte[]> SAMPLES = new TreeMap<>();

    private static void add(String name, byte[] sample, Reader reader) {
        READERS.put(name, reader);
        SAMPLES.put(name, sample);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) throws MalformedException {
        return CanonicalText.utf8(bytes);
    }

    private static void samples() throws Exception {
        SigningKey key = TestKeys.of("log.example/1", SignatureType.ED25519, "log");
        SigningKey next = TestKeys.of("log.example/1", SignatureType.ED25519, "next");
        SigningKey witness = TestKeys.of("w.example", SignatureType.ED25519_COSIGNATURE, "w");
        List<byte[]> entries = MerkleTest.entries(11);
        Subtrees tree = MerkleTest.tree(entries);
        SignedCheckpoint checkpoint =
                SignedCheckpoint.sign(
                        new Checkpoint("log.example/1", 11, tree.root(11)),
                        List.of(key, witness),
                        Instant.ofEpochSecond(1_478_250_000));
        add("note", checkpoint.bytes(), b -> Note.parse(b).bytes());
        add("checkpoint", checkpoint.bytes(), b -> SignedCheckpoint.parse(b).bytes());
        add(
                "proof",
                TlogProof.of(tree.inclusion(5, 11), checkpoint).bytes(),
                b -> TlogProof.parse(b).bytes());
        add(
                "add-checkpoint",
                new AddCheckpoint(7, tree.consistency(7, 11).path(), checkpoint).bytes(),
                b -> AddCheckpoint.parse(b).bytes());
        add(
                "vkey",
                bytes(key.verifier().toString()),
                b -> bytes(VerifierKey.parse(text(b)).toString()));
        add(
                "bundle",
                EntryBundle.encode(entries),
                b -> EntryBundle.encode(EntryBundle.parse(b, 11)));
        add(
                "commitment",
                new Commitment(tree.root(3)).entry(),
                b -> found(b, Commitment.find(b).map(Commitment::entry)));
        add(
                "succession",
                new Succession(checkpoint).entry(),
                b -> found(b, Succession.find(b).map(Succession::entry)));
        add("key-change", KeyChange.entry(key, next), b -> found(b, KeyChange.find(b).map(_ -> b)));
        add(
                "policy",
                bytes(
                        "log %s https://log.example/\nwitness a %s\ngroup g any a\nquorum g\n"
                                .formatted(key.verifier(), witness.verifier())),
                b -> found(b, Optional.of(Policy.parse(b)).map(_ -> b)));
        add(
                "spoken",
                bytes(SpokenCode.of(checkpoint.checkpoint()).words("uk")),
                b -> found(b, Optional.of(SpokenCode.parse(text(b))).map(_ -> b)));
        add("head", new Head(3, entries, checkpoint).bytes(), b -> Head.parse(b).bytes());
        add("tile", bytes("tile/0/x001/234.p/17"), b -> bytes(Tile.parse(text(b)).path()));
    }

    private static byte[] found(byte[] bytes, Optional<byte[]> back) {
        return back.orElse(bytes);
    }

    static Stream<String> names() throws Exception {
        samples();
        return READERS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("a value that is written back the same, or a refusal")
    void changed(String name) throws Exception {
        Reader reader = Objects.requireNonNull(READERS.get(name));
        byte[] sample = Objects.requireNonNull(SAMPLES.get(name));
        assertArrayEquals(sample, reader.read(sample));
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = change(sample, random);
            try {
                assertArrayEquals(changed, reader.read(changed), name + ", round " + round);
            } catch (MalformedException e) {
                assertNotNull(e.getMessage());
                refused++;
            }
        }
        // What anybody may write as an entry is opaque and never refused; the rest mostly is.
        boolean opaque =
                name.equals("commitment") || name.equals("succession") || name.equals("key-change");
        assertEquals(opaque, refused == 0, refused + " refused");
    }

    private static byte[] change(byte[] sample, Random random) {
        byte[] changed = sample.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && changed.length > 0; i++) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> changed = Arrays.copyOf(changed, at);
                case 3 -> {
                    byte[] doubled = Arrays.copyOf(changed, changed.length + at);
                    System.arraycopy(changed, 0, doubled, changed.length, at);
                    changed = doubled;
                }
                default -> {
                    int to = random.nextInt(changed.length);
                    byte kept = changed[at];
                    changed[at] = changed[to];
                    changed[to] = kept;
                }
            }
        }
        return changed;
    }
}
