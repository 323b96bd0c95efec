package org.safepassage.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Plan;
import org.safepassage.planner.flow.ShiftedPath;

/** What each corridor passes in the likely case, who uses it, and from when. */
final class CorridorUses {
    private CorridorUses() {}

    static List<Plan.CorridorUse> of(SolvedCase likely, List<MappedCorridor> corridors) {
        List<Plan.CorridorUse> uses = new ArrayList<>();
        for (MappedCorridor corridor : Planner.usable(corridors)) {
            long out = 0;
            int first = Integer.MAX_VALUE;
            Set<String> places = new TreeSet<>();
            for (SolvedCase.Group group : likely.groups()) {
                for (ShiftedPath path : group.paths()) {
                    int[] arcs = path.arcs();
                    if (group.model().corridor(arcs[arcs.length - 1]).equals(corridor)) {
                        out += path.people();
                        first = Math.min(first, path.departures().getFirst().from() + path.steps());
                        places.add(group.model().home(arcs[0]).place());
                    }
                }
            }
            uses.add(
                    new Plan.CorridorUse(
                            corridor.id(),
                            corridor.corridor().names() == null
                                    ? corridor.id()
                                    : corridor.corridor().names().in("en"),
                            lanes(corridor),
                            perHour(corridor),
                            out,
                            first == Integer.MAX_VALUE ? null : likely.clock().end(first),
                            List.copyOf(places)));
        }
        return uses;
    }

    private static @Nullable Integer lanes(MappedCorridor corridor) {
        return corridor.checkpoints().stream()
                .min(Comparator.comparingLong(c -> FlowModel.perHour(c, Conditions.LIKELY)))
                .map(Checkpoint::lanes)
                .orElse(null);
    }

    private static @Nullable Double perHour(MappedCorridor corridor) {
        return corridor.checkpoints().stream()
                .map(c -> (double) FlowModel.perHour(c, Conditions.LIKELY))
                .min(Double::compare)
                .orElse(null);
    }
}
