package org.safepassage.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.safepassage.domain.AssemblyPoint;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.MapSpot;
import org.safepassage.domain.PlanMap;
import org.safepassage.planner.flow.CutArc;
import org.safepassage.roads.RoadNetwork;

/** The plan as plain lines and points. */
final class PlanDrawing {
    private final RoadNetwork roads;
    private final StreetArcs streets;
    private final StepClock clock;

    PlanDrawing(RoadNetwork roads, StreetArcs streets, StepClock clock) {
        this.roads = roads;
        this.streets = streets;
        this.clock = clock;
    }

    PlanMap of(
            SolvedCase likely,
            StreetUse use,
            List<MappedCorridor> corridors,
            List<AssemblyPoint> assembly,
            List<Integer> assemblyNodes,
            boolean schematic) {
        Set<Integer> cut = streetsInTheCut(likely);
        List<MapLine> lines = new ArrayList<>();
        for (int link = 0; link < roads.links(); link++) {
            lines.add(
                    new MapLine(
                            points(link, true),
                            MapLine.Kind.STREET,
                            nameOrNull(link),
                            0,
                            0,
                            false));
        }
        use.forEach(
                (arc, people, firstStep, lastStep) -> {
                    int link = streets.link(arc);
                    double perMinute = people / clock.minutes(clock.steps());
                    lines.add(
                            new MapLine(
                                    points(link, streets.forward(arc)),
                                    MapLine.Kind.FLOW,
                                    nameOrNull(link),
                                    people,
                                    Math.round(perMinute * 100) / 100.0,
                                    cut.contains(arc)));
                });
        CorridorRoutes routes = new CorridorRoutes(roads, streets);
        for (MappedCorridor corridor : corridors) {
            List<GeoPoint> way = new ArrayList<>();
            for (int arc : routes.between(corridor.entry(), corridor.exit())) {
                List<GeoPoint> part = points(streets.link(arc), streets.forward(arc));
                way.addAll(way.isEmpty() ? part : part.subList(1, part.size()));
            }
            if (!way.isEmpty()) {
                MapLine.Kind kind =
                        corridor.corridor().isForFighters()
                                ? MapLine.Kind.FIGHTERS_CORRIDOR
                                : MapLine.Kind.CORRIDOR;
                lines.add(new MapLine(way, kind, corridor.id(), 0, 0, false));
            }
        }
        return new PlanMap(
                lines,
                spots(likely, corridors, assembly, assemblyNodes),
                schematic || roads.schematic(),
                roads.attribution());
    }

    private List<MapSpot> spots(
            SolvedCase likely,
            List<MappedCorridor> corridors,
            List<AssemblyPoint> assembly,
            List<Integer> assemblyNodes) {
        List<MapSpot> spots = new ArrayList<>();
        for (SolvedCase.Group group : likely.groups()) {
            Map<String, Home> homes = new LinkedHashMap<>();
            Map<String, Long> people = new HashMap<>();
            for (Home home : group.model().homes()) {
                homes.putIfAbsent(home.key(), home);
                people.merge(home.key(), likely.conditions().count(home.people()), Long::sum);
            }
            homes.forEach(
                    (key, home) ->
                            spots.add(
                                    new MapSpot(
                                            home.point(),
                                            MapSpot.Kind.PLACE,
                                            home.place(),
                                            home.name(),
                                            Objects.requireNonNull(people.get(key)))));
        }
        for (MappedCorridor corridor : corridors) {
            spots.add(
                    new MapSpot(
                            at(corridor.exit()),
                            MapSpot.Kind.EXIT,
                            corridor.id(),
                            corridor.id(),
                            0));
        }
        for (int i = 0; i < assembly.size(); i++) {
            String id = assembly.get(i).id();
            spots.add(
                    new MapSpot(at(assemblyNodes.get(i)), MapSpot.Kind.ASSEMBLY_POINT, id, id, 0));
        }
        return spots;
    }

    private Set<Integer> streetsInTheCut(SolvedCase likely) {
        Set<Integer> cut = new HashSet<>();
        for (SolvedCase.Group group : likely.groups()) {
            for (CutArc part : group.flow().bottleneck()) {
                if (part.kind() == CutArc.Kind.ARC
                        && group.model().isStreet(part.index())
                        && part.people() > 0) {
                    cut.add(group.model().street(part.index()));
                }
            }
        }
        return cut;
    }

    private GeoPoint at(int node) {
        return new GeoPoint(roads.lon(node), roads.lat(node));
    }

    private @org.jspecify.annotations.Nullable String nameOrNull(int link) {
        return roads.name(link).isEmpty() ? null : roads.name(link);
    }

    private List<GeoPoint> points(int link, boolean forward) {
        int count = roads.points(link);
        List<GeoPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int k = forward ? i : count - 1 - i;
            points.add(new GeoPoint(roads.pointLon(link, k), roads.pointLat(link, k)));
        }
        return points;
    }
}
