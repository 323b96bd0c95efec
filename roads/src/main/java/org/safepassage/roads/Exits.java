package org.safepassage.roads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where people might leave a map: a proposal for a person to look at, never an exit anybody has
 * agreed to. Capacity is not permission.
 */
public final class Exits {
    /** How near the edge of the map's box a street must end, in share of the box (ours). */
    private static final double EDGE_SHARE = 0.1;

    private Exits() {}

    /**
     * A place where a street of the largest part on foot leaves the map.
     *
     * @param node where
     * @param name the street's name; "" when the map has none
     * @param roadClass its kind
     * @param bearing degrees clockwise from north, from the middle of the map's box
     */
    public record Candidate(int node, String name, RoadClass roadClass, double bearing) {}

    /**
     * Candidate exits, widest kinds of street first, no two nearer in bearing than their number
     * leaves room for. Where the map was cut to an area the cuts are the candidates; otherwise
     * streets that end near the edge of its box.
     *
     * @param most how many at most
     */
    public static List<Candidate> candidates(RoadNetwork roads, int most) {
        int[] ending = new int[roads.nodes()]; // [node] links that can be walked out of
        int[] last = new int[roads.nodes()]; // [node] one of them
        for (int link = 0; link < roads.links(); link++) {
            if (roads.walkForward(link) || roads.walkBackward(link)) {
                ending[roads.from(link)]++;
                ending[roads.to(link)]++;
                last[roads.from(link)] = link;
                last[roads.to(link)] = link;
            }
        }
        boolean[] cut = new boolean[roads.nodes()];
        boolean anyCut = false;
        for (var named : roads.namedNodes().entrySet()) {
            if (named.getKey().startsWith("edge-")) {
                cut[named.getValue()] = true;
                anyCut = true;
            }
        }
        List<Candidate> all = new ArrayList<>();
        for (int node = 0; node < roads.nodes(); node++) {
            boolean leaves = anyCut ? cut[node] : ending[node] == 1 && nearEdge(roads, node);
            if (leaves && ending[node] > 0 && roads.part(node) == 0) {
                int link = last[node];
                all.add(
                        new Candidate(
                                node,
                                roads.name(link),
                                roads.roadClass(link),
                                bearing(roads, node)));
            }
        }
        all.sort(
                Comparator.comparingDouble((Candidate each) -> -each.roadClass().widthMetres())
                        .thenComparingInt(Candidate::node));
        return apart(all, most);
    }

    private static List<Candidate> apart(List<Candidate> all, int most) {
        List<Candidate> chosen = new ArrayList<>();
        double room = 180.0 / Math.max(1, most);
        for (Candidate each : all) {
            boolean free = chosen.size() < most;
            for (Candidate other : chosen) {
                free &= Math.abs(Geodesy.degreesBetween(other.bearing, each.bearing)) >= room;
            }
            if (free) {
                chosen.add(each);
            }
        }
        return List.copyOf(chosen);
    }

    private static boolean nearEdge(RoadNetwork roads, int node) {
        Bounds box = roads.bounds();
        double width = Math.max(1e-9, eastward(box, box.east()));
        double height = Math.max(1e-9, box.north() - box.south());
        double x = eastward(box, roads.lon(node)) / width;
        double y = (roads.lat(node) - box.south()) / height;
        return Math.min(Math.min(x, 1 - x), Math.min(y, 1 - y)) <= EDGE_SHARE;
    }

    private static double bearing(RoadNetwork roads, int node) {
        Bounds box = roads.bounds();
        double lat = (box.south() + box.north()) / 2;
        double east = eastward(box, roads.lon(node)) - eastward(box, box.east()) / 2;
        double degrees =
                Math.toDegrees(
                        Math.atan2(east * Math.cos(Math.toRadians(lat)), roads.lat(node) - lat));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double eastward(Bounds box, double lon) {
        double degrees = lon - box.west();
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
