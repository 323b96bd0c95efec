package org.safepassage.roads.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.roads.Area;
import org.safepassage.roads.Bounds;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.SharedData;

class PopulationRasterTest {
    /**
     * Sums by municipality in order of name, by another program: the vignette of exactextractr,
     * same raster, same areas.
     */
    private static final double[] SAO_MIGUEL = {
        14539.875, 4149.851, 66866.711, 5293.968, 31920.496, 9093.449
    };

    @TempDir Path folder;

    private PopulationRaster read(byte[] bytes) throws IOException, InvalidInput {
        Path file = folder.resolve("people.tif");
        Files.write(file, bytes);
        return PopulationRaster.read(file);
    }

    private static TiffSketch sketch(int width, int height) {
        TiffSketch sketch = new TiffSketch();
        sketch.width = width;
        sketch.height = height;
        sketch.cells = new double[width * height];
        Arrays.setAll(sketch.cells, i -> i % 7 == 3 ? -1 : i % 40);
        return sketch;
    }

    @ParameterizedTest(name = "packing {0}, predictor {1}, {2} bits, format {3}, tiles of {4}, {5}")
    @CsvSource({
        "1,     1, 32, 3, 0,  little", "1,     1, 64, 3, 16, big", "8,     1, 32, 3, 0,  little",
        "8,     3, 32, 3, 16, little", "8,     3, 64, 3, 0,  big", "8,     2, 16, 2, 16, little",
        "5,     1, 32, 3, 0,  little", "5,     2, 8,  2, 16, big", "5,     2, 32, 2, 0,  big",
        "32773, 1, 16, 2, 0,  big", "32773, 1, 32, 3, 16, little", "5,     1, 64, 3, 16, little",
    })
    void everyKind(int packing, int predictor, int bits, int format, int tile, String order)
            throws Exception {
        TiffSketch sketch = sketch(37, 29);
        sketch.packing = packing;
        sketch.predictor = predictor;
        sketch.bits = bits;
        sketch.format = format;
        sketch.tile = tile;
        sketch.rowsPerStrip = 10;
        sketch.order = order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        PopulationRaster raster = read(sketch.toBytes());
        double sum = Arrays.stream(sketch.cells).filter(people -> people >= 0).sum();
        assertEquals(sum, raster.people());
        List<Waiting> people = raster.waiting(null);
        for (Waiting waiting : people) { // each cell where it belongs
            int column = (int) Math.floor(waiting.lon() - sketch.west);
            int row = (int) Math.floor(sketch.north - waiting.lat());
            assertEquals((long) sketch.cells[row * 37 + column], waiting.people().likely());
        }
        assertEquals((long) sum, Placed.total(people).likely());
    }

    @Test
    @DisplayName(
            "an area takes of a cell on its edge the share that is inside; people stay whole and the total too")
    void shares() throws Exception {
        TiffSketch sketch = sketch(2, 2);
        sketch.cells = new double[] {10.25, 10.25, 10.25, 10.25};
        PopulationRaster raster = read(sketch.toBytes());
        assertEquals(41, raster.people());
        // From the middle of the first column to the middle of the second, upper row only.
        Area area = Area.of(new Bounds(10.5, 49, 11.5, 50));
        assertEquals(10.25, raster.people(area), 1e-9);
        assertEquals(10, Placed.total(raster.waiting(area)).likely());
        // 41 whole people over four cells of 10.25 each: one cell gets the eleventh.
        assertEquals(
                List.of(11L, 10L, 10L, 10L),
                raster.waiting(null).stream().map(w -> w.people().likely()).toList());
    }

