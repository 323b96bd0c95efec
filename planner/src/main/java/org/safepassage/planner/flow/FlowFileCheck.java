package org.safepassage.planner.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks an answer file against an {@code .evac} file. Reads both texts itself and has nothing of
 * the solver, of its network or of its capacities: {@link FlowSums} adds up what was read.
 */
public final class FlowFileCheck {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int MOST_STRETCHES = 50_000_000;

    private final int nodes;
    private final int horizon;
    private final long people;
    private final int[][] arcs; // tail, head, transit
    private final int[] exitNode;
    private final Room[] arcRoom;
    private final Room[] exitRoom;
    private final long[] holding;
    private long[][] supplies = new long[16][]; // node, release, people, since when dead
    private int supplyCount;
    private int arcCount;
    private int exitCount;
    private int stretches;
    private String fault = ""; // what makes the flow impossible before anything is added up

    /** What holds of the answer in {@code answer} to the question in {@code evac}. */
    public static FlowCheck.Verdict verdict(Path evac, Path answer) throws IOException {
        try (InputStream question = Files.newInputStream(evac);
                InputStream reply = Files.newInputStream(answer)) {
            return verdict(question, evac.toString(), reply, answer.toString());
        }
    }

    static FlowCheck.Verdict verdict(
            InputStream evac, String evacName, InputStream answer, String answerName)
            throws IOException {
        return new FlowFileCheck(new Records(evac, evacName))
                .answer(new Records(answer, answerName));
    }

    private FlowFileCheck(Records in) throws IOException {
        if (!in.next() || !in.word(0).equals("p") || !in.word(1).equals("evac")) {
            throw in.fault(
                    "this is no .evac file: the first record must be \"p evac\" and six numbers");
        }
        nodes = in.integer(2, "the number of nodes", 0, 50_000_000);
        horizon = in.integer(4, "the number of steps", 0, 1_000_000);
        people = in.number(7, "the number of people", 0, 2_000_000_000);
        int sources = in.integer(5, "the number of sources", 0, 100_000_000);
        holding = new long[nodes];
        arcs = new int[in.integer(3, "the number of arcs", 0, 100_000_000)][];
        arcRoom = new Room[arcs.length];
        exitNode = new int[in.integer(6, "the number of exits", 0, 100_000_000)];
        exitRoom = new Room[exitNode.length];
        int sourcesRead = 0;
        while (in.next()) {
            switch (in.word(0)) {
                case "s", "r" -> {
                    boolean late = in.word(0).equals("r");
                    sourcesRead += late ? 0 : 1;
                    supply(
                            in.integer(1, "the node", 0, nodes - 1),
                            late ? in.integer(2, "the step", 0, NEVER) : 0,
                            in.number(late ? 3 : 2, "the supply", 0, people));
                }
                case "x" -> {
                    more(in, exitCount, exitNode.length, "exits");
                    exitNode[exitCount] = in.integer(1, "the node", 0, nodes - 1);
                    exitRoom[exitCount++] = room(in, 2);
                }
                case "a" -> {
                    more(in, arcCount, arcs.length, "arcs");
                    int tail = in.integer(1, "the tail", 0, nodes - 1);
                    int head = in.integer(2, "the head", 0, nodes - 1);
                    arcs[arcCount] =
                            new int[] {tail, head, in.integer(3, "the transit time", 0, NEVER)};
                    arcRoom[arcCount++] = room(in, 4);
                }
                case "c" -> {
                    int from = in.integer(3, "the first step", 0, NEVER);
                    int until = in.integer(4, "the step after the last", from, NEVER);
                    named(in).change(from, until, in.number(5, "the capacity", 0, Long.MAX_VALUE));
                }
                case "q" -> {
                    Room room = named(in);
                    room.numerator = in.number(3, "the numerator", 0, 1_000_000_000_000L);
                    room.denominator = in.number(4, "the denominator", 1, 1_000_000_000_000L);
                }
                case "h" ->
                        holding[in.integer(1, "the node", 0, nodes - 1)] =
                                in.number(2, "the room", 0, Long.MAX_VALUE);
                default -> throw in.fault("there is no record \"" + in.word(0) + "\"");
            }
        }
        long read = 0;
        for (int i = 0; i < supplyCount; i++) {
            read += supplies[i][2];
        }
        if (arcCount != arcs.length
                || exitCount != exitNode.length
                || sourcesRead != sources
                || read != people) {
            throw in.fault(
                    "the file has not as many arcs, exits, sources or people as its header says");
        }
    }

    private void supply(int node, int release, long number) {
        if (supplyCount == supplies.length) {
            supplies = Arrays.copyOf(supplies, 2 * supplyCount);
        }
        supplies[supplyCount++] = new long[] {node, release, number, NEVER};
    }

    private static void more(Records in, int read, int all, String what) throws IOException {
        if (read == all) {
            throw in.fault("there are more than the %d %s of the header".formatted(all, what));
        }
    }

    private static Room room(Records in, int word) throws IOException {
        Room room = new Room();
        room.numerator = in.number(word, "the capacity", 0, Long.MAX_VALUE);
        return room;
    }

    private Room named(Records in) throws IOException {
        boolean arc = in.word(1).equals("a");
        if (!arc && !in.word(1).equals("x")) {
            throw in.fault("the kind must be a or x");
        }
        int index = in.integer(2, "the index", 0, (arc ? arcCount : exitCount) - 1L);
        return arc ? arcRoom[index] : exitRoom[index];
    }

