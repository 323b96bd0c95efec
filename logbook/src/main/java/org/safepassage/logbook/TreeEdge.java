package org.safepassage.logbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a tree: the tiles that are not full yet. All that is needed to grow it, in
 * O(log size) memory. For one thread.
 */
final class TreeEdge {
    private long size;
    private List<byte[]> entries = new ArrayList<>(); // of the bundle that is not full
    private final List<List<Hash>> levels =
            new ArrayList<>(); // [level] hashes of the tile that is not full
    private final List<TileFile> finished = new ArrayList<>();

    long size() {
        return size;
    }

    /** Adds an entry. */
    void append(byte[] entry) {
        entries.add(entry);
        if (entries.size() == Tile.FULL) {
            finish(Tile.ENTRIES, size / Tile.FULL, EntryBundle.encode(entries));
            entries = new ArrayList<>();
        }
        appendLeaf(Hash.ofLeaf(entry));
    }

    /** Adds a leaf hash without its entry: for roots and tiles of hashes, not for bundles. */
    void appendLeaf(Hash leaf) {
        append(leaf, 0, size);
        size++;
    }

    /** The same edge once more, to grow another way. */
    TreeEdge copy() {
        TreeEdge copy = new TreeEdge();
        copy.size = size;
        copy.entries = new ArrayList<>(entries);
        levels.forEach(level -> copy.levels.add(new ArrayList<>(level)));
        return copy;
    }

    /** The full tiles since the last call. */
    List<TileFile> takeFinished() {
        List<TileFile> taken = new ArrayList<>(finished);
        finished.clear();
        return taken;
    }

    /** The tiles of hashes that are not full. */
    List<TileFile> partialTiles() {
        List<TileFile> partial = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            List<Hash> hashes = levels.get(level);
            if (!hashes.isEmpty()) {
                long index = Tile.hashesOnLevel(level, size) / Tile.FULL;
                partial.add(new TileFile(new Tile(level, index, hashes.size()), bytes(hashes)));
            }
        }
        return partial;
    }

    private void append(Hash hash, int level, long index) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Hash> tile = levels.get(level);
        tile.add(hash);
        if (tile.size() == Tile.FULL) {
            byte[] bytes = bytes(tile);
            finish(level, index / Tile.FULL, bytes);
            tile.clear();
            append(TileTree.fold(bytes, 0, Tile.FULL), level + 1, index / Tile.FULL);
        }
    }

    private void finish(int level, long index, byte[] bytes) {
        finished.add(new TileFile(new Tile(level, index, Tile.FULL), bytes));
    }

    /**
     * The tiles that differ from those of an earlier size, full and not, and forgets the full ones.
     */
    List<TileFile> takeChangedSince(long oldSize) {
        List<TileFile> changed = new ArrayList<>(finished);
        finished.clear();
        for (Tile tile : Tile.changed(oldSize, size)) {
            if (tile.width() < Tile.FULL) {
                byte[] bytes =
                        tile.level() == Tile.ENTRIES
                                ? EntryBundle.encode(entries)
                                : bytes(levels.get(tile.level()));
                changed.add(new TileFile(tile, bytes));
            }
        }
        return changed;
    }

    /** The root of the whole tree. */
    Hash root() {
        @Nullable Hash root = null;
        for (List<Hash> tile : levels) {
            // Perfect subtrees stand in a tile from large to small, as the bits of its width do.
            int to = tile.size();
            while (to > 0) {
                int width = Integer.lowestOneBit(to);
                Hash subtree = TileTree.fold(bytes(tile.subList(to - width, to)), 0, width);
                root = root == null ? subtree : Hash.ofNode(subtree, root);
                to -= width;
            }
        }
        return root == null ? Hash.EMPTY_TREE : root;
    }

    private static byte[] bytes(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyInto(bytes, i * Hash.BYTES);
        }
        return bytes;
    }

    /**
     * The edge of a tree as its tiles have it.
     *
     * @throws MalformedException when the last entries are not those that the last leaf hashes are
     *     of
     */
    static TreeEdge read(long size, TileTree.Source source) throws IOException {
        TreeEdge edge = new TreeEdge();
        edge.size = size;
        for (int level = 0; Tile.hashesOnLevel(level, size) > 0; level++) {
            List<Hash> hashes = new ArrayList<>();
            long onLevel = Tile.hashesOnLevel(level, size);
            int width = (int) (onLevel % Tile.FULL);
            if (width > 0) {
                byte[] bytes = source.tile(new Tile(level, onLevel / Tile.FULL, width));
                for (int i = 0; i < width; i++) {
                    hashes.add(Hash.at(bytes, i * Hash.BYTES));
                }
            }
            edge.levels.add(hashes);
            if (level == 7) {
                break;
            }
        }
        int width = (int) (size % Tile.FULL);
        if (width > 0) {
            Tile bundle = new Tile(Tile.ENTRIES, size / Tile.FULL, width);
            edge.entries = new ArrayList<>(EntryBundle.parse(source.tile(bundle), width));
            for (int i = 0; i < width; i++) {
                if (!Hash.ofLeaf(edge.entries.get(i)).equals(edge.levels.getFirst().get(i))) {
                    throw new MalformedException(
                            "Entry %d is not the one that its leaf hash is of."
                                    .formatted(size - width + i));
                }
            }
        }
        return edge;
    }
}
