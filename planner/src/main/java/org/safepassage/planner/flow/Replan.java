package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Answers a changed question from the answer to the one before: the flow is kept, what a change
 * makes impossible is taken back, what the proof said of places that people can reach again is
 * forgotten, and the solve goes on from there. The curve is that of a first solve of the changed
 * network, to the last person, and so is the proof (docs/planning.md, re-planning).
 *
 * <p>{@link #before} changes a plan nobody follows yet. {@link #from} changes it at a step in its
 * midst: who is out by then stays out, who is on a road comes to its end and goes on from there.
 * Time: linear in the network, plus what the change touches. One of these serves for any number of
 * changes, one after another; it is not for several threads.
 */
public final class Replan {
    /** A resumed solve may see this many states, and some for each arc beside. */
    private static final long LEAST = 100_000;

    /** When so many states for each arc were seen, a first solve is the better bargain. */
    private static final int WORTH_A_FIRST_SOLVE = 30;

    private static final int TOO_MUCH = -2;

    private final Standing standing;
    private final Adjacency roads;
    private int[] toExit; // [node] least steps to an exit, for a horizon up to known
    private int known;

    /** What the last solve did, for tests and the bench. */
    long searches;

    long seen;

    private Replan(Standing standing) {
        this.standing = standing;
        roads = new Adjacency(standing.network);
        known = standing.network.horizon();
        toExit = roads.toExits(known);
    }

    /** From an answer to which nobody has set out. */
    public static Replan before(FlowOverTime answer) {
        return new Replan(Standing.of(answer, 0));
    }

    /** From an answer that was followed up to a step, not included. */
    public static Replan from(FlowOverTime answer, int step) {
        return new Replan(Standing.of(answer, step));
    }

    /**
     * What is left to plan: change it with {@link NetworkChange}. Steps count as before. People who
     * were on a road are supplies at its head; whoever is out is no longer in it.
     */
    public DynamicNetwork network() {
        return standing.network;
    }

    /** People out before the step. */
    public long arrived() {
        return standing.arrived;
    }

    /** Solves the changed network to the end. */
    public FlowOverTime solve(DynamicNetwork changed) {
        return solve(changed, Progress.NONE);
    }

    /**
     * Solves the changed network and says how far it is; see {@link Progress#goOn} for cancelling.
     * Arrivals are those from the step on. Where resuming takes too much, and for a network with
     * other nodes, arcs or exits or with fewer steps, the solve begins at the beginning.
     */
    public FlowOverTime solve(DynamicNetwork changed, Progress progress) {
        long states = (long) changed.nodes() * changed.horizon();
        long worth = Math.min(states, (long) changed.arcs() * WORTH_A_FIRST_SOLVE);
        if (standing.from > 0) { // then first solves take longer too
            worth = Math.max(worth, states / 4);
        }
        Optional<FlowOverTime> resumed =
                findResumed(changed, progress, BackwardSearch.STATIC_BUDGET, LEAST + worth);
        return resumed.isPresent()
                ? resumed.get()
                : new EarliestArrivalFlow(changed).solve(progress);
    }

    /**
     * As {@link #solve}, but nothing where the solve would have to begin at the beginning, and with
     * more patience: up to as many states seen as there are.
     */
    public Optional<FlowOverTime> findResumed(DynamicNetwork changed, Progress progress) {
        long states = (long) changed.nodes() * changed.horizon();
        return findResumed(changed, progress, BackwardSearch.STATIC_BUDGET, LEAST + states);
    }

    /**
     * With a small budget even small networks are searched by labels, which tests need.
     *
     * @param most states that may be seen or labelled
     */
    Optional<FlowOverTime> findResumed(
            DynamicNetwork changed, Progress progress, int staticBudget, long most) {
        if (!changed.isShapedLike(standing.network)
                || changed.horizon() < standing.network.horizon()) {
            return Optional.empty();
        }
        if (changed.horizon() > known) {
            known = changed.horizon();
            toExit = roads.toExits(known);
        }
        OpenFlow open = new OpenFlow(standing, changed, roads);
        Pools pools = new Pools(standing, changed);
        TakeBack back = new TakeBack(open, pools);
        pools.depart(back::missing);
        DeadStates dead = new DeadStates(open, pools);
        change(open, pools, back, dead);
        Progress.Pulse pulse = new Progress.Pulse(progress, open.horizon);
        ResumedSearch search = new ResumedSearch(open, pools, dead, toExit, pulse, staticBudget);
        int end = new Course(open, pools, dead, search, most).run(pulse);
        searches = search.searches;
        seen = search.seen;
        return end == TOO_MUCH
                ? Optional.empty()
                : Optional.of(new ResumedAnswer(open, pools, dead, toExit, end).make());
    }

    /** Takes back what no longer fits, then forgets what was proved where people can be again. */
    private void change(OpenFlow open, Pools pools, TakeBack back, DeadStates dead) {
        DynamicNetwork was = standing.network;
        DynamicNetwork is = open.network;
        BitSet other = new BitSet(); // rows with another capacity
        for (int arc = 0; arc < open.arcs; arc++) {
            if (!was.capacity(arc).equals(is.capacity(arc))) {
                other.set(arc);
            }
        }
        for (int node = 0; node < open.nodes; node++) {
            if (was.holding(node) != is.holding(node)) {
                other.set(open.arcs + node);
            }
        }
        other.stream().forEach(row -> back.overfull(row, standing.from));
        for (int exit = 0; exit < is.exits(); exit++) {
            if (!was.exitCapacity(exit).equals(is.exitCapacity(exit))) {
                back.overfullExit(exit, standing.from);
            }
        }
        back.tell(dead);
        other.stream()
                .forEach(
                        row -> {
                            for (int step = standing.from; step < open.horizon; step++) {
                                dead.roomIn(row, step);
                            }
                        });
        homes(open, pools, dead);
        dead.spread();
    }

    /** Looks at homes whose people are not those of the answer. */
    private void homes(OpenFlow open, Pools pools, DeadStates dead) {
        DynamicNetwork was = standing.network;
        DynamicNetwork is = open.network;
        BitSet nodes = new BitSet(open.nodes);
        for (int i = 0; i < Math.max(was.supplies(), is.supplies()); i++) {
            boolean same =
                    i < Math.min(was.supplies(), is.supplies())
                            && was.supplyNode(i) == is.supplyNode(i)
                            && was.supplyRelease(i) == is.supplyRelease(i)
                            && was.supplyPeople(i) == is.supplyPeople(i);
            if (!same && i < was.supplies()) {
                nodes.set(was.supplyNode(i));
            }
            if (!same && i < is.supplies()) {
                nodes.set(is.supplyNode(i));
            }
        }
        for (int p = 0; p < pools.count && standing.from > 0; p++) {
            if (dead.poolSince[p] != DeadStates.NEVER
                    || dead.diesAfter(pools.node[p], pools.release[p])) {
                nodes.set(pools.node[p]);
            }
        }
        nodes.stream().forEach(dead::poolsAt);
    }

    /** The solve itself, from the first θ to the last. */
    private final class Course {
        private final OpenFlow open;
        private final DeadStates dead;
        private final ResumedSearch search;
        private final ResumedPaths paths;
        private long toSend; // people at home whom the roads could bring out in time
        private long later; // arrivals after θ
        private final long most; // states

        Course(OpenFlow open, Pools pools, DeadStates dead, ResumedSearch search, long most) {
            this.most = most;
            this.open = open;
            this.dead = dead;
            this.search = search;
            paths = new ResumedPaths(open, pools, dead);
            for (int pool = 0; pool < pools.count; pool++) {
                int release = pools.release[pool];
                if (release < open.horizon && toExit[pools.node[pool]] < open.horizon - release) {
                    toSend += pools.remaining[pool];
                }
            }
            for (int[] arrivals : open.exitFlow) {
                later += Arrays.stream(arrivals).asLongStream().sum();
            }
        }

        /**
         * Returns the step by which all are out whom the roads could bring out, or never; or {@link
         * #TOO_MUCH}.
         */
        int run(Progress.Pulse pulse) {
            int end = toSend + later == 0 ? 0 : DeadStates.NEVER;
            long out = 0;
            for (int theta = 0; theta < open.horizon && toSend + later > 0; theta++) {
                for (int[] arrivals : open.exitFlow) {
                    later -= arrivals[theta];
                }
                arriveAt(theta);
                if (search.spent > most) {
                    return TOO_MUCH;
                }
                for (int[] arrivals : open.exitFlow) {
                    out += arrivals[theta];
                }
                end = toSend + later == 0 ? theta : end;
                pulse.at(theta + 1, out);
            }
            return end;
        }

        private void arriveAt(int theta) {
            boolean open = anyOpen(theta);
            for (int exit = 0; open && exit < this.open.exitFlow.length; exit++) {
                paths.replay(exit, theta);
                toSend -= paths.fromHome;
                later -= paths.fromLater;
            }
            while (open && toSend + later > 0) {
                int more = search.augment(theta, paths);
                if (search.laterExit < 0) {
                    toSend -= more;
                } else {
                    later -= more;
                }
                open = more > 0 && anyOpen(theta) && search.spent <= most;
            }
        }

        /** True when more could pass an exit, and it is not proved that nobody can be there. */
        private boolean anyOpen(int theta) {
            for (int exit = 0; exit < open.exitFlow.length; exit++) {
                if (open.exitFlow[exit][theta] < open.exitRoom[exit][theta]
                        && dead.since(open.network.exitNode(exit))[theta] > theta) {
                    return true;
                }
            }
            return false;
        }
    }
}
