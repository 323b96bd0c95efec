package org.safepassage.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.safepassage.domain.Admission;
import org.safepassage.domain.RoadConflict;
import org.safepassage.roads.RoadNetwork;

/** Roads of a fighters' corridor that this plan also sends civilians along, hour by hour. */
final class PlanConflicts {
    private final RoadNetwork roads;
    private final StreetArcs streets;
    private final StepClock clock;

    PlanConflicts(RoadNetwork roads, StreetArcs streets, StepClock clock) {
        this.roads = roads;
        this.streets = streets;
        this.clock = clock;
    }

    List<RoadConflict> of(List<MappedCorridor> corridors, StreetUse use) {
        CorridorRoutes routes = new CorridorRoutes(roads, streets);
        Set<RoadConflict> conflicts = new LinkedHashSet<>();
        for (MappedCorridor corridor : corridors) {
            if (!corridor.corridor().isForFighters()) {
                continue;
            }
            Set<Integer> links = new LinkedHashSet<>();
            routes.between(corridor.entry(), corridor.exit())
                    .forEach(arc -> links.add(streets.link(arc)));
            for (int arc = 0; arc < streets.count(); arc++) {
                if (links.contains(streets.link(arc))) {
                    addHours(corridor, arc, use, conflicts);
                }
            }
        }
        return new ArrayList<>(conflicts);
    }

    /** Streets that two groups with different corridors walk within one hour. */
    List<RoadConflict> between(SolvedCase solved) {
        Set<RoadConflict> conflicts = new LinkedHashSet<>();
        List<SolvedCase.Group> groups = solved.groups();
        int stepsAnHour = Math.max(1, 3600 / clock.seconds());
        for (int g = 0; g < groups.size(); g++) {
            for (int h = g + 1; h < groups.size(); h++) {
                StreetUse one = StreetUse.of(groups.get(g));
                StreetUse other = StreetUse.of(groups.get(h));
                List<String> who = new ArrayList<>(groups.get(g).categories());
                who.addAll(groups.get(h).categories());
                for (int from = 0; from < clock.steps(); from += stepsAnHour) {
                    Set<Integer> links = one.links(streets, from, from + stepsAnHour);
                    links.retainAll(other.links(streets, from, from + stepsAnHour));
                    Instant hour =
                            clock.window().opens().plus(Duration.ofHours(from / stepsAnHour));
                    links.forEach(
                            link ->
                                    conflicts.add(
                                            new RoadConflict(
                                                    PlanBottlenecks.streetName(roads, link),
                                                    hour,
                                                    who)));
                }
            }
        }
        return new ArrayList<>(conflicts);
    }

    private void addHours(
            MappedCorridor corridor, int arc, StreetUse use, Set<RoadConflict> conflicts) {
        int stepsAnHour = Math.max(1, 3600 / clock.seconds());
        List<String> who =
                new ArrayList<>(
                        corridor.corridor().admits().stream().map(Admission::word).toList());
        who.add("people of this plan");
        for (int from = 0; from < clock.steps(); from += stepsAnHour) {
            if (use.mayBeUsed(arc, from, from + stepsAnHour)) {
                Instant hour = clock.window().opens().plus(Duration.ofHours(from / stepsAnHour));
                String road = PlanBottlenecks.streetName(roads, streets.link(arc));
                conflicts.add(
                        new RoadConflict(
                                "%s (corridor %s)".formatted(road, corridor.id()), hour, who));
            }
        }
    }
}
