package org.safepassage.planner.flow;

import org.jspecify.annotations.Nullable;

/**
 * Looks backward from all exits at one step for people who can still be there, and sends them: one
 * augmenting path a search, best state first, the newest among equals.
 *
 * <p>At first the best state is the one with the latest step, less the static time from the nearest
 * people left (A*). Once a search has seen too much, it is the one with the least moves so far plus
 * twice its label ({@link Labels}); each search corrects the labels it found too low, and all are
 * made anew when the searches since have seen as much as that costs. A search begins with as much
 * as still holds of a path that worked one step before. Either way the order prunes nothing; the
 * first step at which anybody could be at a node, and dead states, do. A search that ends without
 * people marks all it saw as dead.
 */
final class BackwardSearch {
    private static final int GREED = 2; // weight of the label against the moves so far

    /** States a search may see before labels are made, unless a test says otherwise. */
    static final int STATIC_BUDGET = 1000;

    static final double REFRESH_RATIO = 6; // states seen since the labels were made, to labels made

    private final ResidualNetwork network;
    private final States known;
    private final int[] word;
    private final int[] from; // [arc] where the word of its tail is, for arriving in step 0
    private final int[] hint; // [node] the arc by which it went on last time
    private final int[] least; // [arc] first step in which anybody can arrive by it
    private final SearchTree tree = new SearchTree();
    private final TreePath path;
    private final Progress.Pulse pulse;
    private final Labels labels;
    private final int staticBudget;
    private boolean byLabel;
    private long labelled; // states labelled at the last refresh
    private long seenSince; // states seen since then
    private int[] toPeople;
    private boolean someoneRanOut;
    private long seenSinceDistances;
    private int theta;
    private int found; // pool of people left, 0 for none
    private boolean exhausted; // the search ended because it had seen everything

    BackwardSearch(ResidualNetwork network, Progress.Pulse pulse, int staticBudget) {
        this.staticBudget = staticBudget;
        this.network = network;
        this.pulse = pulse;
        known = network.states;
        word = known.word;
        path = new TreePath(network, tree);
        labels = new Labels(network);
        toPeople = Distances.fromPeopleLeft(network);
        hint = new int[network.nodes];
        from = new int[network.arcs];
        least = new int[network.arcs];
        for (int arc = 0; arc < network.arcs; arc++) {
            int tail = network.tail[arc];
            from[arc] = known.base[tail] - network.transit[arc];
            least[arc] = known.from[tail] + network.transit[arc];
        }
    }

    /**
     * Sends people to the exits at this step; 0 when nobody can be there, which is then proved for
     * ever.
     */
    int augment(int now, ReplayPaths replay) {
        theta = now;
        find(replay.nextFailed(theta));
        if (found == 0) {
            for (int state = 1; state <= tree.states; state++) {
                int at = tree.at[state];
                int place = tree.place[state];
                word[at] = -1 - theta;
                if (place < network.nodes) {
                    network.steps.alive.add(place, at - known.base[place], false);
                }
            }
            return 0;
        }
        forget();
        int people = path.send(found, theta);
        someoneRanOut |= network.remaining[tree.place[found] - network.nodes] == 0;
        path.remember(found, replay);
        return people;
    }

    /**
     * Ends a search: raises the labels of what was looked at before people were found. Had a label
     * promised people nearer than they were, the next search would be led there again. Raising is
     * free of proof too.
     */
    private void forget() {
        int length = found == 0 ? 0 : tree.moves[found] + 1;
        for (int state = 1; state <= tree.states; state++) {
            int at = tree.at[state];
            int now = word[at] & ~States.SEEN;
            if (byLabel && tree.isLookedAt(state) && state != found) {
                int proved = Math.min(length - tree.moves[state], States.LABEL - 1);
                now += Math.max(0, proved - (now & States.LABEL));
            }
            word[at] = now;
        }
    }

    private void find(int @Nullable [] start) {
        if (!byLabel) {
            refreshDistances();
            search(staticBudget, start);
            if (found != 0 || exhausted) {
                return;
            }
            forget();
            byLabel = true;
            refreshLabels();
        }
        long budget = (long) (labelled * REFRESH_RATIO) - seenSince;
        if (budget > staticBudget) {
            search(budget, start);
            if (found != 0 || exhausted) {
                return;
            }
            forget();
        }
        refreshLabels();
        search(Long.MAX_VALUE, start);
    }

    private void refreshLabels() {
        labelled = labels.refresh(theta);
        seenSince = 0;
    }

    private void search(long budget, int @Nullable [] start) {
        tree.clear();
        found = 0;
        exhausted = false;
        for (int exit = 0; exit < network.exitNode.length; exit++) {
            int node = network.exitNode[exit];
            if (network.left(exit, theta) > 0 && known.has(node, theta)) {
                if (see(node, known.base[node] + theta, 0, exit)) {
                    tree.put(tree.states, keyOf(tree.states));
                }
            }
        }
        if (start != null && byLabel) {
            follow(start);
        }
        while (tree.states <= budget) {
            int state = tree.take();
            if (state == 0) {
                exhausted = true;
                break;
            }
            pulse.beat();
            if (tree.place[state] < network.nodes) {
                lookAround(state);
            } else if (lookInPool(state)) {
                found = state;
                break;
            }
        }
        seenSince += tree.states;
        seenSinceDistances += tree.states;
    }

