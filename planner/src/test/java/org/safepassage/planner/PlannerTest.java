package org.safepassage.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Band;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Marginal;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Plan;
import org.safepassage.planner.flow.Progress;
import org.safepassage.roads.Change;
import org.safepassage.roads.people.Placed;
import org.safepassage.roads.people.Waiting;

/** Plans small enough to be worked out by hand. */
class PlannerTest {
    private static final String ONE_ROAD =
            """
            town -- 3200m 4m -- camp
            people town 6000
            exit C1 camp 4x149
            """;

    @Test
    @DisplayName("3.2 km at 0.8 m/s is 67 minutes, and four lanes pass 596 an hour and not 600")
    void oneRoad() throws InvalidPlan {
        Plan plan = Sketch.of(ONE_ROAD).plan();
        // 3200 / 0.8 = 4000 s = 66.7 min: the first arrive in step 67 and are out by the end of it,
        // 68 min after 09:00.
        assertEquals(0, plan.cases().likely().curve().after(Duration.ofMinutes(67)));
        // A lane pattern of 596 an hour lets floor(68 x 596/60) - floor(67 x 596/60) = 675 - 665 =
        // 10 pass in step 67.
        assertEquals(10, plan.cases().likely().curve().after(Duration.ofMinutes(68)));
        // One hour later 596 more, to the person.
        assertEquals(10 + 596, plan.cases().likely().curve().after(Duration.ofMinutes(128)));
        // 600 steps pass 5 960; those of the first 67 (665) pass nobody.
        assertEquals(5960 - 665, plan.cases().likely().out());
        assertEquals(5295, plan.proof().bound());
        assertEquals(0, plan.proof().gap());
        assertEquals(Instant.parse("2016-11-04T19:00:00Z"), plan.cases().likely().lastOut());
        assertEquals(0, plan.onTheRoadAtClose());
    }

    @Test
    @DisplayName("the slow case has slow walkers and slow lanes, the fast one fast ones")
    void range() throws InvalidPlan {
        Plan plan = Sketch.of(ONE_ROAD).plan();
        // Slow: 3200 / 0.5 = 6400 s = 107 min; 4 x 100 an hour: 4000 less floor(107 x 400/60) =
        // 713.
        assertEquals(4000 - 713, plan.cases().slow().out());
        // Fast: 3200 / 1.1 = 2909 s = 49 min; 4 x 200 an hour: 8000 less floor(49 x 800/60) = 653,
        // but only 6000 wait.
        assertEquals(6000, plan.cases().fast().out());
        assertEquals(6000 - (4000 - 713), plan.mostWaiting());
    }

    @Test
    @DisplayName(
            "the latest start is the last departure of slow walkers less the margin, down to five minutes")
    void latestStart() throws InvalidPlan {
        List<Band> bands = Sketch.of(ONE_ROAD).plan().bands();
        assertEquals(1, bands.size());
        Band band = bands.getFirst();
        // In the last step, 599, a slow walker arrives who left 107 steps before: step 492 = 17:12.
        // Less 15 min: 16:57.
        assertEquals(Instant.parse("2016-11-04T16:55:00Z"), band.latestStart());
        // By the walk alone: 19:00 less 6400 s is 17:13:20.
        assertEquals(Instant.parse("2016-11-04T17:10:00Z"), band.walkOnlyBound());
        // The plan's own departures: steps 0 to 532 (532 + 67 = 599).
        assertEquals(Instant.parse("2016-11-04T09:00:00Z"), band.from());
        assertEquals(Instant.parse("2016-11-04T17:53:00Z"), band.until());
        assertEquals(5295, band.people());
    }

