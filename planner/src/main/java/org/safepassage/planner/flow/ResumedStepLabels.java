package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * How many residual moves every state of a flow opened again is away from people who can still be
 * sent, exactly when made: {@link ResumedLabels} for each step instead of for blocks of steps,
 * which costs as much as a hundred of those, and is needed where people are on their way and hardly
 * anything can be put off. Kept in the marks of the states, and left to go stale.
 */
final class ResumedStepLabels {
    /** The label of what was not reached. */
    static final int FAR = DeadStates.LABEL;

    private final OpenFlow open;
    private final Pools pools;
    private final DeadStates dead;
    private final int[] toExit; // [node] least steps to an exit
    private final int[] end; // [node] labels are up to here
    private final ResumedLabels rough;
    private final int[] newest; // [node] the label of the last step that has one
    private final int[] due; // [pool] the level at which it begins, 0 for never
    private int[] node = new int[1024]; // [stretch] node, or nodes + pool
    private int[] from = new int[1024];
    private int[] until = new int[1024];
    private int stretches;
    private int theta;
    private int level;
    private long reached;

    ResumedStepLabels(
            OpenFlow open, Pools pools, DeadStates dead, int[] toExit, ResumedLabels rough) {
        this.open = open;
        this.pools = pools;
        this.dead = dead;
        this.toExit = toExit;
        this.rough = rough;
        end = new int[open.nodes];
        newest = new int[open.nodes];
        due = new int[pools.count];
        Arrays.fill(newest, FAR);
    }

    int of(int seen, int where) {
        int label = seen & DeadStates.LABEL;
        return label != 0 ? label : newest[where];
    }

    int ofPool(int pool) {
        int label = dead.poolSeen[pool] & DeadStates.LABEL;
        return label == 0 ? FAR : label;
    }

    /** Makes all labels anew for searches from the exits at θ. Returns how many states have one. */
    long refresh(int now) {
        theta = now;
        for (int v = 0; v < open.nodes; v++) {
            if (end[v] > 0) {
                drop(dead.seen(v), end[v]);
            }
            end[v] = Math.max(0, theta - toExit[v] + 1);
        }
        drop(dead.poolSeen, dead.poolSeen.length);
        stretches = 0;
        reached = 0;
        level = 1;
        int waiting = poolsDue();
        boolean passed = false;
        int levelEnd = 0;
        for (int next = 0; next < stretches || waiting > 0 || !passed; ) {
            if (next == levelEnd) {
                level += next == 0 ? 0 : 1;
                level = next < stretches ? level : nextDue(passed);
                waiting -= reachPoolsDue(waiting);
                if (level >= ResumedLabels.PASSING && !passed) {
                    passed = true;
                    for (int row = 0; row < open.arcs + open.nodes; row++) {
                        passing(row);
                    }
                }
                levelEnd = stretches;
                continue;
            }
            int label = level;
            level = Math.min(level + 1, FAR - 1);
            if (node[next] >= open.nodes) {
                leavePool(node[next] - open.nodes);
            } else {
                leave(node[next], from[next], until[next]);
            }
            level = label;
            next++;
        }
        for (int v = 0; v < open.nodes; v++) {
            int label = end[v] > 0 ? dead.seen(v)[end[v] - 1] & DeadStates.LABEL : 0;
            newest[v] = label == 0 ? FAR : label;
        }
        return reached;
    }

    /** Says at which level each pool with people begins; returns how many there are. */
    private int poolsDue() {
        int count = 0;
        for (int pool = 0; pool < pools.count; pool++) {
            due[pool] = pools.release[pool] <= theta ? 1 + rough.detour(pool, theta) : 0;
            count += due[pool] > 0 ? 1 : 0;
        }
        return count;
    }

    /** The next level at which anybody begins; there is one. */
    private int nextDue(boolean passed) {
        int least = passed ? FAR - 1 : ResumedLabels.PASSING;
        for (int at : due) {
            least = at > 0 ? Math.min(least, at) : least;
        }
        return Math.max(level, least);
    }

    private int reachPoolsDue(int waiting) {
        int count = 0;
        for (int pool = 0; pool < due.length && waiting > 0; pool++) {
            if (due[pool] > 0 && due[pool] <= level) {
                due[pool] = 0;
                count++;
                reachPool(pool);
            }
        }
        return count;
    }

