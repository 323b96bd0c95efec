package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Looks backward from all exits at one step for people who can still be there, and sends them: one
 * augmenting path a search, best state first, the newest among equals.
 *
 * <p>At first the best state is the one with the latest step, less the static time from the nearest
 * people left (A*). Once a search has seen too much, it is the one with the least moves so far plus
 * twice its label ({@link Labels}); each search corrects the labels it found too low, and all are
 * made anew when the searches since have seen as much as that costs. Either way the order prunes
 * nothing; the first step at which anybody could be at a node, and dead states, do. A search that
 * ends without people marks all it saw as dead.
 */
final class BackwardSearch {
    private static final int NOTHING = -1;
    private static final int LOOKED_AT = -2;
    private static final int GREED = 2; // weight of the label against the moves so far

    /** States a search may see before labels are made, unless a test says otherwise. */
    static final int STATIC_BUDGET = 1000;

    private static final double REFRESH_RATIO =
            1; // states seen since the labels were made, to states labelled

    /**
     * How a state was reached from the one before it; an arc otherwise, ~arc for undoing the flow
     * on it.
     */
    private static final int THROUGH_POOL = Integer.MIN_VALUE;

    private final ResidualNetwork network;
    private final States known;
    private final int[] earliest;
    private final Progress.Pulse pulse;
    private final Labels labels;
    private final int staticBudget;
    private boolean byLabel;
    private long labelled; // states labelled at the last refresh
    private long seenSince; // states seen since then
    private int[] toPeople;
    private boolean someoneRanOut;
    private long seenSinceDistances;

    private int[] place = new int[1024]; // [state] node, or nodes + pool
    private int[] step = new int[1024]; // [state] step; for a pool that of the state before it
    private int[] before = new int[1024]; // [state] the state it was reached from, 0 for none
    private int[] move = new int[1024]; // [state] how; the exit where before is 0
    private int[] moves = new int[1024]; // [state] how many so far
    private int[] next = new int[1024]; // [state] next in its bucket
    private int states;

    private int[] bucket = new int[1024]; // [key] newest state waiting there
    private int lowest;
    private int highest;
    private int theta;
    private int found;

    BackwardSearch(
            ResidualNetwork network,
            States known,
            int[] earliest,
            int[] toExit,
            Progress.Pulse pulse,
            int staticBudget) {
        this.staticBudget = staticBudget;
        this.network = network;
        this.known = known;
        this.earliest = earliest;
        this.pulse = pulse;
        labels = new Labels(network, known, toExit);
        toPeople = Distances.fromPeopleLeft(network);
        Arrays.fill(bucket, NOTHING);
    }

    /**
     * Sends people to the exits at this step; 0 when nobody can be there, which is then proved for
     * ever.
     */
    int augment(int now, ReplayPaths replay) {
        theta = now;
        if (!find()) {
            for (int state = 1; state <= states; state++) {
                if (place[state] < network.nodes) {
                    known.page(place[state])[step[state]] = -1 - theta;
                } else {
                    known.pool[place[state] - network.nodes] = -1 - theta;
                }
            }
            return 0;
        }
        int first = found;
        int pool = place[found] - network.nodes;
        int people = network.remaining[pool];
        for (; before[first] != 0; first = before[first]) {
            people = Math.min(people, residual(first));
        }
        int exit = move[first];
        people = Math.min(people, left(exit));
        for (int state = found; state != first; state = before[state]) {
            send(state, people);
        }
        learn();
        network.remaining[pool] -= people;
        someoneRanOut |= network.remaining[pool] == 0;
        network.exitFlow[exit][theta] += people;
        remember(exit, first, replay);
        return people;
    }

    /**
     * Raises the labels of what was looked at before people were found: had a label promised people
     * nearer than they were, the next search would be led there again. Raising is free of proof
     * too.
     */
    private void learn() {
        int length = moves[found] + 1;
        for (int state = 1; state <= states && byLabel; state++) {
            if (next[state] == LOOKED_AT && state != found) {
                boolean isNode = place[state] < network.nodes;
                int[] of = isNode ? known.page(place[state]) : known.pool;
                int index = isNode ? step[state] : place[state] - network.nodes;
                int label = of[index] & States.LABEL;
                int least = Math.min(length - moves[state], States.LABEL - 1);
                if (label > 0 && label < least) {
                    of[index] += least - label;
                }
            }
        }
    }

