package org.safepassage.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.safepassage.domain.Trip;
import org.safepassage.planner.flow.ShiftedPath;

/** Which vehicle goes when, and with how many aboard in the likely case. */
final class PlanTrips {
    private PlanTrips() {}

    static List<Trip> of(SolvedCase likely, List<BusTimetable> buses, StepClock clock) {
        Map<String, Map<Integer, Long>> aboard =
                new HashMap<>(); // [transport][step of boarding] people
        for (SolvedCase.Group group : likely.groups()) {
            for (ShiftedPath path : group.paths()) {
                count(group.model(), path, aboard);
            }
        }
        List<Trip> trips = new ArrayList<>();
        for (BusTimetable bus : buses) {
            Map<Integer, Long> waiting =
                    new HashMap<>(aboard.getOrDefault(bus.transport().id(), Map.of()));
            for (BusTimetable.Departure trip : bus.trips()) {
                long left = waiting.getOrDefault(trip.boards(), 0L);
                long people = Math.min(left, bus.transport().seats());
                waiting.put(trip.boards(), left - people);
                trips.add(
                        new Trip(
                                bus.transport().id(),
                                trip.vehicle(),
                                clock.start(trip.boards()),
                                clock.start(trip.arrives()),
                                Objects.requireNonNull(bus.transport().corridor()),
                                people));
            }
        }
        trips.sort(
                Comparator.comparing(Trip::boards)
                        .thenComparing(Trip::transport)
                        .thenComparingInt(Trip::vehicle));
        return trips;
    }

    private static void count(
            FlowModel model, ShiftedPath path, Map<String, Map<Integer, Long>> aboard) {
        int[] arcs = path.arcs();
        int[] waits = path.waits();
        int offset = 0;
        for (int i = 0; i < arcs.length; i++) {
            offset += waits[i];
            if (model.isRide(arcs[i])) {
                Map<Integer, Long> bySteps =
                        aboard.computeIfAbsent(
                                model.ride(arcs[i]).transport().id(), id -> new HashMap<>());
                for (ShiftedPath.Departures d : path.departures()) {
                    for (int t = d.from(); t < d.until(); t++) {
                        bySteps.merge(t + offset, d.peoplePerStep(), Long::sum);
                    }
                }
            }
            offset += model.network().transit(arcs[i]);
        }
    }
}
