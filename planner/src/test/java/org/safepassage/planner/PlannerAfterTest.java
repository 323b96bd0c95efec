package org.safepassage.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.planner.flow.Progress;
import org.safepassage.roads.people.Placed;

class PlannerAfterTest {
    private static final String TOWN =
            """
            town -- 1600m 4m -- west
            town -- 2400m 3m -- east
            mill -- 800m 2m -- town
            people town 6000
            people mill 2500
            exit C1 west 4x149
            exit C2 east 2x149
            """;

    @Test
    @DisplayName("a changed plan goes on from the plan, with the numbers of one of its own")
    void sameNumbers() throws InvalidPlan {
        Sketch base = Sketch.of(TOWN);
        Instant eleven = Instant.parse("2016-11-04T11:00:00Z");
        Closing early = new Closing("C1", eleven);
        Pause wider = Sketch.of(TOWN.replace("west 4x149", "west 5x149")).pause();
        Pause fewer = Sketch.of(TOWN.replace("east 2x149", "east 1x149")).pause();
        Pause more = Sketch.of(TOWN.replace("mill 2500", "mill 4000")).pause();
        assertSame(base, base.pause(), List.of(early));
        assertSame(base, wider, List.of());
        assertSame(base, fewer, List.of(new Closing("C2", eleven)));
        assertSame(base, more, List.of());
    }

    private static void assertSame(Sketch base, Pause pause, List<Closing> closings)
            throws InvalidPlan {
        Planner first = planner(base, base.pause(), List.of());
        first.plan((_, _, _) -> Progress.NONE);
        Plan resumed = first.after(pause, closings).plan((_, _, _) -> Progress.NONE);
        Plan own = planner(base, pause, closings).plan((_, _, _) -> Progress.NONE);
        assertEquals(own.cases(), resumed.cases());
        assertEquals(own.proof(), resumed.proof());
        assertEquals(own.mostWaiting(), resumed.mostWaiting());
        assertEquals(own.marginals(), resumed.marginals());
    }

    private static Planner planner(Sketch base, Pause pause, List<Closing> closings) {
        return new Planner(
                pause,
                base.roads(),
                new Placed(List.of(), List.of()),
                List.of(),
                closings,
                PlanSettings.USUAL);
    }
}
