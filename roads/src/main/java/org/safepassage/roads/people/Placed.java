package org.safepassage.roads.people;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.safepassage.domain.PeopleRange;
import org.safepassage.roads.Bounds;
import org.safepassage.roads.Geodesy;
import org.safepassage.roads.RoadNetwork;

/**
 * People put on the street network, and those too far from it. Nobody is lost: the two together are
 * who was given. Restricted.
 *
 * @param on who stands at which node, in the order given
 * @param outside who is farther from every node of the largest part than the limit; report them as
 *     people outside the map
 */
public record Placed(List<At> on, List<Waiting> outside) {
    /** How far people walk to the nearest street at most, unless somebody says otherwise (ours). */
    public static final double LIMIT_METRES = 1_000;

    /**
     * People at a node.
     *
     * @param waiting who
     * @param node of the network's largest part on foot
     * @param metres from their place to the node, as the crow flies
     */
    public record At(Waiting waiting, int node, double metres) {}

    /** Keeps copies. */
    public Placed {
        on = List.copyOf(on);
        outside = List.copyOf(outside);
    }

    /**
     * Puts everybody at the nearest node of the largest part on foot.
     *
     * @param limitMetres who is farther than this from every such node is outside
     */
    public static Placed of(RoadNetwork roads, List<Waiting> people, double limitMetres) {
        List<At> on = new ArrayList<>();
        List<Waiting> outside = new ArrayList<>();
        for (Waiting waiting : people) {
            roads.nearestNode(waiting.lon(), waiting.lat(), limitMetres)
                    .ifPresentOrElse(
                            node -> on.add(new At(waiting, node, metres(roads, waiting, node))),
                            () -> outside.add(waiting));
        }
        return new Placed(on, outside);
    }

    /**
     * Spreads everybody over the nearest nodes of the largest part on foot, in equal parts: people
     * of a cell do not all start at one corner of it. Totals stay exactly what they were, in each
     * case of the range.
     *
     * @param limitMetres who is farther than this from every such node is outside
     * @param nodesEach over how many nodes at most, at least 1
     */
    public static Placed spread(
            RoadNetwork roads, List<Waiting> people, double limitMetres, int nodesEach) {
        List<At> on = new ArrayList<>();
        List<Waiting> outside = new ArrayList<>();
        for (Waiting waiting : people) {
            int[] nodes = roads.nearestNodes(waiting.lon(), waiting.lat(), limitMetres, nodesEach);
            if (nodes.length == 0) {
                outside.add(waiting);
            } else {
                share(roads, waiting, nodes, on);
            }
        }
        return new Placed(on, outside);
    }

    /**
     * Spreads the people of areas over the nodes of the largest part on foot that lie inside, in
     * equal parts; where none does, they go to the node nearest to the middle of the area's box.
     * Looks at every node for each area.
     *
     * @param limitMetres who has no node inside and none within this of the middle is outside
     */
    public static Placed inAreas(RoadNetwork roads, List<WaitingArea> areas, double limitMetres) {
        List<At> on = new ArrayList<>();
        List<Waiting> outside = new ArrayList<>();
        for (WaitingArea area : areas) {
            Bounds box = area.area().bounds();
            double lon = box.west() + Geodesy.degreesBetween(box.west(), box.east()) / 2;
            Waiting waiting =
                    new Waiting(
                            area.place(),
                            area.name(),
                            Geodesy.degreesBetween(0, lon),
                            (box.south() + box.north()) / 2,
                            area.category(),
                            area.people());
            int[] inside =
                    IntStream.range(0, roads.nodes())
                            .filter(node -> roads.part(node) == 0)
                            .filter(node -> area.area().contains(roads.lon(node), roads.lat(node)))
                            .toArray();
            int[] nodes =
                    inside.length > 0
                            ? inside
                            : roads.nearestNodes(waiting.lon(), waiting.lat(), limitMetres, 1);
            if (nodes.length == 0) {
                outside.add(waiting);
            } else {
                share(roads, waiting, nodes, on);
            }
        }
        return new Placed(on, outside);
    }

    private static void share(RoadNetwork roads, Waiting waiting, int[] nodes, List<At> on) {
        PeopleRange people = waiting.people();
        for (int i = 0; i < nodes.length; i++) {
            PeopleRange part =
                    new PeopleRange(
                            WholePeople.part(people.low(), i, nodes.length),
                            WholePeople.part(people.likely(), i, nodes.length),
                            WholePeople.part(people.high(), i, nodes.length));
            if (part.high() > 0) {
                on.add(
                        new At(
                                waiting.withPeople(part),
                                nodes[i],
                                metres(roads, waiting, nodes[i])));
            }
        }
    }

    private static double metres(RoadNetwork roads, Waiting waiting, int node) {
        return Geodesy.metres(waiting.lon(), waiting.lat(), roads.lon(node), roads.lat(node));
    }

    /** How many are on the network. */
    public PeopleRange peopleOn() {
        return total(on.stream().map(At::waiting).toList());
    }

    /** How many are outside. */
    public PeopleRange peopleOutside() {
        return total(outside);
    }

    /** How many people there are together, case by case. */
    public static PeopleRange total(List<Waiting> people) {
        PeopleRange total = PeopleRange.of(0);
        for (Waiting waiting : people) {
            total = total.plus(waiting.people());
        }
        return total;
    }
}
