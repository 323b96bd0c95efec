package org.safepassage.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleAtPlace;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Spot;
import org.safepassage.domain.Via;
import org.safepassage.roads.Geodesy;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.people.Placed;
import org.safepassage.roads.people.Waiting;

/** Puts what a pause names onto the nodes of a road network, or says what cannot be put there. */
final class OnTheMap {
    /**
     * Above this share of the people of a file off the map, the file and the map do not belong
     * together; ours.
     */
    private static final double MOST_OUTSIDE = 0.1;

    private final RoadNetwork roads;
    private final double snapMetres;
    private final List<String> warnings;
    private List<Waiting> outside = List.of();

    OnTheMap(RoadNetwork roads, double snapMetres, List<String> warnings) {
        this.roads = roads;
        this.snapMetres = snapMetres;
        this.warnings = warnings;
    }

    /**
     * All places of people that hold anybody in any case. A place of the pause file must lie on the
     * map; places of a file may lie off it as long as they hold a small share of the people: they
     * are kept in {@link #outside}.
     */
    List<Home> homes(Pause pause, Placed placed) throws InvalidPlan {
        List<Home> homes = new ArrayList<>();
        for (PeopleAtPlace at : pause.people()) {
            if (at.people().high() > 0) {
                homes.add(home(at));
            }
        }
        requireOnce(homes);
        Set<String> named = new HashSet<>();
        homes.forEach(home -> named.add(home.key()));
        for (Placed.At at : placed.on()) {
            Waiting who = at.waiting();
            if (named.contains(who.place() + " " + who.category().word())) {
                throw twice(who.place(), who.category());
            }
            homes.add(
                    new Home(
                            who.place(),
                            who.name().isEmpty() ? who.place() : who.name(),
                            new GeoPoint(who.lon(), who.lat()),
                            at.node(),
                            at.metres(),
                            who.category(),
                            who.people(),
                            Basis.STATED));
        }
        outside = placed.outside();
        long off = placed.peopleOutside().likely();
        long all = off + placed.peopleOn().likely();
        if (!outside.isEmpty() && (placed.on().isEmpty() || off > all * MOST_OUTSIDE)) {
            throw new InvalidPlan(
                    "people",
                    "%d of %d places with %d of %d people are farther than %.0f m from any street of the map: %s."
                            .formatted(
                                    outside.size(),
                                    outside.size()
                                            + (int)
                                                    placed.on().stream()
                                                            .map(p -> p.waiting().place())
                                                            .distinct()
                                                            .count(),
                                    off,
                                    all,
                                    snapMetres,
                                    firstFew(outside.stream().map(Waiting::place).toList())),
                    "Use a map that holds them (its streets lie within %s), or allow a longer way with --snap."
                            .formatted(roads.bounds()));
        }
        if (homes.isEmpty()) {
            throw new InvalidPlan(
                    "people",
                    "Nobody is said to wait anywhere.",
                    "Name places under 'people', or give a file of places or cells with --people.");
        }
        return homes;
    }

    /**
     * Places of the people file that are too far from any street. They wait, and no plan moves
     * them.
     */
    List<Waiting> outside() {
        return outside;
    }

    private static void requireOnce(List<Home> homes) throws InvalidPlan {
        Set<String> seen = new HashSet<>();
        for (Home home : homes) {
            if (!seen.add(home.key())) {
                throw twice(home.place(), home.category());
            }
        }
    }

    private static InvalidPlan twice(String place, PersonCategory category) {
        return new InvalidPlan(
                "people/" + place,
                "The place stands twice with %s.".formatted(category.word()),
                "Keep it once, in the pause file or in the people file.");
    }

