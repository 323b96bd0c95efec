package org.safepassage.bench;

import java.util.Random;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.planner.flow.DynamicNetwork;

/**
 * A made-up city: blocks of uneven length with every sixth street missing, avenues every ten
 * blocks, a river crossed by few bridges, people thick in the middle and thin at the rim,
 * twenty-four gates where avenues leave.
 */
final class City {
    private static final int GATES = 24;

    private City() {}

    /**
     * @param side blocks along one side; arcs are about 3.3 times its square
     * @param stepSeconds length of a step; the city in other steps is the same city
     */
    static DynamicNetwork of(long seed, int side, int horizon, int people, int stepSeconds) {
        Random random = new Random(seed);
        DynamicNetwork.Builder network = DynamicNetwork.builder(side * side, horizon);
        int river = side * 2 / 5;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int here = y * side + x;
                if (x + 1 < side) {
                    street(network, random, here, here + 1, y % 10 == 0, false, stepSeconds);
                }
                if (y + 1 < side && (y != river || x % 10 == 0)) {
                    street(
                            network,
                            random,
                            here,
                            here + side,
                            x % 10 == 0,
                            y == river,
                            stepSeconds);
                }
            }
        }
        for (int i = 0; i < GATES; i++) {
            // 28 to 45 people a minute: nine to eighteen lanes of 149 an hour
            long perHour = 1700L + random.nextInt(1000);
            network.exit(onRim(side, i), Capacity.rate(perHour * stepSeconds, 3600));
        }
        int places = side * side / 8;
        int[] node = new int[places];
        double[] weight = new double[places];
        double sum = 0;
        for (int i = 0; i < places; i++) {
            double x = Math.min(0.99, Math.abs(0.5 + random.nextGaussian() / 5));
            double y = Math.min(0.99, Math.abs(0.5 + random.nextGaussian() / 5));
            int row = (int) (y * side);
            node[i] = row * side + (int) (x * side);
            weight[i] = 0.2 + random.nextDouble();
            sum += weight[i];
        }
        long left = people;
        for (int i = 0; i < places; i++) {
            long here = i + 1 < places ? Math.min(left, (long) (people * weight[i] / sum)) : left;
            network.supply(node[i], 0, here);
            left -= here;
        }
        return network.build();
    }

    private static void street(
            DynamicNetwork.Builder network,
            Random random,
            int one,
            int other,
            boolean avenue,
            boolean bridge,
            int stepSeconds) {
        boolean missing = random.nextInt(6) == 0;
        int seconds = 50 + random.nextInt(100) + (bridge ? 120 : 0);
        int perMinute = avenue ? 90 + random.nextInt(60) : 12 + random.nextInt(36);
        if (missing && !avenue) {
            return;
        }
        int transit = Math.max(1, Math.round((float) seconds / stepSeconds));
        Capacity capacity = Capacity.rate((long) perMinute * stepSeconds, 60);
        network.arc(one, other, transit, capacity);
        network.arc(other, one, transit, capacity);
    }

    private static int onRim(int side, int gate) {
        int at = gate % (GATES / 4) * side / (GATES / 4) / 10 * 10;
        return switch (gate / (GATES / 4)) {
            case 0 -> at;
            case 1 -> (side - 1) * side + at;
            case 2 -> at * side;
            default -> at * side + side - 1;
        };
    }
}
