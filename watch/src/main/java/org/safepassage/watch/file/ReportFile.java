package org.safepassage.watch.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.Reason;

/**
 * One file of reports, read row by row into an intake. Memory does not grow with the file; about a
 * million rows in some seconds.
 */
public final class ReportFile {
    private static final int MOST_PROBLEMS = 100;
    static final int LONGEST_FIELD = 1 << 20;

    private final Path path;
    private final String name;
    private final Settings settings;
    private final Intake into;
    private final List<RowProblem> problems = new ArrayList<>();
    private LongConsumer told = bytes -> {};
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

    /**
     * As the other, and tells how far it is.
     *
     * @param bytes is told of how many bytes of the file were read, after each 64 KiB or so
     */
    public static Reading read(
            Path path, @Nullable Format format, Settings settings, Intake into, LongConsumer bytes)
            throws IOException, InvalidReports {
        ReportFile file = new ReportFile(path, settings, into);
        file.told = bytes;
        return file.read(format);
    }

    private Reading read(@Nullable Format format) throws IOException, InvalidReports {
        try (BufferedReader text =
                new BufferedReader(
                        new InputStreamReader(
                                new ToldStream(Files.newInputStream(path), told),
                                StandardCharsets.UTF_8.newDecoder()),
                        1 << 16)) {
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
    static char separator(String header) {
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
        TableRows table = new TableRows(name, records.next().getFields(), asked, settings);
        while (records.hasNext()) {
            CsvRecord record = records.next();
            rows++;
            RowProblem problem =
                    table.read(record.getStartingLineNumber(), record.getFields(), into);
            if (problem != null) {
                problem(problem);
            }
        }
        return new Reading(table.format(), rows, table.notes(), problems, unlisted);
    }

    private void problem(RowProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            unlisted++;
        }
    }

    /** Tells how many bytes were read through it. */
    private static final class ToldStream extends FilterInputStream {
        private final LongConsumer told;
        private long read;

        ToldStream(InputStream in, LongConsumer told) {
            super(in);
            this.told = told;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = super.read(bytes, from, length);
            read += Math.max(0, got);
            told.accept(read);
            return got;
        }
    }
}
