package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Looks backward from all exits at one step of a flow opened again for people who can still be
 * there: those not sent, and those who are to arrive later. The order is that of {@link
 * BackwardSearch}, and prunes nothing; dead states do. A search that ends without people marks all
 * it saw as dead.
 *
 * <p>Later arrivals need no search of their own: a state with flow, from which even the nearest
 * exit is reached only after θ, carries people who arrive later, and the way they go on to is
 * followed forward. All other states searched lie within reach of an exit by θ, as in a first
 * solve.
 */
final class ResumedSearch {
    private static final int NOTHING = -1;
    private static final int LOOKED_AT = -2;
    private static final int GREED = 2; // weight of the label against the moves so far

    /** States a search may see by new labels of blocks before labels are made for each step. */
    private static final int MISLED = 40_000;

    /** How a state was reached; a row otherwise, ~row for undoing the flow on it. */
    static final int THROUGH_POOL = Integer.MIN_VALUE;

    private final OpenFlow open;
    private final Pools pools;
    private final DeadStates dead;
    private final int[] toExit; // [node] least steps to an exit
    private final Progress.Pulse pulse;
    private int[] toPeople; // [node]
    private long seenSinceDistances;
    private boolean someoneRanOut = true;

    int[] place = new int[1024]; // [state] node, or nodes + pool
    int[] step = new int[1024]; // [state] step; for a pool that of the state before it
    int[] before = new int[1024]; // [state] the state it was reached from, 0 for none
    int[] move = new int[1024]; // [state] how; the exit where before is 0
    private int[] moves = new int[1024]; // [state] how many so far
    private int[] next = new int[1024]; // [state] next in its bucket
    private int states;

    private int[] bucket = new int[1024]; // [key] newest state waiting there
    private int lowest;
    private int highest;
    private int theta;
    private int found;
    private final int staticBudget; // states a search may see before labels are made
    private final ResumedLabels labels;
    private final ResumedStepLabels byStep;
    private boolean byLabel;
    private boolean exactly; // by the labels of steps instead of those of blocks
    private long labelled; // states labelled at the last refresh
    private long seenSince; // states seen since then

    int searches;

    /** The exit whose later arrivals were taken, or -1 when people at home were. */
    int laterExit;

    /** States seen or labelled. */
    long spent;

    /** States seen by all searches. */
    long seen;

    ResumedSearch(
            OpenFlow open,
            Pools pools,
            DeadStates dead,
            int[] toExit,
            Progress.Pulse pulse,
            int staticBudget) {
        this.staticBudget = staticBudget;
        labels = new ResumedLabels(open, pools, dead, toExit);
        byStep = new ResumedStepLabels(open, pools, dead, toExit, labels);
        exactly = open.before.from > 0; // people on their way can hardly put anything off
        this.open = open;
        this.pools = pools;
        this.dead = dead;
        this.toExit = toExit;
        this.pulse = pulse;
        toPeople = new int[0];
        Arrays.fill(bucket, NOTHING);
    }

    /**
     * Sends people to the exits at this step; 0 when nobody can be there, which is then proved for
     * ever.
     */
    int augment(int now, ResumedPaths paths) {
        theta = now;
        if (!find()) {
            for (int state = 1; state <= states; state++) {
                if (place[state] < open.nodes) {
                    dead.since(place[state])[step[state]] = theta;
                } else {
                    dead.poolSince[place[state] - open.nodes] = theta;
                }
            }
            return 0;
        }
        learn();
        int later = -1; // the step of the later arrivals taken
        laterExit = -1;
        int pool = place[found] - open.nodes;
        if (pool < 0 || pools.remaining[pool] == 0) {
            if (pool >= 0) {
                int k = pools.lastDeparture(pool, theta - toExit[pools.node[pool]] + 1);
                found = add(pools.node[pool], k, found, THROUGH_POOL);
            }
            follow();
            later = step[found];
        }
        int first = found;
        int people =
                laterExit < 0
                        ? pools.remaining[place[found] - open.nodes]
                        : open.exitFlow[laterExit][later];
        for (; before[first] != 0; first = before[first]) {
            people = Math.min(people, residual(first));
        }
        int exit = move[first];
        people = Math.min(people, left(exit));
        for (int state = found; state != first; state = before[state]) {
            send(state, people);
        }
        if (laterExit < 0) {
            pools.remaining[place[found] - open.nodes] -= people;
            someoneRanOut |= pools.remaining[place[found] - open.nodes] == 0;
        } else {
            open.exitFlow[laterExit][later] -= people;
        }
        open.exitFlow[exit][theta] += people;
        for (int state = found; state != first; state = before[state]) {
            if (since(state) < since(before[state])) {
                forget(state);
            }
        }
        dead.spread();
        paths.remember(this, found, first);
        return people;
    }

