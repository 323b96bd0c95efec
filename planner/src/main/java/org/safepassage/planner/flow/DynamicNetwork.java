package org.safepassage.planner.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network whose arcs take time to cross: nodes 0 to {@link #nodes()} − 1, arcs and exits with
 * capacities per step, people who become ready at nodes, nodes where people may wait, and the
 * number of steps. Immutable.
 *
 * <p>Whoever enters an arc at step t is at its head at step t + transit. Nobody waits on the way
 * but at a holding node; people whose supply is at a node wait there, at home, for as long as they
 * like. Arrival steps are 0 to horizon − 1.
 */
public final class DynamicNetwork {
    /** Largest horizon in steps: eleven days in seconds. */
    public static final int LONGEST_HORIZON = 1_000_000;

    /** Most people in one network; a flow in one step then fits an int. */
    public static final long MOST_PEOPLE = 2_000_000_000L;

    private final int nodes;
    private final int horizon;
    private final int[] tail;
    private final int[] head;
    private final int[] transit;
    private final Capacity[] capacity;
    private final int[] exitNode;
    private final Capacity[] exitCapacity;
    private final int[] supplyNode;
    private final int[] supplyRelease;
    private final long[] supplyPeople;
    private final long[] holding; // [node] people who may wait there, 0 for none
    private final long people;

    private DynamicNetwork(Builder built) {
        nodes = built.nodes;
        horizon = built.horizon;
        int arcs = built.capacity.size();
        tail = Arrays.copyOf(built.tail, arcs);
        head = Arrays.copyOf(built.head, arcs);
        transit = Arrays.copyOf(built.transit, arcs);
        capacity = built.capacity.toArray(new Capacity[0]);
        exitNode = built.exitNode.stream().mapToInt(Integer::intValue).toArray();
        exitCapacity = built.exitCapacity.toArray(new Capacity[0]);
        supplyNode = built.supplyNode.stream().mapToInt(Integer::intValue).toArray();
        supplyRelease = built.supplyRelease.stream().mapToInt(Integer::intValue).toArray();
        supplyPeople = built.supplyPeople.stream().mapToLong(Long::longValue).toArray();
        holding = built.holding.clone();
        people = built.people;
    }

    /** The same nodes, arcs and exits with other figures; {@link NetworkChange} checks them. */
    DynamicNetwork(
            DynamicNetwork same,
            int horizon,
            Capacity[] capacity,
            Capacity[] exitCapacity,
            int[] supplyNode,
            int[] supplyRelease,
            long[] supplyPeople,
            long[] holding) {
        this.nodes = same.nodes;
        this.horizon = horizon;
        this.tail = same.tail;
        this.head = same.head;
        this.transit = same.transit;
        this.capacity = capacity;
        this.exitNode = same.exitNode;
        this.exitCapacity = exitCapacity;
        this.supplyNode = supplyNode;
        this.supplyRelease = supplyRelease;
        this.supplyPeople = supplyPeople;
        this.holding = holding;
        this.people = Arrays.stream(supplyPeople).sum();
    }

    /** True when both have the same nodes, arcs and exit nodes, whatever their figures. */
    boolean isShapedLike(DynamicNetwork other) {
        return nodes == other.nodes
                && Arrays.equals(tail, other.tail)
                && Arrays.equals(head, other.head)
                && Arrays.equals(transit, other.transit)
                && Arrays.equals(exitNode, other.exitNode);
    }

    /** Starts a network of that many nodes over that many steps. */
    public static Builder builder(int nodes, int horizon) {
        return new Builder(nodes, horizon);
    }

    public int nodes() {
        return nodes;
    }

    /** Number of steps; people are out when they pass an exit in a step before it. */
    public int horizon() {
        return horizon;
    }

    /** People in all supplies, also those who become ready too late. */
    public long people() {
        return people;
    }

    public int arcs() {
        return tail.length;
    }

    public int tail(int arc) {
        return tail[arc];
    }

    public int head(int arc) {
        return head[arc];
    }

    /** Steps it takes to cross an arc; at least 0. */
    public int transit(int arc) {
        return transit[arc];
    }

    /** People who may enter the arc in each step. */
    public Capacity capacity(int arc) {
        return capacity[arc];
    }

    public int exits() {
        return exitNode.length;
    }

    public int exitNode(int exit) {
        return exitNode[exit];
    }

    /** People who may pass the exit in each step. */
    public Capacity exitCapacity(int exit) {
        return exitCapacity[exit];
    }

    /** Number of supplies, in the order in which they were given. */
    public int supplies() {
        return supplyNode.length;
    }

    public int supplyNode(int supply) {
        return supplyNode[supply];
    }

    /** First step at which the people of a supply may leave. */
    public int supplyRelease(int supply) {
        return supplyRelease[supply];
    }

    public long supplyPeople(int supply) {
        return supplyPeople[supply];
    }

    /**
     * People on their way who may wait at the node from one step to the next; 0 where nobody may.
     */
    public long holding(int node) {
        return holding[node];
    }

    /**
     * Adds up a network. Every method refuses what cannot be, with the values. Not for use by
     * several threads.
     */
    public static final class Builder {
        private final int nodes;
        private final int horizon;
        private int[] tail = new int[16];
        private int[] head = new int[16];
        private int[] transit = new int[16];
        private final List<Capacity> capacity = new ArrayList<>();
        private final List<Integer> exitNode = new ArrayList<>();
        private final List<Capacity> exitCapacity = new ArrayList<>();
        private final List<Integer> supplyNode = new ArrayList<>();
        private final List<Integer> supplyRelease = new ArrayList<>();
        private final List<Long> supplyPeople = new ArrayList<>();
        private final long[] holding;
        private long people;

        private Builder(int nodes, int horizon) {
            if (nodes < 0) {
                throw refusal("The number of nodes must not be negative, but is " + nodes + ".");
            }
            if (horizon < 0 || horizon > LONGEST_HORIZON) {
                throw refusal(
                        "The horizon must be 0 to %d steps, but is %d."
                                .formatted(LONGEST_HORIZON, horizon));
            }
            this.nodes = nodes;
            this.horizon = horizon;
            this.holding = new long[nodes];
        }

        /**
         * Adds an arc and returns its index. A loop is refused: waiting at a node is {@link
         * #holding}.
         */
        public int arc(int from, int to, int steps, Capacity peoplePerStep) {
            node(from);
            node(to);
            if (from == to) {
                throw refusal(
                        "An arc must lead to another node, but leads from %d to itself."
                                .formatted(from));
            }
            if (steps < 0) {
                throw refusal("A transit time must not be negative, but is " + steps + " steps.");
            }
            int index = capacity.size();
            if (index == tail.length) {
                tail = Arrays.copyOf(tail, 2 * index);
                head = Arrays.copyOf(head, 2 * index);
                transit = Arrays.copyOf(transit, 2 * index);
            }
            tail[index] = from;
            head[index] = to;
            transit[index] = steps;
            capacity.add(peoplePerStep);
            return index;
        }

        /** Adds an exit and returns its index; a node may have several. */
        public int exit(int node, Capacity peoplePerStep) {
            node(node);
            exitNode.add(node);
            exitCapacity.add(peoplePerStep);
            return exitNode.size() - 1;
        }

        /**
         * Adds people who are ready at the node from step {@code release} on, and wait there, at
         * home, until they leave.
         */
        public void supply(int node, int release, long number) {
            node(node);
            if (release < 0) {
                throw refusal("A release must not be before step 0, but is " + release + ".");
            }
            if (number < 0) {
                throw refusal("A supply must not be negative, but is " + number + " people.");
            }
            if (number > MOST_PEOPLE - people) {
                throw refusal(
                        "All supplies together must be at most %d people, but are %d and %d more."
                                .formatted(MOST_PEOPLE, people, number));
            }
            people += number;
            supplyNode.add(node);
            supplyRelease.add(release);
            supplyPeople.add(number);
        }

        /**
         * Lets at most that many people on their way wait at the node from one step to the next.
         */
        public void holding(int node, long number) {
            node(node);
            if (number < 0) {
                throw refusal("A holding area must not be negative, but is " + number + " people.");
            }
            holding[node] = number;
        }

        public DynamicNetwork build() {
            return new DynamicNetwork(this);
        }

        private void node(int node) {
            if (node < 0 || node >= nodes) {
                throw refusal(
                        "There are nodes 0 to %d, but %d was named.".formatted(nodes - 1, node));
            }
        }

        private static IllegalArgumentException refusal(String why) {
            return new IllegalArgumentException(why);
        }
    }
}