    @Test
    @DisplayName("six corridors of four lanes at 149 an hour pass 35 760 in ten hours")
    void sixCorridors() throws InvalidPlan {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            lines.append(
                    "p%d -- 100m 50m -- q%d\npeople q%d 9000\nexit C%d q%d 4x149\n"
                            .formatted(i, i, i, i, i));
        }
        assertEquals(35_760, Sketch.of(lines.toString()).plan().cases().likely().out());
    }

    @Test
    @DisplayName("screening holds people up, not a street of 4 m that passes 132 a minute")
    void bottleneckIsTheCheckpoint() throws InvalidPlan {
        Plan plan = Sketch.of(ONE_ROAD).plan();
        Bottleneck first = plan.bottlenecks().getFirst();
        assertEquals(Bottleneck.Kind.CHECKPOINT, first.kind());
        assertEquals("checkpoint Q1, corridor C1", first.what());
        assertEquals(5295, plan.bottlenecks().stream().mapToLong(Bottleneck::people).sum());
        assertEquals(Instant.parse("2016-11-04T19:00:00Z"), first.until());
    }

    @Test
    @DisplayName("a narrow street holds people up where nobody screens")
    void bottleneckIsTheStreet() throws InvalidPlan {
        // 1 m passes 33 a minute; 60 s at 0.8 m/s for 48 m: out from step 1 on, 599 x 33.
        Plan plan =
                Sketch.of(
                                """
                town -- 48m 1m -- camp
                people town 100000
                exit C1 camp
                """)
                        .plan();
        assertEquals(599 * 33, plan.cases().likely().out());
        assertEquals(Bottleneck.Kind.STREET, plan.bottlenecks().getFirst().kind());
    }

    @Test
    @DisplayName("one more lane is planned again and exact")
    void marginals() throws InvalidPlan {
        Plan plan = Sketch.of(ONE_ROAD).plan();
        Marginal lane =
                plan.marginals().stream()
                        .filter(m -> m.change().contains("lane"))
                        .findFirst()
                        .orElseThrow();
        // Five lanes pass 745 an hour: 7450 - floor(67 x 745/60) = 7450 - 831 = 6619, and 6000
        // wait: 705 more.
        assertEquals(705, lane.people());
        assertTrue(lane.exact());
        Marginal hour =
                plan.marginals().stream()
                        .filter(m -> m.change().contains("hour"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(596, hour.people());
    }

    @Test
    @DisplayName(
            "ten buses of fifty seats on a round of ninety minutes make six rounds in ten hours: 3 000 people")
    void buses() throws InvalidPlan {
        // The walk of 60 km takes 20 hours: whoever is out came by bus.
        Plan plan =
                Sketch.of(
                                """
                town -- 60000m 10m -- camp
                people town 5000
                exit C1 camp 40x149
                bus B1 town C1 10x50 30 90
                """)
                        .plan();
        assertEquals(3000, plan.cases().likely().out());
        assertEquals(60, plan.trips().size());
        assertEquals(3000, plan.trips().stream().mapToLong(t -> t.people()).sum());
        assertTrue(plan.trips().stream().allMatch(t -> t.people() <= 50));
    }

    @Test
    @DisplayName("a checkpoint that nobody staffs passes nobody")
    void noLanes() throws InvalidPlan {
        Plan plan =
                Sketch.of(
                                """
                town -- 800m 4m -- camp
                people town 100
                exit C1 camp 0x149
                """)
                        .plan();
        assertEquals(0, plan.cases().likely().out());
        assertNull(plan.cases().likely().lastOut());
        assertTrue(plan.bands().isEmpty());
    }

    @Test
    @DisplayName(
            "wounded and civilians with corridors of their own share a street; the bound says what no plan beats")
    void twoCategories() throws InvalidPlan {
        // The street passes 33 a minute; both walk it. The wounded go first (100 of them),
        // civilians take the rest.
        Plan plan =
                Sketch.of(
                                """
                town -- 48m 1m -- fork
                fork -- 48m 9m -- camp
                fork -- 48m 9m -- clinic
                people town 100000
                wounded town 100
                exit C1 camp
                exit H1 clinic wounded
                """)
                        .plan();
        // Two steps of walking: 598 steps x 33 people in all.
        assertEquals(598 * 33, plan.cases().likely().out());
        assertEquals(0, plan.proof().gap());
        assertFalse(plan.proof().everyMinute());
        assertEquals(
                100,
                plan.corridors().stream()
                        .filter(c -> c.corridor().equals("H1"))
                        .findFirst()
                        .orElseThrow()
                        .out());
    }

    @Test
    @DisplayName(
            "kept apart, civilians find no way where the wounded walk, and the gap says what that costs")
    void separate() throws InvalidPlan {
        Sketch sketch =
                Sketch.of(
                        """
                        town -- 48m 1m -- fork
                        fork -- 48m 9m -- camp
                        fork -- 48m 9m -- clinic
                        people town 1000
                        wounded town 100
                        exit C1 camp
                        exit H1 clinic wounded
                        """);
        Plan together = sketch.plan();
        assertEquals(1100, together.cases().likely().out());
        assertFalse(together.conflicts().isEmpty());
        PlanSettings usual = PlanSettings.USUAL;
        Plan apart =
                sketch.plan(
                        new PlanSettings(
                                usual.step(),
                                usual.margin(),
                                usual.bandGap(),
                                usual.snapMetres(),
                                usual.peoplePerMinuteAndMetre(),
                                true));
        assertEquals(100, apart.cases().likely().out());
        assertEquals(1000, apart.proof().gap());
        assertTrue(apart.conflicts().isEmpty());
    }

    @Test
    @DisplayName("a place from which the walk is longer than the window is named, not dropped")
    void tooFar() throws InvalidPlan {
        Plan plan =
                Sketch.of(
                                """
                near -- 480m 4m -- camp
                far -- 40000m 4m -- camp
                people near 50
                people far 70
                exit C1 camp 4x149
                """)
                        .plan();
        assertEquals(50, plan.cases().likely().out());
        assertEquals(1, plan.unreached().size());
        assertEquals("far", plan.unreached().getFirst().place());
        assertEquals(70, plan.unreached().getFirst().people().likely());
        assertTrue(plan.warnings().stream().anyMatch(w -> w.contains("70 people")));
    }

    @Test
    @DisplayName("an exit that no place reaches is a clear error")
    void exitNobodyReaches() {
        InvalidPlan fault =
                assertThrows(
                        InvalidPlan.class,
                        () ->
                                Sketch.of(
                                                """
                        town -- 480m 4m -- camp
                        island -- 480m 4m -- pier
                        people town 50
                        exit C1 camp 4x149
                        exit C2 pier 4x149
                        """)
                                        .plan());
        assertEquals("corridors/C2/via/exit", fault.where());
    }

    @Test
    @DisplayName(
            "steps of ten seconds give the same answer as steps of a minute, but for the rounding of the walk")
    void fineSteps() throws InvalidPlan {
        PlanSettings fine = PlanSettings.USUAL.withStep(Duration.ofSeconds(10));
        // 4000 s are exactly 400 steps: 3600 steps pass 5960, the first 400 would have passed
        // floor(400 x 596/360) = 662.
        assertEquals(5960 - 662, Sketch.of(ONE_ROAD).plan(fine).cases().likely().out());
    }

    @Test
    @DisplayName("the same input gives the same plan")
    void deterministic() throws InvalidPlan {
        assertEquals(Sketch.of(ONE_ROAD).plan().toString(), Sketch.of(ONE_ROAD).plan().toString());
    }

    /** A change of the one road of {@link #ONE_ROAD}, drawn along it. */
    private static Change change(Change.Kind kind, String from, String until, int speedPercent) {
        return new Change(
                "1",
                kind,
                "",
                List.of(new double[] {37.0, 36.0, 37.02, 36.001}),
                null,
                Instant.parse(from),
                Instant.parse(until),
                "test",
                Change.Users.EVERYBODY,
                0,
                speedPercent,
                0);
    }

    @Test
    @DisplayName(
            "a road closed for an hour loses what the lanes would have passed of those who enter it then")
    void closedForAnHour() throws InvalidPlan {
        // Closed from step 180 to 240: nobody arrives in steps 247 to 306. floor(307 x 596/60) -
        // floor(247 x 596/60)
        // = 3049 - 2453 = 596 people.
        Plan plan =
                Sketch.of(ONE_ROAD)
                        .with(
                                change(
                                        Change.Kind.CLOSED,
                                        "2016-11-04T12:00:00Z",
                                        "2016-11-04T13:00:00Z",
                                        100))
                        .plan();
        assertEquals(5295 - 596, plan.cases().likely().out());
        assertEquals(0, plan.proof().gap());
        assertTrue(plan.warnings().stream().anyMatch(w -> w.contains("cuts off 6000 people")));
    }

    @Test
    @DisplayName("a damaged road on which one gets along half as fast is slow for the whole window")
    void slowed() throws InvalidPlan {
        // 8000 s = 134 steps; floor(134 x 596/60) = 1331.
        Plan plan =
                Sketch.of(ONE_ROAD)
                        .with(
                                change(
                                        Change.Kind.DAMAGED,
                                        "2016-11-04T07:00:00Z",
                                        "2016-11-04T20:00:00Z",
                                        50))
                        .plan();
        assertEquals(5960 - 1331, plan.cases().likely().out());
    }

    @Test
    @DisplayName("a corridor that closes at noon passes what its lanes pass until noon")
    void closing() throws InvalidPlan {
        Sketch sketch = Sketch.of(ONE_ROAD);
        Plan plan =
                new Planner(
                                sketch.pause(),
                                sketch.roads(),
                                new Placed(List.of(), List.of()),
                                List.of(),
                                List.of(new Closing("C1", Instant.parse("2016-11-04T12:00:00Z"))),
                                PlanSettings.USUAL)
                        .plan((stage, number, of) -> Progress.NONE);
        // floor(180 x 596/60) = 1788, less the 665 of the first 67 steps.
        assertEquals(1788 - 665, plan.cases().likely().out());
        assertEquals(Instant.parse("2016-11-04T12:00:00Z"), plan.cases().likely().lastOut());
    }

    @Test
    @DisplayName("people spread over two junctions are one place with one latest start")
    void spread() throws InvalidPlan {
        Sketch sketch =
                Sketch.of(
                        """
                        north -- 480m 4m -- camp
                        south -- 960m 4m -- camp
                        exit C1 camp 40x149
                        """);
        Waiting cell =
                new Waiting("cell", "", 37.0, 36.0, PersonCategory.CIVILIANS, PeopleRange.of(100));
        int north = sketch.roads().findNode("north").orElseThrow();
        int south = sketch.roads().findNode("south").orElseThrow();
        Placed placed =
                new Placed(
                        List.of(
                                new Placed.At(cell.withPeople(PeopleRange.of(50)), north, 0),
                                new Placed.At(cell.withPeople(PeopleRange.of(50)), south, 0)),
                        List.of());
        Plan plan =
                new Planner(sketch.pause(), sketch.roads(), placed, List.of(), PlanSettings.USUAL)
                        .plan((stage, number, of) -> Progress.NONE);
        assertEquals(100, plan.cases().likely().out());
        assertEquals(100, plan.bands().stream().mapToLong(Band::people).sum());
        assertEquals(1, plan.bands().stream().map(Band::place).distinct().count());
        assertEquals(1, plan.bands().stream().map(Band::latestStart).distinct().count());
    }
}
