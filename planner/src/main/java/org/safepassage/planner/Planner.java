package org.safepassage.planner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Proof;
import org.safepassage.domain.RoadConflict;
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
    private final Map<String, SolvedCase> before = new HashMap<>(); // of the plan this one changes
    private final Map<String, SolvedCase> solved = new HashMap<>(); // by the conditions' id

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
        PlanBuses buses = PlanBuses.of(pause, clock, onTheMap, corridors, homes, warnings);
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
                                buses.by(by),
                                settings.separate(),
                                progress);

        CaseSolver first = cases.solver(corridors, clock, stages.begin("the plan", 1, 5));
        SolvedCase likely = solve(first, Conditions.LIKELY);
        long bound = first.bound(likely);
        SolvedCase slow =
                solve(
                        cases.solver(corridors, clock, stages.begin("the slow case", 2, 5)),
                        Conditions.SLOW);
        SolvedCase fast =
                solve(
                        cases.solver(corridors, clock, stages.begin("the fast case", 3, 5)),
                        Conditions.FAST);
        SolvedCase slowAndMany =
                solve(
                        cases.solver(corridors, clock, stages.begin("slow, and more people", 4, 5)),
                        Conditions.SLOW_AND_MANY);
        SolvedCase slowWalk =
                solve(
                        cases.solver(corridors, clock, stages.begin("latest starts", 5, 5)),
                        Conditions.SLOW_WALK);

        List<Plan.Unreached> unreached =
                PlanUnreached.of(first, homes, outside, clock, settings.snapMetres(), warnings);
        StreetUse use = StreetUse.of(likely);
        PlanMarginals marginals =
                new PlanMarginals(
                        corridors,
                        clock,
                        new PlanMarginals.Again() {
                            @Override
                            public long out(List<MappedCorridor> to, StepClock by) {
                                return cases.solver(to, by, Progress.NONE)
                                        .solve(Conditions.LIKELY)
                                        .out();
                            }

                            @Override
                            public OptionalLong findOut(List<MappedCorridor> to, StepClock by) {
                                return cases.solver(to, by, Progress.NONE).findOut(likely);
                            }
                        });
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
                PlanTrips.of(likely, buses.buses(), clock),
                conflicts(streets, clock, corridors, use, likely),
                unreached,
                new PlanDrawing(roads, streets, clock)
                        .of(
                                likely,
                                use,
                                corridors,
                                buses.assembly(),
                                buses.assemblyNodes(),
                                pause.files() != null && pause.files().schematic()),
                new PlanAssumptions()
                        .of(
                                walking,
                                usable(corridors),
                                homes,
                                buses.buses(),
                                changed.assumptions(),
                                settings),
                warnings);
    }

    /**
     * The same people on the same map under a pause that was changed: goes on from the answers of
     * this plan where it can, with the same numbers as a plan of its own. Call it after {@link
     * #plan}.
     */
    public Planner after(Pause change, List<Closing> early) {
        Planner next = new Planner(change, roads, morePeople, changes, early, settings);
        next.before.putAll(solved);
        return next;
    }

    private SolvedCase solve(CaseSolver solver, Conditions conditions) {
        SolvedCase other = before.get(conditions.id());
        SolvedCase now = other == null ? solver.solve(conditions) : solver.solve(conditions, other);
        solved.put(conditions.id(), now);
        return now;
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