    private int since(int state) {
        return place[state] < open.nodes
                ? dead.since(place[state])[step[state]]
                : dead.poolSince[place[state] - open.nodes];
    }

    /** People were sent from here towards what dies later, and can now be sent back. */
    private void forget(int state) {
        if (place[state] < open.nodes) {
            dead.forget(place[state], step[state]);
        } else {
            dead.forgetPool(place[state] - open.nodes);
        }
    }

    /**
     * Raises the labels of what was looked at before people were found, to what the path proves.
     */
    private void learn() {
        int length = moves[found] + 1;
        for (int state = 1; state <= states && byLabel; state++) {
            if (next[state] == LOOKED_AT && state != found) {
                boolean isNode = place[state] < open.nodes;
                int[] of = isNode ? dead.seen(place[state]) : dead.poolSeen;
                int index = isNode ? step[state] : place[state] - open.nodes;
                int label = of[index] & DeadStates.LABEL;
                int least = Math.min(length - moves[state], DeadStates.LABEL - 1);
                if (label < least && (label > 0 || !exactly)) {
                    of[index] += least - label;
                }
            }
        }
    }

    /**
     * From the state found on, the way of those who arrive later, to their exit. Every state on it
     * is as late as the first, so none is on the path before.
     */
    private void follow() {
        while (true) {
            int node = place[found];
            int now = step[found];
            for (int i = open.roads.exitFirst[node]; i < open.roads.exitFirst[node + 1]; i++) {
                if (now > theta && open.exitFlow[open.roads.exit[i]][now] > 0) {
                    laterExit = open.roads.exit[i];
                    return;
                }
            }
            int best = -1;
            int most = 0;
            for (int i = open.roads.outFirst[node]; i < open.roads.outFirst[node + 1]; i++) {
                int people = open.flow(open.roads.outArc[i], now);
                if (people > most) {
                    most = people;
                    best = open.roads.outArc[i];
                }
            }
            if (open.flow(open.arcs + node, now) > most) {
                best = open.arcs + node;
            }
            if (best < 0) {
                throw new IllegalStateException(
                        "The flow is not conserved at node %d and step %d.".formatted(node, now));
            }
            int to = open.head(best);
            int then = now + open.transit(best);
            int twice = onTheWay(to, then);
            if (twice == 0) {
                found = add(to, then, found, ~best);
            } else {
                cancelCircle(twice, best, now);
                found = twice;
            }
        }
    }

    /** The state on the way in hand at this node and step, or 0: it went round in no time. */
    private int onTheWay(int node, int when) {
        for (int state = found; state != 0 && step[state] == when; state = before[state]) {
            if (place[state] == node) {
                return state;
            }
        }
        return 0;
    }

    /** Takes out people who go round in no time, from a state on the path back to it. */
    private void cancelCircle(int from, int last, int when) {
        int people = open.flow(last, when);
        for (int state = found; state != from; state = before[state]) {
            people = Math.min(people, residual(state));
        }
        open.add(last, when, -people);
        for (int state = found; state != from; state = before[state]) {
            send(state, people);
        }
    }

    private int left(int exit) {
        return open.exitRoom[exit][theta] - open.exitFlow[exit][theta];
    }

