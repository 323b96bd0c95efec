package org.safepassage.planner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.AssemblyPoint;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Proof;
import org.safepassage.domain.RoadConflict;
import org.safepassage.domain.Transport;
import org.safepassage.domain.Walking;
import org.safepassage.domain.Window;
import org.safepassage.planner.flow.Progress;
import org.safepassage.roads.Change;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Walkway;
import org.safepassage.roads.people.CutOff;
import org.safepassage.roads.people.Placed;
import org.safepassage.roads.people.Waiting;

/**
 * Makes the plan of one pause on one map: the exact earliest arrival flow under likely assumptions,
 * the same under slow and fast ones for the range, and what follows from them.
 *
 * <p>Deterministic: the same input gives the same plan. Use from one thread.
 */
public final class Planner {
    private final Pause pause;
    private final RoadNetwork roads;
    private final Placed morePeople;
    private final List<Change> changes;
    private final List<Closing> closings;
    private final PlanSettings settings;
    private final List<String> warnings = new ArrayList<>();

    /**
     * For one plan.
     *
     * @param morePeople planned for beside those the pause names
     * @param changes what the war changed on the map
     */
    public Planner(
            Pause pause,
            RoadNetwork roads,
            Placed morePeople,
            List<Change> changes,
            PlanSettings settings) {
        this(pause, roads, morePeople, changes, List.of(), settings);
    }

    /** As the other, with corridors that close before the window does. */
    public Planner(
            Pause pause,
            RoadNetwork roads,
            Placed morePeople,
            List<Change> changes,
            List<Closing> closings,
            PlanSettings settings) {
        this.pause = pause;
        this.roads = roads;
        this.morePeople = morePeople;
        this.changes = List.copyOf(changes);
        this.closings = List.copyOf(closings);
        this.settings = settings;
    }

    /** Told which of the solves is under way. */
    @FunctionalInterface
    public interface Stages {
        /** Returns what to tell the solver's progress to. */
        Progress begin(String stage, int number, int of);
    }

