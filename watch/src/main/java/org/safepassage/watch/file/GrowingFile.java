package org.safepassage.watch.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.Reason;

/**
 * A file of reports that somebody goes on writing: any of the formats, row by row as they are
 * whole. A row is whole when its line has ended, and, in a table, when every quote in it is closed.
 * Keeps the bytes of one row that is not whole yet, at most one MiB of them. Not thread-safe.
 */
public final class GrowingFile implements Closeable {
    private static final int AT_ONCE = 1 << 16;

    private final FileChannel file;
    private final String name;
    private final @Nullable Format asked;
    private final Settings settings;
    private final ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE);
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private long position;
    private long line = 1;
    private long linesOfRow;
    private boolean inQuotes;
    private boolean justClosed;
    private boolean atFieldStart = true;
    private boolean tooLong;
    private boolean begun;
    private char separator = ',';
    private @Nullable JsonRows json;
    private @Nullable TableRows table;

    private GrowingFile(FileChannel file, String name, @Nullable Format asked, Settings settings) {
        this.file = file;
        this.name = name;
        this.asked = asked;
        this.settings = settings;
    }

    /**
     * Opens a file, which may still be empty.
     *
     * @param format null to know it by its first line
     */
    public static GrowingFile open(Path path, @Nullable Format format, Settings settings)
            throws IOException {
        return new GrowingFile(
                FileChannel.open(path, StandardOpenOption.READ),
                String.valueOf(path.getFileName()),
                format,
                settings);
    }

    /**
     * Reads what has been added since the last call.
     *
     * @param problems is told of each row that could not be read
     * @return how many rows were read, the unreadable included
     * @throws InvalidReports when the first line is of no format, or the file has become shorter
     */
    public long poll(Intake into, Consumer<RowProblem> problems)
            throws IOException, InvalidReports {
        if (file.size() < position) {
            throw new InvalidReports(
                    name,
                    "after line " + (line - 1),
                    "The file is shorter than what was read of it: it was written anew.",
                    "Begin again; a log that is turned over needs a new file.");
        }
        long rows = 0;
        while (true) {
            buffer.clear();
            int read = file.read(buffer, position);
            if (read <= 0) {
                return rows;
            }
            position += read;
            for (int i = 0; i < read; i++) {
                if (take(buffer.get(i))) {
                    rows += end(into, problems);
                }
            }
        }
    }

    /**
     * Takes one byte; true when a row has ended with it. In UTF-8 no byte of a longer character
     * looks like one of these.
     */
    private boolean take(byte b) {
        if (b == '\n') {
            linesOfRow++;
            if (!inQuotes || tooLong) {
                return true;
            }
        }
        if (json == null) {
            quotes(b);
        }
        if (row.size() < ReportFile.LONGEST_FIELD) {
            row.write(b);
        } else {
            tooLong = true;
        }
        return false;
    }

    /** A quote opens at the start of a field only, and two within quotes are one (RFC 4180). */
    private void quotes(byte b) {
        if (b == '"') {
            if (inQuotes) {
                inQuotes = false;
                justClosed = true;
                return;
            }
            inQuotes = justClosed || atFieldStart;
        }
        justClosed = false;
        atFieldStart = begun ? b == separator : b == ',' || b == ';' || b == '\t';
    }

    private int end(Intake into, Consumer<RowProblem> problems) throws InvalidReports {
        long number = line;
        line += linesOfRow;
        boolean whole = !tooLong;
        String text = whole ? text() : "";
        row.reset();
        linesOfRow = 0;
        inQuotes = false;
        justClosed = false;
        atFieldStart = true;
        tooLong = false;
        if (text == null || !whole) {
            into.unread(Reason.INVALID);
            problems.accept(
                    whole
                            ? new RowProblem(
                                    name, number, "", "It is not UTF-8 text.", "Save it so.")
                            : new RowProblem(
                                    name,
                                    number,
                                    "",
                                    "The row has more than 1 MiB.",
                                    "A quote that is never closed does this."));
            return 1;
        }
        if (text.isBlank()) {
            return 0;
        }
        if (!begun) {
            return begin(number, text, into, problems);
        }
        tell(read(number, text, into), problems);
        return 1;
    }

    private @Nullable String text() {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(row.toByteArray()))
                            .toString();
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private int begin(long number, String first, Intake into, Consumer<RowProblem> problems)
            throws InvalidReports {
        String text = first.startsWith("\uFEFF") ? first.substring(1) : first;
        boolean object = text.stripLeading().startsWith("{");
        begun = true;
        if (object && (asked == null || asked == Format.REPORTS)) {
            json = new JsonRows(name, settings);
            tell(read(number, text, into), problems);
            return 1;
        }
        separator = ReportFile.separator(text);
        List<String> header = fields(text);
        if (header == null) {
            throw new InvalidReports(
                    name,
                    "line 1",
                    "The header cannot be read.",
                    "A table begins with its header.");
        }
        table = new TableRows(name, header, asked, settings);
        return 0;
    }

    private @Nullable RowProblem read(long number, String text, Intake into) {
        if (json != null) {
            return json.read(number, text, into);
        }
        List<String> fields = fields(text);
        if (fields == null || table == null) {
            into.unread(Reason.INVALID);
            return new RowProblem(name, number, "", "The row cannot be read.", "Put it right.");
        }
        return table.read(number, fields, into);
    }

    private @Nullable List<String> fields(String text) {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(2 * ReportFile.LONGEST_FIELD)
                        .ofCsvRecord(text)) {
            return csv.stream().findFirst().map(CsvRecord::getFields).orElse(null);
        } catch (CsvParseException | IOException e) {
            return null;
        }
    }

    private static void tell(@Nullable RowProblem problem, Consumer<RowProblem> problems) {
        if (problem != null) {
            problems.accept(problem);
        }
    }

    /** What the file turned out to be; null as long as it has no whole line. */
    public @Nullable Format format() {
        return json != null ? Format.REPORTS : table == null ? null : table.format();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
