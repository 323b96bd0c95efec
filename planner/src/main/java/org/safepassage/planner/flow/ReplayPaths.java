package org.safepassage.planner.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The augmenting paths of the last step, tried again one step later: nearly all of them work again
 * (docs/planning.md, third finding). A path that works is an augmenting path like any other, so
 * nothing has to be proved for it.
 */
final class ReplayPaths {
    private static final int MISSES = 3;

    private final ResidualNetwork network;
    private final List<List<Path>> byExit = new ArrayList<>();
    private final ArrayDeque<int[]> failed = new ArrayDeque<>(); // in this step

    /** The exit, then moves from there backward: an arc, or ~arc for undoing the flow on it. */
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

    void add(int[] moves) {
        byExit.get(moves[0]).add(new Path(moves));
    }

    /** Sends whom it can along the paths known, to the exits at this step. Returns people. */
    int replay(int theta) {
        failed.clear();
        int sent = 0;
        for (List<Path> paths : byExit) {
            sent += replay(paths, theta);
        }
        return sent;
    }

    /** A path that brought not all it could have, and whose exit is not full; null if none. */
    int @Nullable [] nextFailed(int theta) {
        int[] path = failed.poll();
        while (path != null && network.left(path[0], theta) == 0) {
            path = failed.poll();
        }
        return path;
    }

    private int replay(List<Path> paths, int theta) {
        int sent = 0;
        int kept = 0;
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            int left = network.left(path.moves[0], theta);
            int people = left > 0 ? send(path.moves, theta, left) : 0;
            sent += people;
            path.misses = people > 0 ? 0 : path.misses + (left > 0 ? 1 : 0);
            if (people < left) {
                failed.add(path.moves);
            }
            if (path.misses < MISSES) {
                paths.set(kept++, path);
            }
        }
        paths.subList(kept, paths.size()).clear();
        return sent;
    }

    private int send(int[] moves, int theta, int limit) {
        int people = limit;
        int exit = moves[0];
        int node = network.exitNode[exit];
        int step = theta;
        for (int i = 1; i < moves.length; i++) {
            int move = moves[i];
            if (move >= 0) {
                step -= network.transit[move];
                node = network.tail[move];
                if (step < 0) {
                    return 0;
                }
                people = Math.min(people, network.residual(move, step));
            } else {
                people = Math.min(people, network.flow.at(~move, step));
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
        for (int i = 1; i < moves.length; i++) {
            int move = moves[i];
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