    /**
     * The plan for the first window of the pause. It begins with whose required assurance is not on
     * record.
     *
     * @throws InvalidPlan when pause, map and people do not fit together
     */
    public Plan plan(Stages stages) throws InvalidPlan {
        AnnouncedWindow announced = announcedWindow();
        StepClock clock = clock(announced);
        OnTheMap onTheMap = new OnTheMap(roads, settings.snapMetres(), warnings);
        List<MappedCorridor> corridors = onTheMap.corridors(pause);
        Fit.requireClosings(closings, corridors, clock);
        List<Home> homes = onTheMap.homes(pause, morePeople);
        List<Waiting> outside = onTheMap.outside();
        List<AssemblyPoint> assembly = new ArrayList<>();
        List<Integer> assemblyNodes = new ArrayList<>();
        List<BusTimetable> buses =
                buses(clock, onTheMap, corridors, homes, assembly, assemblyNodes);
        Walking walking = pause.walking() == null ? Walking.FAMILIES_WITH_BAGS : pause.walking();
        StreetChanges changed = new StreetChanges(roads, changes, clock);
        warnings.addAll(changed.warnings());
        StreetArcs streets = new StreetArcs(roads, changed.closedThroughout());
        Walkway walkway =
                Walkway.DEFAULT.withPeoplePerMinutePerMetre(settings.peoplePerMinuteAndMetre());

        Fit.requireAdmission(corridors, homes);
        Fit.requireReach(new StreetArcs(roads, new BitSet()), corridors, homes);
        cutOff(changed, corridors, homes);
        // The same solver for every case; only the assumptions, and for marginals the corridors or
        // the clock, differ.
        interface Cases {
            CaseSolver solver(List<MappedCorridor> to, StepClock by, Progress progress);
        }
        Cases cases =
                (to, by, progress) ->
                        new CaseSolver(
                                roads,
                                streets,
                                by.equals(clock) ? changed : new StreetChanges(roads, changes, by),
                                by,
                                walkway,
                                walking,
                                homes,
                                outside,
                                to,
                                closings,
                                timetables(buses, by),
                                settings.separate(),
                                progress);

        CaseSolver first = cases.solver(corridors, clock, stages.begin("the plan", 1, 5));
        SolvedCase likely = first.solve(Conditions.LIKELY);
        long bound = first.bound(likely);
        SolvedCase slow =
                cases.solver(corridors, clock, stages.begin("the slow case", 2, 5))
                        .solve(Conditions.SLOW);
        SolvedCase fast =
                cases.solver(corridors, clock, stages.begin("the fast case", 3, 5))
                        .solve(Conditions.FAST);
        SolvedCase slowAndMany =
                cases.solver(corridors, clock, stages.begin("slow, and more people", 4, 5))
                        .solve(Conditions.SLOW_AND_MANY);
        SolvedCase slowWalk =
                cases.solver(corridors, clock, stages.begin("latest starts", 5, 5))
                        .solve(Conditions.SLOW_WALK);

        List<Plan.Unreached> unreached = unreached(first, homes, outside, clock);
        StreetUse use = StreetUse.of(likely);
        PlanMarginals marginals =
                new PlanMarginals(
                        corridors,
                        clock,
                        (to, by) ->
                                cases.solver(to, by, Progress.NONE).solve(Conditions.LIKELY).out());
        return new Plan(
                pause.id(),
                pause.names().in("en"),
                pause.notAssured(),
                clock.window(),
                announced.zone(),
                announced.zoneStated(),
                clock.step(),
                homes.stream().map(Home::people).reduce(Placed.total(outside), PeopleRange::plus),
                new Plan.Cases(
                        slow.inWords(words(Conditions.SLOW, walking, corridors)),
                        likely.inWords(words(Conditions.LIKELY, walking, corridors)),
                        fast.inWords(words(Conditions.FAST, walking, corridors))),
                slowAndMany.people() - slowAndMany.out(),
                new Proof(
                        bound,
                        bound - likely.out(),
                        likely.groups().size() == 1,
                        "a separate checker: feasible, and a cut for every step"),
                CorridorUses.of(likely, corridors),
                new PlanBands(clock, settings)
                        .of(
                                likely,
                                slowWalk,
                                slowSeconds(cases.solver(corridors, clock, Progress.NONE), homes)),
                new PlanBottlenecks(roads, streets, clock).of(likely),
                marginals.of(likely),
                PlanTrips.of(likely, buses, clock),
                conflicts(streets, clock, corridors, use, likely),
                unreached,
                new PlanDrawing(roads, streets, clock)
                        .of(
                                likely,
                                use,
                                corridors,
                                assembly,
                                assemblyNodes,
                                pause.files() != null && pause.files().schematic()),
                new PlanAssumptions()
                        .of(
                                walking,
                                usable(corridors),
                                homes,
                                buses,
                                changed.assumptions(),
                                settings),
                warnings);
    }

    private AnnouncedWindow announcedWindow() throws InvalidPlan {
        if (pause.windows().isEmpty()) {
            throw new InvalidPlan(
                    "windows",
                    "The pause has no window.",
                    "Say from when to when under 'windows'.");
        }
        AnnouncedWindow first = pause.windows().getFirst();
        if (pause.windows().size() > 1 || first.repeats() != null) {
            warnings.add(
                    "The plan is for the first window alone (%s); each other one is planned by itself."
                            .formatted(first.id()));
        }
        return first;
    }

