package org.safepassage.planner.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths a resumed solve found of late, tried again one step later, moves, homes and later
 * arrivals and all. A path that works is an augmenting path like any other.
 */
final class ResumedPaths {
    private static final int MISSES = 3;
    private static final int THROUGH_HOME = Integer.MIN_VALUE; // then by how many steps

    private final OpenFlow open;
    private final Pools pools;
    private final DeadStates dead;
    private final List<List<Path>> byExit = new ArrayList<>();

    /** Moves from the exit backward, and the exit whose later arrivals go instead, or -1. */
    private static final class Path {
        final int[] moves;
        final int laterExit;
        int misses;

        Path(int[] moves, int laterExit) {
            this.moves = moves;
            this.laterExit = laterExit;
        }
    }

    /** What a replay sent, of people at home and of later arrivals. */
    int fromHome;

    int fromLater;

    ResumedPaths(OpenFlow open, Pools pools, DeadStates dead) {
        this.open = open;
        this.pools = pools;
        this.dead = dead;
        for (int exit = 0; exit < open.exitFlow.length; exit++) {
            byExit.add(new ArrayList<>());
        }
    }

    /** Keeps the path a search found, unless it leads from one pool of a node to another. */
    void remember(ResumedSearch search, int found, int first) {
        int length = 0;
        for (int state = found; state != first; state = search.before[state]) {
            length++;
        }
        int[] chain = new int[length];
        for (int state = found; state != first; state = search.before[state]) {
            chain[--length] = state;
        }
        int[] moves = new int[2 * chain.length];
        int size = 0;
        for (int i = 0; i < chain.length; i++) {
            int state = chain[i];
            if (search.move[state] != ResumedSearch.THROUGH_POOL) {
                moves[size++] = search.move[state];
            } else if (i + 1 < chain.length) {
                int after = chain[++i];
                if (search.place[after] >= open.nodes) {
                    return;
                }
                moves[size++] = THROUGH_HOME;
                moves[size++] = search.step[after] - search.step[search.before[state]];
            }
        }
        byExit.get(search.move[first])
                .add(new Path(java.util.Arrays.copyOf(moves, size), search.laterExit));
    }

    /** Sends whom it can along the paths known, to the exit at this step. Returns people. */
    int replay(int exit, int theta) {
        fromHome = 0;
        fromLater = 0;
        List<Path> paths = byExit.get(exit);
        int sent = 0;
        int kept = 0;
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            int left = open.exitRoom[exit][theta] - open.exitFlow[exit][theta];
            int people = left > 0 ? send(path, exit, theta, left) : 0;
            sent += people;
            path.misses = people > 0 ? 0 : path.misses + (left > 0 ? 1 : 0);
            if (path.misses < MISSES) {
                paths.set(kept++, path);
            }
        }
        paths.subList(kept, paths.size()).clear();
        return sent;
    }

    private int send(Path path, int exit, int theta, int limit) {
        if (dead.since(open.network.exitNode(exit))[theta] <= theta) {
            return 0;
        }
        int people = limit;
        int node = open.network.exitNode(exit);
        int step = theta;
        for (int i = 0; i < path.moves.length && people > 0; i++) {
            int move = path.moves[i];
            if (move == THROUGH_HOME) {
                int to = step + path.moves[++i];
                int pool = to < 0 || to >= open.horizon ? -1 : pools.at(node, to);
                boolean one = pool >= 0 && pool == pools.at(node, step);
                people = one ? Math.min(people, pools.departures(node, to)) : 0;
                step = to;
            } else if (move >= 0) {
                step -= open.transit(move);
                node = open.tail(move);
                people = step < 0 ? 0 : Math.min(people, open.room(move, step));
            } else {
                people = step >= open.horizon ? 0 : Math.min(people, open.flow(~move, step));
                step += open.transit(~move);
                node = open.head(~move);
            }
        }
        if (people <= 0) {
            return 0;
        }
        if (path.laterExit < 0) {
            people = fromHome(node, step, people);
        } else {
            boolean later = step > theta && step < open.horizon;
            people = later ? Math.min(people, open.exitFlow[path.laterExit][step]) : 0;
            if (people > 0) {
                open.exitFlow[path.laterExit][step] -= people;
                fromLater += people;
            }
        }
        if (people > 0) {
            apply(path.moves, exit, theta, people);
            open.exitFlow[exit][theta] += people;
        }
        return people;
    }

    private int fromHome(int node, int step, int limit) {
        int last = pools.at(node, step);
        int pool = last;
        while (pool >= pools.first[node] && pools.remaining[pool] == 0) {
            pool--;
        }
        if (pool < pools.first[node]) {
            return 0;
        }
        int people = Math.min(limit, pools.remaining[pool]);
        pools.remaining[pool] -= people;
        for (int p = pool + 1; p <= last; p++) {
            pools.carried[p] += people;
        }
        pools.add(node, step, people);
        fromHome += people;
        return people;
    }

    private void apply(int[] moves, int exit, int theta, int people) {
        int node = open.network.exitNode(exit);
        int step = theta;
        for (int i = 0; i < moves.length; i++) {
            int move = moves[i];
            int wasNode = node;
            int wasStep = step;
            if (move == THROUGH_HOME) {
                pools.add(node, step, people);
                step += moves[++i];
                pools.add(node, step, -people);
                int pool = pools.at(node, step);
                if (dead.poolSince[pool] < dead.since(node)[wasStep]) {
                    dead.forgetPool(pool);
                }
            } else if (move >= 0) {
                step -= open.transit(move);
                node = open.tail(move);
                open.add(move, step, people);
            } else {
                open.add(~move, step, -people);
                step += open.transit(~move);
                node = open.head(~move);
            }
            if (dead.since(node)[step] < dead.since(wasNode)[wasStep]) {
                dead.forget(node, step);
            }
        }
        dead.spread();
    }
}
