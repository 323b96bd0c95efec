package org.safepassage.logbook;

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
}
