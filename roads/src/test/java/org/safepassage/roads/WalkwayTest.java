package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkwayTest {
    private static RoadNetwork one(Street street) {
        return new Sketch().at("a", 0, 0).at("b", 1, 0).street(street, "a", "b").network();
    }

    @Test
    @DisplayName("4 m at 33 people a minute and metre is 132 a minute, 7,920 an hour")
    void handSum() {
        RoadNetwork roads = one(Street.of(RoadClass.RESIDENTIAL).withWidth(4000));
        assertEquals(132_000, Walkway.DEFAULT.milliPeoplePerMinute(roads, 0));
        assertEquals(7_920_000, Walkway.DEFAULT.milliPeoplePerMinute(roads, 0) * 60);
    }

    @Test
    @DisplayName("beside walls nobody walks: 4 m of bridge are 3.6 m, 1.5 m of steps are 1.2 m")
    void leavesStripsOut() {
        RoadNetwork bridge =
                one(Street.of(RoadClass.RESIDENTIAL).withWidth(4000).withStructure(true, false));
        assertEquals(3600, Walkway.DEFAULT.clearMillimetres(bridge, 0));
        assertEquals(118_800, Walkway.DEFAULT.milliPeoplePerMinute(bridge, 0)); // 3.6 × 33
        RoadNetwork steps = one(Street.of(RoadClass.STEPS));
        assertEquals(1200, Walkway.DEFAULT.clearMillimetres(steps, 0));
        assertEquals(39_600, Walkway.DEFAULT.milliPeoplePerMinute(steps, 0)); // 1.2 × 33
    }

    @Test
    @DisplayName("a narrow way keeps half a metre, a narrower one its width")
    void narrowWays() {
        assertEquals(
                500,
                Walkway.DEFAULT.clearMillimetres(
                        one(Street.of(RoadClass.STEPS).withWidth(600)), 0));
        assertEquals(
                300,
                Walkway.DEFAULT.clearMillimetres(
                        one(Street.of(RoadClass.STEPS).withWidth(300)), 0));
    }

    @Test
    void refusesNonsense() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Walkway.DEFAULT.withPeoplePerMinutePerMetre(0));
        assertThrows(IllegalArgumentException.class, () -> new Walkway(33_000, -1, 0));
    }
}
