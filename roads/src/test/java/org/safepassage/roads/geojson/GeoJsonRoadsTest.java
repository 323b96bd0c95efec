package org.safepassage.roads.geojson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadNetwork;

class GeoJsonRoadsTest {
    private static final String TOWN =
            """
            {"type": "FeatureCollection", "schematic": true, "attribution": "drawn by hand from public facts",
             "features": [
              {"type": "Feature", "properties": {"name": "Castello road", "name:ar": "طريق الكاستيلو", "highway": "primary",
                "width": 7, "lengthMetres": 3200},
               "geometry": {"type": "LineString", "coordinates": [[37.10, 36.20], [37.12, 36.22], [37.14, 36.24]]}},
              {"type": "Feature", "properties": {"highway": "residential", "oneway": true, "vehicles": "yes"},
               "geometry": {"type": "LineString", "coordinates": [[37.12, 36.22, 390.5], [37.13, 36.21]]}},
              {"type": "Feature", "properties": {"id": "c1-in"},
               "geometry": {"type": "Point", "coordinates": [37.10, 36.20]}},
              {"type": "Feature", "id": "c1-out", "properties": null,
               "geometry": {"type": "Point", "coordinates": [37.14, 36.24]}}
             ]}
            """;

    @TempDir Path folder;

    private RoadNetwork read(String text) throws IOException, InvalidInput {
        Path file = folder.resolve("roads.geojson");
        Files.writeString(file, text);
        return GeoJsonRoads.read(file);
    }

    @Test
    @DisplayName(
            "lines join at shared vertices, points name them, and a sketch says that it is one")
    void town() throws Exception {
        RoadNetwork roads = read(TOWN);
        assertEquals(3, roads.links());
        assertEquals(4, roads.nodes());
        assertTrue(roads.schematic());
        assertEquals("drawn by hand from public facts", roads.attribution());
        int entry = roads.findNode("c1-in").orElseThrow();
        int exit = roads.findNode("c1-out").orElseThrow();
        assertEquals(37.10, roads.lon(entry));
        assertEquals(36.24, roads.lat(exit));
        assertEquals("Castello road", roads.name(0));
        assertEquals("طريق الكاستيلو", roads.names(0).get("name:ar"));
        assertEquals(7, roads.widthMetres(0));
        // The line is drawn in two nearly equal halves; together they have the stated length.
        assertEquals(3200, roads.metres(0) + roads.metres(1), 0.002);
        assertTrue(roads.driveForward(2));
        assertFalse(roads.driveBackward(2));
        assertTrue(roads.walkBackward(2));
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[37.10, 36.20], [37.12 | [NaN, 36.20], [37.12 | not JSON",
                "[37.10, 36.20], [37.12 | [1e999, 36.20], [37.12 | is not on the globe",
                "[37.10, 36.20], [37.12 | [36.20, 137.10], [37.12 | is not on the globe",
                "[37.10, 36.20], [37.12 | [\"37.10\", 36.20], [37.12 | should be a list",
                "[37.10, 36.20], [37.12 | [37.10], [37.12 | is not on the globe",
                "[37.10, 36.20], [37.12 | [[37.10, 36.20]], [37.12 | are mixed",
                "LineString | Polygon | A Polygon is no street.",
                "FeatureCollection | Topology | its type is \"Topology\"",
                "\"width\": 7 | \"width\": -7 | width is -7.0.",
                "\"width\": 7 | \"width\": \"seven\" | width is seven.",
                "\"primary\" | \"primery\" | \"primery\" is no kind of street.",
                "true, \"vehicles\" | \"maybe\", \"vehicles\" | oneway is maybe.",
                "\"c1-in\" | \"c1-out\" | There are two points \"c1-out\".",
                "\"c1-in\" | \"\" | A point has no id.",
                "\"coordinates\": [37.14, 36.24] | \"coordinates\": [37.14, 36.25] | lies on no vertex",
                "\"name\": | \"width\": | Duplicate",
            })
    void refused(String was, String is, String reason) {
        assertTrue(TOWN.contains(was), was);
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(TOWN.replace(was, is)));
        assertTrue(refused.toString().contains(reason), refused.toString());
        assertFalse(refused.place().isEmpty());
    }

    @Test
    @DisplayName("too deep, too long, cut, empty, and a file without streets")
    void hostile() throws Exception {
        assertThrows(
                InvalidInput.class,
                () -> read("{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));
        assertThrows(InvalidInput.class, () -> read("{\"x\":\"" + "x".repeat(100_000) + "\"}"));
        assertThrows(InvalidInput.class, () -> read(TOWN.substring(0, TOWN.length() / 2)));
        assertThrows(InvalidInput.class, () -> read(""));
        assertThrows(InvalidInput.class, () -> read("[]"));
        InvalidInput none =
                assertThrows(
                        InvalidInput.class,
                        () -> read("{\"type\":\"FeatureCollection\",\"features\":[]}"));
        assertEquals("The file holds no street.", none.reason());
    }

    @Test
    @DisplayName(
            "more than 10,000 features and more than 2 million coordinates are refused while reading")
    void tooMany() {
        String point = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}";
        String features = (point + ",").repeat(10_000) + point;
        InvalidInput many =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                read(
                                        "{\"type\":\"FeatureCollection\",\"features\":["
                                                + features
                                                + "]}"));
        assertEquals("The file has more than 10,000 features.", many.reason());
        String line = "[1,1],".repeat(2_000_000) + "[1,1]";
        InvalidInput vertices =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                read(
                                        "{\"features\":[{\"geometry\":{\"coordinates\":["
                                                + line
                                                + "]}}]}"));
        assertEquals("The file has more than 2 million coordinates.", vertices.reason());
    }
}