    private int left(int exit) {
        return network.exitCapacity[exit][theta] - network.exitFlow[exit][theta];
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
        long budget = (long) (labelled * REFRESH_RATIO) - seenSince;
        if (budget > staticBudget && (search(budget) || lowest > highest)) {
            return found != 0;
        }
        refreshLabels();
        return search(Long.MAX_VALUE);
    }

    private void refreshLabels() {
        labelled = labels.refresh(theta);
        seenSince = 0;
    }

    /**
     * True when found; else either all was seen and {@code lowest > highest}, or the budget ran
     * out.
     */
    private boolean search(long budget) {
        known.beginSearch();
        states = 0;
        if (lowest <= highest) {
            Arrays.fill(bucket, lowest, highest + 1, NOTHING);
        }
        lowest = bucket.length;
        highest = -1;
        found = 0;
        for (int exit = 0; exit < network.exitNode.length; exit++) {
            int node = network.exitNode[exit];
            if (left(exit) > 0 && theta >= earliest[node]) {
                see(node, theta, 0, exit);
            }
        }
        while (lowest <= highest) {
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
            if (place[state] < network.nodes) {
                lookAround(state);
            } else if (lookInPool(state)) {
                found = state;
                break;
            }
        }
        seenSince += states;
        seenSinceDistances += states;
        return found != 0;
    }

    private void lookAround(int state) {
        int node = place[state];
        int now = step[state];
        for (int arc = network.inFirst[node]; arc < network.inFirst[node + 1]; arc++) {
            int from = network.tail[arc];
            int entered = now - network.transit[arc];
            if (entered >= earliest[from] && network.residual(arc, entered) > 0) {
                see(from, entered, state, arc);
            }
        }
        for (int i = network.outFirst[node]; i < network.usedEnd[node]; i++) {
            int arc = network.usedArc[i];
            if (network.flow(arc, now) > 0) {
                see(network.head[arc], now + network.transit[arc], state, ~arc);
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
                if (departures[t] > 0) {
                    see(node, t, state, THROUGH_POOL);
                }
            }
        }
        return false;
    }

    private void seePool(int pool, int from) {
        int mark = known.pool[pool];
        if (!known.isNew(mark)) {
            return;
        }
        known.pool[pool] = (mark & States.LABEL) | known.search;
        int state = add(network.nodes + pool, step[from], from, THROUGH_POOL);
        if (network.remaining[pool] > 0) {
            put(state, 0);
        } else if (byLabel) {
            put(state, GREED * labels.ofPool(pool) + moves[state]);
        } else {
            put(state, theta - step[from] + toPeople[network.poolNode[pool]]);
        }
    }

    private void see(int node, int when, int from, int how) {
        int[] page = known.page(node);
        int mark = page[when];
        if (!known.isNew(mark)) {
            return;
        }
        page[when] = (mark & States.LABEL) | known.search;
        int state = add(node, when, from, how);
        put(
                state,
                byLabel
                        ? GREED * labels.of(mark, node) + moves[state]
                        : theta - when + toPeople[node]);
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

    /**
     * Puts a state where it is due; whatever is further than any label could say comes last,
     * together.
     */
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
    private void remember(int exit, int first, ReplayPaths replay) {
        int length = 0;
        for (int state = found; state != first; state = before[state]) {
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
        int[] path = new int[length];
        for (int state = found; state != first; state = before[state]) {
            if (place[state] < network.nodes) {
                path[--length] = move[state];
            }
        }
        replay.add(exit, path);
    }

    /**
     * Measures anew once someone has run out and the searches since have cost as much as measuring.
     */
    private void refreshDistances() {
        if (someoneRanOut && seenSinceDistances > network.nodes + network.arcs) {
            toPeople = Distances.fromPeopleLeft(network);
            someoneRanOut = false;
            seenSinceDistances = 0;
        }
    }
}