    private boolean find() {
        if (!byLabel) {
            refreshDistances();
            if (search(staticBudget) || lowest > highest) {
                return found != 0;
            }
            byLabel = true;
            refreshLabels();
        }
        long budget = (long) ((exactly ? 1 : BackwardSearch.REFRESH_RATIO) * labelled) - seenSince;
        if (budget > staticBudget && (search(budget) || lowest > highest)) {
            return found != 0;
        }
        refreshLabels();
        if (!exactly) {
            if (search(MISLED) || lowest > highest) {
                return found != 0;
            }
            exactly = true;
            refreshLabels();
        }
        return search(Long.MAX_VALUE);
    }

    private void refreshLabels() {
        labelled = exactly ? byStep.refresh(theta) : labels.refresh(theta);
        spent += exactly ? labelled / 4 : labelled; // a label costs less than a state seen
        seenSince = 0;
    }

    /**
     * True when found; else either all was seen and {@code lowest > highest}, or the budget ran
     * out.
     */
    private boolean search(long budget) {
        dead.beginSearch();
        searches++;
        states = 0;
        if (lowest <= highest) {
            Arrays.fill(bucket, lowest, highest + 1, NOTHING);
        }
        lowest = bucket.length;
        highest = -1;
        found = 0;
        for (int exit = 0; exit < open.exitFlow.length && found == 0; exit++) {
            if (left(exit) > 0) {
                see(open.network.exitNode(exit), theta, 0, exit);
            }
        }
        while (found == 0 && lowest <= highest) {
            int state = bucket[lowest];
            if (state == NOTHING) {
                lowest++;
                continue;
            }
            if (states > budget) {
                break;
            }
            bucket[lowest] = next[state];
            next[state] = LOOKED_AT;
            pulse.beat();
            if (place[state] < open.nodes) {
                if (step[state] + toExit[place[state]] > theta) {
                    found = state;
                    break;
                }
                lookAround(state);
            } else {
                if (byLabel && labels.detour(place[state] - open.nodes, theta) > 0) {
                    found = state;
                    break;
                }
                lookInPool(state);
            }
        }
        seen += states;
        spent += states;
        seenSince += states;
        seenSinceDistances += states;
        return found != 0;
    }

    private void lookAround(int state) {
        int node = place[state];
        int now = step[state];
        Adjacency roads = open.roads;
        for (int i = roads.inFirst[node]; i < roads.inFirst[node + 1]; i++) {
            int arc = roads.inArc[i];
            int entered = now - open.network.transit(arc);
            if (entered >= 0 && open.room(arc, entered) > 0) {
                see(open.network.tail(arc), entered, state, arc);
            }
        }
        for (int i = roads.outFirst[node]; i < roads.outFirst[node + 1]; i++) {
            int arc = roads.outArc[i];
            if (open.flow(arc, now) > 0) {
                see(open.network.head(arc), now + open.network.transit(arc), state, ~arc);
            }
        }
        int loop = open.arcs + node;
        if (now > 0 && open.room(loop, now - 1) > 0) {
            see(node, now - 1, state, loop);
        }
        if (open.flow(loop, now) > 0) {
            see(node, now + 1, state, ~loop);
        }
        int pool = pools.at(node, now);
        if (pool >= 0) {
            seePool(pool, state);
        }
    }

    private void lookInPool(int state) {
        int pool = place[state] - open.nodes;
        if (!pools.isFirst(pool)) {
            seePool(pool - 1, state);
        }
        if (!pools.isLast(pool) && pools.carried[pool + 1] > 0) {
            seePool(pool + 1, state);
        }
        int node = pools.node[pool];
        int[] departures = pools.page(node);
        if (departures != null) {
            // Later ones were looked for when the pool was seen.
            int last = Math.min(pools.end(pool) - 1, theta - toExit[node]);
            for (int t = Math.max(0, pools.release[pool]); t <= last; t++) {
                if (departures[t] > 0) {
                    see(node, t, state, THROUGH_POOL);
                }
            }
        }
    }

