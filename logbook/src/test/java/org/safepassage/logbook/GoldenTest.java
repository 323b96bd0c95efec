package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A log of seven entries that another program has checked, byte for byte. */
class GoldenTest {
    static final String ORIGIN = "record.example.org/pause/2016-aleppo-1";
    static final String LOG_KEY = ORIGIN + "+611b0822+AalGA7dYP7jGr+3SaAoVOqytL3XfD9NnDw92JFMyWPqO";
    static final String WITNESS_KEY =
            "witness.example.org/w1+27b41973+BLHQTMjK+mQJIWGHDdqTbFl6q08Iq8qxNXNA9y9Z9VjB";
    static final String ROOT_3 = "b9E70sAhF2ofhzElMm2OvVKIkpIQQuWgwsY1Iq8agww=";
    static final String ROOT_7 = "RDwYOwSiI/yxDm0TjUzsBBxpYYg2u9gaxPg/dSli/bU=";

    private static Path file(String name) {
        Path file =
                Path.of(System.getProperty("safepassage.root", "."), "../shared/data/record", name);
        assumeTrue(Files.exists(file), "skipped: no shared data");
        return file;
    }

    @Test
    @DisplayName("the keys made from the golden seeds are the golden keys")
    void keys() {
        assertEquals(
                LOG_KEY,
                TestKeys.of(ORIGIN, SignatureType.ED25519, "safe-passage test log key 1")
                        .verifier()
                        .toString());
        assertEquals(
                WITNESS_KEY,
                TestKeys.of(
                                "witness.example.org/w1",
                                SignatureType.ED25519_COSIGNATURE,
                                "safe-passage test witness key 1")
                        .verifier()
                        .toString());
    }

    @Test
    @DisplayName(
            "the golden entries have the golden roots, and the golden checkpoint is signed and"
                    + " witnessed")
    void checkpoint() throws Exception {
        List<byte[]> entries = EntryBundle.parse(Files.readAllBytes(file("golden.entries")), 7);
        assertArrayEquals(Files.readAllBytes(file("golden.entries")), EntryBundle.encode(entries));
        Subtrees tree = MerkleTest.tree(entries);
        assertEquals(ROOT_3, tree.root(3).toString());
        assertEquals(ROOT_7, tree.root(7).toString());
        SignedCheckpoint signed =
                SignedCheckpoint.parse(Files.readAllBytes(file("golden.checkpoint")));
        assertEquals(new Checkpoint(ORIGIN, 7, Hash.parse(ROOT_7)), signed.checkpoint());
        assertArrayEquals(Files.readAllBytes(file("golden.checkpoint")), signed.bytes());
        List<String> vkeys = Files.readAllLines(file("golden.vkeys"));
        assertEquals(List.of(LOG_KEY, WITNESS_KEY), vkeys);
        Policy policy =
                Policy.parse(
                        "log %s\nwitness w1 %s\nquorum w1\n"
                                .formatted(LOG_KEY, WITNESS_KEY)
                                .getBytes(StandardCharsets.UTF_8));
        assertEquals(1, policy.verify(signed).witnesses().size());
        SigningKey key = TestKeys.of(ORIGIN, SignatureType.ED25519, "safe-passage test log key 1");
        SigningKey witness =
                TestKeys.of(
                        "witness.example.org/w1",
                        SignatureType.ED25519_COSIGNATURE,
                        "safe-passage test witness key 1");
        SignedCheckpoint ours =
                SignedCheckpoint.sign(
                        signed.checkpoint(),
                        List.of(key, witness),
                        signed.findTime(witness.verifier()).orElseThrow());
        assertArrayEquals(signed.bytes(), ours.bytes());
    }

    @Test
    @DisplayName("the golden proofs hold, and ours are the same bytes")
    void proofs() throws Exception {
        List<byte[]> entries = EntryBundle.parse(Files.readAllBytes(file("golden.entries")), 7);
        Subtrees tree = MerkleTest.tree(entries);
        TlogProof proof = TlogProof.parse(Files.readAllBytes(file("golden.tlog-proof")));
        List<VerifierKey> keys =
                List.of(VerifierKey.parse(LOG_KEY), VerifierKey.parse(WITNESS_KEY));
        assertEquals(2, proof.verify(entries.get(5), keys).size());
        assertThrows(NotVerifiedException.class, () -> proof.verify(entries.get(4), keys));
        byte[] ours = TlogProof.of(tree.inclusion(5, 7), proof.checkpoint()).bytes();
        assertArrayEquals(Files.readAllBytes(file("golden.tlog-proof")), ours);

        List<String> lines = Files.readAllLines(file("golden.consistency"));
        assertEquals("old 3", lines.getFirst());
        ConsistencyProof consistency = tree.consistency(3, 7);
        assertEquals(
                lines.subList(1, lines.size()),
                consistency.path().stream().map(Hash::toString).toList());
        assertTrue(consistency.proves(Hash.parse(ROOT_3), Hash.parse(ROOT_7)));
    }

    @Test
    @DisplayName("no byte of the golden proof can change without the proof failing")
    void everyByteOfTheProof() throws IOException {
        byte[] entry = EntryBundle.parse(Files.readAllBytes(file("golden.entries")), 7).get(5);
        byte[] proof = Files.readAllBytes(file("golden.tlog-proof"));
        List<VerifierKey> keys =
                List.of(VerifierKey.parse(LOG_KEY), VerifierKey.parse(WITNESS_KEY));
        for (int i = 0; i < proof.length; i++) {
            byte[] changed = proof.clone();
            changed[i] ^= 1;
            assertEquals("refused", readAndVerify(changed, entry, keys), "byte " + i);
        }
    }

    private static String readAndVerify(byte[] proof, byte[] entry, List<VerifierKey> keys) {
        try {
            // Both must have signed: a line whose name was changed is an unknown key's, and would
            // be ignored.
            return TlogProof.parse(proof).verify(entry, keys).size() == keys.size()
                    ? "holds"
                    : "refused";
        } catch (MalformedException | NotVerifiedException | IllegalArgumentException _) {
            return "refused";
        }
    }
}
