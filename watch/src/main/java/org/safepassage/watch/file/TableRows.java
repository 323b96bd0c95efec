package org.safepassage.watch.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.Reason;

/** The rows of one table, whose format is known by its header. */
final class TableRows {
    private static final int MOST_COLUMNS = 400;

    private final String name;
    private final int width;
    private final Columns columns;
    private final Format format;
    private final RowReader reader;
    private long rows;

    /**
     * Knows the table by its header.
     *
     * @param asked what the user says that it is, or null
     * @throws InvalidReports when the header is that of no format, or lacks a column
     */
    TableRows(String name, List<String> header, @Nullable Format asked, Settings settings)
            throws InvalidReports {
        if (header.size() > MOST_COLUMNS) {
            throw new InvalidReports(
                    name,
                    "line 1",
                    "The header has %d columns; %d are read."
                            .formatted(header.size(), MOST_COLUMNS),
                    "Save it as a table with commas.");
        }
        this.name = name;
        this.width = header.size();
        this.columns = new Columns(name, header);
        this.format = asked == null ? known(name, columns) : asked;
        this.reader =
                switch (format) {
                    case UCDP -> new UcdpRows(name, columns, settings);
                    case ACLED -> new AcledRows(name, columns, settings);
                    case ALERTS -> new AlertRows(name, columns, settings);
                    case DAYS -> new DayRows(name, columns, settings);
                    case REPORTS -> new OwnRows(name, columns, settings);
                };
    }

    Format format() {
        return format;
    }

    /** What is unusual about the columns, in sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(columns.notes());
        if (!columns.unread().isEmpty()) {
            notes.add("Columns not read: " + String.join(", ", columns.unread()) + ".");
        }
        return notes;
    }

    /**
     * Gives one row to the intake, or counts it as unread.
     *
     * @return what is wrong with it, or null
     */
    @Nullable RowProblem read(long line, List<String> fields, Intake into) {
        rows++;
        if (rows <= 2 && isTagRow(fields)) {
            into.unread(Reason.TAG_ROW);
            return null;
        }
        try {
            if (fields.size() != width) {
                throw new RowFault(
                        "",
                        "The row has %d fields and the header %d.".formatted(fields.size(), width),
                        "A comma in a text needs quotes around it.");
            }
            reader.read(line, fields, into);
            return null;
        } catch (RowFault e) {
            into.unread(Reason.INVALID);
            return new RowProblem(name, line, e.field, e.says(), e.remedy);
        }
    }

    /** The row of tags under the header of HXL (hxlstandard.org): each cell empty or a #tag. */
    private static boolean isTagRow(List<String> fields) {
        return fields.stream().anyMatch(f -> f.strip().startsWith("#"))
                && fields.stream().allMatch(f -> f.isBlank() || f.strip().startsWith("#"));
    }

    private static Format known(String name, Columns columns) throws InvalidReports {
        if (columns.has("observer") && columns.has("kind")) {
            return Format.REPORTS;
        }
        if (columns.has("date_start") || columns.has("where_prec")) {
            return Format.UCDP;
        }
        if (columns.has("event_id_cnty") || columns.hasAll("event_date", "event_type")) {
            return Format.ACLED;
        }
        if (columns.has("started_at") || columns.has("finished_at")) {
            return Format.ALERTS;
        }
        boolean day = columns.has("date") || columns.has("day");
        for (String count : DayRows.COUNTS) {
            if (day && columns.has(count)) {
                return Format.DAYS;
            }
        }
        throw new InvalidReports(
                name,
                "line 1",
                "Its columns (%s) are those of no format that is read."
                        .formatted(String.join(", ", columns.unread().stream().limit(12).toList())),
                "Say which with --format; it then names the columns that are missing. docs/formats/reports.md has them.");
    }
}
