package org.safepassage.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safepassage.domain.Checkpoint;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Walkway;

/**
 * A pause on its map as a dynamic network, and the way back from arc numbers to streets, homes,
 * corridors and buses.
 *
 * <p>Arcs come in this order: streets, homes onto streets, corridors into their last checkpoint,
 * bus rides, bus stops into corridors. Every corridor ends in an exit; corridors that share their
 * last checkpoint share the exit. A checkpoint before the last limits the corridor's own arc.
 */
final class FlowModel {
    private static final int OFF = -1;

    private final List<Home> homes;
    private final List<MappedCorridor> corridors;
    private final List<BusTimetable> buses;
    private final List<String> exitIds = new ArrayList<>();
    private final int[] streetOf; // [arc] index into StreetArcs
    private final DynamicNetwork network;

    FlowModel(
            RoadNetwork roads,
            StreetArcs streets,
            StreetChanges changes,
            StreetTimes times,
            StepClock clock,
            Conditions conditions,
            Walkway walkway,
            List<Home> homes,
            List<MappedCorridor> corridors,
            List<Closing> closings,
            List<BusTimetable> buses,
            Taken taken) {
        this.homes = homes;
        this.corridors = corridors;
        this.buses = buses;
        int[] nodeOf = number(roads, times, clock);
        int next = 0;
        for (int node : nodeOf) {
            next = Math.max(next, node + 1);
        }
        int firstHome = next;
        int firstExit = firstHome + homes.size();
        for (MappedCorridor corridor : corridors) {
            if (!exitIds.contains(exitId(corridor))) {
                exitIds.add(exitId(corridor));
            }
        }
        int firstStop = firstExit + exitIds.size();
        DynamicNetwork.Builder builder =
                DynamicNetwork.builder(firstStop + buses.size(), clock.steps());
        int seconds = clock.seconds();

        int[] used = new int[streets.count()];
        int count = 0;
        for (int a = 0; a < streets.count(); a++) {
            int tail = nodeOf[streets.tail(a)];
            int head = nodeOf[streets.head(a)];
            boolean apart = taken.closes(streets.link(a));
            if (tail != OFF && head != OFF && tail != head && !apart) {
                int link = streets.link(a);
                Capacity whole =
                        Capacity.rate(walkway.milliPeoplePerMinute(roads, link) * seconds, 60_000);
                int transit = times.steps(streets.tail(a), streets.head(a), link);
                if (transit < clock.steps()) {
                    builder.arc(
                            tail,
                            head,
                            transit,
                            taken.left(Taken.street(a), changes.left(link, whole, walkway)));
                    used[count++] = a;
                }
            }
        }
        streetOf = Arrays.copyOf(used, count);

        for (int i = 0; i < homes.size(); i++) {
            Home home = homes.get(i);
            int onto = nodeOf[home.node()];
            int transit = onto == OFF ? 0 : times.stepsOnto(home.node(), home.offsetMetres());
            // A home without a way out keeps its people: its arc has no capacity.
            builder.arc(
                    firstHome + i,
                    onto == OFF ? firstExit : onto,
                    Math.min(transit, clock.steps() - 1),
                    onto == OFF ? Capacity.of(0) : Capacity.of(Capacity.UNLIMITED));
            builder.supply(firstHome + i, 0, conditions.count(home.people()));
        }
        for (MappedCorridor corridor : corridors) {
            Capacity before = Capacity.of(Capacity.UNLIMITED);
            long least = Long.MAX_VALUE;
            for (Checkpoint checkpoint :
                    corridor.checkpoints()
                            .subList(0, Math.max(0, corridor.checkpoints().size() - 1))) {
                long perHour = perHour(checkpoint, conditions);
                if (perHour < least) {
                    least = perHour;
                    before = Capacity.rate(perHour * seconds, 3600);
                }
            }
            for (Closing closing : closings) {
                int from = clock.stepsBefore(closing.from());
                if (closing.corridor().equals(corridor.id()) && from < clock.steps()) {
                    before = before.during(from, clock.steps(), Capacity.of(0));
                }
            }
            builder.arc(
                    nodeOf[corridor.exit()],
                    firstExit + exitIds.indexOf(exitId(corridor)),
                    0,
                    before);
        }
        for (int b = 0; b < buses.size(); b++) {
            BusTimetable bus = buses.get(b);
            Map<Integer, Long> seats = new TreeMap<>();
            bus.trips()
                    .forEach(
                            t ->
                                    seats.merge(
                                            t.boards(), (long) bus.transport().seats(), Long::sum));
            Capacity boarding = Capacity.of(0);
            for (Map.Entry<Integer, Long> at : seats.entrySet()) {
                boarding =
                        boarding.during(at.getKey(), at.getKey() + 1, Capacity.of(at.getValue()));
            }
            int stop = nodeOf[bus.stop()];
            builder.arc(
                    stop == OFF ? firstHome : stop,
                    firstStop + b,
                    bus.transitSteps(),
                    stop == OFF ? Capacity.of(0) : boarding);
            // Whoever has arrived waits in the vehicle or beside it until the checkpoint takes
            // them.
            builder.holding(
                    firstStop + b, (long) bus.transport().seats() * bus.transport().vehicles());
        }
        for (int b = 0; b < buses.size(); b++) {
            String to = buses.get(b).transport().corridor();
            MappedCorridor corridor =
                    corridors.stream().filter(c -> c.id().equals(to)).findFirst().orElseThrow();
            builder.arc(firstStop + b, nodeOf[corridor.exit()], 0, Capacity.of(Capacity.UNLIMITED));
        }
        for (int x = 0; x < exitIds.size(); x++) {
            String id = exitIds.get(x);
            builder.exit(
                    firstExit + x,
                    taken.left(Taken.exit(id), exitCapacity(id, conditions, seconds)));
        }
        network = builder.build();
    }

