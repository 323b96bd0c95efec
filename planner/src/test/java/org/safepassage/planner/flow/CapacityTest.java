package org.safepassage.planner.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    @DisplayName(
            "a rate passes its floor pattern, and the sum over any steps is the sum of its steps")
    void floorPattern() {
        Capacity rate = Capacity.rate(7, 3); // 2 1/3: floors 0, 2, 4, 7, 9, 11, 14
        long[] steps = {2, 2, 3, 2, 2, 3};
        for (int t = 0; t < steps.length; t++) {
            assertEquals(steps[t], rate.at(t));
        }
        assertEquals(14, rate.total(0, 6));
        assertEquals(7, rate.total(1, 4)); // 2 + 3 + 2
        assertTrue(rate.isFractionalAt(0));
        assertEquals(Capacity.of(3), Capacity.rate(6, 2));
    }

    @Test
    @DisplayName(
            "a change replaces what was there, later ones win, and a rate keeps its count from the opening")
    void changes() {
        Capacity rate = Capacity.rate(1, 2); // 0 1 0 1 0 1 0 1
        Capacity changed = rate.during(2, 6, Capacity.of(5)).during(4, 5, Capacity.of(0));
        long[] steps = {0, 1, 5, 5, 0, 5, 0, 1};
        for (int t = 0; t < steps.length; t++) {
            assertEquals(steps[t], changed.at(t));
        }
        assertEquals(17, changed.total(0, 8));
        assertEquals(rate, rate.during(3, 4, rate));
        assertEquals("1/2, 5 from 2, 0 from 4, 5 from 5, 1/2 from 6", changed.toString());
        assertFalse(changed.isConstantUntil(8));
        assertTrue(Capacity.of(1).during(8, 9, Capacity.of(0)).isConstantUntil(8));
    }

    @Test
    @DisplayName("sums beyond a long are unlimited, not negative")
    void overflow() {
        assertEquals(Capacity.UNLIMITED, Capacity.of(Capacity.UNLIMITED).total(0, 2));
        assertEquals(Capacity.UNLIMITED, Capacity.of(Long.MAX_VALUE / 2).total(0, 3));
        assertEquals(Capacity.UNLIMITED, Capacity.of(Capacity.UNLIMITED).at(7));
        assertEquals(0, Capacity.of(Capacity.UNLIMITED).total(4, 4));
        long most = Capacity.LARGEST_TERM;
        assertEquals(
                999_999,
                Capacity.rate(most - 1, most).total(0, 1_000_000)); // a hair below one a step
    }
}