    private void seePool(int pool, int from) {
        int mark = dead.poolSeen[pool];
        if ((mark & ~DeadStates.LABEL) == dead.search
                || dead.poolSince[pool] <= theta
                || found != 0) {
            return;
        }
        dead.poolSeen[pool] = (mark & DeadStates.LABEL) | dead.search;
        int state = add(open.nodes + pool, step[from], from, THROUGH_POOL);
        int node = pools.node[pool];
        int detour = labels.detour(pool, theta);
        if (detour == 0 || (detour > 0 && !byLabel)) {
            found = state;
        } else if (detour > 0) {
            put(state, detour + moves[state]);
        } else if (byLabel) {
            put(
                    state,
                    GREED * (exactly ? byStep.ofPool(pool) : labels.ofPool(pool)) + moves[state]);
        } else {
            put(state, theta - step[from] + toPeople[node]);
        }
    }

    private void see(int node, int when, int from, int how) {
        int[] seenAt = dead.seen(node);
        int mark = seenAt[when];
        if ((mark & ~DeadStates.LABEL) == dead.search
                || dead.since(node)[when] <= theta
                || found != 0) {
            return;
        }
        seenAt[when] = (mark & DeadStates.LABEL) | dead.search;
        int state = add(node, when, from, how);
        if (when + toExit[node] > theta) {
            // Flow runs through it, and not to an exit by theta.
            if (byLabel) {
                put(state, ResumedLabels.PASSING + moves[state]);
            } else {
                found = state;
            }
        } else if (byLabel) {
            put(
                    state,
                    GREED * (exactly ? byStep.of(mark, node) : labels.of(mark, node, when))
                            + moves[state]);
        } else {
            put(state, theta - when + toPeople[node]);
        }
    }

    private int add(int where, int when, int from, int how) {
        int state = ++states;
        if (state == place.length) {
            place = Arrays.copyOf(place, 2 * state);
            step = Arrays.copyOf(step, 2 * state);
            before = Arrays.copyOf(before, 2 * state);
            move = Arrays.copyOf(move, 2 * state);
            moves = Arrays.copyOf(moves, 2 * state);
            next = Arrays.copyOf(next, 2 * state);
        }
        place[state] = where;
        step[state] = when;
        before[state] = from;
        move[state] = how;
        moves[state] = from == 0 ? 0 : moves[from] + 1;
        return state;
    }

    private void put(int state, int key) {
        int slot = Math.max(0, Math.min(key, 1 << 16));
        if (slot >= bucket.length) {
            int length = bucket.length;
            bucket = Arrays.copyOf(bucket, 2 * slot);
            Arrays.fill(bucket, length, bucket.length, NOTHING);
        }
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
            return how >= 0 ? open.room(how, step[state]) : open.flow(~how, step[last]);
        }
        if (place[state] < open.nodes) {
            return pools.departures(place[state], step[state]);
        }
        boolean later = place[last] >= open.nodes && place[last] < place[state];
        return later ? pools.carried[place[state] - open.nodes] : Integer.MAX_VALUE;
    }

    private void send(int state, int people) {
        int last = before[state];
        int how = move[state];
        if (how != THROUGH_POOL) {
            if (how >= 0) {
                open.add(how, step[state], people);
            } else {
                open.add(~how, step[last], -people);
            }
        } else if (place[state] < open.nodes) {
            pools.add(place[state], step[state], -people);
        } else if (place[last] < open.nodes) {
            pools.add(place[last], step[last], people);
        } else if (place[last] > place[state]) {
            pools.carried[place[last] - open.nodes] += people;
        } else {
            pools.carried[place[state] - open.nodes] -= people;
        }
    }

    /**
     * Measures anew once someone has run out and the searches since have cost as much as measuring.
     */
    private void refreshDistances() {
        if (toPeople.length == 0
                || (someoneRanOut && seenSinceDistances > open.nodes + open.arcs)) {
            toPeople = new int[open.nodes];
            Arrays.fill(toPeople, Adjacency.FAR);
            for (int pool = 0; pool < pools.count; pool++) {
                int node = pools.node[pool];
                if ((pools.remaining[pool] > 0 && pools.release[pool] < open.horizon)
                        || pools.lastDeparture(pool, theta - toExit[node] + 1) >= 0) {
                    toPeople[node] = 0;
                }
            }
            open.roads.settleFrom(toPeople, open.horizon);
            someoneRanOut = false;
            seenSinceDistances = 0;
        }
    }
}
