package org.safepassage.roads.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.Change;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.Overlay;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.geojson.GeoJsonOverlay;
import org.safepassage.roads.geojson.GeoJsonRoads;

/**
 * A ladder of streets: home in the west, an exit in the east, a street between them in the north
 * and one in the south.
 */
class OverlayTest {
    private static final String LADDER =
            """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"name":"north","width":6,"highway":"primary","lanes":4},"geometry":{"type":"LineString","coordinates":[[0,0.001],[0.005,0.001],[0.01,0.001]]}},
             {"type":"Feature","properties":{"name":"south"},"geometry":{"type":"LineString","coordinates":[[0,0],[0.005,0],[0.01,0]]}},
             {"type":"Feature","properties":{"name":"west"},"geometry":{"type":"LineString","coordinates":[[0,0],[0,0.001]]}},
             {"type":"Feature","properties":{"name":"east"},"geometry":{"type":"LineString","coordinates":[[0.01,0],[0.01,0.001]]}},
             {"type":"Feature","properties":{"id":"home"},"geometry":{"type":"Point","coordinates":[0,0]}},
             {"type":"Feature","properties":{"id":"exit"},"geometry":{"type":"Point","coordinates":[0.01,0]}}]}
            """;
    private static final Instant NOON = Instant.parse("2016-11-04T10:00:00Z");

    @TempDir Path folder;
    private RoadNetwork roads;

    OverlayTest() throws Exception {
        Path file = Files.createTempFile("ladder", ".geojson");
        try {
            Files.writeString(file, LADDER);
            roads = GeoJsonRoads.read(file);
        } finally {
            Files.delete(file);
        }
    }

    @BeforeEach
    void theLadderIsWhole() {
        assertEquals(
                List.of("north", "south", "west", "east"),
                names(roads, 0, 1, 2, 3).stream().distinct().toList());
    }

    private static List<String> names(RoadNetwork roads, int... links) {
        return java.util.Arrays.stream(links).mapToObj(roads::name).toList();
    }

    private List<Change> read(String properties, String geometry) throws IOException, InvalidInput {
        Path file = folder.resolve("changes.geojson");
        Files.writeString(
                file,
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":%s}]}"
                        .formatted(properties, geometry));
        return GeoJsonOverlay.read(file);
    }

    private static final String SAID = "\"source\":\"a monitor, by radio\",";

    private static String line(String coordinates) {
        return "{\"type\":\"LineString\",\"coordinates\":[" + coordinates + "]}";
    }

    private static String point(String coordinates) {
        return "{\"type\":\"Point\",\"coordinates\":" + coordinates + "}";
    }

