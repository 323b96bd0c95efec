package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Looks backward from an exit at one step for people who can still be there, and sends them: one augmenting path a search.
 *
 * <p>The state with the latest step, less the static time from the nearest people left, is looked at first, the newest
 * first among equals (A*). That distance orders and never prunes; the first step at which anybody could be at a node, and
 * dead states, do. A search that ends without people marks all it saw as dead.
 */
final class BestFirstSearch {
    private static final int NOTHING = -1;

    /** How a state was reached from the one before it; an arc otherwise, ~arc for undoing the flow on it. */
    private static final int THROUGH_POOL = Integer.MIN_VALUE;

    private final ResidualNetwork network;
    private final DeadStates dead;
    private final int[] earliest;
    private final Progress.Pulse pulse;
    private int[] toPeople;
    private int furthest;
    private boolean someoneRanOut;
    private long visitsSinceDistances;

    private int[] place = new int[1024]; // [state] node, or nodes + pool
    private int[] step = new int[1024]; // [state] step; for a pool meaningless
    private int[] before = new int[1024]; // [state] the state it was reached from
    private int[] move = new int[1024]; // [state] how
    private int[] next = new int[1024]; // [state] next in its bucket
    private int states;

    private int[] bucket; // [key] newest state waiting there
    private int lowest;
    private int highest;
    private int root;
    private int found;

    BestFirstSearch(ResidualNetwork network, DeadStates dead, int[] earliest, Progress.Pulse pulse) {
        this.network = network;
        this.dead = dead;
        this.earliest = earliest;
        this.pulse = pulse;
        toPeople = Distances.fromPeopleLeft(network);
        furthest = furthest();
        bucket = new int[network.horizon + furthest + 2];
        Arrays.fill(bucket, NOTHING);
    }

    /** Sends people to the exit at this step; 0 when nobody can be there, which is then proved for ever. */
    int augment(int exit, int theta, ReplayPaths replay) {
        refreshDistances();
        if (!search(network.exitNode[exit], theta)) {
            for (int state = 1; state <= states; state++) {
                if (place[state] < network.nodes) {
                    dead.page(place[state])[step[state]] = -1 - theta;
                } else {
                    dead.pool[place[state] - network.nodes] = -1 - theta;
                }
            }
            return 0;
        }
        int people = Math.min(network.remaining[place[found] - network.nodes], left(exit, theta));
        for (int state = found; state != 1; state = before[state]) {
            people = Math.min(people, residual(state));
        }
        for (int state = found; state != 1; state = before[state]) {
            send(state, people);
        }
        int pool = place[found] - network.nodes;
        network.remaining[pool] -= people;
        someoneRanOut |= network.remaining[pool] == 0;
        network.exitFlow[exit][theta] += people;
        remember(exit, replay);
        return people;
    }

    private int left(int exit, int theta) {
        return network.exitCapacity[exit][theta] - network.exitFlow[exit][theta];
    }

    private boolean search(int node, int theta) {
        dead.forget(states);
        states = 0;
        Arrays.fill(bucket, lowest, Math.min(bucket.length, highest + 1), NOTHING);
        lowest = 0;
        highest = 0;
        root = theta;
        found = 0;
        if (theta < earliest[node] || dead.page(node)[theta] < 0) {
            return false;
        }
        see(node, theta, 0, 0);
        while (lowest <= highest) {
            int state = bucket[lowest];
            if (state == NOTHING) {
                lowest++;
                continue;
            }
            bucket[lowest] = next[state];
            pulse.beat();
            visitsSinceDistances++;
            if (place[state] < network.nodes) {
                lookAround(state);
            } else if (lookInPool(state)) {
                found = state;
                return true;
            }
        }
        return false;
    }

    private void lookAround(int state) {
        int node = place[state];
        int now = step[state];
        for (int i = network.inFirst[node]; i < network.inFirst[node + 1]; i++) {
            int arc = network.inArc[i];
            int from = network.tail[arc];
            int entered = now - network.transit[arc];
            if (entered >= earliest[from] && isNew(from, entered) && network.residual(arc, entered) > 0) {
                see(from, entered, state, arc);
            }
        }
        for (int i = network.outFirst[node]; i < network.outFirst[node + 1]; i++) {
            int arc = network.outArc[i];
            int[] flow = network.flow[arc];
            if (flow != null && flow[now] > 0) {
                int to = network.head[arc];
                int left = now + network.transit[arc];
                if (isNew(to, left)) {
                    see(to, left, state, ~arc);
                }
            }
        }
        int pool = network.poolAt(node, now);
        if (pool >= 0) {
            seePool(pool, state);
        }
    }