    private FlowCheck.Verdict answer(Records in) throws IOException {
        if (!in.next() || !in.word(0).equals("p") || !in.word(1).equals("answer")) {
            throw in.fault(
                    "this is no answer file: the first record must be \"p answer\" and five numbers");
        }
        long[] header = {nodes, arcs.length, horizon, exitNode.length, people};
        for (int i = 0; i < header.length; i++) {
            if (in.number(i + 2, "a number of the header", 0, Long.MAX_VALUE) != header[i]) {
                throw in.fault(
                        "the header is not that of this network: %s"
                                .formatted(Arrays.toString(header)));
            }
        }
        FlowSums check = new FlowSums(nodes, horizon, arcs.length, exitNode.length);
        long @Nullable [] totals = null;
        int @Nullable [] way = null;
        while (in.next()) {
            switch (in.word(0)) {
                case "t" ->
                        totals =
                                new long[] {
                                    in.number(1, "the people out", 0, Long.MAX_VALUE),
                                    in.number(2, "the objective", 0, Long.MAX_VALUE),
                                    in.integer(3, "the last arrival", -1, NEVER)
                                };
                case "b" -> way = way(in);
                case "g" -> {
                    if (way == null) {
                        throw in.fault("a group needs a way, a line b, before it");
                    }
                    group(in, way, check);
                }
                case "u" ->
                        supplies[in.integer(1, "the supply", 0, supplyCount - 1L)][3] =
                                in.integer(2, "the step", 0, NEVER);
                case "n" -> {
                    int from = in.integer(2, "the first step", 0, horizon);
                    int until = in.integer(3, "the step after the last", from, horizon);
                    int since = in.integer(4, "the step of the cut", 0, NEVER);
                    int rise = in.words() > 5 ? in.integer(5, "the rise", 0, 1) : 0;
                    check.run(
                            'n', in.integer(1, "the node", 0, nodes - 1), from, until, since, rise);
                }
                default -> throw in.fault("there is no record \"" + in.word(0) + "\"");
            }
        }
        if (totals == null) {
            throw in.fault("the totals, a line t, are missing");
        }
        for (int arc = 0; arc < arcs.length; arc++) {
            check.arc(arcs[arc][0], arcs[arc][1], arcs[arc][2], arcRoom[arc]);
        }
        for (int exit = 0; exit < exitNode.length; exit++) {
            check.exit(exitNode[exit], exitRoom[exit]);
        }
        for (int i = 0; i < supplyCount; i++) {
            check.supply(
                    (int) supplies[i][0],
                    (int) supplies[i][1],
                    supplies[i][2],
                    (int) supplies[i][3]);
        }
        for (int node = 0; node < nodes; node++) {
            check.holding(node, holding[node]);
        }
        return fault.isEmpty()
                ? check.verdict(totals[0], totals[1], (int) totals[2])
                : new FlowCheck.Verdict(false, false, fault);
    }

    /** Source, exit, and moves: an arc, or minus the steps of a wait. */
    private int[] way(Records in) throws IOException {
        int[] way = new int[in.words() - 1];
        for (int i = 0; i < way.length; i++) {
            boolean ends = i < 2;
            long most = (i == 0 ? nodes : i == 1 ? exitNode.length : arcs.length) - 1L;
            way[i] =
                    in.integer(
                            i + 1,
                            ends ? "the node or exit" : "the arc or wait",
                            ends ? 0 : -horizon,
                            most);
        }
        if (way.length < 2) {
            throw in.fault("a way needs the node of its people and its exit");
        }
        return way;
    }

    /**
     * Adds a group to the flow; what cannot be added, since it leads beyond the end, is the fault.
     */
    private void group(Records in, int[] way, FlowSums check) throws IOException {
        int from = in.integer(1, "the first step", 0, horizon);
        int until = in.integer(2, "the step after the last", from, horizon);
        long number = in.number(3, "the people a step", 0, Long.MAX_VALUE);
        if (number > people) {
            fault = "A group has %d people a step, more than there are.".formatted(number);
            return;
        }
        check.run('d', way[0], from, until, number, 0);
        long late = 0;
        int node = way[0];
        for (int i = 2; i < way.length && late <= horizon - until; i++) {
            int shift = (int) late;
            if (way[i] < 0) {
                late -= way[i];
                for (int wait = shift; wait < Math.min(late, horizon - until); wait++) {
                    count(in);
                    check.run('w', node, from + wait, until + wait, number, 0);
                }
            } else {
                count(in);
                check.run('f', way[i], from + shift, until + shift, number, 0);
                late += arcs[way[i]][2];
                node = arcs[way[i]][1];
            }
        }
        if (late > horizon - until) {
            fault =
                    "People from node %d who set out in step %d are on the road at the end."
                            .formatted(way[0], until - 1);
            return;
        }
        check.run('e', way[1], (int) (from + late), (int) (until + late), number, 0);
    }

    private void count(Records in) throws IOException {
        if (++stretches > MOST_STRETCHES) {
            throw in.fault(
                    "the flow has more than %d stretches, which is more than is read"
                            .formatted(MOST_STRETCHES));
        }
    }
}
