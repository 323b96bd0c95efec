package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Least times by road, capacities left aside (Dijkstra): from people to every node, from every node
 * to an exit. They bound the search from both sides and never depend on the flow. Time O(E log E).
 */
final class Distances {
    /** Larger than any time that matters, small enough to add. */
    static final int FAR = 1 << 29;

    private Distances() {}

    /** The first step at which anybody could be at each node, or {@link #FAR}. */
    static int[] earliestPresence(ResidualNetwork network) {
        int[] time = new int[network.nodes];
        Arrays.fill(time, FAR);
        for (int pool = 0; pool < network.pools; pool++) {
            int node = network.poolNode[pool];
            int release = Math.min(FAR, network.poolRelease[pool]);
            time[node] = Math.min(time[node], release);
        }
        settle(network, time, true);
        return time;
    }

    /**
     * The travel time to each node from the nearest pool that still has people, or {@link #FAR}.
     */
    static int[] fromPeopleLeft(ResidualNetwork network) {
        int[] time = new int[network.nodes];
        Arrays.fill(time, FAR);
        for (int pool = 0; pool < network.pools; pool++) {
            if (network.remaining[pool] > 0 && network.poolRelease[pool] < network.horizon) {
                time[network.poolNode[pool]] = 0;
            }
        }
        settle(network, time, true);
        return time;
    }

    /** The travel time from each node to the nearest exit, or {@link #FAR}. */
    static int[] toExits(ResidualNetwork network) {
        int[] time = new int[network.nodes];
        Arrays.fill(time, FAR);
        for (int node : network.exitNode) {
            time[node] = 0;
        }
        settle(network, time, false);
        return time;
    }

    private static void settle(ResidualNetwork network, int[] time, boolean alongArcs) {
        long[] heap = new long[64];
        int size = 0;
        for (int node = 0; node < time.length; node++) {
            if (time[node] < FAR) {
                heap = push(heap, size++, key(time[node], node));
            }
        }
        int[] first = alongArcs ? network.outFirst : network.inFirst;
        int[] other = alongArcs ? network.head : network.tail;
        while (size > 0) {
            long top = heap[0];
            pop(heap, size--);
            int node = (int) top;
            if (time[node] < top >>> 32) {
                continue;
            }
            for (int i = first[node]; i < first[node + 1]; i++) {
                int arc = alongArcs ? network.outArc[i] : i;
                int reached = time[node] + network.transit[arc];
                if (reached < time[other[arc]]) {
                    time[other[arc]] = reached;
                    heap = push(heap, size++, key(reached, other[arc]));
                }
            }
        }
    }

    private static long key(int time, int node) {
        return (long) time << 32 | node;
    }

    private static long[] push(long[] heap, int size, long key) {
        long[] room = size == heap.length ? Arrays.copyOf(heap, 2 * size) : heap;
        int at = size;
        while (at > 0 && room[(at - 1) / 2] > key) {
            room[at] = room[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        room[at] = key;
        return room;
    }

    private static void pop(long[] heap, int size) {
        long last = heap[size - 1];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size - 1) {
                break;
            }
            if (child + 1 < size - 1 && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
    }
}
