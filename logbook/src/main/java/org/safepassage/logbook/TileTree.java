package org.safepassage.logbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inner hashes read from tiles, of which the last few are kept. For one thread. */
final class TileTree implements Subtrees {
    /** Where tiles come from: a folder, an address, or memory. */
    @FunctionalInterface
    interface Source {
        /** The bytes of a tile, exactly as many as its width asks for. */
        byte[] tile(Tile tile) throws IOException;
    }

    private static final int KEPT = 64; // 512 KiB of tiles

    private final long size;
    private final Source source;
    private final Map<Tile, byte[]> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
                    return size() > KEPT;
                }
            };

    TileTree(long size, Source source) {
        this.size = size;
        this.source = source;
    }

    @Override
    public Hash perfect(int height, long index) throws IOException {
        int level = height / 8;
        int low = height % 8;
        long first = index << low;
        Tile tile = Tile.of(level, first / Tile.FULL, size);
        int offset = (int) (first % Tile.FULL);
        if (offset + (1 << low) > tile.width()) {
            throw new IllegalArgumentException(
                    "The tree of %d entries has no whole subtree %d of height %d."
                            .formatted(size, index, height));
        }
        return fold(bytes(tile), offset, 1 << low);
    }

    private byte[] bytes(Tile tile) throws IOException {
        byte[] bytes = kept.get(tile);
        if (bytes == null) {
            bytes = source.tile(tile);
            kept.put(tile, bytes);
        }
        return bytes;
    }

    /** The root over so many hashes of a tile, a power of two. */
    static Hash fold(byte[] tile, int offset, int hashes) {
        List<Hash> row = new ArrayList<>(hashes);
        for (int i = 0; i < hashes; i++) {
            row.add(Hash.at(tile, (offset + i) * Hash.BYTES));
        }
        while (row.size() > 1) {
            List<Hash> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hash.ofNode(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}
