package org.safepassage.logbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one file of a tiled log: 256 hashes of one level, or 256 entries, or fewer at the
 * right edge.
 *
 * @param level 0 for leaf hashes, 1 for the roots of full tiles of level 0, and so on to 7; {@link
 *     #ENTRIES} for entries
 * @param index of the tile in its level, from 0
 * @param width hashes or entries in it, 1 to 256
 * @see "C2SP tlog-tiles, Merkle Tree and Log entries"
 */
public record Tile(int level, long index, int width) {
    /** Hashes or entries in a full tile. */
    public static final int FULL = 256;

    /** In place of a level: the tile holds the entries themselves. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST_LEVEL = 7; // 256^8 entries are more than 2^63 − 1

    private static final Pattern PATH =
            Pattern.compile(
                    "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "There is no tile of level %d, index %d and width %d."
                            .formatted(level, index, width));
        }
    }

    /** The path below the folder or address of the log, such as {@code tile/0/x001/234.p/17}. */
    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        path.insert(0, level == ENTRIES ? "tile/entries/" : "tile/" + level + "/");
        return width == FULL ? path.toString() : path.append(".p/").append(width).toString();
    }

    /** The tile with this path, which must be spelt as {@link #path} spells it. */
    public static Tile parse(String path) throws MalformedException {
        Matcher parts = PATH.matcher(path);
        if (parts.matches()) {
            int level =
                    parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
            String digits = parts.group(2).replaceAll("[x/]", "");
            int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
            if (digits.length() <= 18 && width <= FULL) {
                Tile tile = new Tile(level, Long.parseLong(digits), width);
                if (tile.path().equals(path)) {
                    return tile;
                }
            }
        }
        throw new MalformedException(
                "Not the path of a tile: %s; one is tile/0/x001/234.p/17."
                        .formatted(CanonicalText.shown(path)));
    }

    /** The same tile when full. */
    public Tile full() {
        return new Tile(level, index, FULL);
    }

    /**
     * How many hashes a tree of this size has on a level of tiles; as many entries for {@link
     * #ENTRIES}.
     */
    public static long hashesOnLevel(int level, long size) {
        return level == ENTRIES ? size : size >>> (8 * level);
    }

    /** The tile of this level and index in a tree of this size, which must reach that far. */
    public static Tile of(int level, long index, long size) {
        long width = Math.min(hashesOnLevel(level, size) - index * FULL, FULL);
        return new Tile(level, index, Math.toIntExact(width));
    }

    /**
     * The tiles that a log must write when it grows from one size to a larger one, in the order of
     * their levels.
     */
    public static List<Tile> changed(long oldSize, long newSize) {
        List<Tile> tiles = new ArrayList<>();
        for (int level = ENTRIES; level <= HIGHEST_LEVEL; level++) {
            long before = hashesOnLevel(level, oldSize);
            long after = hashesOnLevel(level, newSize);
            if (after > before) {
                for (long index = before / FULL; index * FULL < after; index++) {
                    tiles.add(of(level, index, newSize));
                }
            }
        }
        return tiles;
    }
}
