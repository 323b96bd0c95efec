package org.safepassage.roads.people;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.safepassage.domain.PeopleRange;
import org.safepassage.roads.InvalidInput;

/**
 * People by place from a CSV file with a header: places with longitude and latitude, or H3 cells.
 * Which it is, the header says; {@code docs/formats/roads.md} has the columns. Places with nobody
 * are left out.
 */
public final class PeopleFile {
    private static final long MOST_BYTES = 50_000_000;
    private static final int MOST_COLUMNS = 200;

    private PeopleFile() {}

    /**
     * Reads who waits where, in the order of the file.
     *
     * @throws InvalidInput with the line and column of the first thing that makes no sense
     * @throws IOException when the file cannot be read at all
     */
    public static List<Waiting> read(Path file) throws IOException, InvalidInput {
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new InvalidInput(
                    file,
                    "",
                    "The file has " + bytes + " bytes; 50 MB are read.",
                    "Cut it to the area.");
        }
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setIgnoreSurroundingSpaces(true)
                        .setIgnoreEmptyLines(true)
                        .get();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser lines = CSVParser.builder().setReader(text).setFormat(format).get()) {
            return read(file, lines);
        } catch (UncheckedIOException
                | IOException
                | IllegalStateException
                | IllegalArgumentException e) {
            throw refused(file, e);
        }
    }

    /** The CSV reader wraps what it meets on the way; a disk that fails is no fault of the file. */
    private static InvalidInput refused(Path file, Exception e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new InvalidInput(
                        file, "", "The file is not UTF-8 text.", "Save it as CSV in UTF-8.");
            }
            if (cause instanceof FileSystemException failed) {
                throw failed;
            }
        }
        return new InvalidInput(
                file,
                "",
                "The file is not CSV: " + e.getMessage(),
                "Save it as CSV with commas and a header.");
    }

    private static List<Waiting> read(Path file, CSVParser lines) throws InvalidInput {
        List<Waiting> people = new ArrayList<>();
        PeopleColumns columns = null;
        PeopleRange total = PeopleRange.of(0);
        for (CSVRecord line : lines) {
            if (line.size() > MOST_COLUMNS) {
                throw new InvalidInput(
                        file,
                        "line " + lines.getCurrentLineNumber(),
                        "The line has more than 200 columns.",
                        "Save the file as CSV with commas.");
            }
            if (columns == null) {
                columns = PeopleColumns.of(file, line);
                continue;
            }
            Waiting waiting = columns.waiting(line, lines.getCurrentLineNumber());
            if (waiting.people().high() > 0) {
                people.add(waiting);
                total = added(file, lines.getCurrentLineNumber(), total, waiting.people());
            }
        }
        if (columns == null) {
            throw new InvalidInput(
                    file, "", "The file is empty.", "Give a header and one line for each place.");
        }
        return people;
    }

    private static PeopleRange added(Path file, long line, PeopleRange total, PeopleRange more)
            throws InvalidInput {
        if (total.high() + more.high() > PeopleRange.LIMIT) {
            throw new InvalidInput(
                    file,
                    "line " + line,
                    "The people up to here are more than %d.".formatted(PeopleRange.LIMIT),
                    "Check the numbers: a whole country has fewer.");
        }
        return total.plus(more);
    }
}
