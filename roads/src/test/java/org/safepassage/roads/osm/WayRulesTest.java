package org.safepassage.roads.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.roads.Street;
import org.safepassage.roads.Surface;

class WayRulesTest {
    private static Map<String, String> tags(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : text.split(" ", -1)) {
            String[] pair = tag.split("=", 2);
            tags.put(pair[0], pair[1]);
        }
        return tags;
    }

    private static Street street(String tags) {
        return new WayRules(OsmOptions.DEFAULT).street(tags(tags)).orElseThrow();
    }

    /** Walk forward, walk backward, drive forward, drive backward. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "highway=residential,                                   1111",
        "highway=residential oneway=yes,                        1110",
        "highway=residential oneway=-1,                         1101",
        "highway=residential oneway=yes oneway:bus=no,          1111",
        "highway=residential oneway=reversible,                 1100",
        "highway=residential oneway:foot=yes,                   1011",
        "highway=secondary junction=roundabout,                 1110",
        "highway=motorway,                                      0010",
        "highway=motorway oneway=no,                            0011",
        "highway=motorway foot=yes,                             1110",
        "highway=motorway access=yes,                           0010",
        "highway=trunk motorroad=yes,                           0011",
        "highway=footway,                                       1100",
        "highway=footway access=yes,                            1100",
        "highway=footway motor_vehicle=yes,                     1111",
        "highway=steps,                                         1100",
        "highway=service access=private,                        0000",
        "highway=track access=agricultural,                     1100",
        "highway=track access=forestry foot=no,                 0000",
        "highway=track foot=agricultural,                       0011",
        "highway=service access=private foot=yes,               1100",
        "highway=residential motor_vehicle=no,                  1100",
        "highway=residential motor_vehicle=no bus=yes,          1111",
        "highway=residential foot=no,                           0011",
        "highway=busway,                                        0011",
        "highway=construction,                                  0000",
        "highway=proposed,                                      0000",
        "highway=residential impassable=yes,                    0000",
        "route=ferry,                                           0000",
    })
    void whoMayGoWhere(String tags, String expected) {
        String found =
                new WayRules(OsmOptions.DEFAULT)
                        .street(tags(tags))
                        .map(
                                street ->
                                        bit(street.walkForward())
                                                + bit(street.walkBackward())
                                                + bit(street.driveForward())
                                                + bit(street.driveBackward()))
                        .orElse("0000");
        assertEquals(expected, found);
    }

    private static String bit(boolean set) {
        return set ? "1" : "0";
    }

    @Test
    @DisplayName("motorways are opened to walkers by an option, and then only they")
    void motorwaysByOption() {
        WayRules open = new WayRules(OsmOptions.DEFAULT.withWalkOnMotorways(true));
        assertTrue(open.street(tags("highway=motorway")).orElseThrow().walkBackward());
        assertTrue(open.street(tags("highway=trunk motorroad=yes")).orElseThrow().walkForward());
        assertFalse(open.street(tags("highway=busway")).orElseThrow().walkForward());
        assertFalse(open.street(tags("highway=motorway foot=no")).orElseThrow().walkForward());
    }

    @ParameterizedTest(name = "{0} is {1} mm, stated: {2}")
    @CsvSource({
        "highway=residential,             5500,  false",
        "highway=residential width=4,     4000,  true",
        "highway=residential width=3.5 ,  3500,  true",
        "highway=residential width=350cm, 3500,  true",
        "highway=residential width=12',   3658,  true",
        "highway=residential width=12'6\",3810,  true",
        "highway=residential width=wide,  5500,  false",
        "highway=residential width=9999,  5500,  false",
        "highway=residential est_width=5, 5000,  true",
        "highway=primary lanes=4,         12000, false",
        "highway=primary lanes=4 width=11,11000, true",
    })
    void widths(String tags, int millimetres, boolean stated) {
        assertEquals(millimetres, street(tags).widthMillimetres());
        assertEquals(stated, street(tags).widthStated());
    }

    @ParameterizedTest(name = "{0}: {1} and {2} lanes")
    @CsvSource({
        "highway=primary,                                         1, 1",
        "highway=primary lanes=4,                                 2, 2",
        "highway=primary lanes=3,                                 1, 1",
        "highway=primary lanes=3 lanes:forward=2 lanes:backward=1,2, 1",
        "highway=residential lanes=1,                             1, 1",
        "highway=primary lanes=3 oneway=yes,                      3, 0",
        "highway=trunk oneway=-1,                                 0, 2",
        "highway=primary lanes=400,                               1, 1",
    })
    void lanes(String tags, int forward, int backward) {
        assertEquals(forward, street(tags).lanesForward());
        assertEquals(backward, street(tags).lanesBackward());
    }

    @Test
    @DisplayName("speed, surface, bridge, tunnel and names are kept; what is no name is not")
    void therest() {
        Street street =
                street(
                        "highway=primary maxspeed=30mph surface=asphalt bridge=viaduct tunnel=no name=M5 name:ar=م5"
                                + " name:etymology=none ref=5");
        assertEquals(48, street.kilometresPerHour());
        assertEquals(Surface.PAVED, street.surface());
        assertTrue(street.bridge());
        assertFalse(street.tunnel());
        assertEquals(Map.of("name", "M5", "name:ar", "م5", "ref", "5"), street.names());
        assertEquals(0, street("highway=primary maxspeed=RU:urban").kilometresPerHour());
    }

    @ParameterizedTest(name = "{0}: walking stopped {1}, driving stopped {2}")
    @CsvSource({
        "barrier=bollard,                    false, true",
        "barrier=bollard motor_vehicle=yes,  false, false",
        "barrier=gate,                       false, false",
        "barrier=gate access=private,        true,  true",
        "barrier=gate access=private foot=yes, false, true",
        "barrier=wall,                       true,  true",
        "barrier=block,                      false, true",
        "barrier=lift_gate bus=yes access=no, true, false",
    })
    void barriers(String tags, boolean walking, boolean driving) {
        var gate = Barriers.gate(tags(tags));
        assertEquals(walking, gate.isPresent() && gate.get().stopsWalking());
        assertEquals(driving, gate.isPresent() && gate.get().stopsDriving());
    }
}
