package org.safepassage.roads.people;

import java.util.ArrayList;
import java.util.List;
import org.safepassage.domain.PeopleRange;
import org.safepassage.roads.Geodesy;
import org.safepassage.roads.RoadNetwork;

/**
 * People put on the street network, and those too far from it. Nobody is lost: the two together are who was given.
 * Restricted.
 *
 * @param on who stands at which node, in the order given
 * @param outside who is farther from every node of the largest part than the limit; report them as people outside the
 *     map
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
