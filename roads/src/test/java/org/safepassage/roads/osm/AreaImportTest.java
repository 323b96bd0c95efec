package org.safepassage.roads.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.roads.Area;
import org.safepassage.roads.Bounds;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.SharedData;
import org.safepassage.roads.geojson.GeoJsonArea;

class AreaImportTest {
    private static final Map<String, String> STREET = Map.of("highway", "residential");

    @TempDir Path folder;

    private OsmRoads read(PbfSketch sketch, Area area) throws IOException, InvalidInput {
        Path file = folder.resolve("map.osm.pbf");
        Files.write(file, sketch.end().toBytes());
        return OsmRoads.read(file, OsmOptions.DEFAULT.withArea(area));
    }

    private static PbfSketch town() {
        return new PbfSketch()
                .header()
                .dense(
                        new long[][] {
                            {1, -50_000, 0},
                            {2, 50_000, 0},
                            {3, 50_000, 150_000},
                            {4, 90_000_000, 90_000_000},
                            {5, 91_000_000, 90_000_000}
                        })
                .way(10, STREET, 1, 2, 3)
                .way(11, STREET, 4, 5);
    }

    @Test
    @DisplayName("a street is cut where it crosses the edge, and each cut is a node with a name")
    void cutsCleanly() throws Exception {
        // The box is 0 to 0.01 degrees both ways: the street comes in from the west and goes out to
        // the north.
        OsmRoads roads = read(town(), Area.of(new Bounds(0, -0.01, 0.01, 0.01)));
        RoadNetwork network = roads.network();
        assertEquals(1, network.links());
        int west = network.findNode("edge-1").orElseThrow();
        int north = network.findNode("edge-2").orElseThrow();
        assertEquals(0.0, network.lon(west));
        assertEquals(0.005, network.lon(north));
        assertEquals(0.01, network.lat(north));
        // 0.005 degrees along the equator, then 0.01 along a meridian: 556.597 m and 1105.743 m.
        assertEquals(556.597 + 1105.743, network.metres(0), 0.01);
        assertEquals(new ImportReport(1, 0, 0, 0, 0, 2), roads.report());
    }

    @Test
    @DisplayName("a street that runs right through, with no node inside, is cut on both sides")
    void cutsRightThrough() throws Exception {
        RoadNetwork network =
                read(town(), Area.of(new Bounds(-0.001, -0.01, 0.001, 0.01))).network();
        assertEquals(1, network.links());
        assertEquals(Set.of("edge-1", "edge-2"), new TreeSet<>(network.namedNodes().keySet()));
        assertEquals(0.002 * 111_319.491, network.metres(0), 0.01);
    }

    @Test
    @DisplayName("an area without streets is refused")
    void nothingThere() {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class,
                        () -> read(town(), Area.of(new Bounds(50, 50, 51, 51))));
        assertEquals(
                "The map holds no street that people can walk or drive on in the area.",
                refused.reason());
    }

    @Test
    @DisplayName(
            "a city cut in two has in its halves together the streets that it has whole, to the metre")
    void halvesMakeAWhole() throws Exception {
        Path monaco = SharedData.file("osm/monaco.osm.pbf");
        RoadNetwork whole = OsmRoads.read(monaco).network();
        double middle = 7.42;
        double halves = 0;
        int cuts = 0;
        for (Bounds half :
                new Bounds[] {new Bounds(7, 43, middle, 44), new Bounds(middle, 43, 8, 44)}) {
            OsmRoads cut = OsmRoads.read(monaco, OsmOptions.DEFAULT.withArea(Area.of(half)));
            RoadNetwork roads = cut.network();
            halves += roads.kilometres();
            cuts += cut.report().cutsAtEdge();
            for (int node = 0; node < roads.nodes(); node++) {
                assertTrue(half.contains(roads.lon(node), roads.lat(node)));
            }
            assertEquals(whole.dataDate(), roads.dataDate());
        }
        // Cut points are rounded to a centimetre and lengths to a millimetre.
        assertEquals(whole.kilometres(), halves, 0.000_02 * cuts + 0.01);
        assertTrue(cuts > 20 && cuts % 2 == 0, "cuts " + cuts);
    }

    @Test
    @DisplayName(
            "an area from GeoJSON: a bare polygon, a feature, a collection; a line and a bow tie are refused")
    void areaFiles() throws Exception {
        String polygon = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}";
        String feature = "{\"geometry\":" + polygon + ",\"type\":\"Feature\",\"properties\":{}}";
        String collection = "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}";
        String multi =
                "{\"coordinates\":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]]],\"type\":\"MultiPolygon\"}";
        for (String text : new String[] {polygon, feature, collection, multi}) {
            Area area = area(text);
            assertEquals(new Bounds(0, 0, 2, 2), area.bounds());
            assertTrue(area.contains(1, 1));
        }
        assertThrows(
                InvalidInput.class, () -> area(collection.replace("[2,2],[0,2]", "[0,2],[2,2]")));
        assertThrows(
                InvalidInput.class,
                () -> area("{\"type\":\"LineString\",\"coordinates\":[[0,0],[2,0]]}"));
        assertThrows(
                InvalidInput.class, () -> area("{\"type\":\"FeatureCollection\",\"features\":[]}"));
    }

    private Area area(String text) throws IOException, InvalidInput {
        Path file = folder.resolve("area.geojson");
        Files.writeString(file, text);
        return GeoJsonArea.read(file);
    }
}
