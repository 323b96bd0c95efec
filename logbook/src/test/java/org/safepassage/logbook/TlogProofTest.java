package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static final SigningKey LOG =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");

    private static TlogProof proof() throws Exception {
        Subtrees tree = MerkleTest.tree(MerkleTest.entries(7));
        Checkpoint checkpoint = new Checkpoint("log.example/1", 7, tree.root(7));
        return TlogProof.of(
                tree.inclusion(5, 7),
                SignedCheckpoint.sign(checkpoint, List.of(LOG), Instant.EPOCH));
    }

    @Test
    @DisplayName("a proof survives its file, with and without an extra line")
    void roundTrip() throws Exception {
        TlogProof plain = proof();
        TlogProof extra = new TlogProof("YWdl", plain.index(), plain.path(), plain.checkpoint());
        for (TlogProof proof : List.of(plain, extra)) {
            TlogProof read = TlogProof.parse(proof.bytes());
            assertEquals(proof, read);
            byte[] entry = MerkleTest.entries(7).get(5);
            assertEquals(1, read.verify(entry, List.of(LOG.verifier())).size());
            assertEquals(1, read.verify(entry, Policy.of(List.of(LOG.verifier()))).logs().size());
        }
        assertArrayEquals("age".getBytes(StandardCharsets.UTF_8), extra.extraBytes());
        assertEquals(0, plain.extraBytes().length);
    }

    @Test
    @DisplayName("what is not a proof is refused")
    void malformed() throws Exception {
        String text = new String(proof().bytes(), StandardCharsets.UTF_8);
        String hash = proof().path().getFirst() + "\n";
        for (String wrong :
                List.of(
                        "",
                        text.replace("@v1", "@v2"),
                        text.replace("index 5", "index 05"),
                        text.replace("index 5", "index"),
                        text.replace("index 5\n", ""),
                        text.replace("index 5", "extra !\nindex 5"),
                        text.replace("index 5", "index 5\n" + hash.repeat(64).strip()),
                        text.replace(hash, "AAAA\n"),
                        text.replace("\n\n", "\n"),
                        text.replace("index 5", "index 5 "),
                        text.replace("\nindex", "\r\nindex"),
                        "c2sp.org/tlog-proof@v1\nextra YWdl"
                                + text.substring(text.indexOf("\n\n")))) {
            assertThrows(
                    MalformedException.class,
                    () -> TlogProof.parse(wrong.getBytes(StandardCharsets.UTF_8)),
                    wrong);
        }
        assertThrows(
                MalformedException.class, () -> TlogProof.parse(new byte[2 * Note.LARGEST + 1]));
    }

    @Test
    @DisplayName("a proof of 63 hashes is read, one of 64 is not")
    void longest() throws Exception {
        TlogProof proof = proof();
        Hash hash = proof.path().getFirst();
        TlogProof longest =
                new TlogProof(null, 5, Collections.nCopies(63, hash), proof.checkpoint());
        assertEquals(longest, TlogProof.parse(longest.bytes()));
        TlogProof more = new TlogProof(null, 5, Collections.nCopies(64, hash), proof.checkpoint());
        assertThrows(MalformedException.class, () -> TlogProof.parse(more.bytes()));
    }

    @Test
    @DisplayName("a proof of another size, index or signer does not hold")
    void wrong() throws Exception {
        TlogProof proof = proof();
        byte[] entry = MerkleTest.entries(7).get(5);
        List<VerifierKey> keys = List.of(LOG.verifier());
        for (long index : List.of(4L, 6L, 7L, Long.MAX_VALUE)) {
            TlogProof moved = new TlogProof(null, index, proof.path(), proof.checkpoint());
            assertThrows(NotVerifiedException.class, () -> moved.verify(entry, keys));
            assertThrows(NotVerifiedException.class, () -> moved.verify(entry, Policy.of(keys)));
        }
        InclusionProof small = MerkleTest.tree(MerkleTest.entries(7)).inclusion(5, 6);
        assertThrows(IllegalArgumentException.class, () -> TlogProof.of(small, proof.checkpoint()));
        List<VerifierKey> other =
                List.of(TestKeys.of("log.example/1", SignatureType.ED25519, "x").verifier());
        assertThrows(NotVerifiedException.class, () -> proof.verify(entry, other));
    }
}