    private Home home(PeopleAtPlace at) throws InvalidPlan {
        String name = at.names() == null ? at.place() : at.names().in("en");
        OptionalInt named = roads.findNode(at.place());
        if (named.isPresent()) {
            int node = named.getAsInt();
            GeoPoint point = new GeoPoint(roads.lon(node), roads.lat(node));
            return new Home(
                    at.place(), name, point, node, 0, at.category(), at.people(), at.basis());
        }
        GeoPoint point = at.point();
        if (point == null) {
            throw new InvalidPlan(
                    "people/" + at.place(),
                    "It has no point, and the map has no node '%s'.".formatted(at.place()),
                    nodesOfTheMap());
        }
        OptionalInt nearest = roads.nearestNode(point.lon(), point.lat(), snapMetres);
        if (nearest.isEmpty()) {
            throw new InvalidPlan(
                    "people/" + at.place() + "/point",
                    "It is farther than %.0f m from any street of the map.".formatted(snapMetres),
                    "Move it onto the map (its streets lie within %s), or allow a longer way with --snap."
                            .formatted(roads.bounds()));
        }
        int node = nearest.getAsInt();
        double offset = metres(point.lon(), point.lat(), node);
        return new Home(
                at.place(), name, point, node, offset, at.category(), at.people(), at.basis());
    }

    /**
     * Corridors that lie on the map, those for fighters too (their line is drawn and nothing else).
     */
    List<MappedCorridor> corridors(Pause pause) throws InvalidPlan {
        List<MappedCorridor> mapped = new ArrayList<>();
        for (Corridor corridor : pause.corridors()) {
            Via via = corridor.via();
            if (via == null) {
                if (!corridor.isForFighters()) {
                    warnings.add(
                            "Corridor %s is not on the map: nobody is planned to use it."
                                    .formatted(corridor.id()));
                }
                continue;
            }
            if (corridor.state() == CorridorState.CLOSED) {
                warnings.add(
                        "Corridor %s is closed in the pause file: nobody is planned to use it."
                                .formatted(corridor.id()));
                continue;
            }
            String where = "corridors/" + corridor.id() + "/via/";
            Spot entry = via.entry();
            List<Checkpoint> checkpoints = new ArrayList<>();
            for (String id : corridor.checkpoints()) {
                checkpoints.add(pause.findCheckpoint(id).orElseThrow());
            }
            mapped.add(
                    new MappedCorridor(
                            corridor,
                            entry == null ? MappedCorridor.NOWHERE : node(entry, where + "entry"),
                            node(via.exit(), where + "exit"),
                            checkpoints));
        }
        return mapped;
    }

    /** The node of a spot; fails when the map has none there. */
    int node(Spot spot, String where) throws InvalidPlan {
        return switch (spot) {
            case Spot.Node named ->
                    roads.findNode(named.node())
                            .orElseThrow(
                                    () ->
                                            new InvalidPlan(
                                                    where,
                                                    "The map has no node '%s'."
                                                            .formatted(named.node()),
                                                    nodesOfTheMap()));
            case Spot.At at -> {
                OptionalInt nearest =
                        roads.nearestNode(at.point().lon(), at.point().lat(), snapMetres);
                if (nearest.isEmpty()) {
                    throw new InvalidPlan(
                            where,
                            "No street people can walk lies within %.0f m of %s."
                                    .formatted(snapMetres, at),
                            "Move the point onto the map (its streets lie within %s)."
                                    .formatted(roads.bounds()));
                }
                double off = metres(at.point().lon(), at.point().lat(), nearest.getAsInt());
                if (off > snapMetres / 10) {
                    warnings.add(
                            "%s lies %.0f m from the nearest junction; that junction is used."
                                    .formatted(where, off));
                }
                yield nearest.getAsInt();
            }
        };
    }

    private double metres(double lon, double lat, int node) {
        return Geodesy.metres(lon, lat, roads.lon(node), roads.lat(node));
    }

    private String nodesOfTheMap() {
        List<String> names =
                roads.namedNodes().keySet().stream().sorted(Comparator.naturalOrder()).toList();
        return names.isEmpty()
                ? "This map names no nodes; give a point [longitude, latitude] instead."
                : "The map's nodes are %s.".formatted(firstFew(names));
    }

    static String firstFew(List<String> names) {
        int most = 12;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most))
                        + " and %d more".formatted(names.size() - most);
    }
}
