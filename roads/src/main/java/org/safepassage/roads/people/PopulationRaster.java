package org.safepassage.roads.people;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.Area;
import org.safepassage.roads.InvalidInput;

/**
 * People in cells of longitude and latitude, from a GeoTIFF. Restricted.
 *
 * <p>Only rasters in longitude and latitude are read (EPSG:4326 and other geographic systems that
 * differ from it by less than a cell); others are refused, because a count cannot be moved to other
 * cells without inventing where people are. Cells without data hold nobody known, and are left out.
 */
public final class PopulationRaster {
    private static final int PIXEL_SCALE = 33_550;
    private static final int TIE_POINT = 33_922;
    private static final int TRANSFORMATION = 34_264;
    private static final int GEO_KEYS = 34_735;
    private static final int NO_DATA = 42_113;
    private static final int KEY_MODEL = 1024;
    private static final int KEY_PIXEL_IS_POINT = 1025;
    private static final int KEY_GEOGRAPHIC = 2048;
    private static final int GEOGRAPHIC_MODEL = 2;
    private static final int WGS84 = 4326;

    private final Tiff tiff;
    private final double west;
    private final double north;
    private final double stepLon;
    private final double stepLat;
    private final double[] cells; // row by row from the north-west; NaN where there is no data

    private PopulationRaster(Tiff tiff) throws InvalidInput {
        this.tiff = tiff;
        checkProjection();
        double[] scale = tiff.numbers(PIXEL_SCALE);
        double[] tie = tiff.numbers(TIE_POINT);
        if (tiff.has(TRANSFORMATION)
                || scale.length < 2
                || tie.length != 6
                || !(scale[0] > 0)
                || !(scale[1] > 0)) {
            throw tiff.invalid(0, "The raster does not say where its cells are, or is turned.");
        }
        stepLon = scale[0];
        stepLat = scale[1];
        double half =
                key(KEY_PIXEL_IS_POINT) == 2 ? 0.5 : 0; // the tie point is then a cell's middle
        west = tie[3] - (tie[0] + half) * stepLon;
        north = tie[4] + (tie[1] + half) * stepLat;
        double east = west + tiff.width * stepLon;
        double south = north - tiff.height * stepLat;
        // A whole-world raster may overshoot by rounding.
        if (!(west >= -180.001 && east <= 180.001 && south >= -90.001 && north <= 90.001)) {
            throw tiff.invalid(
                    0, "The raster reaches beyond the globe; it is not in longitude and latitude.");
        }
        cells = tiff.cells();
        checkCells();
    }

    /**
     * Reads a raster.
     *
     * @throws InvalidInput when it is no such file, too large, damaged, in another projection, or
     *     holds nonsense
     * @throws IOException when it cannot be read at all
     */
    public static PopulationRaster read(Path file) throws IOException, InvalidInput {
        return new PopulationRaster(Tiff.read(file));
    }

    private void checkProjection() throws InvalidInput {
        int model = key(KEY_MODEL);
        int system = key(KEY_GEOGRAPHIC);
        if (model != GEOGRAPHIC_MODEL || (system != WGS84 && system != 0)) {
            throw tiff.invalid(
                    0,
                    model == GEOGRAPHIC_MODEL
                            ? "The raster is in the geographic system EPSG:" + system + "."
                            : "The raster is in a projection, not in longitude and latitude.");
        }
    }

    /** A key of the directory; 0 when it is absent. */
    private int key(int wanted) {
        double[] keys = tiff.numbers(GEO_KEYS);
        for (int i = 4; i + 3 < keys.length; i += 4) {
            if (keys[i] == wanted && keys[i + 1] == 0) {
                return (int) keys[i + 3];
            }
        }
        return 0;
    }

    private void checkCells() throws InvalidInput {
        String text = tiff.text(NO_DATA);
        double none = Double.NaN;
        try {
            none = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw tiff.invalid(0, "The value for no data is \"" + text + "\".");
        }
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            double people = cells[i];
            // The value is written as text and the cells hold single precision: compare as that.
            if (people == none || (float) people == (float) none || Double.isNaN(people)) {
                cells[i] = Double.NaN;
            } else if (!(people >= 0 && people <= PeopleRange.LIMIT)) {
                throw tiff.invalid(
                        0,
                        "Column %d, row %d holds %s people."
                                .formatted(i % tiff.width, i / tiff.width, people));
            } else {
                sum += people;
            }
        }
        if (sum > PeopleRange.LIMIT) {
            throw tiff.invalid(0, "The raster holds %.0f people.".formatted(sum));
        }
    }

    /** People in all cells that have data, before rounding. */
    public double people() {
        double sum = 0;
        for (double people : cells) {
            sum += Double.isNaN(people) ? 0 : people;
        }
        return sum;
    }

    /**
     * People in an area, before rounding: of a cell on its edge the share of the cell that is
     * inside.
     */
    public double people(Area area) {
        double sum = 0;
        for (double share : shares(area)) {
            sum += share;
        }
        return sum;
    }

    /**
     * People in an area, or everywhere, as places to wait: one for each cell with people in it, at
     * its middle. Whole people; together as many as the area has, rounded once.
     *
     * @param area null for the whole raster
     */
    public List<Waiting> waiting(@Nullable Area area) {
        long[] whole = WholePeople.of(shares(area));
        List<Waiting> people = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] > 0) {
                int column = i % tiff.width;
                int row = i / tiff.width;
                people.add(
                        new Waiting(
                                "cell %d,%d".formatted(column, row),
                                "",
                                west + (column + 0.5) * stepLon,
                                north - (row + 0.5) * stepLat,
                                PersonCategory.CIVILIANS,
                                PeopleRange.of(whole[i])));
            }
        }
        return people;
    }

    private double[] shares(@Nullable Area area) {
        double[] shares = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] > 0) {
                int column = i % tiff.width;
                int row = i / tiff.width;
                double left = west + column * stepLon;
                double top = north - row * stepLat;
                double inside =
                        area == null ? 1 : area.shareOf(left, top - stepLat, left + stepLon, top);
                shares[i] = cells[i] * inside;
            }
        }
        return shares;
    }
}
