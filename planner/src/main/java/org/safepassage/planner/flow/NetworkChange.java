package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * A network with other figures: capacities, holding areas, more people, more steps. Nodes, arcs and
 * exits keep their numbers, so that an answer to the one says something about the other ({@link
 * Replan}). A road or exit that may be opened later is in the network from the start, with capacity
 * 0.
 */
public final class NetworkChange {
    private final DynamicNetwork network;
    private final Capacity[] capacity;
    private final Capacity[] exitCapacity;
    private final long[] holding;
    private int horizon;
    private int[] supplyNode;
    private int[] supplyRelease;
    private long[] supplyPeople;
    private long people;

    private NetworkChange(DynamicNetwork network) {
        this.network = network;
        horizon = network.horizon();
        people = network.people();
        capacity = new Capacity[network.arcs()];
        Arrays.setAll(capacity, network::capacity);
        exitCapacity = new Capacity[network.exits()];
        Arrays.setAll(exitCapacity, network::exitCapacity);
        holding = new long[network.nodes()];
        Arrays.setAll(holding, network::holding);
        supplyNode = new int[network.supplies()];
        Arrays.setAll(supplyNode, network::supplyNode);
        supplyRelease = new int[network.supplies()];
        Arrays.setAll(supplyRelease, network::supplyRelease);
        supplyPeople = new long[network.supplies()];
        Arrays.setAll(supplyPeople, network::supplyPeople);
    }

    /** Starts from a network, which stays as it is. */
    public static NetworkChange of(DynamicNetwork network) {
        return new NetworkChange(network);
    }

    /** Gives an arc another capacity from a step on. Nobody enters it before otherwise. */
    public NetworkChange arc(int arc, int from, Capacity peoplePerStep) {
        capacity[arc] = changed(capacity[arc], from, peoplePerStep);
        return this;
    }

    /** Closes an arc from a step on: nobody enters; whoever is on it gets to its end. */
    public NetworkChange closeArc(int arc, int from) {
        return arc(arc, from, Capacity.of(0));
    }

    /** Gives an exit another capacity from a step on. */
    public NetworkChange exit(int exit, int from, Capacity peoplePerStep) {
        exitCapacity[exit] = changed(exitCapacity[exit], from, peoplePerStep);
        return this;
    }

    /** Lets that many wait at the node from one step to the next. */
    public NetworkChange holding(int node, long number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "A holding area must not be negative, but is " + number + " people.");
        }
        holding[node] = number;
        return this;
    }

    /** Adds people who become ready at the node at a step. */
    public NetworkChange supply(int node, int release, long number) {
        if (node < 0 || node >= network.nodes() || release < 0 || number < 0) {
            throw new IllegalArgumentException(
                    "People need a node of the network and a step from 0, but are %d at node %d and step %d."
                            .formatted(number, node, release));
        }
        if (number > DynamicNetwork.MOST_PEOPLE - people) {
            throw new IllegalArgumentException(
                    "All supplies together must be at most %d people, but are %d and %d more."
                            .formatted(DynamicNetwork.MOST_PEOPLE, people, number));
        }
        int count = supplyNode.length;
        supplyNode = Arrays.copyOf(supplyNode, count + 1);
        supplyRelease = Arrays.copyOf(supplyRelease, count + 1);
        supplyPeople = Arrays.copyOf(supplyPeople, count + 1);
        supplyNode[count] = node;
        supplyRelease[count] = release;
        supplyPeople[count] = number;
        people += number;
        return this;
    }

    /** Sets the number of steps. */
    public NetworkChange horizon(int steps) {
        if (steps < 0 || steps > DynamicNetwork.LONGEST_HORIZON) {
            throw new IllegalArgumentException(
                    "The horizon must be 0 to %d steps, but is %d."
                            .formatted(DynamicNetwork.LONGEST_HORIZON, steps));
        }
        horizon = steps;
        return this;
    }

    /** The network so changed. Use once. */
    public DynamicNetwork make() {
        return new DynamicNetwork(
                network,
                horizon,
                capacity,
                exitCapacity,
                supplyNode,
                supplyRelease,
                supplyPeople,
                holding);
    }

    private static Capacity changed(Capacity before, int from, Capacity after) {
        return from == 0 ? after : before.during(from, Integer.MAX_VALUE, after);
    }
}
