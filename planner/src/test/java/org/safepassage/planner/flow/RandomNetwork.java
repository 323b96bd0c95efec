package org.safepassage.planner.flow;

import java.util.Random;

/**
 * Small networks from seeds, growing with the seed: closures, several exits, arcs and cycles of
 * transit 0, staged supplies, fractional rates, holding areas, people whom no road can save.
 */
final class RandomNetwork {
    private RandomNetwork() {}

    static DynamicNetwork of(long seed) {
        Random random = new Random(seed * 7919 + 1);
        int scale = (int) Math.min(6, seed / 300);
        int nodes = 2 + random.nextInt(3 + scale);
        int horizon = 1 + random.nextInt(5 + 2 * scale);
        DynamicNetwork.Builder network = DynamicNetwork.builder(nodes, horizon);
        int arcs = random.nextInt(3 * nodes);
        int zero = random.nextInt(4); // how often an arc takes no time, in quarters
        for (int i = 0; i < arcs; i++) {
            int tail = random.nextInt(nodes);
            int head = (tail + 1 + random.nextInt(nodes - 1)) % nodes;
            int transit = random.nextInt(4) < zero ? 0 : random.nextInt(4);
            network.arc(tail, head, transit, capacity(random, horizon));
        }
        int exits = 1 + random.nextInt(3);
        for (int i = 0; i < exits; i++) {
            network.exit(random.nextInt(nodes), capacity(random, horizon));
        }
        int supplies = random.nextInt(5);
        for (int i = 0; i < supplies; i++) {
            int release = random.nextBoolean() ? 0 : random.nextInt(horizon + 1);
            network.supply(random.nextInt(nodes), release, random.nextInt(12));
        }
        for (int node = 0; node < nodes; node++) {
            if (random.nextInt(4) == 0) {
                network.holding(node, random.nextInt(6));
            }
        }
        return network.build();
    }

    /**
     * Larger ones, too large for an explicit network but not for the checker: horizons of several
     * hundred steps or a few thousand, nodes with dozens of arcs, many releases at one node, more
     * people a step than a byte holds.
     */
    static DynamicNetwork larger(long seed) {
        Random random = new Random(seed * 104729 + 3);
        int nodes = 3 + random.nextInt(30);
        int horizon = seed % 10 == 0 ? 2000 + random.nextInt(1500) : 60 + random.nextInt(400);
        int longest = 1 + random.nextInt(seed % 3 == 0 ? horizon / 2 : 10);
        int wide = seed % 4 == 0 ? 1000 : 6;
        DynamicNetwork.Builder network = DynamicNetwork.builder(nodes, horizon);
        int arcs = nodes * (1 + random.nextInt(seed % 5 == 0 ? 25 : 4));
        for (int i = 0; i < arcs; i++) {
            int tail = random.nextInt(nodes);
            int head = (tail + 1 + random.nextInt(nodes - 1)) % nodes;
            int transit = random.nextInt(6) == 0 ? 0 : random.nextInt(longest);
            Capacity capacity =
                    random.nextInt(3) == 0
                            ? capacity(random, horizon)
                            : Capacity.of(random.nextInt(wide));
            network.arc(tail, head, transit, capacity);
        }
        int exits = 1 + random.nextInt(3);
        for (int i = 0; i < exits; i++) {
            network.exit(random.nextInt(nodes), capacity(random, horizon));
        }
        int supplies = 1 + random.nextInt(3 * nodes);
        for (int i = 0; i < supplies; i++) {
            int release = random.nextBoolean() ? 0 : random.nextInt(horizon + 1);
            network.supply(random.nextInt(nodes), release, random.nextInt(20 * wide));
        }
        for (int node = 0; node < nodes; node++) {
            if (random.nextInt(5) == 0) {
                network.holding(node, random.nextInt(2 * wide));
            }
        }
        return network.build();
    }

    private static Capacity capacity(Random random, int horizon) {
        Capacity capacity =
                switch (random.nextInt(5)) {
                    case 0 -> Capacity.rate(random.nextInt(12), 1 + random.nextInt(5));
                    case 1 -> Capacity.of(Capacity.UNLIMITED);
                    default -> Capacity.of(random.nextInt(5));
                };
        int changes = random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(horizon);
            int until = from + 1 + random.nextInt(horizon);
            Capacity other =
                    switch (random.nextInt(3)) {
                        case 0 -> Capacity.of(random.nextInt(6));
                        case 1 -> Capacity.rate(random.nextInt(9), 1 + random.nextInt(4));
                        default -> Capacity.of(0);
                    };
            capacity = capacity.during(from, until, other);
        }
        return capacity;
    }
}
