package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The growing edge of a tree, and the tree that is read back from its tiles. */
class TreeEdgeTest {
    /** Tiles by their full name, as a folder that keeps the widest of each. */
    private final Map<Tile, byte[]> tiles = new HashMap<>();

    private byte[] read(Tile tile) throws IOException {
        byte[] bytes = tiles.get(tile.full());
        if (bytes == null) {
            throw new NoSuchFileException(tile.path());
        }
        return tile.level() == Tile.ENTRIES
                ? bytes
                : Arrays.copyOf(bytes, tile.width() * Hash.BYTES);
    }

    private TreeEdge grown(List<byte[]> entries) {
        TreeEdge edge = new TreeEdge();
        entries.forEach(edge::append);
        edge.copy().takeChangedSince(0).forEach(f -> tiles.put(f.tile().full(), f.bytes()));
        for (TileFile file : edge.takeChangedSince(0)) {
            tiles.put(file.tile().full(), file.bytes());
        }
        return edge;
    }

    private static Map<String, Hash> hashes(List<TileFile> files) {
        Map<String, Hash> hashes = new HashMap<>();
        for (TileFile file : files) {
            hashes.put(file.tile().path(), Hash.sha256(file.bytes()));
        }
        return hashes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 128, 255, 256, 257, 258, 511, 512, 515, 769})
    @DisplayName("an edge read from its tiles is the edge that wrote them, and grows as it would")
    void readBack(int size) throws IOException {
        List<byte[]> entries = MerkleTest.entries(size + 300);
        TreeEdge edge = grown(entries.subList(0, size));
        assertEquals(MerkleTest.plainRoot(entries.subList(0, size)), edge.root());
        TreeEdge again = TreeEdge.read(size, this::read);
        assertEquals(size, again.size());
        assertEquals(edge.root(), again.root());
        assertEquals(hashes(edge.partialTiles()), hashes(again.partialTiles()));
        for (int more : new int[] {1, 255, 300}) {
            TreeEdge one = edge.copy();
            TreeEdge other = again.copy();
            for (byte[] entry : entries.subList(size, size + more)) {
                one.append(entry);
                other.append(entry);
            }
            assertEquals(MerkleTest.plainRoot(entries.subList(0, size + more)), other.root());
            assertEquals(hashes(one.takeChangedSince(size)), hashes(other.takeChangedSince(size)));
        }
        assertEquals(size, edge.size()); // the copies grew, and not what they were copied from
        assertEquals(MerkleTest.plainRoot(entries.subList(0, size)), again.root());
    }

    @Test
    @DisplayName("a tile is handed out once when it is full, each partial one when asked for")
    void takenOnce() {
        TreeEdge edge = new TreeEdge();
        MerkleTest.entries(513).forEach(edge::append);
        assertEquals(
                Set.of("tile/entries/000", "tile/entries/001", "tile/0/000", "tile/0/001"),
                hashes(edge.takeFinished()).keySet());
        assertEquals(List.of(), edge.takeFinished());
        assertEquals(Set.of("tile/0/002.p/1", "tile/1/000.p/2"), paths(edge.partialTiles()));
        edge.append(new byte[1]);
        assertEquals(
                Set.of("tile/entries/002.p/2", "tile/0/002.p/2"),
                paths(edge.takeChangedSince(513)));
        MerkleTest.entries(254).forEach(edge::append);
        assertEquals(
                Set.of("tile/entries/002", "tile/0/002", "tile/1/000.p/3"),
                paths(edge.takeChangedSince(514)));
        assertEquals(Set.of("tile/1/000.p/3"), paths(edge.partialTiles()));
        assertEquals(List.of(), edge.takeChangedSince(768));
    }

    private static Set<String> paths(List<TileFile> files) {
        Set<String> paths = new HashSet<>();
        files.forEach(file -> assertTrue(paths.add(file.tile().path()), "once"));
        return paths;
    }

    @Test
    @DisplayName("beyond 65 536 leaves there is a third level, and tiles keep their numbers")
    void thirdLevel() throws IOException {
        int size = 2 * 65_536 + 256 + 3;
        TreeEdge edge = new TreeEdge();
        List<Hash> row = new ArrayList<>();
        Map<String, TileFile> finished = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Hash leaf = Hash.sha256(ByteBuffer.allocate(4).putInt(i).array());
            row.add(leaf);
            edge.appendLeaf(leaf);
            edge.takeFinished().forEach(f -> finished.put(f.tile().path(), f));
        }
        assertEquals(513 + 2, finished.size());
        // Each tile of level 1 holds the roots of 256 tiles of level 0, by the definition.
        for (int tile = 0; tile < 2; tile++) {
            byte[] bytes = Objects.requireNonNull(finished.get("tile/1/00" + tile)).bytes();
            for (int i = 0; i < 256; i++) {
                int from = (tile * 256 + i) * 256;
                assertEquals(root(row.subList(from, from + 256)), Hash.at(bytes, i * 32));
            }
        }
        assertEquals(root(row.subList(512 * 256, 513 * 256)), Hash.at(only(edge, 1), 0));
        assertEquals(32, only(edge, 1).length);
        assertEquals(root(row.subList(65_536, 2 * 65_536)), Hash.at(only(edge, 2), 32));
        assertEquals(64, only(edge, 2).length);
        assertEquals(root(row), edge.root());
        assertTrue(finished.containsKey("tile/0/512"));

        Map<Tile, byte[]> all = new HashMap<>();
        finished.values().forEach(f -> all.put(f.tile().full(), f.bytes()));
        edge.partialTiles().forEach(f -> all.put(f.tile().full(), f.bytes()));
        TileTree tree =
                new TileTree(
                        size,
                        tile ->
                                Arrays.copyOf(
                                        Objects.requireNonNull(all.get(tile.full())),
                                        tile.width() * Hash.BYTES));
        assertEquals(edge.root(), tree.root(size));
        for (int height : new int[] {0, 1, 7, 8, 9, 15, 16, 17}) {
            for (long index : new long[] {0, 1}) {
                int from = (int) (index << height);
                if (from + (1 << height) <= size) {
                    assertEquals(
                            root(row.subList(from, from + (1 << height))),
                            tree.perfect(height, index));
                }
            }
        }
        int last = size / 2 - 1; // the pair before the odd one at the end
        assertEquals(root(row.subList(last * 2, last * 2 + 2)), tree.perfect(1, last));
        assertThrows(IllegalArgumentException.class, () -> tree.perfect(1, last + 1));
    }

    private static byte[] only(TreeEdge edge, int level) {
        return edge.partialTiles().stream()
                .filter(file -> file.tile().level() == level)
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    private static Hash root(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = (int) Subtrees.largestPowerBelow(leaves.size());
        return Hash.ofNode(
                root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    @Test
    @DisplayName("last entries that are not those of the last leaf hashes are named")
    void otherEntries() throws IOException {
        List<byte[]> entries = MerkleTest.entries(300);
        grown(entries);
        Tile bundle = new Tile(Tile.ENTRIES, 1, 256);
        List<byte[]> changed = new ArrayList<>(entries.subList(256, 300));
        changed.set(5, "another".getBytes(StandardCharsets.UTF_8));
        tiles.put(bundle, EntryBundle.encode(changed));
        MalformedException e =
                assertThrows(MalformedException.class, () -> TreeEdge.read(300, this::read));
        assertEquals(
                "Entry 261 is not the one that its leaf hash is of.",
                String.valueOf(e.getMessage()));
        tiles.remove(bundle);
        assertThrows(NoSuchFileException.class, () -> TreeEdge.read(300, this::read));
    }

    @Test
    @DisplayName("a size of the highest level is read and not beyond it")
    void highest() throws IOException {
        List<Tile> asked = new ArrayList<>();
        long size = 1L << 56; // one hash on level 7, nothing besides
        TreeEdge edge =
                TreeEdge.read(
                        size,
                        tile -> {
                            asked.add(tile);
                            return new byte[tile.width() * Hash.BYTES];
                        });
        assertEquals(List.of(new Tile(7, 0, 1)), asked);
        assertEquals(Hash.of(new byte[32]), edge.root());
    }

    @Test
    @DisplayName("of the tiles read, the last 64 are kept, and those asked for lately longest")
    void keptTiles() throws IOException {
        Map<String, Integer> reads = new HashMap<>();
        long size = 256L * 200;
        TileTree tree =
                new TileTree(
                        size,
                        tile -> {
                            reads.merge(tile.path(), 1, Integer::sum);
                            return new byte[tile.width() * Hash.BYTES];
                        });
        tree.perfect(0, 0);
        tree.perfect(0, 1);
        assertEquals(Map.of("tile/0/000", 1), reads);
        for (int tile = 1; tile < 64; tile++) {
            tree.perfect(0, tile * 256L);
        }
        tree.perfect(0, 0); // read 64 tiles ago and still kept; now the youngest
        assertEquals(1, reads.get("tile/0/000"));
        tree.perfect(0, 64 * 256L); // a 65th: the one asked for longest ago goes
        tree.perfect(0, 0);
        assertEquals(1, reads.get("tile/0/000"));
        tree.perfect(0, 256);
        assertEquals(2, reads.get("tile/0/001"));
    }

    @Test
    @DisplayName("a narrower tile is the beginning of the wider one")
    void narrowed() throws IOException {
        List<byte[]> entries = MerkleTest.entries(9);
        TileFile bundle = new TileFile(new Tile(Tile.ENTRIES, 0, 9), EntryBundle.encode(entries));
        assertArrayEquals(EntryBundle.encode(entries.subList(0, 4)), bundle.narrowed(4));
        byte[] hashes = new byte[9 * 32];
        hashes[4 * 32 - 1] = 7;
        hashes[4 * 32] = 9;
        byte[] narrow = new TileFile(new Tile(0, 0, 9), hashes).narrowed(4);
        assertArrayEquals(Arrays.copyOf(hashes, 4 * 32), narrow);
        assertEquals(7, narrow[4 * 32 - 1]);
    }

    @Test
    @DisplayName("paths of up to 18 digits are tiles; what comes after and beside them is none")
    void longPaths() throws IOException {
        Tile far = new Tile(0, 999_999_999_999_999_999L, 256);
        assertEquals("tile/0/x999/x999/x999/x999/x999/999", far.path());
        assertEquals(far, Tile.parse(far.path()));
        assertEquals(new Tile(7, 0, 255), Tile.parse("tile/7/000.p/255"));
        assertThrows(MalformedException.class, () -> Tile.parse("tile/0/000.p/257"));
        assertEquals(List.of(), Tile.changed(256, 256));
        assertEquals(
                List.of(new Tile(Tile.ENTRIES, 1, 1), new Tile(0, 1, 1)), Tile.changed(256, 257));
        assertEquals(
                List.of(new Tile(Tile.ENTRIES, 0, 256), new Tile(0, 0, 256), new Tile(1, 0, 1)),
                Tile.changed(0, 256));
    }

    @Test
    @DisplayName("hashes are values: equal ones are one in a set, and are copied where one says")
    void hashes() {
        Hash one = Hash.sha256(new byte[] {1});
        assertEquals(Set.of(one), new HashSet<>(List.of(one, Hash.of(one.bytes()))));
        assertEquals(2, new HashSet<>(List.of(one.hashCode(), Hash.EMPTY_TREE.hashCode())).size());
        byte[] target = new byte[40];
        one.copyInto(target, 8);
        assertArrayEquals(one.bytes(), Arrays.copyOfRange(target, 8, 40));
        assertArrayEquals(new byte[8], Arrays.copyOf(target, 8));
    }
}