    @Test
    @DisplayName("other projections, systems, kinds of files and impossible counts are refused")
    void refused() {
        TiffSketch projected = sketch(5, 4);
        projected.model = 1;
        assertReason(projected.toBytes(), "in a projection");
        TiffSketch other = sketch(5, 4);
        other.system = 4267;
        assertReason(other.toBytes(), "EPSG:4267");
        TiffSketch beyond = sketch(5, 4);
        beyond.west = 500_000;
        assertReason(beyond.toBytes(), "beyond the globe");
        TiffSketch negative = sketch(5, 4);
        negative.noData = "-9999";
        assertReason(negative.toBytes(), "holds -1.0 people");
        TiffSketch jpeg = sketch(5, 4);
        jpeg.packing = 7;
        assertReason(jpeg.toBytes(), "packed in a way that is not read (number 7)");
        TiffSketch many = sketch(5, 4);
        many.cells[0] = 3e9;
        assertReason(many.toBytes(), "holds 3.0E9 people");
        assertReason(new byte[] {'I', 'I', 43, 0, 8, 0, 0, 0}, "BigTIFF");
        assertReason(
                "name,people\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "not a TIFF");
        assertReason(new byte[0], "not a TIFF");
    }

    private void assertReason(byte[] bytes, String reason) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(bytes));
        assertTrue(refused.reason().contains(reason), refused.toString());
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("a damaged raster is refused or read, and nothing else is thrown")
    void damaged(long seed) throws IOException {
        Random random = new Random(seed);
        TiffSketch sketch = sketch(1 + random.nextInt(40), 1 + random.nextInt(40));
        sketch.packing = new int[] {1, 5, 8, 32773}[random.nextInt(4)];
        sketch.tile = random.nextBoolean() ? 16 : 0;
        byte[] bytes = sketch.toBytes();
        bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
        for (int change = random.nextInt(6); change >= 0 && bytes.length > 0; change--) {
            // Most of the mischief is in the directory, at the end.
            int at =
                    random.nextBoolean()
                            ? random.nextInt(bytes.length)
                            : Math.max(0, bytes.length - 1 - random.nextInt(400));
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) 0xff;
        }
        try {
            read(bytes).waiting(null);
        } catch (InvalidInput refused) {
            // What is asked for.
        }
    }

    @Test
    @DisplayName(
            "São Miguel has 145,603 people, and its municipalities together all but those in cells at the coast")
    void saoMiguel() throws Exception {
        PopulationRaster raster =
                PopulationRaster.read(
                        SharedData.file("population/sao_miguel_gpw_v411_2020_count_2020.tif"));
        assertEquals(145_603, Math.round(raster.people()));
        assertEquals(145_603, Placed.total(raster.waiting(null)).likely());
        Path municipalities = SharedData.file("population/sao_miguel_concelhos.gpkg");
        double together = 0;
        int count = 0;
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:file:"
                                        + municipalities.toAbsolutePath()
                                        + "?mode=ro&immutable=1");
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("SELECT name, geom FROM concelhos ORDER BY name")) {
            while (rows.next()) {
                Area area = area(rows.getBytes("geom"));
                double people = raster.people(area);
                assertEquals(SAO_MIGUEL[count], people, 0.01, rows.getString("name"));
                assertEquals(Math.round(people), Placed.total(raster.waiting(area)).likely());
                together += people;
                count++;
            }
        }
        assertEquals(6, count);
        // A tenth stands in those shares of cells at the coast that are sea, and belongs to no
        // municipality.
        assertTrue(together > 0.9 * 145_603 && together < 145_603, "together " + together);
    }

    /** The polygons of a geometry as GeoPackage keeps it: a header, then well-known binary. */
    private static Area area(byte[] geometry) {
        int envelope = new int[] {0, 32, 48, 48, 64}[(geometry[3] >> 1) & 7];
        ByteBuffer in = ByteBuffer.wrap(geometry).position(8 + envelope).slice();
        in.order(in.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        assertEquals(6, in.getInt());
        List<List<double[]>> polygons = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            in.position(in.position() + 5);
            List<double[]> rings = new ArrayList<>();
            for (int rest = in.getInt(); rest > 0; rest--) {
                double[] ring = new double[2 * in.getInt()];
                Arrays.setAll(ring, i -> in.getDouble());
                rings.add(ring);
            }
            polygons.add(rings);
        }
        return Area.ofPolygons(polygons);
    }
}
