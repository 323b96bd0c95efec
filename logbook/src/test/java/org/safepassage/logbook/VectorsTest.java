package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What others test such logs with; sources and licences stand beside the resource. */
class VectorsTest {
    private static final int LARGEST = 130; // entries, as the draft's appendix says

    private static final List<byte[]> ENTRIES = new ArrayList<>();

    static {
        for (int i = 0; i < LARGEST; i++) {
            ENTRIES.add(new byte[] {(byte) i});
        }
    }

    @Test
    @DisplayName("the proofs of another library hold where they should, and nowhere else")
    void othersProofs() throws IOException {
        int tried = 0;
        try (InputStream in = VectorsTest.class.getResourceAsStream("merkle-vectors.txt")) {
            assertNotNull(in);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(one -> !one.startsWith("#")).toList()) {
                String[] word = line.split(" ", -1);
                long first = Long.parseLong(word[2]);
                long size = Long.parseLong(word[3]);
                Hash from = Hash.parse(word[4]);
                Hash root = Hash.parse(word[5]);
                List<Hash> path = new ArrayList<>();
                for (String hash : word[6].split(",", -1)) {
                    path.add(Hash.parse(hash));
                }
                boolean holds =
                        word[0].equals("inclusion")
                                ? new InclusionProof(first, size, path).proves(from, root)
                                : new ConsistencyProof(first, size, path).proves(from, root);
                assertEquals(word[1].equals("holds"), holds, line);
                tried++;
            }
        }
        assertEquals(12, tried);
    }

    @Test
    @DisplayName("the draft's sum over the hash of every subtree to 130 entries")
    void subtreeHashes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int end = 1; end <= LARGEST; end++) {
            for (int start = 0; start < end; start++) {
                if (isSubtree(start, end)) {
                    Subtrees tree = MerkleTest.tree(ENTRIES.subList(start, end));
                    all.append("[%d, %d) %s\n".formatted(start, end, tree.root(end - start).hex()));
                }
            }
        }
        assertEquals("94a95384a8c69acea9b50d035a58285b3a777cb7a724005faa5e1f1e1190007f", sum(all));
    }

    @Test
    @DisplayName("the draft's sum over the inclusion proof of every entry of every such subtree")
    void subtreeInclusion() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int end = 1; end <= LARGEST; end++) {
            for (int start = 0; start < end; start++) {
                if (isSubtree(start, end)) {
                    Subtrees tree = MerkleTest.tree(ENTRIES.subList(start, end));
                    for (int index = start; index < end; index++) {
                        all.append("%d [%d, %d)".formatted(index, start, end));
                        for (Hash hash : tree.inclusion(index - start, end - start).path()) {
                            all.append(' ').append(hash.hex());
                        }
                        all.append('\n');
                    }
                }
            }
        }
        assertEquals("ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f", sum(all));
    }

    /** A subtree starts at a multiple of the power of two that holds all its entries. */
    private static boolean isSubtree(int start, int end) {
        int entries = end - start;
        int room = Integer.highestOneBit(entries);
        return start % (room == entries ? room : 2 * room) == 0;
    }

    private static String sum(StringBuilder all) {
        return Hash.sha256(all.toString().getBytes(StandardCharsets.US_ASCII)).hex();
    }

    @Test
    @DisplayName("no key is taken under which a signature passes that nobody had to make")
    void smallOrder() {
        BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        List<byte[]> keys = new ArrayList<>();
        for (BigInteger y :
                List.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        p.subtract(BigInteger.ONE),
                        p,
                        p.add(BigInteger.ONE),
                        orderEight(p, true),
                        orderEight(p, false))) {
            keys.add(littleEndian(y));
            keys.add(littleEndian(y.setBit(255)));
        }
        for (byte[] raw : keys) {
            for (SignatureType type :
                    List.of(SignatureType.ED25519, SignatureType.ED25519_COSIGNATURE)) {
                String message =
                        assertThrows(
                                        MalformedException.class,
                                        () -> VerifierKey.of("log.example/1", type, raw),
                                        HexFormat.of().formatHex(raw))
                                .getMessage();
                assertTrue(String.valueOf(message).contains("anybody"), message);
            }
        }
    }

    /**
     * The height of a point of order 8: doubling it gives y = 0, so x² = −y², and the curve −x² +
     * y² = 1 + dx²y² becomes d·y⁴ + 2y² − 1 = 0.
     */
    private static BigInteger orderEight(BigInteger p, boolean smaller) {
        BigInteger d =
                BigInteger.valueOf(-121_665)
                        .multiply(BigInteger.valueOf(121_666).modInverse(p))
                        .mod(p);
        BigInteger rootOfD = root(BigInteger.ONE.add(d).mod(p), p);
        for (BigInteger sign : List.of(rootOfD, p.subtract(rootOfD))) {
            BigInteger square = sign.subtract(BigInteger.ONE).multiply(d.modInverse(p)).mod(p);
            BigInteger y = root(square, p);
            if (y.multiply(y).mod(p).equals(square)) {
                return smaller ? y.min(p.subtract(y)) : y.max(p.subtract(y));
            }
        }
        throw new IllegalStateException("the curve has points of order 8");
    }

    /** A square root modulo p = 8k + 5, where there is one. */
    private static BigInteger root(BigInteger square, BigInteger p) {
        BigInteger root = square.modPow(p.add(BigInteger.valueOf(3)).shiftRight(3), p);
        if (root.multiply(root).mod(p).equals(square)) {
            return root;
        }
        BigInteger i = BigInteger.TWO.modPow(p.subtract(BigInteger.ONE).shiftRight(2), p);
        return root.multiply(i).mod(p);
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 256; i++) {
            if (number.testBit(i)) {
                bytes[i / 8] |= (byte) (1 << i % 8);
            }
        }
        return bytes;
    }

    @Test
    @DisplayName("a signature has one spelling: with the group's order added it is refused")
    void oneSpelling() throws IOException {
        BigInteger order =
                BigInteger.TWO
                        .pow(252)
                        .add(new BigInteger("27742317777372353535851937790883648493"));
        SigningKey key = TestKeys.of("log.example/1", SignatureType.ED25519, "log");
        for (int i = 0; i < 20; i++) {
            String text = "log.example/1\n" + i + "\n";
            byte[] good = key.sign(text, Instant.EPOCH).signature();
            assertTrue(key.verifier().verifies(text, NoteSignature.of(key.verifier(), good)));
            byte[] bigEndian = new byte[32];
            for (int at = 0; at < 32; at++) {
                bigEndian[at] = good[63 - at];
            }
            byte[] other = good.clone();
            System.arraycopy(
                    littleEndian(new BigInteger(1, bigEndian).add(order)), 0, other, 32, 32);
            assertFalse(key.verifier().verifies(text, NoteSignature.of(key.verifier(), other)));
        }
    }
}
