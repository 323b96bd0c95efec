package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grid finds what looking at every node finds. */
class NodeGridProps {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsTheNearest(long seed) {
        Random random = new Random(seed);
        int size = 2 + (int) seed;
        int west = random.nextInt(-1_800_000_000, 1_800_000_000);
        int south = random.nextInt(-800_000_000, 799_000_000);
        int spread = 1 + random.nextInt(2_000_000);
        Streets streets = new Streets();
        int[] path = new int[size];
        for (int i = 0; i < size; i++) {
            long lon = west + (long) random.nextInt(spread);
            lon = lon > 1_800_000_000 ? lon - 3_600_000_000L : lon;
            path[i] = streets.vertex((int) lon, south + random.nextInt(spread));
            streets.name(path[i], "v" + i);
        }
        streets.street(Street.of(RoadClass.PATH), path);
        RoadNetwork roads = streets.network();
        for (int i = 0; i < 20; i++) {
            double lon = Degrees.of(west) + random.nextDouble(-0.2, 0.4);
            lon = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
            double lat = Degrees.of(south) + random.nextDouble(-0.2, 0.4);
            double max = random.nextDouble(50_000);
            int[] byLooking = byLooking(roads, lon, lat, max);
            OptionalInt nearest = roads.nearestNode(lon, lat, max);
            assertEquals(byLooking.length > 0 ? byLooking[0] : -1, nearest.orElse(-1));
            int most = Math.min(5, byLooking.length);
            assertArrayEquals(
                    IntStream.of(byLooking).limit(5).toArray(),
                    roads.nearestNodes(lon, lat, max, 5));
            assertEquals(most, roads.nearestNodes(lon, lat, max, 5).length);
        }
    }

    private static int[] byLooking(RoadNetwork roads, double lon, double lat, double max) {
        return IntStream.range(0, roads.nodes())
                .boxed()
                .filter(node -> Geodesy.metres(lon, lat, roads.lon(node), roads.lat(node)) <= max)
                .sorted(
                        Comparator.comparingDouble(
                                node -> Geodesy.metres(lon, lat, roads.lon(node), roads.lat(node))))
                .mapToInt(node -> node)
                .toArray();
    }
}