    /** True when there are people; otherwise goes on to where they could be had from. */
    private boolean lookInPool(int state) {
        int pool = place[state] - network.nodes;
        if (network.remaining[pool] > 0) {
            return true;
        }
        if (!network.isFirstOfNode(pool)) {
            seePool(pool - 1, state);
        }
        if (!network.isLastOfNode(pool) && network.carried[pool + 1] > 0) {
            seePool(pool + 1, state);
        }
        int node = network.poolNode[pool];
        int[] departures = network.departures[node];
        if (departures != null) {
            for (int t = network.firstDeparture[pool]; t <= network.lastDeparture[pool]; t++) {
                if (departures[t] > 0 && isNew(node, t)) {
                    see(node, t, state, THROUGH_POOL);
                }
            }
        }
        return false;
    }

    private boolean isNew(int node, int when) {
        int mark = dead.page(node)[when];
        return mark >= 0 && mark <= dead.base;
    }

    private void seePool(int pool, int from) {
        int mark = dead.pool[pool];
        if (mark < 0 || mark > dead.base) {
            return;
        }
        int state = add(network.nodes + pool, step[from], from, THROUGH_POOL);
        dead.pool[pool] = dead.base + state;
        int key = root - step[from];
        put(state, network.remaining[pool] > 0 ? 0 : key + toPeople[network.poolNode[pool]]);
    }

    private void see(int node, int when, int from, int how) {
        int state = add(node, when, from, how);
        dead.page(node)[when] = dead.base + state;
        put(state, root - when + toPeople[node]);
    }

    private int add(int where, int when, int from, int how) {
        int state = ++states;
        if (state == place.length) {
            place = Arrays.copyOf(place, 2 * state);
            step = Arrays.copyOf(step, 2 * state);
            before = Arrays.copyOf(before, 2 * state);
            move = Arrays.copyOf(move, 2 * state);
            next = Arrays.copyOf(next, 2 * state);
        }
        place[state] = where;
        step[state] = when;
        before[state] = from;
        move[state] = how;
        return state;
    }

    private void put(int state, int key) {
        int slot = Math.max(0, Math.min(key, bucket.length - 1));
        next[state] = bucket[slot];
        bucket[slot] = state;
        lowest = Math.min(lowest, slot);
        highest = Math.max(highest, slot);
    }

    /** What the move into this state lets through. */
    private int residual(int state) {
        int last = before[state];
        int how = move[state];
        if (how != THROUGH_POOL) {
            return how >= 0 ? network.residual(how, step[state]) : network.flow(~how, step[last]);
        }
        if (place[state] < network.nodes) {
            return network.departures(place[state], step[state]);
        }
        boolean later = place[last] >= network.nodes && place[last] < place[state];
        return later ? network.carried[place[state] - network.nodes] : Integer.MAX_VALUE;
    }

    private void send(int state, int people) {
        int last = before[state];
        int how = move[state];
        if (how != THROUGH_POOL) {
            if (how >= 0) {
                network.addFlow(how, step[state], people);
            } else {
                network.addFlow(~how, step[last], -people);
            }
        } else if (place[state] < network.nodes) {
            network.addDepartures(place[state], step[state], -people);
        } else if (place[last] < network.nodes) {
            network.addDepartures(place[last], step[last], people);
        } else if (place[last] > place[state]) {
            network.carried[place[last] - network.nodes] += people;
        } else {
            network.carried[place[state] - network.nodes] -= people;
        }
    }

    /** Keeps the path for the next step, unless it leads through a pool and out again. */
    private void remember(int exit, ReplayPaths replay) {
        int length = 0;
        for (int state = found; state != 1; state = before[state]) {
            if (place[state] >= network.nodes) {
                if (place[before[state]] >= network.nodes && place[before[state]] < place[state]) {
                    return;
                }
            } else if (move[state] == THROUGH_POOL) {
                return;
            } else {
                length++;
            }
        }
        int[] moves = new int[length];
        for (int state = found; state != 1; state = before[state]) {
            if (place[state] < network.nodes) {
                moves[--length] = move[state];
            }
        }
        replay.add(exit, moves);
    }

    /** Measures anew once someone has run out and the searches since have cost as much as measuring. */
    private void refreshDistances() {
        if (someoneRanOut && visitsSinceDistances > network.nodes + network.arcs) {
            toPeople = Distances.fromPeopleLeft(network);
            furthest = Math.max(furthest, furthest());
            if (network.horizon + furthest + 2 > bucket.length) {
                bucket = Arrays.copyOf(bucket, network.horizon + furthest + 2);
                Arrays.fill(bucket, NOTHING);
            }
            someoneRanOut = false;
            visitsSinceDistances = 0;
        }
    }

    private int furthest() {
        int time = 0;
        for (int distance : toPeople) {
            if (distance < Distances.FAR) {
                time = Math.max(time, distance);
            }
        }
        return Math.min(time, network.horizon);
    }
}
