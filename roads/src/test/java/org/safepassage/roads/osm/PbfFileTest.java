package org.safepassage.roads.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadNetwork;

class PbfFileTest {
    private static final Map<String, String> STREET =
            Map.of("highway", "residential", "name", "شارع النيل");

    @TempDir Path folder;

    private OsmRoads read(byte[] bytes) throws IOException, InvalidInput {
        Path file = folder.resolve("map.osm.pbf");
        Files.write(file, bytes);
        return OsmRoads.read(file);
    }

    private InvalidInput refused(byte[] bytes) {
        return assertThrows(InvalidInput.class, () -> read(bytes));
    }

    private static PbfSketch town() {
        return new PbfSketch()
                .header()
                .dense(
                        new long[][] {
                            {1, 371500000, 362000000},
                            {2, 371510000, 362000000},
                            {3, 371520000, 362010000}
                        })
                .way(10, STREET, 1, 2, 3);
    }

    @Test
    @DisplayName("dense nodes and a way: one street, its name in its own script, whom to name")
    void denseNodes() throws Exception {
        RoadNetwork roads = read(town().end().toBytes()).network();
        assertEquals(1, roads.links());
        assertEquals("شارع النيل", roads.name(0));
        assertEquals(37.15, roads.lon(roads.from(0)));
        assertEquals(37.151, roads.pointLon(0, 1));
        assertEquals(36.201, roads.lat(roads.to(0)));
        assertEquals("© OpenStreetMap contributors, ODbL 1.0", roads.attribution());
        assertNull(roads.dataDate());
    }

    @Test
    @DisplayName(
            "plain nodes, a coarser grid, ids over 2^53, and the newest object as the data's date")
    void plainNodes() throws Exception {
        long large = (1L << 60) + 1;
        byte[] bytes =
                new PbfSketch()
                        .header()
                        .granularity(1000)
                        .node(large, 5, 36200000, 1478242800, Map.of())
                        .node(large + 1, -5, 36200000, 1478242801, Map.of("barrier", "bollard"))
                        .way(1L << 61, STREET, large, large + 1)
                        .end()
                        .toBytes();
        RoadNetwork roads = read(bytes).network();
        assertEquals(0.000005, roads.lon(roads.from(0)));
        assertEquals(-0.000005, roads.lon(roads.to(0)));
        assertEquals(Instant.ofEpochSecond(1478242801), roads.dataDate());
    }

    @Test
    @DisplayName("a raw blob is read as it is")
    void rawBlob() throws Exception {
        byte[] block = town().block();
        PbfSketch raw =
                new PbfSketch()
                        .header()
                        .blob("OSMData", PbfSketch.message(out -> out.writeByteArray(1, block)));
        assertEquals(1, read(raw.toBytes()).network().links());
    }

    @Test
    @DisplayName("a way is cut where a node is missing, and the report says so")
    void missingNodes() throws Exception {
        PbfSketch sketch =
                new PbfSketch()
                        .header()
                        .dense(
                                new long[][] {
                                    {1, 0, 0},
                                    {2, 1000, 0},
                                    {4, 3000, 0},
                                    {5, 4000, 0},
                                    {6, 2_000_000_000, 0}
                                })
                        .way(10, STREET, 1, 2, 3, 4, 5)
                        .way(11, STREET, 5, 6)
                        .end();
        OsmRoads roads = read(sketch.toBytes());
        assertEquals(2, roads.network().links());
        assertEquals(new ImportReport(2, 0, 2, 1, 1, 0), roads.report());
    }

    @Test
    @DisplayName("nodes after ways, ways and nodes in any order: the same network")
    void anyOrder() throws Exception {
        byte[] turned =
                new PbfSketch()
                        .header()
                        .way(10, STREET, 1, 2, 3)
                        .dense(
                                new long[][] {
                                    {3, 371520000, 362010000},
                                    {1, 371500000, 362000000},
                                    {2, 371510000, 362000000}
                                })
                        .end()
                        .toBytes();
        RoadNetwork one = read(town().end().toBytes()).network();
        RoadNetwork other = read(turned).network();
        for (int i = 0; i < 3; i++) {
            assertEquals(one.pointLon(0, i), other.pointLon(0, i));
        }
    }

    @Test
    @DisplayName("a file cut anywhere is refused, with the blob")
    void cutAnywhere() throws Exception {
        byte[] bytes = town().end().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length));
        }
        InvalidInput cut = refused(Arrays.copyOf(bytes, bytes.length - 1));
        assertTrue(
                cut.reason().startsWith("The file is cut: the content of blob 1 has "),
                cut.reason());
    }

    @Test
    @DisplayName("lengths that lie, and a bomb, cost no memory and are refused")
    void lies() {
        assertTrue(
                refused(new PbfSketch().header().bytes(new byte[] {0, 2, 0, 0}).toBytes())
                        .reason()
                        .contains("a blob header claims 131072 bytes".substring(2)));
        byte[] zeros = new byte[40_000_000];
        byte[] bomb =
                PbfSketch.message(
                        out -> {
                            out.writeInt32(2, 100);
                            out.writeByteArray(3, PbfSketch.zlib(zeros));
                        });
        assertEquals(
                "Blob 1 is damaged (it unpacks to more than the 100 bytes it says).",
                refused(new PbfSketch().header().blob("OSMData", bomb).toBytes()).reason());
        byte[] claim =
                PbfSketch.message(
                        out -> {
                            out.writeInt32(2, 2_000_000_000);
                            out.writeByteArray(3, PbfSketch.zlib(new byte[10]));
                        });
        assertTrue(
                refused(new PbfSketch().header().blob("OSMData", claim).toBytes())
                        .reason()
                        .contains("unpacks to 2000000000 bytes"));
        byte[] shorter =
                PbfSketch.message(
                        out -> {
                            out.writeInt32(2, 11);
                            out.writeByteArray(3, PbfSketch.zlib(new byte[10]));
                        });
        assertTrue(
                refused(new PbfSketch().header().blob("OSMData", shorter).toBytes())
                        .reason()
                        .contains("unpacks to 10 bytes and says 11"));
        byte[] size =
                PbfSketch.message(
                        out -> {
                            out.writeString(1, "OSMData");
                            out.writeInt32(3, 33 * 1024 * 1024);
                        });
        byte[] length = {0, 0, 0, (byte) size.length};
        assertTrue(
                refused(new PbfSketch().header().bytes(length).bytes(size).toBytes())
                        .reason()
                        .contains("A blob claims 34603008 bytes"));
    }

    @Test
    @DisplayName(
            "a file with history, a foreign file and a map without streets are refused, each for its reason")
    void refusedForAReason() {
        assertTrue(
                refused(new PbfSketch().header("OsmSchema-V0.6", "HistoricalInformation").toBytes())
                        .reason()
                        .contains("HistoricalInformation"));
        assertEquals(
                "This is not an OpenStreetMap PBF file.",
                refused("place,lon,lat".getBytes(StandardCharsets.UTF_8)).reason());
        assertEquals("The file is empty.", refused(new byte[0]).reason());
        byte[] water =
                new PbfSketch().header().way(1, Map.of("waterway", "river"), 1, 2).end().toBytes();
        assertEquals(
                "The map holds no street that people can walk or drive on.",
                refused(water).reason());
    }
}
