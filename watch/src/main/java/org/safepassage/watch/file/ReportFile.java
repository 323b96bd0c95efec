package org.safepassage.watch.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.Reason;

/**
 * One file of reports, read row by row into an intake. Memory does not grow with the file; about a
 * million rows in some seconds.
 */
public final class ReportFile {
    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_COLUMNS = 400;
    private static final int LONGEST_FIELD = 1 << 20;

    private final Path path;
    private final String name;
    private final Settings settings;
    private final Intake into;
    private final List<RowProblem> problems = new ArrayList<>();
    private long unlisted;
    private long rows;

    private ReportFile(Path path, Settings settings, Intake into) {
        this.path = path;
        this.name = String.valueOf(path.getFileName());
        this.settings = settings;
        this.into = into;
    }

    /**
     * Reads a file.
     *
     * @param format null to know it by its header
     * @throws InvalidReports when the file as a whole makes no sense
     * @throws IOException when it cannot be read at all
     */
    public static Reading read(Path path, @Nullable Format format, Settings settings, Intake into)
            throws IOException, InvalidReports {
        return new ReportFile(path, settings, into).read(format);
    }

    private Reading read(@Nullable Format format) throws IOException, InvalidReports {
        try (BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            text.mark(1 << 16);
            String first = firstLine(text);
            text.reset();
            if (first.startsWith("\uFEFF")) {
                text.skip(1);
                first = first.substring(1);
            }
            boolean json = first.stripLeading().startsWith("{");
            if (json && (format == null || format == Format.REPORTS)) {
                return lines(text);
            }
            return table(text, separator(first), format);
        } catch (CharacterCodingException e) {
            throw notUtf8();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw new InvalidReports(
                    name,
                    "after row " + rows,
                    "The table cannot be read on: " + e.getMessage() + ".",
                    "A quote that is never closed does this, or a field of more than 1 MiB.");
        }
    }

    private InvalidReports notUtf8() {
        return new InvalidReports(
                name, "after row " + rows, "It is not UTF-8 text.", "Save it in UTF-8.");
    }

    private String firstLine(BufferedReader text) throws IOException, InvalidReports {
        StringBuilder line = new StringBuilder();
        for (int c = text.read(); c >= 0 && c != '\n' && c != '\r'; c = text.read()) {
            line.append((char) c);
            if (line.length() > 60_000) {
                throw new InvalidReports(
                        name,
                        "line 1",
                        "The first line has more than 60000 characters.",
                        "A table with a header is needed, or JSON Lines.");
            }
        }
        if (line.toString().isBlank()) {
            throw new InvalidReports(
                    name, "line 1", "The first line is empty.", "A table begins with its header.");
        }
        return line.toString();
    }

    /** The one of comma, semicolon and tab that the header has most of. */
    private static char separator(String header) {
        char best = ',';
        long most = -1;
        for (char c : new char[] {',', ';', '\t'}) {
            long number = header.chars().filter(h -> h == c).count();
            if (number > most) {
                best = c;
                most = number;
            }
        }
        return best;
    }

    private Reading lines(BufferedReader text) throws IOException, InvalidReports {
        JsonRows json = new JsonRows(name, settings);
        StringBuilder line = new StringBuilder();
        long number = 1;
        boolean tooLong = false;
        for (int c = text.read(); ; c = text.read()) {
            if (c == '\n' || c < 0) {
                end(json, number, line, tooLong);
                number++;
                line.setLength(0);
                tooLong = false;
                if (c < 0) {
                    break;
                }
            } else if (line.length() < JsonRows.LONGEST_LINE) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        return new Reading(Format.REPORTS, rows, List.of(), problems, unlisted);
    }

    private void end(JsonRows json, long number, StringBuilder line, boolean tooLong) {
        if (line.toString().isBlank()) {
            return;
        }
        rows++;
        if (tooLong) {
            into.unread(Reason.INVALID);
            problem(
                    new RowProblem(
                            name,
                            number,
                            "",
                            "The line has more than 65536 characters.",
                            "Cut it."));
            return;
        }
        RowProblem problem = json.read(number, line.toString(), into);
        if (problem != null) {
            problem(problem);
        }
    }

    private Reading table(BufferedReader text, char separator, @Nullable Format asked)
            throws IOException, InvalidReports {
        CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(LONGEST_FIELD)
                        .ofCsvRecord(text);
        Iterator<CsvRecord> records = csv.iterator();
        CsvRecord header = records.next();
        if (header.getFieldCount() > MOST_COLUMNS) {
            throw new InvalidReports(
                    name,
                    "line 1",
                    "The header has %d columns; %d are read."
                            .formatted(header.getFieldCount(), MOST_COLUMNS),
                    "Save it as a table with commas.");
        }
        Columns columns = new Columns(name, header.getFields());
        Format format = asked == null ? known(columns) : asked;
        RowReader reader =
                switch (format) {
                    case UCDP -> new UcdpRows(name, columns, settings);
                    case ACLED -> new AcledRows(name, columns, settings);
                    case ALERTS -> new AlertRows(name, columns, settings);
                    case DAYS -> new DayRows(name, columns, settings);
                    case REPORTS -> new OwnRows(name, columns, settings);
                };
        while (records.hasNext()) {
            row(records.next(), header.getFieldCount(), reader);
        }
        List<String> notes = new ArrayList<>(columns.notes());
        if (!columns.unread().isEmpty()) {
            notes.add("Columns not read: " + String.join(", ", columns.unread()) + ".");
        }
        return new Reading(format, rows, notes, problems, unlisted);
    }

    private void row(CsvRecord record, int columns, RowReader reader) {
        rows++;
        List<String> fields = record.getFields();
        if (rows <= 2 && isTagRow(fields)) {
            into.unread(Reason.TAG_ROW);
            return;
        }
        try {
            if (fields.size() != columns) {
                throw new RowFault(
                        "",
                        "The row has %d fields and the header %d."
                                .formatted(fields.size(), columns),
                        "A comma in a text needs quotes around it.");
            }
            reader.read(record.getStartingLineNumber(), fields, into);
        } catch (RowFault e) {
            into.unread(Reason.INVALID);
            problem(
                    new RowProblem(
                            name, record.getStartingLineNumber(), e.field, e.says(), e.remedy));
        }
    }

    /** The row of tags under the header of HXL (hxlstandard.org): each cell empty or a #tag. */
    private static boolean isTagRow(List<String> fields) {
        return fields.stream().anyMatch(f -> f.strip().startsWith("#"))
                && fields.stream().allMatch(f -> f.isBlank() || f.strip().startsWith("#"));
    }

    private void problem(RowProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            unlisted++;
        }
    }

    private Format known(Columns columns) throws InvalidReports {
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