    private StepClock clock(AnnouncedWindow announced) throws InvalidPlan {
        Window window =
                announced
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new InvalidPlan(
                                                "windows/" + announced.id(),
                                                announced.openEnded()
                                                        ? "It has no stated end."
                                                        : "Its hours are not known.",
                                                "A plan needs a first and a last hour: write 'opens' and 'closes'."));
        StepClock clock = new StepClock(window, settings.step());
        if (window.length().compareTo(settings.step()) < 0) {
            throw new InvalidPlan(
                    "windows/" + announced.id(),
                    "It is shorter than one step of %d s.".formatted(settings.step().toSeconds()),
                    "Use a shorter --step.");
        }
        if (window.length().compareTo(Duration.ofDays(7)) > 0) {
            throw new InvalidPlan(
                    "windows/" + announced.id(),
                    "It lasts %d days; one plan covers at most 7."
                            .formatted(window.length().toDays()),
                    "Plan its days one by one, with 'repeats' or several windows.");
        }
        return clock;
    }

    /** The corridors for people who are counted. */
    static List<MappedCorridor> usable(List<MappedCorridor> corridors) {
        return corridors.stream()
                .filter(
                        c ->
                                c.corridor().admits(PersonCategory.CIVILIANS)
                                        || c.corridor().admits(PersonCategory.WOUNDED))
                .toList();
    }

    private List<RoadConflict> conflicts(
            StreetArcs streets,
            StepClock clock,
            List<MappedCorridor> corridors,
            StreetUse use,
            SolvedCase likely) {
        PlanConflicts conflicts = new PlanConflicts(roads, streets, clock);
        List<RoadConflict> all = new ArrayList<>(conflicts.of(corridors, use));
        all.addAll(conflicts.between(likely));
        return all;
    }

    /** Says by name whom each change cuts off from every corridor. */
    private void cutOff(StreetChanges changed, List<MappedCorridor> corridors, List<Home> homes) {
        if (changes.isEmpty()) {
            return;
        }
        int[] exits = usable(corridors).stream().mapToInt(MappedCorridor::exit).toArray();
        List<Placed.At> people =
                homes.stream()
                        .map(
                                h ->
                                        new Placed.At(
                                                new Waiting(
                                                        h.place(),
                                                        h.name(),
                                                        h.point().lon(),
                                                        h.point().lat(),
                                                        h.category(),
                                                        h.people()),
                                                h.node(),
                                                h.offsetMetres()))
                        .toList();
        Map<Change, List<CutOff>> byChange = new LinkedHashMap<>();
        for (CutOff one : CutOff.byEach(roads, changed.overlay().effects(), people, exits)) {
            if (one.by() != null) {
                byChange.computeIfAbsent(one.by(), c -> new ArrayList<>()).add(one);
            }
        }
        byChange.forEach(
                (change, cut) ->
                        warnings.add(
                                "%s (%s, by %s) cuts off %d people in %s from every corridor."
                                        .formatted(
                                                change.name().isEmpty()
                                                        ? change.id()
                                                        : change.name(),
                                                change.kind().word(),
                                                change.source(),
                                                cut.stream()
                                                        .mapToLong(
                                                                c -> c.waiting().people().likely())
                                                        .sum(),
                                                OnTheMap.firstFew(
                                                        cut.stream()
                                                                .map(c -> c.waiting().name())
                                                                .distinct()
                                                                .toList()))));
    }

    private List<BusTimetable> buses(
            StepClock clock,
            OnTheMap onTheMap,
            List<MappedCorridor> corridors,
            List<Home> homes,
            List<AssemblyPoint> assembly,
            List<Integer> assemblyNodes)
            throws InvalidPlan {
        Map<String, Integer> nodes = new LinkedHashMap<>();
        for (AssemblyPoint point : pause.assemblyPoints()) {
            Integer node = assemblyNode(point, onTheMap, homes);
            if (node == null) {
                warnings.add(
                        "Assembly point %s is not on the map: nothing starts there."
                                .formatted(point.id()));
                continue;
            }
            nodes.put(point.id(), node);
            assembly.add(point);
            assemblyNodes.add(node);
        }
        List<BusTimetable> buses = new ArrayList<>();
        for (Transport transport : pause.transport()) {
            boolean onMap =
                    corridors.stream()
                            .anyMatch(
                                    c ->
                                            c.id().equals(transport.corridor())
                                                    && c.corridor()
                                                            .admits(PersonCategory.CIVILIANS));
            if (transport.kind() == Transport.Kind.AMBULANCE
                    || transport.kind() == Transport.Kind.TRUCK) {
                warnings.add(
                        "Transport %s (%s) is not in the plan: it carries other people than those who wait."
                                .formatted(transport.id(), transport.kind().word()));
            } else if (transport.from() == null || !nodes.containsKey(transport.from()) || !onMap) {
                warnings.add(
                        "Transport %s is not in the plan: its assembly point or its corridor is not on the map."
                                .formatted(transport.id()));
            } else {
                buses.add(
                        BusTimetable.of(
                                transport,
                                Objects.requireNonNull(nodes.get(transport.from())),
                                clock));
            }
        }
        return buses;
    }

    private static @Nullable Integer assemblyNode(
            AssemblyPoint point, OnTheMap onTheMap, List<Home> homes) throws InvalidPlan {
        if (point.node() != null) {
            return onTheMap.node(point.node(), "assemblyPoints/" + point.id() + "/node");
        }
        return homes.stream()
                .filter(h -> h.place().equals(point.near()))
                .map(Home::node)
                .findFirst()
                .orElse(null);
    }

    private static List<BusTimetable> timetables(List<BusTimetable> buses, StepClock clock) {
        return buses.stream().map(b -> BusTimetable.of(b.transport(), b.stop(), clock)).toList();
    }

    private List<Plan.Unreached> unreached(
            CaseSolver solver, List<Home> homes, List<Waiting> outside, StepClock clock) {
        List<Plan.Unreached> unreached = new ArrayList<>();
        Map<String, Plan.Unreached> byPlace = new LinkedHashMap<>();
        List<CaseSolver.Group> groups = solver.groups();
        Map<CaseSolver.Group, StreetTimes> times = new HashMap<>();
        groups.forEach(
                g ->
                        times.put(
                                g,
                                solver.times(
                                        Conditions.LIKELY,
                                        g.corridors(),
                                        solver.buses(g.corridors()))));
        long people = 0;
        for (Home home : homes) {
            String why =
                    groups.stream()
                            .filter(g -> g.categories().contains(home.category()))
                            .findFirst()
                            .map(g -> whyNot(home, times.get(g), clock))
                            .orElse("no corridor on the map admits " + home.category().word());
            if (!why.isEmpty()) {
                byPlace.merge(
                        home.key(),
                        new Plan.Unreached(home.place(), home.name(), home.people(), why),
                        (a, b) ->
                                new Plan.Unreached(
                                        a.place(), a.name(), a.people().plus(b.people()), a.why()));
                people += home.people().likely();
            }
        }
        unreached.addAll(byPlace.values());
        for (Waiting off : outside) {
            unreached.add(
                    new Plan.Unreached(
                            off.place(),
                            off.name().isEmpty() ? off.place() : off.name(),
                            off.people(),
                            "it is farther than %.0f m from any street of the map"
                                    .formatted(settings.snapMetres())));
            people += off.people().likely();
        }
        if (!unreached.isEmpty()) {
            warnings.add(
                    "From %d places with %d people nobody can get out in the window; they are listed."
                            .formatted(unreached.size(), people));
        }
        return unreached;
    }

    private static String whyNot(Home home, @Nullable StreetTimes times, StepClock clock) {
        if (times == null || Double.isInfinite(times.secondsToExit(home.node()))) {
            return "no street leads from it to the end of any corridor";
        }
        return times.stepsToExit(home.node(), home.offsetMetres()) >= clock.steps()
                ? "the way out alone takes longer than the window"
                : "";
    }

    private static Map<String, Double> slowSeconds(CaseSolver solver, List<Home> homes) {
        Map<String, Double> seconds = new HashMap<>();
        for (CaseSolver.Group group : solver.groups()) {
            StreetTimes times = solver.times(Conditions.SLOW_WALK, group.corridors(), List.of());
            for (Home home : homes) {
                if (group.categories().contains(home.category())) {
                    seconds.merge(
                            home.key(),
                            times.secondsWithOffset(home.node(), home.offsetMetres()),
                            Math::max);
                }
            }
        }
        return seconds;
    }

    private static String words(
            Conditions conditions, Walking walking, List<MappedCorridor> corridors) {
        NavigableSet<Integer> rates = new TreeSet<>();
        for (MappedCorridor corridor : usable(corridors)) {
            for (Checkpoint checkpoint : corridor.checkpoints()) {
                rates.add(conditions.perHourAndLane(checkpoint.perHourAndLane()));
            }
        }
        String speed = PlanAssumptions.plain(conditions.metresPerSecond(walking)) + " m/s";
        String lanes =
                rates.isEmpty()
                        ? ""
                        : ", %s an hour in a lane"
                                .formatted(
                                        rates.size() == 1
                                                ? rates.first()
                                                : rates.first() + " to " + rates.last());
        return speed + lanes;
    }
}
