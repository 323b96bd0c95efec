package org.safepassage.planner.flow;

/** The way that a search found from an exit back to people left: sends them along it. */
final class TreePath {
    private final ResidualNetwork network;
    private final SearchTree tree;

    TreePath(ResidualNetwork network, SearchTree tree) {
        this.network = network;
        this.tree = tree;
    }

    /** Sends as many people as can go from the pool found. Returns how many. */
    int send(int found, int theta) {
        int first = found;
        int pool = tree.place[found] - network.nodes;
        int people = network.remaining[pool];
        for (; tree.before[first] != 0; first = tree.before[first]) {
            people = Math.min(people, residual(first));
        }
        int exit = tree.move[first];
        people = Math.min(people, network.left(exit, theta));
        for (int state = found; state != first; state = tree.before[state]) {
            move(state, people);
        }
        network.remaining[pool] -= people;
        network.exitFlow[exit][theta] += people;
        return people;
    }

    /** What the move into this state lets through. */
    private int residual(int state) {
        int last = tree.before[state];
        int place = tree.place[state];
        int how = tree.move[state];
        if (how != SearchTree.THROUGH_POOL) {
            return how >= 0
                    ? network.residual(how, step(state))
                    : network.flow.at(~how, step(last));
        }
        if (place < network.nodes) {
            return network.departures.at(place, step(state));
        }
        boolean later = tree.place[last] >= network.nodes && tree.place[last] < place;
        return later ? network.carried[place - network.nodes] : Integer.MAX_VALUE;
    }

    private void move(int state, int people) {
        int last = tree.before[state];
        int place = tree.place[state];
        int how = tree.move[state];
        if (how != SearchTree.THROUGH_POOL) {
            if (how >= 0) {
                network.addFlow(how, step(state), people);
            } else {
                network.addFlow(~how, step(last), -people);
            }
        } else if (place < network.nodes) {
            network.addDepartures(place, step(state), -people);
        } else if (tree.place[last] < network.nodes) {
            network.addDepartures(tree.place[last], step(last), people);
        } else if (tree.place[last] > place) {
            network.carried[tree.place[last] - network.nodes] += people;
        } else {
            network.carried[place - network.nodes] -= people;
        }
    }

    private int step(int state) {
        return tree.at[state] - network.states.base[tree.place[state]];
    }

    /** Keeps the path for the next step, unless it leads through a pool and out again. */
    void remember(int found, ReplayPaths replay) {
        int length = 1;
        int first = found;
        for (; tree.before[first] != 0; first = tree.before[first]) {
            int last = tree.before[first];
            if (tree.place[first] >= network.nodes) {
                if (tree.place[last] >= network.nodes && tree.place[last] < tree.place[first]) {
                    return;
                }
            } else if (tree.move[first] == SearchTree.THROUGH_POOL) {
                return;
            } else {
                length++;
            }
        }
        int[] path = new int[length];
        path[0] = tree.move[first];
        for (int state = found; state != first; state = tree.before[state]) {
            if (tree.place[state] < network.nodes) {
                path[--length] = tree.move[state];
            }
        }
        replay.add(path);
    }
}
