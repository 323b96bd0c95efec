package org.safepassage.logbook;

import java.util.Arrays;

/** A tile and what is in it. */
final class TileFile {
    private final Tile tile;
    private final byte[] bytes;

    TileFile(Tile tile, byte[] bytes) {
        this.tile = tile;
        this.bytes = bytes;
    }

    Tile tile() {
        return tile;
    }

    /** Not copied; nobody changes them. */
    byte[] bytes() {
        return bytes;
    }

    /** The bytes of the tile when it was narrower, of 1 to its width. */
    byte[] narrowed(int width) throws MalformedException {
        return tile.level() == Tile.ENTRIES
                ? EntryBundle.encode(EntryBundle.parse(bytes, tile.width()).subList(0, width))
                : Arrays.copyOf(bytes, width * Hash.BYTES);
    }
}
