package org.safepassage.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.planner.flow.DynamicNetwork;

/**
 * Kinds of networks that ask for different things of a solver, each made from a seed. A name says
 * the shape; sizes are those of the runs kept in RESULTS.md. All but the cities are small enough
 * for a peer to have a chance.
 */
@SuppressWarnings("ImmutableEnumChecker") // each generator is a lambda that holds nothing
enum Family {
    /** Streets in a square grid, people everywhere, gates at the four corners. */
    GRID(seed -> grid(seed, 30, 240, 20_000)),
    /** Rings and spokes around a crowded centre, gates at the ends of the spokes. */
    RADIAL(seed -> radial(seed, 24, 30, 300, 60_000)),
    /** Points joined to their nearest neighbours, some streets one way, gates at the rim. */
    PLANAR(seed -> planar(seed, 1500, 240, 40_000)),
    /** Very many places with a handful of people each, who run dry one after another. */
    TINY_SOURCES(seed -> tinySources(seed, 68, 350)),
    /** Few roads, little room, long queues. */
    DENSE(seed -> dense(seed, 12, 76, 600, 6_000)),
    /** More roads, as crowded. */
    DENSE_LARGER(seed -> dense(seed, 100, 914, 600, 60_000)),
    /** Two towns, one bridge, all gates on the far side. */
    BRIDGE(seed -> bridge(seed, 18, 300, 20_000)),
    /** A coarse grid whose streets are drawn in twenty pieces. */
    CHAINS(seed -> chains(seed, 9, 20, 300, 20_000)),
    /** Roads that close and open again, and narrow for a while. */
    CLOSURES(seed -> closures(seed, 24, 240, 20_000)),
    /** People who become ready over four hours, a queue before each gate. */
    STAGED(seed -> staged(seed, 24, 300, 20_000)),
    /** A city of 39,000 arcs, ten hours in minutes. */
    CITY_39K(seed -> City.of(seed, 109, 600, 216_000, 60)),
    /** The same city in steps of ten seconds. */
    CITY_39K_10S(seed -> City.of(seed, 109, 3600, 216_000, 10)),
    /** The same city in a window in which half of its people get out. */
    CITY_39K_SHORT(seed -> City.of(seed, 109, 150, 216_000, 60)),
    /** Porto Alegre's extract, with made-up people; only where the shared data are. */
    OSM_PORTO_ALEGRE(seed -> Extract.of(seed, "porto-alegre", 100_000)),
    /** Heidelberg's extract. */
    OSM_HEIDELBERG(seed -> Extract.of(seed, "heidelberg", 100_000)),
    /** Monaco's extract. */
    OSM_MONACO(seed -> Extract.of(seed, "monaco", 30_000)),
    /** A city of 75,000 arcs. */
    CITY_75K(seed -> City.of(seed, 151, 600, 250_000, 60)),
    /** A city of 100,000 arcs. */
    CITY_100K(seed -> City.of(seed, 174, 600, 300_000, 60)),
    /** A city of 300,000 arcs. */
    CITY_300K(seed -> City.of(seed, 301, 600, 500_000, 60));

    private final LongFunction<DynamicNetwork> generator;

    Family(LongFunction<DynamicNetwork> generator) {
        this.generator = generator;
    }

