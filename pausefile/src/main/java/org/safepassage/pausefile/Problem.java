package org.safepassage.pausefile;

/**
 * Something in a pause file that is wrong, or, as a warning, that may be read otherwise than meant.
 *
 * @param line from 1
 * @param column from 1, in Unicode code points
 * @param path keys and ids from the root, for example {@code corridors/C1/arms}; an item without an
 *     id by its number from 1; empty for the file as a whole
 * @param says what is wrong, one sentence
 * @param remedy what would be right, one sentence
 */
public record Problem(int line, int column, String path, String says, String remedy) {
    public Place place() {
        return new Place(line, column);
    }

    @Override
    public String toString() {
        return "%d:%d: %s%s %s"
                .formatted(line, column, path.isEmpty() ? "" : path + ": ", says, remedy);
    }
}
