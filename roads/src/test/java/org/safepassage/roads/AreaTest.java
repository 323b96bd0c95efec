package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AreaTest {
    private static double[] square(double west, double south, double side) {
        return new double[] {
            west,
            south,
            west + side,
            south,
            west + side,
            south + side,
            west,
            south + side,
            west,
            south
        };
    }

    @Test
    @DisplayName("a line through a box is cut where it comes in and where it goes out")
    void cutsThroughABox() {
        Area box = Area.of(new Bounds(1, 1, 3, 3));
        assertArrayEquals(new double[] {0.25, 0.75}, box.cuts(0, 2, 4, 2), 1e-12);
        assertArrayEquals(new double[] {0.5}, box.cuts(0, 2, 2, 2), 1e-12);
        assertArrayEquals(new double[] {}, box.cuts(1.5, 2, 2, 2));
        assertTrue(box.contains(1, 2));
        assertFalse(box.contains(0.999, 2));
    }

    @Test
    @DisplayName("a hole is outside, its edge is not")
    void holes() {
        Area ring = Area.ofPolygons(List.of(List.of(square(0, 0, 10), square(4, 4, 2))));
        assertTrue(ring.contains(1, 1));
        assertFalse(ring.contains(5, 5));
        assertTrue(ring.contains(4, 5));
        assertArrayEquals(new double[] {0.4, 0.6}, ring.cuts(0, 5, 10, 5), 1e-12);
    }

    @Test
    @DisplayName("a box, and two polygons, across the 180° meridian")
    void acrossTheMeridian() {
        Area box = Area.of(new Bounds(179, -1, -179, 1));
        Area two =
                Area.ofPolygons(List.of(List.of(square(179, -1, 1)), List.of(square(-180, -1, 1))));
        for (Area area : List.of(box, two)) {
            assertTrue(area.contains(179.5, 0));
            assertTrue(area.contains(-179.5, 0));
            assertFalse(area.contains(178.5, 0));
            assertFalse(area.contains(0, 0));
            assertEquals(179, area.bounds().west());
            assertEquals(-179, area.bounds().east());
        }
        assertArrayEquals(new double[] {0.25, 0.75}, box.cuts(178, 0, -178, 0), 1e-12);
    }

    @Test
    @DisplayName(
            "overlapping polygons are one area; a bow tie, an open ring and an empty box are refused")
    void refusals() {
        Area both = Area.ofPolygons(List.of(List.of(square(0, 0, 2)), List.of(square(1, 1, 2))));
        assertTrue(both.contains(1.5, 1.5));
        double[] bowTie = {0, 0, 2, 2, 2, 0, 0, 2, 0, 0};
        double[] open = {0, 0, 2, 0, 2, 2, 0, 2};
        IllegalArgumentException crossing =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Area.ofPolygons(List.of(List.of(bowTie))));
        assertTrue(
                String.valueOf(crossing.getMessage()).contains("near 1.0, 1.0"),
                crossing.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Area.ofPolygons(List.of(List.of(open))));
        assertThrows(IllegalArgumentException.class, () -> Area.of(new Bounds(1, 1, 1, 3)));
    }
}
