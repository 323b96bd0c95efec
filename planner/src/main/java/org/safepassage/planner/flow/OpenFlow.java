package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A solved flow opened again in a network with other figures: what runs on each arc and through
 * each exit, and the room left.
 *
 * <p>A row is an arc, or a holding area: arcs + node, from the node to itself in one step. A row is
 * read from the answer when it is first asked for, and written back when it has changed, so that
 * what is far from a change costs nothing. Room is negative where the flow is more than the changed
 * network lets in, until that is taken back.
 */
final class OpenFlow {
    private static final int UNKNOWN = -2;
    private static final int TABLE = -1;

    final DynamicNetwork network;
    final Adjacency roads;
    final Standing before;
    final int nodes;
    final int arcs;
    final int horizon;
    final int[][] exitFlow; // [exit][step] people
    final int[][] exitRoom; // [exit][step] people in all

    private final int limit; // one more than all people: what has that capacity is never full
    private final int[] constant; // [row] people per step; UNKNOWN, or TABLE where that changes
    private final int[] @Nullable [] table; // [row][step], shared
    private final int[] @Nullable [] page; // [row][step] people; null where nobody
    private final boolean[] unread; // [row] the answer says that somebody is, and not yet when
    private final boolean[] written; // [row]
    private final BitSet touched = new BitSet(); // [row] since this was last asked
    private final Map<Capacity, int[]> tables = new HashMap<>();

    OpenFlow(Standing before, DynamicNetwork network, Adjacency roads) {
        this.before = before;
        this.network = network;
        this.roads = roads;
        nodes = network.nodes();
        arcs = network.arcs();
        horizon = network.horizon();
        limit = Math.toIntExact(network.people() + 1);
        int rows = arcs + nodes;
        constant = new int[rows];
        Arrays.fill(constant, UNKNOWN);
        table = new int[rows][];
        written = new boolean[rows];
        page = new int[rows][];
        unread = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            boolean empty =
                    row < arcs
                            ? before.rows.flow().isAbsent(row)
                            : before.rows.held().isAbsent(row - arcs);
            unread[row] = !empty;
        }
        exitFlow = new int[network.exits()][horizon];
        exitRoom = new int[network.exits()][];
        for (int exit = 0; exit < exitFlow.length; exit++) {
            before.rows.exits().expandFrom(exit, before.from, exitFlow[exit]);
            exitRoom[exit] = tableOf(network.exitCapacity(exit));
        }
    }

    int tail(int row) {
        return row < arcs ? network.tail(row) : row - arcs;
    }

    int head(int row) {
        return row < arcs ? network.head(row) : row - arcs;
    }

    int transit(int row) {
        return row < arcs ? network.transit(row) : 1;
    }

    /** True when nobody ever was in the row. */
    boolean isEmpty(int row) {
        return page[row] == null && !unread[row];
    }

    /** The row over time; null where nobody is. */
    int @Nullable [] page(int row) {
        int[] now = page[row];
        if (now == null && unread[row]) {
            unread[row] = false;
            now = new int[horizon];
            if (row < arcs) {
                before.rows.flow().expandFrom(row, before.from, now);
            } else {
                before.rows.held().expandFrom(row - arcs, before.from, now);
            }
            page[row] = now;
        }
        return now;
    }

    int flow(int row, int step) {
        int[] now = page(row);
        return now == null ? 0 : now[step];
    }

    int room(int row, int step) {
        int most = constant[row];
        if (most < 0) {
            most = mostAt(row, step);
        }
        int[] now = page(row);
        return now == null ? most : most - now[step];
    }

    private int mostAt(int row, int step) {
        if (constant[row] == UNKNOWN) {
            Capacity capacity =
                    row < arcs ? network.capacity(row) : Capacity.of(network.holding(row - arcs));
            if (capacity.isConstantUntil(horizon)) {
                constant[row] = clamp(capacity.at(0));
            } else {
                constant[row] = TABLE;
                table[row] = tableOf(capacity);
            }
        }
        int[] changing = table[row];
        return changing == null ? constant[row] : changing[step];
    }

    void add(int row, int step, int people) {
        int[] now = page(row);
        if (now == null) {
            now = new int[horizon];
            page[row] = now;
        }
        now[step] += people;
        written[row] = true;
        touched.set(row);
    }

    /** Moves the rows changed since this was last asked to a queue. */
    void takeTouched(Queue<Integer> rows) {
        rows.clear();
        touched.stream().forEach(rows::add);
        touched.clear();
    }

    /** People per step where that never changes, else -1. */
    int constantRoom(int row) {
        mostAt(row, 0);
        return constant[row] == TABLE ? -1 : constant[row];
    }

    /** People per step, by step, of a row where that changes. */
    int[] table(int row) {
        mostAt(row, 0);
        return Objects.requireNonNull(table[row]);
    }

    /** True when anything was ever added to the row or taken from it. */
    boolean isWritten(int row) {
        return written[row];
    }

    private int clamp(long people) {
        return (int) Math.min(people, limit);
    }

    private int[] tableOf(Capacity capacity) {
        return tables.computeIfAbsent(
                capacity,
                key -> {
                    int[] people = new int[horizon];
                    Arrays.setAll(people, step -> clamp(key.at(step)));
                    return people;
                });
    }
}
