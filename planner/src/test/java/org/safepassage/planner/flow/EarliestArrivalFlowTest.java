package org.safepassage.planner.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EarliestArrivalFlowTest {
    @Test
    @DisplayName("the ford adds people only while there is still time to reach the camp")
    void fordHelpsOnlyEarly() {
        RoadSketch roads =
                RoadSketch.of(
                        """
                        Town   -20/min 10min-> Bridge
                        Bridge -20/min  5min-> Camp
                        Town   -15/min 30min-> Ford
                        Ford   -15/min  5min-> Camp
                        """);
        assertEquals(
                0, roads.peopleOut("Town", "Camp", 15)); // the first group is still on the road
        assertEquals(
                300, roads.peopleOut("Town", "Camp", 30)); // 20 a minute for the last 15 minutes
        assertEquals(
                1275,
                roads.peopleOut("Town", "Camp", 60)); // 20 x 45 by the bridge, 15 x 25 by the ford
    }

    @Test
    @DisplayName(
            "four lanes at 149 an hour pass 5,960 people in ten hours, and six such exits 35,760")
    void lanesAreNotRounded() {
        // 4 x 149 = 596 an hour = 149/15 a minute; whole minutes would say 540 or 600.
        Capacity lanes = Capacity.rate(596, 60);
        assertEquals(9, lanes.at(0)); // 9.93 by the end of minute 0
        assertEquals(596, lanes.total(0, 60));
        DynamicNetwork.Builder network = DynamicNetwork.builder(6, 600);
        for (int node = 0; node < 6; node++) {
            network.supply(node, 0, 10_000);
            network.exit(node, lanes);
        }
        FlowOverTime answer = solved(network);
        assertEquals(6 * 5960, answer.evacuated());
        assertEquals(6 * 596, answer.curve()[60]);
        assertEquals(6, answer.cut(599).size()); // the exits, each for all ten hours
        assertEquals(new CutArc(CutArc.Kind.EXIT, 0, 0, 600, 5960), answer.bottleneck().getFirst());
    }

    @Test
    @DisplayName("people wait at home through a closure, and nobody starts who would meet it")
    void closure() {
        // Home to gate 2 minutes, 10 a minute, closed from 3 to 6. Entering at 0, 1, 2 and 6, 7: 50
        // out by the end of 10.
        DynamicNetwork.Builder network = DynamicNetwork.builder(2, 10);
        int road = network.arc(0, 1, 2, Capacity.of(10).during(3, 6, Capacity.of(0)));
        network.exit(1, Capacity.of(Capacity.UNLIMITED));
        network.supply(0, 0, 1000);
        FlowOverTime answer = solved(network);
        assertArrayEquals(new long[] {0, 0, 0, 10, 20, 30, 30, 30, 30, 40, 50}, answer.curve());
        assertEquals(0, answer.flow(road, 8)); // would be on the road at the close
        List<ShiftedPath> paths = answer.decompose();
        assertEquals(1, paths.size());
        assertEquals(
                List.of(new ShiftedPath.Departures(0, 3, 10), new ShiftedPath.Departures(6, 8, 10)),
                paths.getFirst().departures());
    }

    @Test
    @DisplayName(
            "a holding area lets people walk on while the gate is shut; without one they stay at home")
    void holdingArea() {
        // A gate 5 minutes away opens at 5 for 2 a minute. With room for 6 behind a road for 1 a
        // minute, those who started
        // at 0 and 1 wait there: 2 at 5 (one from the queue, one who comes), 2 at 6, then 1 a
        // minute; without: 1 a minute.
        for (long room : new long[] {0, 6}) {
            DynamicNetwork.Builder network = DynamicNetwork.builder(2, 8);
            network.arc(0, 1, 1, Capacity.of(1));
            network.exit(1, Capacity.of(0).during(5, 8, Capacity.of(2)));
            network.supply(0, 0, 100);
            network.holding(1, room);
            assertEquals(room == 0 ? 3 : 6, solved(network).evacuated());
        }
    }

    @Test
    @DisplayName(
            "a dead end is a place to walk while a gate is shut, so dead ends may not be left out")
    void deadEnd() {
        // The only road is shut from 3 on, and the gate opens at 10. Whoever walks five minutes
        // into
        // the dead end and
        // back is at the gate in time; without it nobody is.
        for (boolean end : new boolean[] {false, true}) {
            DynamicNetwork.Builder network = DynamicNetwork.builder(3, 20);
            network.arc(0, 1, 0, Capacity.of(4).during(3, 20, Capacity.of(0)));
            if (end) {
                network.arc(1, 2, 5, Capacity.of(4));
                network.arc(2, 1, 5, Capacity.of(4));
            }
            network.exit(1, Capacity.of(0).during(10, 20, Capacity.of(4)));
            network.supply(0, 0, 100);
            assertEquals(end ? 12 : 0, solved(network).evacuated());
        }
    }

    @Test
    @DisplayName("people who become ready later leave later, and those too late stay")
    void stagedSupplies() {
        DynamicNetwork.Builder network = DynamicNetwork.builder(1, 4);
        network.supply(0, 1, 3);
        network.supply(0, 3, 5);
        network.supply(0, 9, 7);
        network.exit(0, Capacity.of(2));
        FlowOverTime answer = solved(network);
        assertArrayEquals(new long[] {0, 0, 2, 3, 5}, answer.curve());
        assertEquals(15, network.build().people());
        // steps 1, 1, 2, 3, 3 and ten people at 4
        assertEquals(1 + 1 + 2 + 3 + 3 + 10 * 4, answer.objective());
    }

    @Test
    @DisplayName("nothing to solve is solved")
    void empty() {
        assertEquals(0, solved(DynamicNetwork.builder(0, 0)).evacuated());
        assertEquals(-1, solved(DynamicNetwork.builder(1, 0)).lastArrival());
        DynamicNetwork.Builder nobody = DynamicNetwork.builder(1, 5);
        nobody.exit(0, Capacity.of(1));
        assertEquals(0, solved(nobody).objective());
        DynamicNetwork.Builder noExit = DynamicNetwork.builder(1, 5);
        noExit.supply(0, 0, 3);
        assertEquals(15, solved(noExit).objective());
    }

    @Test
    @DisplayName("a solve can be cancelled")
    void cancel() {
        DynamicNetwork.Builder network = DynamicNetwork.builder(1, 100);
        network.supply(0, 0, 1000);
        network.exit(0, Capacity.of(1));
        EarliestArrivalFlow solver = new EarliestArrivalFlow(network.build());
        assertThrows(CancellationException.class, () -> solver.solve((step, _, _) -> step < 10));
    }

    @Test
    @DisplayName(
            "a solve that would not fit in memory is refused before it begins, with the estimate")
    void tooLarge() {
        // 20,000 exits with a page of four megabytes each, three times over: far beyond the heap of
        // any test
        DynamicNetwork.Builder network = DynamicNetwork.builder(20_000, 1_000_000);
        for (int node = 0; node < 20_000; node++) {
            network.exit(node, Capacity.of(1));
        }
        DynamicNetwork built = network.build();
        assertTrue(EarliestArrivalFlow.estimatedBytes(built) > 200_000_000_000L);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new EarliestArrivalFlow(built));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("Solving would take about "));
    }

    @Test
    @DisplayName("what cannot be is refused with its values")
    void refusals() {
        DynamicNetwork.Builder network = DynamicNetwork.builder(2, 10);
        assertThrows(IllegalArgumentException.class, () -> network.arc(0, 0, 1, Capacity.of(1)));
        assertThrows(IllegalArgumentException.class, () -> network.arc(0, 2, 1, Capacity.of(1)));
        assertThrows(IllegalArgumentException.class, () -> network.arc(0, 1, -1, Capacity.of(1)));
        assertThrows(IllegalArgumentException.class, () -> network.supply(0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> network.supply(0, 0, 2_000_000_001L));
        assertThrows(IllegalArgumentException.class, () -> network.exit(-1, Capacity.of(1)));
        assertThrows(IllegalArgumentException.class, () -> Capacity.of(-1));
        assertThrows(IllegalArgumentException.class, () -> Capacity.rate(1, 0));
        assertThrows(IllegalArgumentException.class, () -> DynamicNetwork.builder(1, 2_000_000));
    }

    private static FlowOverTime solved(DynamicNetwork.Builder builder) {
        DynamicNetwork network = builder.build();
        FlowOverTime answer = new EarliestArrivalFlow(network).solve();
        assertEquals(Optional.empty(), FlowCheck.faultIn(network, answer));
        return answer;
    }
}
