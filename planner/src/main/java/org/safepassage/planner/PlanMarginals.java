package org.safepassage.planner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Marginal;
import org.safepassage.domain.Window;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.planner.flow.CutArc;

/**
 * What one more lane or one more hour would bring. Each change is planned again, on a large network
 * by going on from the plan, and the figure is exact and proved. Where even that takes too much it
 * is the most that the cut allows, and is called a bound.
 */
final class PlanMarginals {
    /** Up to this many arcs times steps a change may be planned from the beginning; ours. */
    private static final long PLAN_AGAIN_UP_TO = 3_000_000;

    /** After this many changes that took too much the rest are bounds; ours. */
    private static final int TRIES = 2;

    /** Plans again with other corridors or another clock, and says how many are out. */
    interface Again {
        long out(List<MappedCorridor> corridors, StepClock clock);

        /** The same by going on from the plan; nothing where that takes too much. */
        OptionalLong findOut(List<MappedCorridor> corridors, StepClock clock);
    }

    private final List<MappedCorridor> corridors;
    private final StepClock clock;
    private final Again again;
    private int tries = TRIES;

    PlanMarginals(List<MappedCorridor> corridors, StepClock clock, Again again) {
        this.corridors = corridors;
        this.clock = clock;
        this.again = again;
    }

    List<Marginal> of(SolvedCase likely) {
        if (likely.out() == likely.people()) {
            return List.of();
        }
        boolean small =
                likely.groups().stream()
                                .mapToLong(g -> (long) g.flow().network().arcs() * clock.steps())
                                .sum()
                        <= PLAN_AGAIN_UP_TO;
        List<Marginal> marginals = new ArrayList<>();
        for (String id : checkpointsInTheCut(likely)) {
            Checkpoint checkpoint = checkpoint(id);
            marginals.add(
                    marginal(
                            "one more lane at " + id,
                            likely,
                            out(small, withOneMoreLane(checkpoint), clock),
                            laneBound(likely, checkpoint)));
        }
        Window longer =
                new Window(
                        clock.window().opens(), clock.window().closes().plus(Duration.ofHours(1)));
        marginals.add(
                marginal(
                        "one more hour at the end",
                        likely,
                        out(small, corridors, new StepClock(longer, clock.step())),
                        hourBound(likely)));
        marginals.sort((a, b) -> Long.compare(b.people(), a.people()));
        return marginals;
    }

    private static Marginal marginal(
            String change, SolvedCase likely, OptionalLong out, long bound) {
        return out.isPresent()
                ? new Marginal(change, out.getAsLong() - likely.out(), true)
                : new Marginal(change, Math.min(likely.people() - likely.out(), bound), false);
    }

    private OptionalLong out(boolean small, List<MappedCorridor> to, StepClock by) {
        OptionalLong found = tries > 0 ? again.findOut(to, by) : OptionalLong.empty();
        if (found.isEmpty()) {
            tries--;
            return small ? OptionalLong.of(again.out(to, by)) : found;
        }
        return found;
    }

    private static Set<String> checkpointsInTheCut(SolvedCase likely) {
        Set<String> ids = new LinkedHashSet<>();
        for (SolvedCase.Group group : likely.groups()) {
            for (CutArc part : group.flow().bottleneck()) {
                if (part.kind() == CutArc.Kind.EXIT
                        && !group.model()
                                .corridorsOfExit(part.index())
                                .getFirst()
                                .checkpoints()
                                .isEmpty()) {
                    ids.add(group.model().exitId(part.index()));
                }
            }
        }
        return ids;
    }

    private Checkpoint checkpoint(String id) {
        return corridors.stream()
                .flatMap(c -> c.checkpoints().stream())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<MappedCorridor> withOneMoreLane(Checkpoint checkpoint) {
        Checkpoint wider =
                new Checkpoint(
                        checkpoint.id(),
                        checkpoint.at(),
                        checkpoint.lanes() + 1,
                        checkpoint.perHourAndLane(),
                        checkpoint.basis());
        return corridors.stream()
                .map(
                        c ->
                                new MappedCorridor(
                                        c.corridor(),
                                        c.entry(),
                                        c.exit(),
                                        c.checkpoints().stream()
                                                .map(k -> k.equals(checkpoint) ? wider : k)
                                                .toList()))
                .toList();
    }

    /**
     * By how much one more lane widens the cut: in whole people and by the same rate pattern as the
     * plan, since a bound rounded down is none.
     */
    private long laneBound(SolvedCase likely, Checkpoint checkpoint) {
        long perLane = likely.conditions().perHourAndLane(checkpoint.perHourAndLane());
        Capacity now = Capacity.rate(perLane * checkpoint.lanes() * clock.seconds(), 3600);
        Capacity wider = Capacity.rate(perLane * (checkpoint.lanes() + 1) * clock.seconds(), 3600);
        long people = 0;
        for (SolvedCase.Group group : likely.groups()) {
            for (CutArc part : group.flow().bottleneck()) {
                if (part.kind() == CutArc.Kind.EXIT
                        && group.model().exitId(part.index()).equals(checkpoint.id())) {
                    people +=
                            wider.total(part.from(), part.until())
                                    - now.total(part.from(), part.until());
                }
            }
        }
        return people;
    }

    /** What all exits together pass in an hour, as no more can pass them. */
    private long hourBound(SolvedCase likely) {
        Set<String> seen = new LinkedHashSet<>();
        long people = 0;
        for (MappedCorridor corridor : corridors) {
            if (!corridor.checkpoints().isEmpty() && seen.add(FlowModel.exitId(corridor))) {
                people += FlowModel.perHour(corridor.checkpoints().getLast(), likely.conditions());
            } else if (corridor.checkpoints().isEmpty()) {
                return likely.people();
            }
        }
        return people;
    }
}
