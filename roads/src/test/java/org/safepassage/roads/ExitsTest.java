package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.roads.osm.OsmOptions;
import org.safepassage.roads.osm.OsmRoads;

class ExitsTest {
    @Test
    @DisplayName(
            "streets that end at the edge are candidates, main roads first; ends inside and on islands are not")
    void atTheEdge() {
        RoadNetwork roads =
                new Sketch()
                        .at("n", 50, 100)
                        .at("e", 100, 50)
                        .at("x", 50, 50)
                        .at("inside", 40, 60)
                        .at("s", 50, 0)
                        .at("i", 0, 99)
                        .at("j", 0, 100)
                        .street(Street.of(RoadClass.RESIDENTIAL), "x", "n")
                        .street(Street.of(RoadClass.PRIMARY), "x", "e")
                        .street(Street.of(RoadClass.RESIDENTIAL), "x", "inside")
                        .street(Street.of(RoadClass.FOOTWAY), "x", "s")
                        .street(Street.of(RoadClass.MOTORWAY), "i", "j")
                        .network();
        List<Exits.Candidate> exits = Exits.candidates(roads, 4);
        assertEquals(
                List.of(RoadClass.PRIMARY, RoadClass.RESIDENTIAL, RoadClass.FOOTWAY),
                exits.stream().map(Exits.Candidate::roadClass).toList());
        assertEquals(90, exits.get(0).bearing(), 0.1);
        assertEquals(0, exits.get(1).bearing(), 0.1);
        assertEquals(180, exits.get(2).bearing(), 0.1);
        assertEquals(1, Exits.candidates(roads, 1).size());
    }

    @Test
    @DisplayName("where a city was cut out, its candidates are cuts on the edge of the box")
    void ofACut() throws Exception {
        Bounds box = new Bounds(8.66, 49.39, 8.72, 49.42);
        RoadNetwork roads =
                OsmRoads.read(
                                SharedData.file("osm/heidelberg.osm.pbf"),
                                OsmOptions.DEFAULT.withArea(Area.of(box)))
                        .network();
        List<Exits.Candidate> exits = Exits.candidates(roads, 6);
        assertTrue(exits.size() >= 4, exits.toString());
        for (Exits.Candidate exit : exits) {
            double lon = roads.lon(exit.node());
            double lat = roads.lat(exit.node());
            double east = Math.min(Math.abs(lon - box.west()), Math.abs(lon - box.east()));
            double north = Math.min(Math.abs(lat - box.south()), Math.abs(lat - box.north()));
            assertTrue(Math.min(east, north) < 1e-6, exit.toString());
        }
    }
}
