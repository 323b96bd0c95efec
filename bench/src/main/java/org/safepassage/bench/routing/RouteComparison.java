package org.safepassage.bench.routing;

import com.graphhopper.ResponsePath;
import com.graphhopper.util.PointList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.safepassage.roads.Geodesy;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.osm.OsmRoads;

/**
 * Walks between the same seeded pairs of points on our network and on GraphHopper's, and prints by
 * how much they differ and why: {@code java … RouteComparison EXTRACT …}. Both walk at one speed
 * everywhere, so differences of time are those of distance.
 */
public final class RouteComparison {
    private static final int SEED = 1;
    private static final int PAIRS = 1000;
    private static final double AWAY_DEGREES =
            0.001; // points lie up to about 100 m beside a street
    private static final double SNAPPED_ELSEWHERE_METRES = 5;
    private static final double SAME = 0.01;

    private final String name;
    private final RoadNetwork roads;
    private final Hopper hopper;
    private final Walks walks;
    private final Difference difference;
    private final List<Double> apart = new ArrayList<>(); // metres between snapped ends
    private final List<Double> eachSnaps = new ArrayList<>(); // relative differences
    private final List<Double> sameEnds = new ArrayList<>();
    private final Map<String, List<Double>> reasons = new HashMap<>();
    private int noRoute;

    private RouteComparison(String name, RoadNetwork roads, Hopper hopper, Survey survey) {
        this.name = name;
        this.roads = roads;
        this.hopper = hopper;
        walks = new Walks(roads);
        difference = new Difference(survey);
        for (int link = 0; link < roads.links(); link++) {
            if (roads.walkForward(link) || roads.walkBackward(link)) {
                difference.addOurs(points(link));
            }
        }
        hopper.walkable(geometry -> difference.addTheirs(points(geometry)));
    }

    public static void main(String[] extracts) throws Exception {
        System.out.println(
                "| extract | pairs | ends | min | p5 | p50 | p95 | max | within 1 % | within 5 % |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        List<RouteComparison> all = new ArrayList<>();
        for (String extract : extracts) {
            Path file = Path.of(extract);
            Path folder = Files.createTempDirectory("graphhopper");
            RoadNetwork roads = OsmRoads.read(file).network();
            try (Hopper hopper = Hopper.imported(file, folder)) {
                RouteComparison one =
                        new RouteComparison(nameOf(file), roads, hopper, Survey.of(file));
                one.run();
                one.printDistribution();
                all.add(one);
            }
        }
        System.out.println();
        System.out.println(
                "| extract | why more than one per cent apart, the same ends | pairs | p50 of the difference |");
        System.out.println("|---|---|---|---|");
        all.forEach(RouteComparison::printReasons);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replace(".osm.pbf", "");
    }

    private void run() {
        Random random = new Random(SEED);
        List<Integer> nodes = new ArrayList<>();
        for (int node = 0; node < roads.nodes(); node++) {
            if (roads.part(node) == 0) {
                nodes.add(node);
            }
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] from = beside(nodes.get(random.nextInt(nodes.size())), random);
            double[] to = beside(nodes.get(random.nextInt(nodes.size())), random);
            int start = roads.nearestNode(from[0], from[1], 1000).orElse(-1);
            int end = roads.nearestNode(to[0], to[1], 1000).orElse(-1);
            if (start >= 0 && end >= 0 && start != end) {
                compare(from, to, start, end);
            }
        }
    }

    private double[] beside(int node, Random random) {
        return new double[] {
            roads.lon(node) + (2 * random.nextDouble() - 1) * AWAY_DEGREES,
            roads.lat(node) + (2 * random.nextDouble() - 1) * AWAY_DEGREES
        };
    }

    private void compare(double[] from, double[] to, int start, int end) {
        double ours = walks.metres(start, end);
        ResponsePath own = hopper.route(from[0], from[1], to[0], to[1]);
        if (own != null && own.getDistance() > 0) {
            apart.add(metresApart(start, own, 0));
            apart.add(metresApart(end, own, 1));
            eachSnaps.add((ours - own.getDistance()) / own.getDistance());
        }
        ResponsePath same =
                hopper.route(roads.lon(start), roads.lat(start), roads.lon(end), roads.lat(end));
        if (same == null || same.getDistance() == 0) {
            noRoute++;
            return;
        }
        double relative = (ours - same.getDistance()) / same.getDistance();
        sameEnds.add(relative);
        if (Math.abs(relative) > SAME) {
            reasons.computeIfAbsent(reason(relative, start, end, same), reason -> new ArrayList<>())
                    .add(relative);
        }
    }

    private String reason(double relative, int start, int end, ResponsePath same) {
        if (metresApart(start, same, 0) > SNAPPED_ELSEWHERE_METRES
                || metresApart(end, same, 1) > SNAPPED_ELSEWHERE_METRES) {
            return "snapping: an end of ours is on a street GraphHopper has closed or drops as an island";
        }
        return relative > 0
                ? difference.whyLonger(points(same.getPoints()))
                : difference.whyShorter(walks.points(end));
    }

    private double metresApart(int node, ResponsePath path, int which) {
        PointList snapped = path.getWaypoints();
        return Geodesy.metres(
                roads.lon(node), roads.lat(node), snapped.getLon(which), snapped.getLat(which));
    }

    private List<double[]> points(int link) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < roads.points(link); i++) {
            points.add(new double[] {roads.pointLon(link, i), roads.pointLat(link, i)});
        }
        return points;
    }

    private static List<double[]> points(PointList list) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            points.add(new double[] {list.getLon(i), list.getLat(i)});
        }
        return points;
    }

    private void printDistribution() {
        printRow("each its own", eachSnaps);
        printRow("the same", sameEnds);
        Collections.sort(apart);
        System.err.printf(
                Locale.ROOT,
                "%s: %d without a route; ends apart p50 %.0f m, p95 %.0f m, max %.0f m; ours %s; GraphHopper %d nodes, %d edges%n",
                name,
                noRoute,
                at(apart, 0.5),
                at(apart, 0.95),
                at(apart, 1),
                roads,
                hopper.nodes(),
                hopper.edges());
    }

    private void printRow(String ends, List<Double> differences) {
        Collections.sort(differences);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %+.1f %% | %+.2f %% | %+.2f %% | %+.2f %% | %+.1f %% | %.1f %% | %.1f %% |%n",
                name,
                differences.size(),
                ends,
                100 * at(differences, 0),
                100 * at(differences, 0.05),
                100 * at(differences, 0.5),
                100 * at(differences, 0.95),
                100 * at(differences, 1),
                100 * within(differences, 0.01),
                100 * within(differences, 0.05));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    private static double within(List<Double> differences, double limit) {
        return differences.stream().filter(d -> Math.abs(d) <= limit).count()
                / (double) differences.size();
    }

    private void printReasons() {
        int most = Integer.getInteger("bench.reasons", 12);
        reasons.entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()))
                .limit(most)
                .forEach(
                        reason -> {
                            Collections.sort(reason.getValue());
                            System.out.printf(
                                    Locale.ROOT,
                                    "| %s | %s | %d | %+.1f %% |%n",
                                    name,
                                    reason.getKey(),
                                    reason.getValue().size(),
                                    100 * at(reason.getValue(), 0.5));
                        });
    }
}