    private static String box(double west, double south, double east, double north) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                .formatted(west, south, east, north);
    }

    private List<String> touched(String properties, String geometry)
            throws IOException, InvalidInput {
        Overlay overlay =
                Overlay.of(roads, read(SAID + properties, geometry), Overlay.WITHIN_METRES);
        return overlay.effects().stream().map(effect -> roads.name(effect.link())).toList();
    }

    @Test
    @DisplayName(
            "a point means the nearest street, a line those it follows, a front line those it crosses, an area all in it")
    void whatIsMeant() throws Exception {
        assertEquals(List.of("north"), touched("\"change\":\"closed\"", point("[0.004,0.0011]")));
        assertEquals(
                List.of(),
                touched("\"change\":\"closed\"", point("[0.004,0.0005]"))); // 55 m from both
        assertEquals(
                List.of("south"),
                touched("\"change\":\"closed\"", line("[0.002,0.00005],[0.004,0.00005]")));
        // It follows the south street and ends a few metres into the east street, which it does not
        // mean.
        assertEquals(
                List.of("south"),
                touched("\"change\":\"closed\"", line("[0.004,0],[0.01,0],[0.01,0.0001]")));
        assertEquals(
                List.of("north", "south"),
                touched("\"change\":\"front-line\"", line("[0.005,-0.01],[0.005,0.01]")));
        assertEquals(
                List.of("north", "east"),
                touched("\"change\":\"no-go\"", box(0.009, 0.0005, 0.02, 0.002)));
        // A no-go area the street only runs through, with no vertex of it inside.
        assertEquals(
                List.of("south"),
                touched("\"change\":\"no-go\"", box(0.006, -0.0001, 0.007, 0.0001)));
    }

    @Test
    @DisplayName("a change nobody finds a street for is reported")
    void unmatched() throws Exception {
        Overlay overlay =
                Overlay.of(roads, read(SAID + "\"change\":\"closed\"", point("[1,1]")), 30);
        assertEquals(1, overlay.unmatched().size());
        assertEquals("a monitor, by radio", overlay.unmatched().getFirst().source());
    }

    @Test
    @DisplayName("the network at an instant: closed from then until then, to those it says")
    void atAnInstant() throws Exception {
        String times = "\"from\":\"2016-11-04T11:00+02:00\",\"until\":\"2016-11-04T14:00+02:00\",";
        Overlay overlay =
                Overlay.of(
                        roads,
                        read(
                                SAID + times + "\"change\":\"closed\",\"for\":\"vehicles\"",
                                point("[0.004,0]")),
                        30);
        RoadNetwork noon = overlay.at(roads, NOON);
        int south = overlay.effects().getFirst().link();
        assertTrue(noon.walkForward(south));
        assertFalse(noon.driveForward(south));
        assertTrue(
                overlay.at(roads, NOON.plusSeconds(2 * 3600))
                        .driveForward(south)); // 14:00 in Aleppo, no longer
        assertTrue(
                overlay.at(roads, NOON.minusSeconds(3601))
                        .driveForward(south)); // one second before
        assertFalse(overlay.at(roads, NOON.minusSeconds(3600)).driveForward(south));
        assertTrue(roads.driveForward(south)); // the map itself is as it was
    }

    @Test
    @DisplayName(
            "one lane leaves 3 m and one lane; damage leaves the width it says and half the speed")
    void narrower() throws Exception {
        Overlay lane =
                Overlay.of(
                        roads, read(SAID + "\"change\":\"one-lane\"", point("[0.004,0.001]")), 30);
        RoadNetwork now = lane.at(roads, NOON);
        int north = lane.effects().getFirst().link();
        assertEquals(6, roads.widthMetres(north));
        assertEquals(3, now.widthMetres(north));
        assertEquals(2, roads.lanesForward(north));
        assertEquals(1, now.lanesForward(north));
        Change damaged =
                read(SAID + "\"change\":\"damaged\",\"width\":50", point("[0,0]")).getFirst();
        assertEquals(50, damaged.speedPercent());
        RoadNetwork rubble = Overlay.of(roads, List.of(damaged), 30).at(roads, NOON);
        for (int link = 0; link < roads.links(); link++) {
            assertEquals(
                    roads.widthMetres(link),
                    rubble.widthMetres(link)); // never wider than the map has it
        }
        Change checkpoint =
                read(
                                SAID
                                        + "\"change\":\"checkpoint\",\"lanes\":4,\"perHourAndLane\":149",
                                point("[0,0]"))
                        .getFirst();
        assertEquals(596, checkpoint.peoplePerHour());
    }

    @Test
    @DisplayName("who is cut off by each change is named, and who was cut off before")
    void cutOff() throws Exception {
        Waiting home = new Waiting("p1", "", 0, 0, PersonCategory.CIVILIANS, PeopleRange.of(120));
        Placed placed = Placed.of(roads, List.of(home), 10);
        int exit = roads.findNode("exit").orElseThrow();
        List<Change> front =
                read(SAID + "\"change\":\"front-line\"", line("[0.005,-0.01],[0.005,0.01]"));
        List<CutOff> byFront =
                CutOff.byEach(roads, Overlay.of(roads, front, 30).effects(), placed.on(), exit);
        assertEquals(List.of(new CutOff(home, front.getFirst())), byFront);
        // One of two streets closed cuts nobody off.
        List<Change> one = read(SAID + "\"change\":\"closed\"", point("[0.004,0]"));
        assertEquals(
                List.of(),
                CutOff.byEach(roads, Overlay.of(roads, one, 30).effects(), placed.on(), exit));
        RoadNetwork split = Overlay.of(roads, front, 30).at(roads, NOON);
        List<CutOff> before =
                CutOff.byEach(
                        split,
                        List.of(),
                        List.of(new Placed.At(home, placed.on().getFirst().node(), 0)),
                        exit);
        assertEquals(List.of(new CutOff(home, null)), before);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"change\":\"closed\" | POINT | Nobody says so",
                "\"source\":\" \",\"change\":\"closed\" | POINT | Nobody says so",
                "\"source\":\"x\" | POINT | The feature has no \"change\".",
                "\"source\":\"x\",\"change\":\"shut\" | POINT | change is \"shut\".",
                "\"source\":\"x\",\"change\":\"no-go\" | POINT | A no-go cannot be drawn as Point.",
                "\"source\":\"x\",\"change\":\"front-line\" | AREA | A front-line cannot be drawn as Polygon.",
                "\"source\":\"x\",\"change\":\"closed\" | null | A closed cannot be drawn as nothing.",
                "\"source\":\"x\",\"change\":\"closed\",\"from\":\"yesterday\" | POINT | from is \"yesterday\"",
                "\"source\":\"x\",\"change\":\"closed\",\"from\":\"2016-11-31T09:00Z\" | POINT | from is \"2016-11-31T09:00Z\"",
                "\"source\":\"x\",\"change\":\"closed\",\"from\":\"2016-11-04T09:00\" | POINT | no time with an offset",
                "\"source\":\"x\",\"change\":\"closed\",\"from\":\"2016-11-04T09:00Z\",\"until\":\"2016-11-04T08:00Z\" | POINT | must begin before it ends",
                "\"source\":\"x\",\"change\":\"damaged\",\"speedPercent\":0 | POINT | speedPercent is 0.0.",
                "\"source\":\"x\",\"change\":\"closed\",\"for\":\"fighters\" | POINT | for is \"fighters\".",
                "\"source\":\"x\",\"change\":\"no-go\" | BOWTIE | is not simple",
            })
    void refused(String properties, String shape, String reason) {
        String geometry =
                switch (shape) {
                    case "POINT" -> point("[0,0]");
                    case "AREA" -> box(0, 0, 1, 1);
                    case "BOWTIE" ->
                            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}";
                    default -> shape;
                };
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(properties, geometry));
        assertTrue(refused.reason().contains(reason), refused.toString());
        assertTrue(refused.place().startsWith("feature 0"), refused.place());
    }
}
