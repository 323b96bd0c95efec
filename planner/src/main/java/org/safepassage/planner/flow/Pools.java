package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Who is at home, by node and release, and who has left when, in a flow opened again.
 *
 * <p>A pool is the people of one node from one release until the next. Whoever waits past a release
 * is carried from a pool to the next one.
 */
final class Pools {
    final int count;
    final int[] first; // [node] into the pools; one more at the end
    final int[] node;
    final int[] release;
    final int[] remaining; // [pool] people not sent
    final int[] carried; // [pool] people who came from the pool before it at the same node

    private final int[] supply; // [pool] people
    private final int[] lastDeparture; // [pool] no departures after this step
    private final int[] @Nullable [] departures; // [node][step]
    private final BitSet unread = new BitSet(); // [node] the answer says that some leave
    private final BitSet written = new BitSet(); // [node]
    private final BitSet touched = new BitSet(); // [node] since this was last asked
    private final Standing before;
    private final int horizon;

    Pools(Standing before, DynamicNetwork network) {
        this.before = before;
        horizon = network.horizon();
        ByNode supplies = ByNode.of(network.nodes(), network.supplies(), network::supplyNode);
        first = new int[network.nodes() + 1];
        int[] where = new int[network.supplies()];
        int[] when = new int[network.supplies()];
        int[] who = new int[network.supplies()];
        int pools = 0;
        for (int v = 0; v < network.nodes(); v++) {
            first[v] = pools;
            for (int i = supplies.first[v]; i < supplies.first[v + 1]; i++) {
                int step = network.supplyRelease(supplies.item[i]);
                int people = (int) network.supplyPeople(supplies.item[i]);
                int at = pools;
                while (at > first[v] && when[at - 1] > step) {
                    at--;
                }
                if (at > first[v] && when[at - 1] == step) {
                    who[at - 1] += people;
                    continue;
                }
                System.arraycopy(when, at, when, at + 1, pools - at);
                System.arraycopy(who, at, who, at + 1, pools - at);
                when[at] = step;
                who[at] = people;
                where[pools++] = v;
            }
        }
        first[network.nodes()] = pools;
        count = pools;
        node = Arrays.copyOf(where, pools);
        release = Arrays.copyOf(when, pools);
        supply = Arrays.copyOf(who, pools);
        remaining = supply.clone();
        carried = new int[pools];
        lastDeparture = new int[pools];
        Arrays.fill(lastDeparture, -1);
        departures = new int[network.nodes()][];
        for (int v = 0; v < network.nodes(); v++) {
            unread.set(v, !before.rows.departures().isAbsent(v));
        }
    }

    /** Told of people who set out and are not there. */
    interface Missing {
        void people(int node, int step, int number);
    }

    /**
     * Takes those who have left from the pools, the newest pool first, and tells of departures that
     * no pool can account for.
     */
    void depart(Missing missing) {
        for (int v = 0; v < first.length - 1; v++) {
            before.rows
                    .departures()
                    .forEach(
                            v,
                            (at, from, until, each, _) -> {
                                int last = Math.min(until, horizon);
                                if (from >= last) {
                                    return;
                                }
                                if (first[at + 1] - first[at] == 1) {
                                    int pool = first[at];
                                    long all = (long) each * (last - from);
                                    if (from >= release[pool] && all <= remaining[pool]) {
                                        remaining[pool] -= (int) all;
                                        lastDeparture[pool] = last - 1;
                                        return;
                                    }
                                }
                                for (int t = from; t < last; t++) {
                                    int gone = consume(at, t, each);
                                    if (gone > 0) {
                                        missing.people(at, t, gone);
                                    }
                                }
                            });
        }
    }

    /** Returns for how many nobody is left. */
    private int consume(int v, int step, int people) {
        int newest = at(v, step);
        int need = people;
        for (int pool = newest; pool >= first[v] && need > 0; pool--) {
            int part = Math.min(need, remaining[pool]);
            remaining[pool] -= part;
            for (int later = pool + 1; later <= newest; later++) {
                carried[later] += part;
            }
            need -= part;
        }
        if (newest >= 0) {
            lastDeparture[newest] = Math.max(lastDeparture[newest], step);
        }
        return need;
    }

    /** The pool that people leave from at this node and step, or -1 where nobody is ready yet. */
    int at(int v, int step) {
        int pool = first[v + 1] - 1;
        while (pool >= first[v] && release[pool] > step) {
            pool--;
        }
        return pool >= first[v] ? pool : -1;
    }

    boolean isFirst(int pool) {
        return pool == first[node[pool]];
    }

    boolean isLast(int pool) {
        return pool + 1 == first[node[pool] + 1];
    }

    /** The step after the last in which people leave from this pool. */
    int end(int pool) {
        return isLast(pool) ? horizon : Math.min(horizon, release[pool + 1]);
    }

    int @Nullable [] page(int v) {
        int[] now = departures[v];
        if (now == null && unread.get(v)) {
            unread.clear(v);
            now = new int[horizon];
            before.rows.departures().expandFrom(v, before.from, now);
            departures[v] = now;
        }
        return now;
    }

    int departures(int v, int step) {
        int[] now = page(v);
        return now == null ? 0 : now[step];
    }

    /** Counts departures; whose pool they come from is counted by the caller. */
    void add(int v, int step, int people) {
        int[] now = page(v);
        if (now == null) {
            now = new int[horizon];
            departures[v] = now;
        }
        now[step] += people;
        written.set(v);
        touched.set(v);
        int pool = at(v, step);
        if (pool >= 0) {
            lastDeparture[pool] = Math.max(lastDeparture[pool], step);
        }
    }

    /** Moves the nodes whose departures changed since this was last asked to a queue. */
    void takeTouched(Queue<Integer> nodes) {
        nodes.clear();
        touched.stream().forEach(nodes::add);
        touched.clear();
    }

    boolean isWritten(int v) {
        return written.get(v);
    }

    /** Lets people who left at this step stay at home instead. */
    void giveBack(int v, int step, int people) {
        add(v, step, -people);
        int rest = people;
        for (int pool = at(v, step); pool >= first[v] && rest > 0; pool--) {
            int own = Math.min(rest, supply[pool] - remaining[pool]);
            remaining[pool] += own;
            rest -= own;
            carried[pool] -= rest;
        }
    }

    /** The last step, from {@code least} on, in which somebody leaves from this pool, or -1. */
    int lastDeparture(int pool, int least) {
        int step = Math.min(lastDeparture[pool], end(pool) - 1);
        int start = Math.max(release[pool], 0);
        int[] now = page(node[pool]);
        while (step >= start && (now == null || now[step] == 0)) {
            step--;
        }
        lastDeparture[pool] = step;
        return step >= Math.max(start, least) ? step : -1;
    }
}
