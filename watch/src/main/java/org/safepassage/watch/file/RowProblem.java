package org.safepassage.watch.file;

/**
 * Why one row could not be read.
 *
 * @param line from 1
 * @param field the column, or "" when the row as a whole is meant
 */
public record RowProblem(String file, long line, String field, String says, String remedy) {
    @Override
    public String toString() {
        return "%s: line %d%s: %s %s"
                .formatted(file, line, field.isEmpty() ? "" : ", " + field, says, remedy);
    }
}
