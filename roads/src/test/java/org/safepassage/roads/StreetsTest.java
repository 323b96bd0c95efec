package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreetsTest {
    /** One thousandth of a degree along the equator of WGS 84, 111.319 m. */
    private static final double STEP = 6_378_137 * Math.PI / 180_000;

    @Test
    @DisplayName("two streets that meet at a bend are one link, with the bend kept in its geometry")
    void joinsAcrossStreets() {
        RoadNetwork roads =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 1, 0)
                        .at("c", 2, 0)
                        .street("a", "b")
                        .street("b", "c")
                        .network();
        assertEquals(1, roads.links());
        assertEquals(2, roads.nodes());
        assertEquals(3, roads.points(0));
        assertEquals(0.001, roads.pointLon(0, 1));
        assertEquals(2 * STEP, roads.metres(0), 0.001);
    }

    @Test
    @DisplayName("streets drawn towards each other join too, and a oneway keeps its direction")
    void joinsTurnedStreets() {
        Street forward = Street.of(RoadClass.RESIDENTIAL).withDrive(true, false, 1, 1);
        RoadNetwork roads =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 1, 0)
                        .at("c", 2, 0)
                        .street(forward, "a", "b")
                        .street(forward.reversed(), "c", "b")
                        .network();
        assertEquals(1, roads.links());
        assertEquals(0.0, roads.lon(roads.from(0)));
        assertTrue(roads.driveForward(0));
        assertFalse(roads.driveBackward(0));
        assertEquals(1, roads.lanesForward(0));
        assertEquals(0, roads.lanesBackward(0));
    }

    @Test
    @DisplayName("two oneways drawn head to head do not join")
    void keepsOpposedOneways() {
        Street forward = Street.of(RoadClass.RESIDENTIAL).withDrive(true, false, 1, 1);
        RoadNetwork roads =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 1, 0)
                        .at("c", 2, 0)
                        .street(forward, "a", "b")
                        .street(forward, "c", "b")
                        .network();
        assertEquals(2, roads.links());
    }

    @Test
    @DisplayName("a name on the signs that changes ends a link")
    void keepsWhereNamesChange() {
        Street one = Street.of(RoadClass.RESIDENTIAL).withNames(Map.of("name", "One"));
        Street two =
                Street.of(RoadClass.RESIDENTIAL)
                        .withNames(Map.of("name", "Two", "name:ar", "اثنان"));
        RoadNetwork roads =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 1, 0)
                        .at("c", 2, 0)
                        .street(one, "a", "b")
                        .street(two, "b", "c")
                        .network();
        assertEquals(2, roads.links());
        assertEquals("One", roads.name(0));
        assertEquals("اثنان", roads.names(1).get("name:ar"));
    }

    @Test
    @DisplayName("a crossing of two streets over a shared vertex makes four links")
    void cutsAtCrossings() {
        RoadNetwork roads =
                new Sketch()
                        .at("w", -1, 0)
                        .at("e", 1, 0)
                        .at("s", 0, -1)
                        .at("n", 0, 1)
                        .at("x", 0, 0)
                        .street("w", "x", "e")
                        .street("s", "x", "n")
                        .network();
        assertEquals(4, roads.links());
        assertEquals(5, roads.nodes());
    }

    @Test
    @DisplayName(
            "a ring, and a loop at the end of a street, are cut in two: no link leads back to where it began")
    void cutsRings() {
        RoadNetwork ring =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 1, 0)
                        .at("c", 1, 1)
                        .street("a", "b", "c", "a")
                        .network();
        assertEquals(2, ring.links());
        RoadNetwork loop =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 1, 0)
                        .at("c", 2, 1)
                        .at("d", 2, -1)
                        .street("a", "b", "c", "d", "b")
                        .network();
        assertEquals(3, loop.links());
        for (int link = 0; link < loop.links(); link++) {
            assertNotEquals(loop.from(link), loop.to(link));
        }
    }

    @Test
    @DisplayName("a named vertex is a node even in the middle of a street")
    void keepsNamedVertices() {
        Sketch sketch =
                new Sketch().at("a", 0, 0).at("b", 1, 0).at("c", 2, 0).street("a", "b", "c");
        assertTrue(sketch.streets.name(sketch.vertex("b"), "c1-in"));
        assertFalse(sketch.streets.name(sketch.vertex("c"), "c1-in"));
        RoadNetwork roads = sketch.network();
        assertEquals(2, roads.links());
        assertEquals(0.001, roads.lon(roads.findNode("c1-in").orElseThrow()));
        assertTrue(roads.findNode("c2-in").isEmpty());
    }

    @Test
    @DisplayName("a length somebody states is shared among the pieces as they are drawn")
    void sharesStatedLength() {
        Sketch sketch =
                new Sketch().at("a", 0, 0).at("b", 1, 0).at("c", 4, 0).street("a", "b", "c");
        sketch.streets.stateMetres(0, 1000);
        sketch.streets.name(sketch.vertex("b"), "b");
        RoadNetwork roads = sketch.network();
        assertEquals(250, roads.metres(0), 0.001);
        assertEquals(750, roads.metres(1), 0.001);
    }

    @Test
    @DisplayName("a bollard closes the shorter side to vehicles and nobody's way on foot")
    void bollardStopsVehicles() {
        Sketch sketch =
                new Sketch().at("a", 0, 0).at("b", 1, 0).at("c", 4, 0).street("a", "b", "c");
        sketch.streets.gate(sketch.vertex("b"), new Streets.Gate(false, true));
        RoadNetwork roads = sketch.network();
        assertEquals(2, roads.links());
        assertFalse(roads.driveForward(0) || roads.driveBackward(0));
        assertTrue(roads.walkForward(0) && roads.walkBackward(0));
        assertTrue(roads.driveForward(1) && roads.driveBackward(1));
    }

    @Test
    @DisplayName("what hangs together on foot is a part, the longest first; a motorway is in none")
    void numbersParts() {
        RoadNetwork roads =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 1, 0)
                        .at("c", 0, 5)
                        .at("d", 3, 5)
                        .at("m", 9, 9)
                        .at("n", 9, 8)
                        .street("a", "b")
                        .street("c", "d")
                        .street(Street.of(RoadClass.MOTORWAY), "m", "n")
                        .network();
        assertEquals(2, roads.parts().size());
        assertEquals(3 * STEP, roads.parts().get(0).metres(), 0.1);
        assertEquals(1, roads.part(0));
        assertEquals(0, roads.part(2));
        assertEquals(-1, roads.part(4));
        // The nearest node of the largest part, not the island on which one stands.
        assertEquals(2, roads.nearestNode(0, 0, 1000).orElseThrow());
        assertTrue(roads.nearestNode(0, 0, 500).isEmpty());
    }

    @Test
    @DisplayName("streets without length are no network")
    void refusesNothing() {
        Sketch sketch = new Sketch().at("a", 0, 0).street("a", "a");
        assertThrows(IllegalArgumentException.class, sketch::network);
    }

    @Test
    @DisplayName("a street across the 180° meridian is short, and the box around it narrow")
    void crossesTheMeridian() {
        Sketch sketch = new Sketch().at("a", 179_999, 0).at("b", -179_999, 0).street("a", "b");
        RoadNetwork roads = sketch.network();
        assertEquals(2 * STEP, roads.metres(0), 0.001);
        assertEquals(new Bounds(179.999, 0, -179.999, 0), roads.bounds());
        assertEquals(1, roads.nearestNode(-179.998, 0, 150).orElseThrow());
        assertEquals(0, roads.nearestNode(179.998, 0, 150).orElseThrow());
    }
}