    /** False for an extract that is not on this machine. */
    boolean isThere() {
        return !name().startsWith("OSM_")
                || Extract.isThere(name().substring(4).toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The network of this seed; the same to the last arc whenever and wherever it is made. */
    DynamicNetwork network(long seed) {
        return generator.apply(seed);
    }

    private static DynamicNetwork grid(long seed, int side, int horizon, int people) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(side * side, horizon);
        streets(network, random, side, 0, 1, 4, 2, 8);
        for (int corner : new int[] {0, side - 1, side * (side - 1), side * side - 1}) {
            network.exit(corner, Capacity.rate(40 + random.nextInt(40), 3));
        }
        everywhere(network, random, side * side, people, 1);
        return network.build();
    }

    private static void streets(
            DynamicNetwork.Builder network,
            Random random,
            int side,
            int first,
            int shortest,
            int longest,
            int narrowest,
            int widest) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int here = first + y * side + x;
                if (x + 1 < side) {
                    street(network, random, here, here + 1, shortest, longest, narrowest, widest);
                }
                if (y + 1 < side) {
                    street(
                            network,
                            random,
                            here,
                            here + side,
                            shortest,
                            longest,
                            narrowest,
                            widest);
                }
            }
        }
    }

    private static void street(
            DynamicNetwork.Builder network,
            Random random,
            int one,
            int other,
            int shortest,
            int longest,
            int narrowest,
            int widest) {
        int transit = shortest + random.nextInt(longest - shortest + 1);
        Capacity capacity = Capacity.of(narrowest + random.nextInt(widest - narrowest + 1));
        network.arc(one, other, transit, capacity);
        network.arc(other, one, transit, capacity);
    }

    private static void everywhere(
            DynamicNetwork.Builder network, Random random, int nodes, int people, int every) {
        int[] share = new int[nodes];
        for (int i = 0; i < nodes; i += every) {
            share[i] = 1 + random.nextInt(100);
        }
        long sum = Arrays.stream(share).asLongStream().sum();
        for (int i = 0; i < nodes; i++) {
            long here = (long) people * share[i] / sum;
            if (here > 0) {
                network.supply(i, 0, here);
            }
        }
    }

    private static DynamicNetwork radial(
            long seed, int spokes, int rings, int horizon, int people) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(spokes * rings + 1, horizon);
        int centre = spokes * rings;
        for (int spoke = 0; spoke < spokes; spoke++) {
            street(network, random, centre, spoke, 1, 2, 5, 10);
            for (int ring = 0; ring < rings; ring++) {
                int here = ring * spokes + spoke;
                if (ring + 1 < rings) {
                    street(network, random, here, here + spokes, 1, 3, 4, 12);
                }
                int around = 1 + ring / 6;
                street(
                        network,
                        random,
                        here,
                        ring * spokes + (spoke + 1) % spokes,
                        around,
                        around + 2,
                        2,
                        6);
                network.supply(
                        here, 0, 2L * people * (rings - ring) / (spokes * (rings + 1L) * rings));
            }
            network.exit((rings - 1) * spokes + spoke, Capacity.rate(10 + random.nextInt(60), 4));
        }
        return network.build();
    }

    private static DynamicNetwork planar(long seed, int nodes, int horizon, int people) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(nodes, horizon);
        double[] x = random.doubles(nodes).toArray();
        double[] y = random.doubles(nodes).toArray();
        for (int i = 0; i < nodes; i++) {
            int here = i;
            int[] nearest =
                    java.util.stream.IntStream.range(0, nodes)
                            .filter(j -> j != here)
                            .boxed()
                            .sorted(
                                    java.util.Comparator.comparingDouble(
                                            j -> distance(x, y, here, j)))
                            .limit(4)
                            .mapToInt(Integer::intValue)
                            .toArray();
            for (int j : nearest) {
                int transit = (int) (distance(x, y, i, j) * 100);
                network.arc(i, j, transit, Capacity.of(2 + random.nextInt(9)));
                if (random.nextInt(4) > 0) {
                    network.arc(j, i, transit, Capacity.of(2 + random.nextInt(9)));
                }
            }
            boolean rim = x[i] < 0.02 || y[i] < 0.02 || x[i] > 0.98 || y[i] > 0.98;
            if (rim) {
                network.exit(i, Capacity.rate(1 + random.nextInt(20), 3));
            }
        }
        everywhere(network, random, nodes, people, 3);
        return network.build();
    }

    private static double distance(double[] x, double[] y, int i, int j) {
        return Math.hypot(x[i] - x[j], y[i] - y[j]);
    }

    private static DynamicNetwork tinySources(long seed, int side, int horizon) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(side * side, horizon);
        streets(network, random, side, 0, 1, 3, 1, 6);
        for (int i = 0; i < 12; i++) {
            network.exit(
                    random.nextInt(side) * (i % 2 == 0 ? 1 : side),
                    Capacity.rate(20 + random.nextInt(60), 3));
        }
        for (int i = 0; i < side * side; i++) {
            if (random.nextInt(20) < 17) {
                network.supply(i, 0, 1 + random.nextInt(19));
            }
        }
        return network.build();
    }

    private static DynamicNetwork dense(long seed, int nodes, int arcs, int horizon, int people) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(nodes, horizon);
        for (int i = 0; i < arcs; i++) {
            int tail = random.nextInt(nodes);
            int head = (tail + 1 + random.nextInt(nodes - 1)) % nodes;
            network.arc(tail, head, 1 + random.nextInt(20), Capacity.of(1 + random.nextInt(6)));
        }
        int exits = Math.max(2, nodes / 10);
        for (int i = 0; i < exits; i++) {
            network.exit(i, Capacity.rate(5 + random.nextInt(30), 4));
        }
        for (int i = exits; i < nodes; i++) {
            network.supply(i, 0, people / (nodes - exits));
        }
        return network.build();
    }

    private static DynamicNetwork bridge(long seed, int side, int horizon, int people) {
        Random random = new Random(seed);
        int town = side * side;
        DynamicNetwork.Builder network = DynamicNetwork.builder(2 * town, horizon);
        streets(network, random, side, 0, 1, 3, 2, 9);
        streets(network, random, side, town, 1, 3, 2, 9);
        network.arc(town - 1, town, 5, Capacity.of(40));
        for (int i = 0; i < side; i++) {
            network.exit(town + (i + 1) * side - 1, Capacity.rate(7, 2));
        }
        everywhere(network, random, town, people, 2);
        return network.build();
    }

    private static DynamicNetwork chains(long seed, int side, int pieces, int horizon, int people) {
        Random random = new Random(seed);
        int crossings = side * side;
        int streets = 2 * side * (side - 1);
        DynamicNetwork.Builder network =
                DynamicNetwork.builder(crossings + streets * (pieces - 1), horizon);
        int next = crossings;
        for (int i = 0; i < crossings; i++) {
            for (int way = 0; way < 2; way++) {
                boolean exists = way == 0 ? i % side + 1 < side : i + side < crossings;
                if (!exists) {
                    continue;
                }
                int wide = 3 + random.nextInt(10);
                int at = i;
                for (int piece = 0; piece < pieces; piece++) {
                    int to = piece + 1 < pieces ? next++ : way == 0 ? i + 1 : i + side;
                    street(network, random, at, to, 0, 1, wide, wide);
                    at = to;
                }
            }
        }
        for (int i = 0; i < side; i++) {
            network.exit(i * side, Capacity.rate(20 + random.nextInt(40), 5));
        }
        everywhere(network, random, next, people, 7);
        return network.build();
    }

    private static DynamicNetwork closures(long seed, int side, int horizon, int people) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(side * side, horizon);
        for (int i = 0; i < side * side; i++) {
            for (int to :
                    new int[] {
                        i % side + 1 < side ? i + 1 : -1, i + side < side * side ? i + side : -1
                    }) {
                if (to >= 0) {
                    Capacity capacity = Capacity.of(3 + random.nextInt(7));
                    for (int change = random.nextInt(4); change > 0; change--) {
                        int from = random.nextInt(horizon);
                        capacity =
                                capacity.during(
                                        from,
                                        from + 1 + random.nextInt(40),
                                        Capacity.of(random.nextBoolean() ? 0 : random.nextInt(5)));
                    }
                    int transit = random.nextInt(4);
                    network.arc(i, to, transit, capacity);
                    network.arc(to, i, transit, capacity);
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            int shut = random.nextInt(horizon - 20);
            Capacity gate =
                    Capacity.rate(20 + random.nextInt(60), 3)
                            .during(shut, shut + 20, Capacity.of(0));
            network.exit(random.nextInt(side), gate);
        }
        everywhere(network, random, side * side, people, 2);
        return network.build();
    }

    private static DynamicNetwork staged(long seed, int side, int horizon, int people) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(side * side, horizon);
        streets(network, random, side, 0, 0, 4, 2, 8);
        for (int i = 0; i < 8; i++) {
            int gate = random.nextInt(side * side);
            network.exit(gate, Capacity.rate(15 + random.nextInt(40), 3));
            network.holding(gate, 50 + random.nextInt(200));
        }
        int groups = 3 * side * side;
        for (int i = 0; i < groups; i++) {
            network.supply(
                    random.nextInt(side * side),
                    random.nextInt(240),
                    1 + random.nextInt(2 * people / groups));
        }
        return network.build();
    }
}
