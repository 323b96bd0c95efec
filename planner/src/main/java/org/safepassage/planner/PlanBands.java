package org.safepassage.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Band;
import org.safepassage.planner.flow.ShiftedPath;

/** Who starts when, and which way: the flow's ways summed up by place and corridor. */
final class PlanBands {
    private static final Duration ROUND = Duration.ofMinutes(5);

    private record Key(String home, String corridor) {}

    private final StepClock clock;
    private final PlanSettings settings;

    PlanBands(StepClock clock, PlanSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The bands of the likely case, by place in the order of the pause, then corridor, then time.
     *
     * @param slowWalk the case whose last departures give the latest starts
     * @param slowSeconds walking time alone at the slow speed, by {@link Home#key}
     */
    List<Band> of(SolvedCase likely, SolvedCase slowWalk, Map<String, Double> slowSeconds) {
        Map<String, Integer> lastDeparture = lastDepartures(slowWalk);
        Map<Key, SortedMap<Integer, Long>> departures = departures(likely);
        Map<String, Home> homes = new HashMap<>();
        likely.groups().forEach(g -> g.model().homes().forEach(h -> homes.putIfAbsent(h.key(), h)));
        List<Band> bands = new ArrayList<>();
        departures.forEach(
                (key, bySteps) -> {
                    Home home = Objects.requireNonNull(homes.get(key.home()));
                    Instant latest = latestStart(lastDeparture.get(key.home()));
                    Instant bound = walkOnlyBound(slowSeconds.get(key.home()));
                    int gap = clock.stepsFor((double) settings.bandGap().toSeconds());
                    int from = bySteps.firstKey();
                    int last = from;
                    long people = 0;
                    for (Map.Entry<Integer, Long> at : bySteps.entrySet()) {
                        if (at.getKey() - last > gap) {
                            bands.add(
                                    band(home, key.corridor(), from, last, people, latest, bound));
                            from = at.getKey();
                            people = 0;
                        }
                        last = at.getKey();
                        people += at.getValue();
                    }
                    bands.add(band(home, key.corridor(), from, last, people, latest, bound));
                });
        return bands;
    }

    private Band band(
            Home home,
            String corridor,
            int from,
            int last,
            long people,
            @Nullable Instant latest,
            @Nullable Instant bound) {
        double rate = people / clock.minutes(last - from + 1);
        return new Band(
                home.place(),
                home.name(),
                home.category(),
                corridor,
                clock.start(from),
                clock.end(last),
                people,
                Math.round(rate * 100) / 100.0,
                latest,
                bound);
    }

    private static Map<Key, SortedMap<Integer, Long>> departures(SolvedCase solved) {
        Map<Key, SortedMap<Integer, Long>> departures = new LinkedHashMap<>();
        for (SolvedCase.Group group : solved.groups()) {
            FlowModel model = group.model();
            Map<String, List<ShiftedPath>> byHome = new LinkedHashMap<>();
            model.homes().forEach(home -> byHome.put(home.key(), new ArrayList<>()));
            for (ShiftedPath path : group.paths()) {
                Objects.requireNonNull(byHome.get(model.home(path.arcs()[0]).key())).add(path);
            }
            byHome.forEach(
                    (home, paths) -> {
                        Map<String, SortedMap<Integer, Long>> byCorridor = new TreeMap<>();
                        for (ShiftedPath path : paths) {
                            int[] arcs = path.arcs();
                            String corridor = model.corridor(arcs[arcs.length - 1]).id();
                            SortedMap<Integer, Long> bySteps =
                                    byCorridor.computeIfAbsent(corridor, c -> new TreeMap<>());
                            for (ShiftedPath.Departures d : path.departures()) {
                                for (int t = d.from(); t < d.until(); t++) {
                                    bySteps.merge(t, d.peoplePerStep(), Long::sum);
                                }
                            }
                        }
                        byCorridor.forEach(
                                (corridor, bySteps) ->
                                        departures.put(new Key(home, corridor), bySteps));
                    });
        }
        return departures;
    }

    private static Map<String, Integer> lastDepartures(SolvedCase solved) {
        Map<String, Integer> last = new HashMap<>();
        for (SolvedCase.Group group : solved.groups()) {
            for (ShiftedPath path : group.paths()) {
                String home = group.model().home(path.arcs()[0]).key();
                last.merge(home, path.departures().getLast().until() - 1, Math::max);
            }
        }
        return last;
    }

    private @Nullable Instant latestStart(@Nullable Integer lastStep) {
        if (lastStep == null) {
            return null;
        }
        Instant latest = down(clock.start(lastStep).minus(settings.margin()));
        return latest.isBefore(clock.window().opens()) ? null : latest;
    }

    private @Nullable Instant walkOnlyBound(@Nullable Double seconds) {
        if (seconds == null || seconds.isInfinite()) {
            return null;
        }
        Instant bound = down(clock.window().closes().minusSeconds((long) Math.ceil(seconds)));
        return bound.isBefore(clock.window().opens()) ? null : bound;
    }

    /**
     * Down to five minutes, never up. All zones in use are whole multiples of five minutes from
     * UTC.
     */
    private static Instant down(Instant when) {
        long seconds = when.getEpochSecond();
        return Instant.ofEpochSecond(Math.floorDiv(seconds, ROUND.toSeconds()) * ROUND.toSeconds());
    }
}
