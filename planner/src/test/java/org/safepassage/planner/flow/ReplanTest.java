package org.safepassage.planner.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReplanTest {
    private static final int BRIDGE = 1;

    /** Home, 2 minutes to a fork; over the bridge 1 minute to a gate, by the ford 3 to another. */
    private static DynamicNetwork fork() {
        DynamicNetwork.Builder network = DynamicNetwork.builder(4, 12);
        network.arc(0, 1, 2, Capacity.of(10));
        network.arc(1, 2, 1, Capacity.of(10));
        network.arc(1, 3, 3, Capacity.of(4));
        network.exit(2, Capacity.of(10));
        network.exit(3, Capacity.of(10));
        network.supply(0, 0, 100);
        return network.build();
    }

    @Test
    @DisplayName(
            "people on a road that closes come to its end, and those at the fork wait for the ford")
    void bridgeCloses() {
        FlowOverTime plan = new EarliestArrivalFlow(fork()).solve();
        assertEquals(90, plan.evacuated()); // in at 0 to 8, out at 3 to 11
        Replan replan = Replan.from(plan, 4);
        DynamicNetwork left = replan.network();
        assertEquals(10, replan.arrived()); // in at 0, out at 3
        assertEquals(90, left.people());
        assertEquals(60, peopleAt(left, 0, 4)); // 40 have set out
        assertEquals(10, peopleAt(left, 1, 4)); // in at 2
        assertEquals(10, peopleAt(left, 1, 5)); // in at 3
        assertEquals(10, peopleAt(left, 2, 4)); // on the bridge since 3
        DynamicNetwork changed = NetworkChange.of(left).closeArc(BRIDGE, 4).make();
        FlowOverTime after = replan.solve(changed);
        assertEquals(Optional.empty(), FlowCheck.faultIn(changed, after));
        // 10 from the bridge at 4; 4 a minute into the ford at 4 to 8, out at 7 to 11.
        assertArrayEquals(
                new long[] {0, 0, 0, 0, 0, 10, 10, 10, 14, 18, 22, 26, 30}, after.curve());
        assertEquals(0, after.flow(BRIDGE, 5));
    }

    @Test
    @DisplayName(
            "before anybody sets out the plan is simply another: the ford is used from the start")
    void bridgeClosesKnownBefore() {
        FlowOverTime plan = new EarliestArrivalFlow(fork()).solve();
        Replan replan = Replan.before(plan);
        DynamicNetwork changed = NetworkChange.of(replan.network()).closeArc(BRIDGE, 4).make();
        FlowOverTime after = replan.solve(changed);
        // Over the bridge at 2 and 3, through the fork at 4 to 8 by the ford.
        assertEquals(20 + 20, after.evacuated());
        assertEquals(90, plan.evacuated()); // the plan before is as it was
        FlowOverTime again = Replan.before(after).solve(fork());
        assertArrayEquals(plan.curve(), again.curve());
    }

    @Test
    @DisplayName(
            "a window that grows takes the last ones too; one that shrinks is planned from the start")
    void window() {
        Replan replan = Replan.before(new EarliestArrivalFlow(fork()).solve());
        DynamicNetwork longer = NetworkChange.of(replan.network()).horizon(13).make();
        assertEquals(100, replan.solve(longer).evacuated());
        DynamicNetwork shorter = NetworkChange.of(replan.network()).horizon(7).make();
        assertEquals(40, replan.solve(shorter).evacuated());
        assertTrue(replan.findResumed(shorter, Progress.NONE).isEmpty());
    }

    @Test
    @DisplayName("a resumed solve can be cancelled, and impossible changes are refused")
    void refusals() {
        Replan replan = Replan.before(new EarliestArrivalFlow(fork()).solve());
        DynamicNetwork changed =
                NetworkChange.of(replan.network()).exit(0, 0, Capacity.of(3)).make();
        assertThrows(CancellationException.class, () -> replan.solve(changed, (_, _, _) -> false));
        NetworkChange change = NetworkChange.of(fork());
        assertThrows(IllegalArgumentException.class, () -> change.supply(4, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> change.supply(0, 0, 2_000_000_000L));
        assertThrows(IllegalArgumentException.class, () -> change.holding(0, -1));
        assertThrows(IllegalArgumentException.class, () -> change.horizon(-1));
        FlowOverTime plan = new EarliestArrivalFlow(fork()).solve();
        assertThrows(IllegalArgumentException.class, () -> Replan.from(plan, 13));
    }

    private static long peopleAt(DynamicNetwork network, int node, int step) {
        long people = 0;
        for (int i = 0; i < network.supplies(); i++) {
            boolean here = network.supplyNode(i) == node && network.supplyRelease(i) == step;
            people += here ? network.supplyPeople(i) : 0;
        }
        return people;
    }
}