    /** Sees the states of a path, an exit and then moves, as far as it still holds. */
    private void follow(int[] start) {
        int state = 1;
        while (state <= tree.states && tree.move[state] != start[0]) {
            state++;
        }
        if (state > tree.states) {
            return;
        }
        int at = theta;
        for (int i = 1; i < start.length; i++) {
            int move = start[i];
            int arc = move >= 0 ? move : ~move;
            int node;
            if (move >= 0) {
                node = network.tail[arc];
                at -= network.transit[arc];
                if (!known.has(node, at) || known.isFull(arc, at)) {
                    return;
                }
            } else {
                if (!known.carries(arc, at)) {
                    return;
                }
                node = network.head[arc];
                at += network.transit[arc];
            }
            if (!see(node, known.base[node] + at, state, move)) {
                return;
            }
            state = tree.states;
            tree.put(state, keyOf(state));
        }
    }

    /**
     * Sees what is around a state, until something is as good as the state itself: the search goes
     * on there at once, and comes back for the rest if it must. What was as good when the node was
     * last looked at, in whatever step, comes first.
     */
    private void lookAround(int state) {
        int node = tree.place[state];
        int now = tree.at[state] - known.base[node];
        int key = tree.key();
        int place = tree.tried[state];
        if (place == 0) {
            int pool = network.poolAt(node, now);
            if (pool >= 0) {
                seePool(pool, state, now);
            }
            int first = hint[node];
            if (isWay(node, now, first) && seeBy(state, node, now, first)) {
                int seen = tree.states;
                int its = keyOf(seen);
                if (its <= key) {
                    tree.put(state, key);
                    tree.put(seen, its);
                    return;
                }
                tree.put(seen, its);
            }
        }
        int all = ways(node);
        for (; place < all; place++) {
            if (isWay(node, now, place) && seeBy(state, node, now, place)) {
                int seen = tree.states;
                int its = keyOf(seen);
                if (its <= key) {
                    hint[node] = place;
                    tree.tried[state] = place + 1;
                    tree.put(state, key);
                    tree.put(seen, its);
                    return;
                }
                tree.put(seen, its);
            }
        }
    }

    /** Arcs into a node and arcs out of it. */
    private int ways(int node) {
        return network.inFirst[node + 1]
                - network.inFirst[node]
                + network.outFirst[node + 1]
                - network.outFirst[node];
    }

    /** True when people could come to the node in that step by an arc, or turn back on one. */
    private boolean isWay(int node, int now, int place) {
        int in = network.inFirst[node + 1] - network.inFirst[node];
        int length = known.until[node] - known.from[node];
        int at = known.base[node] + now;
        if (place < in) {
            return (word[at + place / States.ARCS * length] & (States.FULL << place % States.ARCS))
                            == 0
                    && now >= least[network.inFirst[node] + place];
        }
        int out = place - in;
        return (word[at + out / States.ARCS * length] & (States.CARRIES << out % States.ARCS)) != 0;
    }

    private boolean seeBy(int state, int node, int now, int place) {
        int in = network.inFirst[node + 1] - network.inFirst[node];
        if (place < in) {
            int arc = network.inFirst[node] + place;
            return see(network.tail[arc], from[arc] + now, state, arc);
        }
        int arc = network.outArc[network.outFirst[node] + place - in];
        int head = network.head[arc];
        return see(head, known.base[head] + now + network.transit[arc], state, ~arc);
    }

    private int keyOf(int state) {
        int node = tree.place[state];
        int at = tree.at[state];
        int step = at - known.base[node];
        return byLabel
                ? GREED * labels.of(word[at], node, step) + tree.moves[state]
                : Math.max(0, theta - step + toPeople[node]);
    }

    /**
     * True when there are people; otherwise goes on to where they could be had from, as with a
     * node.
     */
    private boolean lookInPool(int state) {
        int pool = tree.place[state] - network.nodes;
        if (network.remaining[pool] > 0) {
            return true;
        }
        if (!network.isFirstOfNode(pool)) {
            seePool(pool - 1, state, network.poolRelease[pool]);
        }
        if (!network.isLastOfNode(pool) && network.carried[pool + 1] > 0) {
            seePool(pool + 1, state, network.poolRelease[pool]);
        }
        int node = network.poolNode[pool];
        int base = known.base[node];
        int key = tree.key();
        int last = network.lastDeparture[pool];
        for (int t = last - tree.tried[state]; t >= network.firstDeparture[pool]; t--) {
            if ((word[base + t] & States.LEFT) != 0
                    && see(node, base + t, state, SearchTree.THROUGH_POOL)) {
                int seen = tree.states;
                int its = keyOf(seen);
                if (its <= key) {
                    tree.tried[state] = last - t + 1;
                    tree.put(state, key);
                    tree.put(seen, its);
                    return false;
                }
                tree.put(seen, its);
            }
        }
        return false;
    }

    private void seePool(int pool, int before, int when) {
        int at = known.pools + pool;
        int old = word[at];
        if ((old & (States.DEAD | States.SEEN)) != 0) {
            return;
        }
        word[at] = old | States.SEEN;
        int state = tree.add(network.nodes + pool, at, before, SearchTree.THROUGH_POOL);
        int key = 0;
        if (network.remaining[pool] == 0) {
            key =
                    byLabel
                            ? GREED * labels.ofPool(old, pool) + tree.moves[state]
                            : theta - when + toPeople[network.poolNode[pool]];
        }
        tree.put(state, Math.max(0, key));
    }

    /** False when there was nothing new to see; else it is due to be put. */
    private boolean see(int node, int at, int before, int how) {
        int old = word[at];
        if ((old & (States.DEAD | States.SEEN)) != 0) {
            return false;
        }
        word[at] = old | States.SEEN;
        tree.add(node, at, before, how);
        return true;
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
