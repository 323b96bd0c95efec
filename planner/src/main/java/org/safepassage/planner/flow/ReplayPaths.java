package org.safepassage.planner.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * The augmenting paths of the last step, tried again one step later: nearly all of them work again
 * (docs/planning.md, third finding). A path that works is an augmenting path like any other, so
 * nothing has to be proved for it.
 */
final class ReplayPaths {
    private static final int MISSES = 3;

    private final ResidualNetwork network;
    private final List<List<Path>> byExit = new ArrayList<>();

    /** Moves from the exit backward: an arc, or ~arc for undoing the flow on it. */
    private static final class Path {
        final int[] moves;
        int misses;

        Path(int[] moves) {
            this.moves = moves;
        }
    }

    ReplayPaths(ResidualNetwork network) {
        this.network = network;
        for (int exit = 0; exit < network.exitNode.length; exit++) {
            byExit.add(new ArrayList<>());
        }
    }

    void add(int exit, int[] moves) {
        byExit.get(exit).add(new Path(moves));
    }

    /** Sends whom it can along the paths known, to the exit at this step. Returns people. */
    int replay(int exit, int theta) {
        List<Path> paths = byExit.get(exit);
        int sent = 0;
        int kept = 0;
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            int left = network.exitCapacity[exit][theta] - network.exitFlow[exit][theta];
            int people = left > 0 ? send(path.moves, exit, theta, left) : 0;
            sent += people;
            path.misses = people > 0 ? 0 : path.misses + (left > 0 ? 1 : 0);
            if (path.misses < MISSES) {
                paths.set(kept++, path);
            }
        }
        paths.subList(kept, paths.size()).clear();
        return sent;
    }

    private int send(int[] moves, int exit, int theta, int limit) {
        int people = limit;
        int node = network.exitNode[exit];
        int step = theta;
        for (int move : moves) {
            if (move >= 0) {
                step -= network.transit[move];
                node = network.tail[move];
                if (step < 0) {
                    return 0;
                }
                people = Math.min(people, network.residual(move, step));
            } else {
                people = Math.min(people, network.flow(~move, step));
                step += network.transit[~move];
                node = network.head[~move];
            }
            if (people <= 0) {
                return 0;
            }
        }
        int last = network.poolAt(node, step);
        int pool = last;
        while (pool >= network.poolFirst[node] && network.remaining[pool] == 0) {
            pool--;
        }
        if (pool < network.poolFirst[node]) {
            return 0;
        }
        people = Math.min(people, network.remaining[pool]);
        network.remaining[pool] -= people;
        for (int q = pool + 1; q <= last; q++) {
            network.carried[q] += people;
        }
        network.addDepartures(node, step, people);
        int at = theta;
        for (int move : moves) {
            if (move >= 0) {
                at -= network.transit[move];
                network.addFlow(move, at, people);
            } else {
                network.addFlow(~move, at, -people);
                at += network.transit[~move];
            }
        }
        network.exitFlow[exit][theta] += people;
        return people;
    }
}