    /**
     * Nodes from which an exit can be reached on foot within the window get a number; the rest are
     * left out.
     */
    private static int[] number(RoadNetwork roads, StreetTimes times, StepClock clock) {
        int[] nodeOf = new int[roads.nodes()];
        int next = 0;
        for (int v = 0; v < nodeOf.length; v++) {
            boolean reaches = times.secondsToExit(v) < (double) clock.steps() * clock.seconds();
            nodeOf[v] = reaches ? next++ : OFF;
        }
        return nodeOf;
    }

    /** People an hour that all lanes of a checkpoint pass. */
    static long perHour(Checkpoint checkpoint, Conditions conditions) {
        return (long) checkpoint.lanes() * conditions.perHourAndLane(checkpoint.perHourAndLane());
    }

    private Capacity exitCapacity(String id, Conditions conditions, int seconds) {
        for (MappedCorridor corridor : corridors) {
            if (exitId(corridor).equals(id) && !corridor.checkpoints().isEmpty()) {
                return Capacity.rate(
                        perHour(corridor.checkpoints().getLast(), conditions) * seconds, 3600);
            }
        }
        return Capacity.of(Capacity.UNLIMITED);
    }

    /** The last checkpoint's id, or the corridor's own when it has none. */
    static String exitId(MappedCorridor corridor) {
        return corridor.checkpoints().isEmpty()
                ? corridor.id()
                : corridor.checkpoints().getLast().id();
    }

    DynamicNetwork network() {
        return network;
    }

    String exitId(int exit) {
        return exitIds.get(exit);
    }

    int streetArcs() {
        return streetOf.length;
    }

    boolean isStreet(int arc) {
        return arc < streetOf.length;
    }

    /** Index into the {@link StreetArcs}. */
    int street(int arc) {
        return streetOf[arc];
    }

    boolean isHome(int arc) {
        return arc >= streetOf.length && arc < streetOf.length + homes.size();
    }

    Home home(int arc) {
        return homes.get(arc - streetOf.length);
    }

    boolean isCorridor(int arc) {
        int i = arc - streetOf.length - homes.size();
        return i >= 0 && i < corridors.size();
    }

    MappedCorridor corridor(int arc) {
        return corridors.get(arc - streetOf.length - homes.size());
    }

    boolean isRide(int arc) {
        int i = arc - streetOf.length - homes.size() - corridors.size();
        return i >= 0 && i < buses.size();
    }

    BusTimetable ride(int arc) {
        return buses.get(arc - streetOf.length - homes.size() - corridors.size());
    }

    /** The corridors that end in this exit. */
    List<MappedCorridor> corridorsOfExit(int exit) {
        return corridors.stream().filter(c -> exitId(c).equals(exitIds.get(exit))).toList();
    }

    List<Home> homes() {
        return homes;
    }
}
