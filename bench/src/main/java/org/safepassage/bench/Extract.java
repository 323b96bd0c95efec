package org.safepassage.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.planner.flow.DynamicNetwork;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Walkway;
import org.safepassage.roads.osm.OsmRoads;

/**
 * A real town from an OpenStreetMap extract of the shared data: streets people can walk, made-up
 * people at every eighth junction, eight gates at the rim, ten hours in minutes.
 */
final class Extract {
    private static final Path FOLDER =
            Path.of(System.getProperty("bench.osm", "../shared/data/osm"));
    private static final double METRES_PER_MINUTE = 48; // 0.8 m/s: families with bags
    private static final int STEPS = 600;

    private Extract() {}

    static boolean isThere(String name) {
        return Files.isReadable(file(name));
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".osm.pbf");
    }

    static DynamicNetwork of(long seed, String name, int people) {
        RoadNetwork roads;
        try {
            roads = OsmRoads.read(file(name)).network();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidInput e) {
            throw new IllegalStateException("The extract cannot be read.", e);
        }
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(roads.nodes(), STEPS);
        for (int link = 0; link < roads.links(); link++) {
            if (roads.from(link) == roads.to(link) || roads.part(roads.from(link)) != 0) {
                continue;
            }
            int transit = (int) Math.round(roads.metres(link) / METRES_PER_MINUTE);
            Capacity capacity =
                    Capacity.rate(Walkway.DEFAULT.milliPeoplePerMinute(roads, link), 1000);
            if (roads.walkForward(link)) {
                network.arc(roads.from(link), roads.to(link), transit, capacity);
            }
            if (roads.walkBackward(link)) {
                network.arc(roads.to(link), roads.from(link), transit, capacity);
            }
        }
        for (int gate = 0; gate < 8; gate++) {
            long perHour = 1700L + random.nextInt(1000);
            network.exit(rim(roads, gate), Capacity.rate(perHour, 60));
        }
        int homes = 0;
        for (int node = 0; node < roads.nodes(); node++) {
            homes += isHome(roads, node) ? 1 : 0;
        }
        for (int node = 0; node < roads.nodes(); node++) {
            if (isHome(roads, node)) {
                network.supply(node, 0, random.nextInt(2 * people / homes));
            }
        }
        return network.build();
    }

    private static boolean isHome(RoadNetwork roads, int node) {
        return node % 8 == 0 && roads.part(node) == 0;
    }

    /** The junction of the largest part that lies farthest in one of eight directions. */
    private static int rim(RoadNetwork roads, int direction) {
        double east = Math.cos(direction * Math.PI / 4);
        double north = Math.sin(direction * Math.PI / 4);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int node = 0; node < roads.nodes(); node++) {
            double far = east * roads.lon(node) + north * roads.lat(node);
            if (roads.part(node) == 0 && far > most) {
                most = far;
                best = node;
            }
        }
        return best;
    }
}
