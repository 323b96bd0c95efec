package org.safepassage.planner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Walking;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.planner.flow.EarliestArrivalFlow;
import org.safepassage.planner.flow.FlowCheck;
import org.safepassage.planner.flow.FlowOverTime;
import org.safepassage.planner.flow.Progress;
import org.safepassage.planner.flow.Replan;
import org.safepassage.planner.flow.ShiftedPath;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Walkway;
import org.safepassage.roads.people.Waiting;

/**
 * Solves one set of assumptions after another on one map, and lets the separate checker verify
 * every answer.
 *
 * <p>People who may use the same corridors are one group, and a group's plan is exact. Where the
 * wounded may use other corridors than civilians, the wounded are planned first and the others on
 * what is left of streets and checkpoints: two kinds of people on shared roads are a two-commodity
 * problem, which is NP-hard in whole people. {@link #bound} is then the plan in which everybody may
 * use every corridor, which no plan can beat.
 */
final class CaseSolver {
    private final RoadNetwork roads;
    private final StreetArcs streets;
    private final StreetChanges changes;
    private final StepClock clock;
    private final Walkway walkway;
    private final Walking walking;
    private final List<Home> homes;
    private final List<Waiting> outside;
    private final List<MappedCorridor> corridors;
    private final List<Closing> closings;
    private final List<BusTimetable> buses;
    private final boolean separate;
    private final Progress progress;

    CaseSolver(
            RoadNetwork roads,
            StreetArcs streets,
            StreetChanges changes,
            StepClock clock,
            Walkway walkway,
            Walking walking,
            List<Home> homes,
            List<Waiting> outside,
            List<MappedCorridor> corridors,
            List<Closing> closings,
            List<BusTimetable> buses,
            boolean separate,
            Progress progress) {
        this.roads = roads;
        this.streets = streets;
        this.changes = changes;
        this.clock = clock;
        this.walkway = walkway;
        this.walking = walking;
        this.homes = homes;
        this.outside = outside;
        this.corridors = corridors;
        this.closings = closings;
        this.buses = buses;
        this.separate = separate;
        this.progress = progress;
    }

    /** People who may use the same corridors. */
    record Group(Set<PersonCategory> categories, List<MappedCorridor> corridors) {}