    /** Where people pass who cannot be out by θ any more: they can be sent instead. */
    private void passing(int row) {
        int tail = open.tail(row);
        int first = Math.max(0, theta - toExit[open.head(row)] - open.transit(row) + 1);
        int last = Math.min(end[tail], open.horizon);
        if (first >= last || open.isEmpty(row)) {
            return;
        }
        for (int t = first; t < last; t++) {
            if (open.flow(row, t) > 0) {
                mark(tail, t, t + 1);
            }
        }
    }

    private static void drop(int[] seen, int count) {
        for (int i = 0; i < count; i++) {
            seen[i] &= ~DeadStates.LABEL;
        }
    }

    private void leavePool(int pool) {
        int v = pools.node[pool];
        mark(v, pools.release[pool], Math.min(end[v], pools.end(pool)));
        if (!pools.isLast(pool)) {
            reachPool(pool + 1);
        }
        if (pools.carried[pool] > 0) {
            reachPool(pool - 1);
        }
    }

    private void mark(int v, int begin, int last) {
        if (begin < last) {
            int[] seen = dead.seen(v);
            int[] since = dead.since(v);
            int first = -1;
            for (int t = begin; t < last; t++) {
                if (since[t] > theta && (seen[t] & DeadStates.LABEL) == 0) {
                    seen[t] |= level;
                    first = first < 0 ? t : first;
                } else if (first >= 0) {
                    reach(v, first, t);
                    first = -1;
                }
            }
            if (first >= 0) {
                reach(v, first, last);
            }
        }
    }

    private void leave(int v, int begin, int last) {
        Adjacency roads = open.roads;
        for (int i = roads.outFirst[v]; i < roads.outFirst[v + 1]; i++) {
            along(roads.outArc[i], begin, last);
        }
        for (int i = roads.inFirst[v]; i < roads.inFirst[v + 1]; i++) {
            undo(roads.inArc[i], begin, last);
        }
        if (open.network.holding(v) > 0) {
            along(open.arcs + v, begin, last);
            undo(open.arcs + v, begin, last);
        }
        int[] departures = pools.page(v);
        if (departures != null) {
            for (int t = begin; t < last; t++) {
                if (departures[t] > 0) {
                    reachPool(pools.at(v, t));
                }
            }
        }
    }

    private void along(int row, int begin, int last) {
        int to = open.head(row);
        int transit = open.transit(row);
        int stop = Math.min(last, end[to] - transit);
        if (begin >= stop) {
            return;
        }
        int[] seen = dead.seen(to);
        int[] since = dead.since(to);
        int first = -1;
        for (int t = begin; t < stop; t++) {
            boolean on =
                    (seen[t + transit] & DeadStates.LABEL) == 0
                            && since[t + transit] > theta
                            && open.room(row, t) > 0;
            if (on) {
                seen[t + transit] |= level;
                first = first < 0 ? t : first;
            } else if (first >= 0) {
                reach(to, first + transit, t + transit);
                first = -1;
            }
        }
        if (first >= 0) {
            reach(to, first + transit, stop + transit);
        }
    }

    private void undo(int row, int begin, int last) {
        int[] flow = open.page(row);
        if (flow == null) {
            return;
        }
        int to = open.tail(row);
        int transit = open.transit(row);
        int[] seen = dead.seen(to);
        int[] since = dead.since(to);
        int stop = last - transit;
        int first = -1;
        for (int t = Math.max(0, begin - transit); t < stop; t++) {
            if (flow[t] > 0 && since[t] > theta && (seen[t] & DeadStates.LABEL) == 0) {
                seen[t] |= level;
                first = first < 0 ? t : first;
            } else if (first >= 0) {
                reach(to, first, t);
                first = -1;
            }
        }
        if (first >= 0) {
            reach(to, first, stop);
        }
    }

    private void reachPool(int pool) {
        if (dead.poolSince[pool] > theta && (dead.poolSeen[pool] & DeadStates.LABEL) == 0) {
            dead.poolSeen[pool] |= level;
            reach(open.nodes + pool, 0, 1);
        }
    }

    private void reach(int where, int begin, int stop) {
        if (stretches == node.length) {
            node = Arrays.copyOf(node, 2 * stretches);
            from = Arrays.copyOf(from, 2 * stretches);
            until = Arrays.copyOf(until, 2 * stretches);
        }
        node[stretches] = where;
        from[stretches] = begin;
        until[stretches++] = stop;
        reached += stop - begin;
    }
}
