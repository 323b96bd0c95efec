package org.safepassage.roads.people;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.Geodesy;
import org.safepassage.roads.InvalidInput;

/** Which column of a CSV file of people is what, and one line of it as people who wait. */
final class PeopleColumns {
    private static final String[] LON = {"lon", "longitude", "lng", "x"};
    private static final String[] LAT = {"lat", "latitude", "y"};
    private static final String[] PEOPLE = {"people", "population"};
    private static final String[] PLACE = {"place", "id"};
    private static final String[] H3 = {"h3", "h3_index", "h3_address", "id"};

    private final Path file;
    private final Map<String, Integer> columns; // name in lower case -> index
    private final @Nullable H3Core cells; // null when the file has coordinates and no cells
    private final boolean ranges;

    private PeopleColumns(
            Path file, Map<String, Integer> columns, @Nullable H3Core cells, boolean ranges) {
        this.file = file;
        this.columns = columns;
        this.cells = cells;
        this.ranges = ranges;
    }

    static PeopleColumns of(Path file, CSVRecord header) throws InvalidInput {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().replace("\ufeff", "").toLowerCase(Locale.ROOT);
            if (columns.putIfAbsent(name, i) != null) {
                throw new InvalidInput(
                        file,
                        "line 1, column " + (i + 1),
                        "There are two columns \"" + name + "\".",
                        "Keep one.");
            }
        }
        boolean point = find(columns, LON) >= 0 && find(columns, LAT) >= 0;
        boolean cell =
                find(columns, H3) >= 0
                        && (!point || columns.containsKey("id") || find(columns, "h3") >= 0);
        boolean ranges =
                columns.containsKey("low")
                        || columns.containsKey("likely")
                        || columns.containsKey("high");
        if (!point && !cell) {
            throw new InvalidInput(
                    file,
                    "line 1",
                    "The header has neither lon and lat nor an H3 cell: "
                            + String.join(", ", columns.keySet())
                            + ".",
                    "Name the columns place,lon,lat,category,people or id,population with H3 cells.");
        }
        for (String needed : ranges ? new String[] {"low", "likely", "high"} : new String[0]) {
            if (!columns.containsKey(needed)) {
                throw new InvalidInput(
                        file,
                        "line 1",
                        "The column \"" + needed + "\" is missing.",
                        "Give low, likely and high.");
            }
        }
        if (!ranges && find(columns, PEOPLE) < 0) {
            throw new InvalidInput(
                    file,
                    "line 1",
                    "No column says how many people.",
                    "Name it people, or give low, likely and high.");
        }
        return new PeopleColumns(file, columns, cell ? h3() : null, ranges);
    }

    private static H3Core h3() {
        try {
            return H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("The H3 library does not start on this machine.", e);
        }
    }

    private static int find(Map<String, Integer> columns, String... names) {
        for (String name : names) {
            Integer index = columns.get(name);
            if (index != null) {
                return index;
            }
        }
        return -1;
    }

    Waiting waiting(CSVRecord line, long number) throws InvalidInput {
        int placeColumn = find(columns, PLACE);
        String place = placeColumn >= 0 ? field(line, number, placeColumn) : "";
        int nameColumn = find(columns, "name");
        String name = nameColumn >= 0 ? field(line, number, nameColumn) : "";
        double[] at = position(line, number);
        PeopleRange people = people(line, number);
        return new Waiting(
                place.isEmpty() ? "line " + number : place,
                name,
                at[0],
                at[1],
                category(line, number),
                people);
    }

    /**
     * Longitude and latitude: as given, or the centre of the cell. Where both are there they must
     * agree.
     */
    private double[] position(CSVRecord line, long number) throws InvalidInput {
        double[] given = {Double.NaN, Double.NaN};
        int lonColumn = find(columns, LON);
        int latColumn = find(columns, LAT);
        boolean point = lonColumn >= 0 && latColumn >= 0;
        if (point) {
            given[0] = degrees(line, number, lonColumn, 180);
            given[1] = degrees(line, number, latColumn, 90);
        }
        int cellColumn = find(columns, H3);
        if (cells == null || (point && !isCell(field(line, number, cellColumn)))) {
            return given;
        }
        String index = field(line, number, cellColumn);
        if (!isCell(index)) {
            throw invalid(
                    number,
                    cellColumn,
                    "\"" + index + "\" is no H3 cell.",
                    "Give the index, such as 89a9012ac63ffff.");
        }
        LatLng centre = cells.cellToLatLng(index);
        if (!point) {
            return new double[] {centre.lng, centre.lat};
        }
        double away = Geodesy.metres(given[0], given[1], centre.lng, centre.lat);
        double across = 2 * edgeMetres(index);
        if (away > across) {
            throw invalid(
                    number,
                    cellColumn,
                    "The cell %s lies %.0f m from the longitude and latitude beside it."
                            .formatted(index, away),
                    "Give the cell that holds the point, or leave one of the two out.");
        }
        return given;
    }

    private boolean isCell(String text) {
        if (cells == null || text.length() < 15 || text.length() > 16) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return cells.isValidCell(text);
    }

    private double edgeMetres(String index) {
        return cells == null
                ? 0
                : cells.getHexagonEdgeLengthAvg(
                        cells.getResolution(index), com.uber.h3core.LengthUnit.m);
    }

    private double degrees(CSVRecord line, long number, int column, double most)
            throws InvalidInput {
        String text = field(line, number, column);
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw invalid(
                number,
                column,
                "\"" + text + "\" is no longitude or latitude.",
                "Give degrees, as in 37.1441.");
    }

    private PeopleRange people(CSVRecord line, long number) throws InvalidInput {
        if (!ranges) {
            return PeopleRange.of(count(line, number, find(columns, PEOPLE)));
        }
        long low = count(line, number, find(columns, "low"));
        long likely = count(line, number, find(columns, "likely"));
        long high = count(line, number, find(columns, "high"));
        if (low > likely || likely > high) {
            throw invalid(
                    number,
                    find(columns, "low"),
                    "low %d, likely %d, high %d are out of order.".formatted(low, likely, high),
                    "Give low <= likely <= high.");
        }
        return new PeopleRange(low, likely, high);
    }

    private long count(CSVRecord line, long number, int column) throws InvalidInput {
        String text = field(line, number, column);
        try {
            long count =
                    Long.parseLong(
                            text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
            if (count >= 0 && count <= PeopleRange.LIMIT) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw invalid(
                number,
                column,
                "\"" + text + "\" is no number of people.",
                "Give a whole number from 0 to "
                        + PeopleRange.LIMIT
                        + "; leave the line out where it is not known.");
    }

    private PersonCategory category(CSVRecord line, long number) throws InvalidInput {
        int column = find(columns, "category");
        if (column < 0) {
            return PersonCategory.CIVILIANS;
        }
        String word = field(line, number, column);
        for (PersonCategory category : PersonCategory.values()) {
            if (category.word().equals(word)) {
                return category;
            }
        }
        throw invalid(
                number,
                column,
                "\"" + word + "\" is no category of people by place.",
                "Give civilians or wounded; fighters are never held by place.");
    }

    private String field(CSVRecord line, long number, int column) throws InvalidInput {
        if (column >= line.size()) {
            throw invalid(
                    number,
                    column,
                    "The line has only " + line.size() + " columns.",
                    "Give all of them.");
        }
        return line.get(column).strip();
    }

    private InvalidInput invalid(long number, int column, String reason, String remedy) {
        return new InvalidInput(
                file, "line " + number + ", column " + (column + 1), reason, remedy);
    }
}