    /**
     * The wounded first; one group when all may use the same corridors; none for whom no corridor
     * is on the map.
     */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (PersonCategory category : List.of(PersonCategory.WOUNDED, PersonCategory.CIVILIANS)) {
            if (homes.stream().noneMatch(h -> h.category() == category)) {
                continue;
            }
            List<MappedCorridor> usable =
                    corridors.stream().filter(c -> c.corridor().admits(category)).toList();
            Optional<Group> same =
                    groups.stream().filter(g -> g.corridors().equals(usable)).findFirst();
            if (same.isPresent()) {
                same.get().categories().add(category);
            } else if (!usable.isEmpty()) {
                groups.add(new Group(EnumSet.of(category), usable));
            }
        }
        return groups;
    }

    /** Times to the ends of these corridors, on foot or to a bus and by it. */
    StreetTimes times(Conditions conditions, List<MappedCorridor> to, List<BusTimetable> by) {
        Map<Integer, Double> ends = new HashMap<>();
        by.forEach(bus -> ends.merge(bus.stop(), bus.rideSeconds(), Math::min));
        to.forEach(corridor -> ends.put(corridor.exit(), 0.0));
        return new StreetTimes(
                roads, streets, changes, ends, conditions.metresPerSecond(walking), clock);
    }

    /** The buses that use one of these corridors. */
    List<BusTimetable> buses(List<MappedCorridor> to) {
        return buses.stream()
                .filter(b -> to.stream().anyMatch(c -> c.id().equals(b.transport().corridor())))
                .toList();
    }

    /** The whole case. */
    SolvedCase solve(Conditions conditions) {
        return solved(conditions, true, (_, network) -> Optional.of(fromTheBeginning(network)))
                .orElseThrow();
    }

    /**
     * The whole case, going on from the answer under the same assumptions before a change; from the
     * beginning where the change is too large for that.
     */
    SolvedCase solve(Conditions conditions, SolvedCase before) {
        return solved(
                        conditions,
                        true,
                        (group, network) ->
                                Optional.of(
                                        group < before.groups().size()
                                                ? Replan.before(before.groups().get(group).flow())
                                                        .solve(network, progress)
                                                : fromTheBeginning(network)))
                .orElseThrow();
    }

    /** People out, going on from another answer; nothing where that takes too much. */
    OptionalLong findOut(SolvedCase before) {
        Optional<SolvedCase> resumed =
                solved(
                        before.conditions(),
                        before.groups().size() > 1,
                        (group, network) ->
                                group < before.groups().size()
                                        ? Replan.before(before.groups().get(group).flow())
                                                .findResumed(network, progress)
                                        : Optional.empty());
        return resumed.isPresent() ? OptionalLong.of(resumed.get().out()) : OptionalLong.empty();
    }

    /** Answers one group's network; nothing when it takes too much. */
    private interface Answer {
        Optional<FlowOverTime> find(int group, DynamicNetwork network);
    }

    private FlowOverTime fromTheBeginning(DynamicNetwork network) {
        return new EarliestArrivalFlow(network).solve(progress);
    }

    private Optional<SolvedCase> solved(Conditions conditions, boolean inWays, Answer answer) {
        Taken taken = new Taken(clock.steps(), separate);
        List<SolvedCase.Group> solved = new ArrayList<>();
        List<Group> groups = groups();
        for (Group group : groups) {
            List<Home> its =
                    homes.stream().filter(h -> group.categories().contains(h.category())).toList();
            FlowModel model = model(conditions, its, group.corridors(), taken);
            Optional<FlowOverTime> found = answer.find(solved.size(), model.network());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            FlowOverTime flow = check(found.get());
            List<ShiftedPath> paths = inWays ? flow.decompose() : List.of();
            solved.add(
                    new SolvedCase.Group(
                            group.categories().stream().map(PersonCategory::word).toList(),
                            model,
                            flow,
                            paths));
            if (groups.size() > 1) {
                take(taken, model, paths);
            }
        }
        long people =
                homes.stream().map(Home::people).mapToLong(conditions::count).sum()
                        + outside.stream().map(Waiting::people).mapToLong(conditions::count).sum();
        return Optional.of(new SolvedCase(conditions, clock, people, solved));
    }

    /**
     * People that no plan can bring out more of in this case, from the answer or, with several
     * groups, from one more.
     */
    long bound(SolvedCase solved) {
        if (solved.groups().size() <= 1) {
            return solved.out();
        }
        List<MappedCorridor> all =
                groups().stream().flatMap(g -> g.corridors().stream()).distinct().toList();
        List<Home> its =
                homes.stream()
                        .filter(
                                h ->
                                        groups().stream()
                                                .anyMatch(
                                                        g -> g.categories().contains(h.category())))
                        .toList();
        FlowModel model = model(solved.conditions(), its, all, new Taken(clock.steps(), false));
        return check(new EarliestArrivalFlow(model.network()).solve(progress)).evacuated();
    }

    private FlowModel model(
            Conditions conditions, List<Home> its, List<MappedCorridor> to, Taken taken) {
        List<BusTimetable> usable = buses(to);
        return new FlowModel(
                roads,
                streets,
                changes,
                times(conditions, to, usable),
                clock,
                conditions,
                walkway,
                its,
                to,
                closings,
                usable,
                taken);
    }

    private static FlowOverTime check(FlowOverTime flow) {
        DynamicNetwork network = flow.network();
        Optional<String> fault = FlowCheck.faultIn(network, flow);
        if (fault.isPresent()) {
            throw new IllegalStateException(
                    "The checker refuses the plan, so none is printed: %s This is a fault of the program."
                            .formatted(fault.get()));
        }
        return flow;
    }

    private void take(Taken taken, FlowModel model, List<ShiftedPath> paths) {
        for (ShiftedPath path : paths) {
            int[] arcs = path.arcs();
            int[] waits = path.waits();
            for (ShiftedPath.Departures departures : path.departures()) {
                for (int t = departures.from(); t < departures.until(); t++) {
                    int at = t;
                    for (int i = 0; i < arcs.length; i++) {
                        at += waits[i];
                        if (model.isStreet(arcs[i])) {
                            taken.walk(streets.link(model.street(arcs[i])));
                            taken.add(
                                    Taken.street(model.street(arcs[i])),
                                    at,
                                    departures.peoplePerStep());
                        }
                        at += model.network().transit(arcs[i]);
                    }
                    taken.add(
                            Taken.exit(model.exitId(path.exit())),
                            at + waits[arcs.length],
                            departures.peoplePerStep());
                }
            }
        }
    }
}
