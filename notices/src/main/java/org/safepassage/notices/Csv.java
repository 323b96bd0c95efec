package org.safepassage.notices;

import org.jspecify.annotations.Nullable;

/**
 * Rows of comma-separated values (RFC 4180, with a line feed at the end of each row), after lines
 * of comment that begin with {@code #}.
 *
 * <p>A cell that a spreadsheet would run as a formula gets an apostrophe in front and stands in
 * quotes (OWASP, CSV Injection). So does one that begins with {@code #}, which would read as a
 * comment.
 */
public final class Csv {
    private static final String STARTS_FORMULA = "=+-@\u2212\uFF0B\uFF0D\uFF1D\uFF20";

    private final StringBuilder out = new StringBuilder();

    public Csv comment(String text) {
        out.append("# ").append(Typed.line(text)).append('\n');
        return this;
    }

    /**
     * Appends one row. Null is an empty cell; anything but a number goes through the guard against
     * formulas.
     */
    public Csv row(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            Object cell = cells[i];
            if (cell instanceof Number) {
                out.append(cell);
            } else if (cell != null) {
                out.append(text(cell.toString()));
            }
        }
        out.append('\n');
        return this;
    }

    private static String text(String typed) {
        // A tab in front is a formula to some spreadsheets; it is a blank by the time the cell is
        // looked at.
        boolean tab = typed.startsWith("\t") || typed.startsWith("\r") || typed.startsWith("\n");
        String cell = Typed.line(typed);
        String head = cell.strip();
        if (tab
                || (!head.isEmpty()
                        && (STARTS_FORMULA.indexOf(head.charAt(0)) >= 0
                                || head.charAt(0) == '#'))) {
            return quoted("'" + cell);
        }
        boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.equals(head);
        return plain ? cell : quoted(cell);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
