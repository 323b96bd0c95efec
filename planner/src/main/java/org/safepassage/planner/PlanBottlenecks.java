package org.safepassage.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Bottleneck;
import org.safepassage.planner.flow.CutArc;
import org.safepassage.roads.RoadNetwork;

/** The minimum cut over time of the last minute, in words: what no plan can pass. */
final class PlanBottlenecks {
    private final RoadNetwork roads;
    private final StreetArcs streets;
    private final StepClock clock;

    PlanBottlenecks(RoadNetwork roads, StreetArcs streets, StepClock clock) {
        this.roads = roads;
        this.streets = streets;
        this.clock = clock;
    }

    /** What binds, the one that passes most people first; only what lets anybody pass or could. */
    List<Bottleneck> of(SolvedCase solved) {
        List<Bottleneck> found = new ArrayList<>();
        for (SolvedCase.Group group : solved.groups()) {
            for (CutArc part : group.flow().bottleneck()) {
                Bottleneck one = inWords(group.model(), part);
                if (one != null) {
                    found.add(one);
                }
            }
        }
        found.sort(
                Comparator.comparingLong(Bottleneck::people)
                        .reversed()
                        .thenComparing(Bottleneck::what));
        return found;
    }

    private @Nullable Bottleneck inWords(FlowModel model, CutArc part) {
        if (part.people() == 0 && part.kind() != CutArc.Kind.EXIT) {
            return null;
        }
        double perMinute =
                Math.round(part.people() / clock.minutes(part.until() - part.from()) * 100) / 100.0;
        Named named =
                switch (part.kind()) {
                    case EXIT -> exit(model, part.index());
                    case ARC -> arc(model, part.index());
                    case HOLDING -> null;
                };
        return named == null
                ? null
                : new Bottleneck(
                        named.what(),
                        named.kind(),
                        named.corridor(),
                        clock.start(part.from()),
                        clock.end(part.until() - 1),
                        part.people(),
                        perMinute);
    }

    private record Named(String what, Bottleneck.Kind kind, @Nullable String corridor) {}

    private static Named exit(FlowModel model, int exit) {
        List<MappedCorridor> corridors = model.corridorsOfExit(exit);
        String ids = corridors.stream().map(MappedCorridor::id).collect(Collectors.joining(", "));
        boolean checked = !corridors.getFirst().checkpoints().isEmpty();
        return checked
                ? new Named(
                        "checkpoint %s, corridor %s".formatted(model.exitId(exit), ids),
                        Bottleneck.Kind.CHECKPOINT,
                        ids)
                : new Named("end of corridor " + ids, Bottleneck.Kind.CORRIDOR, ids);
    }

    private @Nullable Named arc(FlowModel model, int arc) {
        if (model.isStreet(arc)) {
            int link = streets.link(model.street(arc));
            return new Named(streetName(roads, link), Bottleneck.Kind.STREET, null);
        }
        if (model.isCorridor(arc)) {
            String id = model.corridor(arc).id();
            return new Named("checkpoint inside corridor " + id, Bottleneck.Kind.CORRIDOR, id);
        }
        if (model.isRide(arc)) {
            return new Named(
                    "transport " + model.ride(arc).transport().id(),
                    Bottleneck.Kind.TRANSPORT,
                    null);
        }
        return null;
    }

    /** A street's name, or its class and where it is. */
    static String streetName(RoadNetwork roads, int link) {
        String name = roads.name(link);
        return name.isEmpty()
                ? "unnamed %s near %.4f, %.4f"
                        .formatted(
                                roads.roadClass(link).word(),
                                roads.pointLon(link, 0),
                                roads.pointLat(link, 0))
                : name;
    }
}
