package org.safepassage.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Plan;
import org.safepassage.roads.people.Waiting;

/** The places from which nobody can get out in the window, and why. */
final class PlanUnreached {
    private PlanUnreached() {}

    /** By place; a warning counts them. */
    static List<Plan.Unreached> of(
            CaseSolver solver,
            List<Home> homes,
            List<Waiting> outside,
            StepClock clock,
            double snapMetres,
            List<String> warnings) {
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
                                    .formatted(snapMetres)));
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
}
