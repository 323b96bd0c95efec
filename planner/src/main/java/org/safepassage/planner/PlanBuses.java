package org.safepassage.planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AssemblyPoint;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Transport;

/**
 * Where buses start and when they go.
 *
 * @param assembly the assembly points that are on the map
 * @param assemblyNodes the junction of each
 * @param buses the transport that carries people who wait
 */
record PlanBuses(
        List<AssemblyPoint> assembly, List<Integer> assemblyNodes, List<BusTimetable> buses) {

    /** Finds assembly points and transport on the map; warns of what the plan leaves out. */
    static PlanBuses of(
            Pause pause,
            StepClock clock,
            OnTheMap onTheMap,
            List<MappedCorridor> corridors,
            List<Home> homes,
            List<String> warnings)
            throws InvalidPlan {
        List<AssemblyPoint> assembly = new ArrayList<>();
        List<Integer> assemblyNodes = new ArrayList<>();
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
        return new PlanBuses(assembly, assemblyNodes, buses);
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

    /** The timetables by another clock. */
    List<BusTimetable> by(StepClock clock) {
        return buses.stream().map(b -> BusTimetable.of(b.transport(), b.stop(), clock)).toList();
    }
}
