package org.safepassage.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.Window;
import org.safepassage.roads.RoadClass;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Street;
import org.safepassage.roads.Streets;

/** Walking times never flatter, on random maps and random walks. */
class StreetTimesProps {
    private static final StepClock CLOCK =
            new StepClock(
                    new Window(
                            Instant.parse("2016-11-04T07:00:00Z"),
                            Instant.parse("2016-11-04T17:00:00Z")),
                    Duration.ofMinutes(1));
    private static final double SPEED = 0.8;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWalkToAnExitTakesAtLeastItsTrueTime(long seed) {
        Random random = new Random(seed);
        int nodes = 3 + random.nextInt(2 + (int) seed / 10);
        RoadNetwork roads = roads(random, nodes);
        int exit = roads.findNode("v0").orElseThrow();
        StreetArcs arcs = new StreetArcs(roads, new BitSet());
        StreetTimes times =
                new StreetTimes(
                        roads,
                        arcs,
                        new StreetChanges(roads, java.util.List.of(), CLOCK),
                        Map.of(exit, 0.0),
                        SPEED,
                        CLOCK);
        for (int walk = 0; walk < 20; walk++) {
            int node = random.nextInt(roads.nodes());
            int start = node;
            double seconds = 0;
            long steps = 0;
            int streets = 0;
            while (node != exit && streets < 1000) {
                int arc = arcFrom(arcs, node, random);
                int transit = times.steps(arcs.tail(arc), arcs.head(arc), arcs.link(arc));
                assertTrue(transit >= 0, "no walk goes back in time");
                seconds += times.walk(arcs.link(arc));
                steps += transit;
                node = arcs.head(arc);
                streets++;
            }
            if (node == exit) {
                assertTrue(
                        steps * 60.0 >= seconds - 0.1,
                        "from %d: %d steps for %f s".formatted(start, steps, seconds));
                assertTrue(
                        steps <= seconds / 60 + streets + 1,
                        "and at most a step a street too long");
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNearestWayTakesItsTrueTimeRoundedUpOnce(long seed) {
        Random random = new Random(seed);
        RoadNetwork roads = roads(random, 3 + random.nextInt(2 + (int) seed / 10));
        int exit = roads.findNode("v0").orElseThrow();
        StreetArcs arcs = new StreetArcs(roads, new BitSet());
        StreetTimes times =
                new StreetTimes(
                        roads,
                        arcs,
                        new StreetChanges(roads, java.util.List.of(), CLOCK),
                        Map.of(exit, 0.0),
                        SPEED,
                        CLOCK);
        for (int start = 0; start < roads.nodes(); start++) {
            int node = start;
            int steps = 0;
            while (node != exit) {
                int best = -1;
                for (int a = 0; a < arcs.count(); a++) {
                    double rest = times.secondsToExit(arcs.head(a)) + times.walk(arcs.link(a));
                    if (arcs.tail(a) == node && Math.abs(rest - times.secondsToExit(node)) < 1e-6) {
                        best = a;
                    }
                }
                steps += times.steps(node, arcs.head(best), arcs.link(best));
                node = arcs.head(best);
            }
            assertEquals((int) Math.ceil(times.secondsToExit(start) / 60 - 1e-6), steps);
        }
    }

    private static int arcFrom(StreetArcs arcs, int node, Random random) {
        int[] from =
                java.util.stream.IntStream.range(0, arcs.count())
                        .filter(a -> arcs.tail(a) == node)
                        .toArray();
        return from[random.nextInt(from.length)];
    }

    private static RoadNetwork roads(Random random, int nodes) {
        Streets streets = new Streets();
        int[] vertices = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            vertices[i] =
                    streets.vertex(
                            370_000_000 + i * 100_000, 360_000_000 + random.nextInt(1_000_000));
            streets.name(vertices[i], "v" + i);
        }
        for (int i = 1; i < nodes; i++) {
            connect(streets, vertices[random.nextInt(i)], vertices[i], random);
        }
        for (int extra = 0; extra < nodes; extra++) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(nodes);
            if (a != b) {
                connect(streets, vertices[a], vertices[b], random);
            }
        }
        return streets.network();
    }

    private static void connect(Streets streets, int a, int b, Random random) {
        int street = streets.street(Street.of(RoadClass.FOOTWAY), a, b);
        streets.stateMetres(street, 1 + random.nextInt(500));
    }
}
