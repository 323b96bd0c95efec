package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MerkleTest {
    /**
     * The eight entries and nine roots that the Certificate Transparency logs have tested with
     * since RFC 6962.
     */
    private static final List<byte[]> ENTRIES =
            List.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** Hashes a tree by the definition, with nothing clever. */
    static Hash plainRoot(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return Hash.EMPTY_TREE;
        }
        if (entries.size() == 1) {
            return Hash.ofLeaf(entries.getFirst());
        }
        int split = 1;
        while (split * 2 < entries.size()) {
            split *= 2;
        }
        return Hash.ofNode(
                plainRoot(entries.subList(0, split)),
                plainRoot(entries.subList(split, entries.size())));
    }

    static Subtrees tree(List<byte[]> entries) {
        return (height, index) -> {
            int from = Math.toIntExact(index << height);
            return plainRoot(entries.subList(from, from + (1 << height)));
        };
    }

    static List<byte[]> entries(int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    @Test
    @DisplayName("the known leaf, node and nine roots of RFC 6962")
    void knownHashes() throws IOException {
        assertEquals(
                "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
                Hash.ofLeaf("L123456".getBytes(StandardCharsets.US_ASCII)).hex());
        for (int size = 0; size <= 8; size++) {
            assertEquals(ROOTS.get(size), tree(ENTRIES).root(size).hex(), "size " + size);
        }
    }

    @Test
    @DisplayName(
            "every inclusion proof to size 40 holds for its entry and for no other entry, index,"
                    + " size or root")
    void inclusion() throws IOException {
        List<byte[]> entries = entries(40);
        Subtrees tree = tree(entries);
        for (int size = 1; size <= 40; size++) {
            Hash root = tree.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index, size);
                Hash leaf = Hash.ofLeaf(entries.get(index));
                assertTrue(proof.proves(leaf, root));
                assertFalse(proof.proves(Hash.ofLeaf(entries.get((index + 1) % 40)), root));
                assertFalse(proof.proves(leaf, tree.root(size % 40 + 1)));
                for (List<Hash> wrong : mutations(proof.path(), leaf)) {
                    assertFalse(new InclusionProof(index, size, wrong).proves(leaf, root));
                }
                for (int other = 0; other < size; other++) {
                    boolean holds =
                            new InclusionProof(other, size, proof.path()).proves(leaf, root);
                    assertEquals(
                            other == index,
                            holds,
                            "index %d as %d of %d".formatted(index, other, size));
                }
            }
        }
    }

    @Test
    @DisplayName("every consistency proof to size 40 holds, and none that was changed")
    void consistency() throws IOException {
        Subtrees tree = tree(entries(40));
        for (int newSize = 1; newSize <= 40; newSize++) {
            Hash newRoot = tree.root(newSize);
            for (int oldSize = 1; oldSize <= newSize; oldSize++) {
                Hash oldRoot = tree.root(oldSize);
                ConsistencyProof proof = tree.consistency(oldSize, newSize);
                assertTrue(proof.proves(oldRoot, newRoot));
                assertFalse(proof.proves(Hash.ofLeaf(new byte[] {9}), newRoot));
                assertFalse(proof.proves(oldRoot, Hash.ofLeaf(new byte[] {9})));
                for (List<Hash> wrong : mutations(proof.path(), oldRoot)) {
                    assertFalse(
                            new ConsistencyProof(oldSize, newSize, wrong).proves(oldRoot, newRoot));
                }
            }
        }
    }

    private static List<List<Hash>> mutations(List<Hash> path, Hash extra) {
        List<List<Hash>> mutated = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(extra);
        mutated.add(longer);
        List<Hash> shifted = new ArrayList<>(path);
        shifted.addFirst(extra);
        mutated.add(shifted);
        for (int i = 0; i < path.size(); i++) {
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            mutated.add(shorter);
            byte[] flipped = path.get(i).bytes();
            flipped[i % 32] ^= 1;
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, Hash.of(flipped));
            mutated.add(changed);
        }
        return mutated;
    }

    @Test
    @DisplayName("without a hash a proof shows growth neither from a perfect tree nor from another")
    void emptyPaths() throws IOException {
        Subtrees tree = tree(entries(5));
        for (int old : new int[] {3, 4}) {
            ConsistencyProof proof = new ConsistencyProof(old, 5, List.of());
            assertFalse(proof.proves(tree.root(old), tree.root(5)));
            assertFalse(proof.proves(tree.root(old), tree.root(old)));
        }
    }

    @Test
    @DisplayName("a hash is equal to its copy, has its code, and lies where it is copied to")
    void hashes() {
        Hash hash = Hash.ofLeaf(new byte[] {7});
        byte[] twice = new byte[70];
        hash.copyInto(twice, 3);
        assertEquals(hash, Hash.at(twice, 3));
        assertEquals(0, twice[2]);
        assertEquals(0, twice[35]);
        assertEquals(Arrays.hashCode(hash.bytes()), Hash.of(hash.bytes()).hashCode());
    }

    @Test
    @DisplayName("proofs about nothing are refused")
    void refused() {
        Subtrees tree = tree(entries(4));
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(4, 4));
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(-1, 4));
        assertThrows(IllegalArgumentException.class, () -> new InclusionProof(4, 4, List.of()));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(0, 4));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(5, 4));
        assertThrows(IllegalArgumentException.class, () -> new ConsistencyProof(0, 4, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ConsistencyProof(5, 4, List.of()));
        assertThrows(IllegalArgumentException.class, () -> Hash.of(new byte[31]));
    }

    @Test
    @DisplayName("tile paths are spelt one way")
    void tilePaths() throws MalformedException {
        assertEquals("tile/0/x001/x234/067", new Tile(0, 1_234_067, 256).path());
        assertEquals("tile/entries/000.p/7", new Tile(Tile.ENTRIES, 0, 7).path());
        for (Tile tile :
                List.of(
                        new Tile(7, 999, 255),
                        new Tile(1, 1000, 256),
                        new Tile(Tile.ENTRIES, 123_456_789_012L, 1))) {
            assertEquals(tile, Tile.parse(tile.path()));
        }
        for (String wrong :
                List.of(
                        "tile/0/x000/001",
                        "tile/0/1",
                        "tile/0/001.p/0",
                        "tile/0/001.p/256",
                        "tile/0/001.p/01",
                        "tile/8/000",
                        "tile/00/000",
                        "tile/0/x001",
                        "/tile/0/000",
                        "tile/0/000/",
                        "tile/entry/000",
                        "tile/0/x999/x999/x999/x999/x999/x999/999",
                        "tile/0/../000",
                        "checkpoint",
                        "")) {
            assertThrows(MalformedException.class, () -> Tile.parse(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> new Tile(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Tile(0, 0, 257));
        assertThrows(IllegalArgumentException.class, () -> new Tile(8, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Tile(-2, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Tile(0, -1, 1));
    }

    @Test
    @DisplayName(
            "the specification's example of 70 000 entries: which tiles there are, and how wide the"
                    + " last ones")
    void tilesOf70000() {
        List<Tile> tiles = Tile.changed(0, 70_000);
        // 273 full and one of 112 on level 0, the same for the entries; one full and one of 17; one
        // of 1.
        assertEquals(274 + 274 + 2 + 1, tiles.size());
        assertTrue(
                tiles.containsAll(
                        List.of(
                                new Tile(0, 273, 112),
                                new Tile(1, 1, 17),
                                new Tile(2, 0, 1),
                                new Tile(1, 0, 256))));
        assertEquals(
                List.of(new Tile(Tile.ENTRIES, 0, 256), new Tile(0, 0, 256), new Tile(1, 0, 1)),
                Tile.changed(255, 256));
    }

    @Test
    @DisplayName(
            "bundles hold entries of 0 to 65 535 bytes, and nothing before, between or after them")
    void bundles() throws MalformedException {
        List<byte[]> entries = List.of(new byte[0], new byte[] {1}, new byte[65_535]);
        byte[] bundle = EntryBundle.encode(entries);
        List<byte[]> parsed = EntryBundle.parse(bundle, 3);
        for (int i = 0; i < 3; i++) {
            assertTrue(Arrays.equals(entries.get(i), parsed.get(i)));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> EntryBundle.encode(List.of(new byte[65_536])));
        assertThrows(MalformedException.class, () -> EntryBundle.parse(bundle, 2));
        assertThrows(MalformedException.class, () -> EntryBundle.parse(bundle, 4));
        assertThrows(
                MalformedException.class,
                () -> EntryBundle.parse(Arrays.copyOf(bundle, bundle.length - 1), 3));
        assertThrows(
                MalformedException.class,
                () -> EntryBundle.parse(Arrays.copyOf(bundle, bundle.length + 1), 4));
    }
}
