package org.safepassage.planner;

import java.util.ArrayList;
import java.util.List;
import org.safepassage.domain.Transport;

/**
 * When each vehicle boards and arrives: vehicles start one after another, a round trip divided by
 * their number apart, so that the timetable can be driven as it stands. Only trips that arrive
 * before the window closes are in it.
 *
 * @param stop node where people board
 * @param trips in order of boarding, then of vehicle
 */
record BusTimetable(Transport transport, int stop, List<Departure> trips) {
    /**
     * One trip.
     *
     * @param vehicle from 1
     * @param boards step in which boarding begins
     * @param arrives step of arrival at the corridor's end
     */
    record Departure(int vehicle, int boards, int arrives) {}

    static BusTimetable of(Transport transport, int stop, StepClock clock) {
        double apart = (double) transport.roundTripMinutes() / transport.vehicles();
        // One step more than the drive: people reach the stop by a clock that may run a part of a
        // step ahead there.
        int transit = clock.stepsFor(rideSeconds(transport)) + 1;
        List<Departure> trips = new ArrayList<>();
        for (int round = 0; ; round++) {
            boolean any = false;
            for (int vehicle = 1; vehicle <= transport.vehicles(); vehicle++) {
                double minute =
                        (double) round * transport.roundTripMinutes() + (vehicle - 1) * apart;
                int boards = clock.stepsFor(minute * 60);
                if (boards + transit < clock.steps()) {
                    trips.add(new Departure(vehicle, boards, boards + transit));
                    any = true;
                }
            }
            if (!any) {
                return new BusTimetable(transport, stop, List.copyOf(trips));
            }
        }
    }

    /**
     * From the beginning of boarding to the corridor's end: boarding, then half of what is left of
     * the round trip.
     */
    private static double rideSeconds(Transport transport) {
        return 60
                * (transport.loadMinutes()
                        + (transport.roundTripMinutes() - transport.loadMinutes()) / 2.0);
    }

    double rideSeconds() {
        return rideSeconds(transport);
    }

    int transitSteps() {
        return trips.isEmpty() ? 0 : trips.getFirst().arrives() - trips.getFirst().boards();
    }

    /** Seats of all trips together: no more can ride in the window. */
    long seats() {
        return (long) trips.size() * transport.seats();
    }
}
