package org.safepassage.planner.flow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes networks as {@code .evac} text, docs/formats/evac.md. A file whose counts
 * disagree with its header, or that names what there is not, is refused with the line. Memory grows
 * with what the file holds, at most with the header's nodes; time with its length.
 */
public final class EvacFile {
    static final int MOST_NODES = 50_000_000;
    static final int MOST_ARCS = 100_000_000;

    private final Records records;
    private final int nodes;
    private final int arcs;
    private final int horizon;
    private final int sources;
    private final int exits;
    private final long people;
    private final List<int[]> arc = new ArrayList<>();
    private final List<Capacity> arcCapacity = new ArrayList<>();
    private final List<Integer> exitNode = new ArrayList<>();
    private final List<Capacity> exitCapacity = new ArrayList<>();
    private final Map<Integer, TreeMap<Integer, Long>> arcChanges = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Long>> exitChanges = new HashMap<>();
    private final Map<Integer, Long> holding = new HashMap<>();
    private final Map<Capacity, Capacity> shared = new HashMap<>();
    private final DynamicNetwork.Builder network;
    private int sourcesRead;
    private long peopleRead;

    private EvacFile(Records records) throws IOException {
        this.records = records;
        if (!records.next() || !records.word(0).equals("p") || !records.word(1).equals("evac")) {
            throw records.fault(
                    "the first record must be \"p evac NODES ARCS STEPS SOURCES EXITS PEOPLE\"");
        }
        nodes = records.integer(2, "the number of nodes", 0, MOST_NODES);
        arcs = records.integer(3, "the number of arcs", 0, MOST_ARCS);
        horizon = records.integer(4, "the number of steps", 0, DynamicNetwork.LONGEST_HORIZON);
        sources = records.integer(5, "the number of sources", 0, MOST_ARCS);
        exits = records.integer(6, "the number of exits", 0, MOST_ARCS);
        people = records.number(7, "the number of people", 0, DynamicNetwork.MOST_PEOPLE);
        records.end(8);
        network = DynamicNetwork.builder(nodes, horizon);
    }

    /** Reads a file. */
    public static DynamicNetwork read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        }
    }

    /** Reads a stream to its end; the name is for errors. */
    public static DynamicNetwork read(InputStream in, String name) throws IOException {
        EvacFile file = new EvacFile(new Records(in, name));
        while (file.records.next()) {
            file.record();
        }
        return file.network();
    }

    private void record() throws IOException {
        String kind = records.word(0);
        switch (kind) {
            case "s" -> {
                supply(0, 2);
                sourcesRead++;
                records.end(3);
            }
            case "r" -> {
                supply(records.integer(2, "the step", 0, Integer.MAX_VALUE), 3);
                records.end(4);
            }
            case "x" -> {
                exitNode.add(node(1));
                exitCapacity.add(share(Capacity.of(people(2, "the capacity"))));
                records.end(3);
            }
            case "a" -> {
                int tail = node(1);
                int head = node(2);
                if (tail == head) {
                    throw records.fault(
                            "an arc must lead to another node, but both ends are %d; waiting is \"h %d PEOPLE\""
                                    .formatted(tail, tail));
                }
                arc.add(
                        new int[] {
                            tail, head, records.integer(3, "the transit time", 0, Integer.MAX_VALUE)
                        });
                arcCapacity.add(share(Capacity.of(people(4, "the capacity"))));
                records.end(5);
            }
            case "c" -> {
                int from = records.integer(3, "the first step", 0, Integer.MAX_VALUE);
                int until = records.integer(4, "the step after the last", from, Integer.MAX_VALUE);
                change(from, until, people(5, "the capacity"));
                records.end(6);
            }
            case "q" -> {
                int index = index();
                long numerator = records.number(3, "the numerator", 0, Capacity.LARGEST_TERM);
                long denominator = records.number(4, "the denominator", 1, Capacity.LARGEST_TERM);
                (isArc() ? arcCapacity : exitCapacity)
                        .set(index, share(Capacity.rate(numerator, denominator)));
                records.end(5);
            }
            case "h" -> {
                int node = node(1);
                if (holding.putIfAbsent(node, people(2, "the room")) != null) {
                    throw records.fault(
                            "node %d has a holding area already; one line says all"
                                    .formatted(node));
                }
                records.end(3);
            }
            default ->
                    throw records.fault(
                            "there is no record \"%s\"; there are s, x, a, c, r, q and h, and p once at the beginning"
                                    .formatted(kind));
        }
    }

    private void supply(int release, int word) throws IOException {
        int node = node(1);
        long number = records.number(word, "the supply", 0, DynamicNetwork.MOST_PEOPLE);
        peopleRead += number;
        if (peopleRead > people) {
            throw records.fault(
                    "there are more people than the %d of the header: %d so far"
                            .formatted(people, peopleRead));
        }
        network.supply(node, release, number);
    }

    private void change(int from, int until, long capacity) throws IOException {
        TreeMap<Integer, Long> changes =
                (isArc() ? arcChanges : exitChanges)
                        .computeIfAbsent(index(), key -> new TreeMap<>());
        if (from == until) {
            return;
        }
        Map.Entry<Integer, Long> before = changes.floorEntry(until);
        changes.put(until, before == null ? Capacity.UNCHANGED : before.getValue());
        changes.subMap(from, until).clear();
        changes.put(from, capacity);
    }

    private boolean isArc() throws IOException {
        return switch (records.word(1)) {
            case "a" -> true;
            case "x" -> false;
            default ->
                    throw records.fault(
                            "the kind must be a for an arc or x for an exit, but is "
                                    + records.word(1));
        };
    }

    private int index() throws IOException {
        int count = isArc() ? arc.size() : exitNode.size();
        if (count == 0) {
            throw records.fault(
                    "no %s was named before this line".formatted(isArc() ? "arc" : "exit"));
        }
        return records.integer(
                2, isArc() ? "the arc, in file order," : "the exit, in file order,", 0, count - 1);
    }

    private int node(int word) throws IOException {
        return records.integer(word, "the node", 0, nodes - 1);
    }

    private long people(int word, String what) throws IOException {
        return records.number(word, what, 0, Long.MAX_VALUE);
    }

    private Capacity share(Capacity capacity) {
        Capacity known = shared.putIfAbsent(capacity, capacity);
        return known == null ? capacity : known;
    }

    private DynamicNetwork network() throws IOException {
        agree("arcs (a)", arc.size(), arcs);
        agree("sources (s)", sourcesRead, sources);
        agree("exits (x)", exitNode.size(), exits);
        agree("people (s and r together)", peopleRead, people);
        for (int i = 0; i < arcs; i++) {
            Capacity capacity =
                    arcCapacity.get(i).changed(arcChanges.getOrDefault(i, new TreeMap<>()));
            network.arc(arc.get(i)[0], arc.get(i)[1], arc.get(i)[2], share(capacity));
        }
        for (int i = 0; i < exits; i++) {
            Capacity capacity =
                    exitCapacity.get(i).changed(exitChanges.getOrDefault(i, new TreeMap<>()));
            network.exit(exitNode.get(i), share(capacity));
        }
        holding.forEach(network::holding);
        return network.build();
    }

    private void agree(String what, long read, long header) throws IOException {
        if (read != header) {
            throw records.fault(
                    "the header says %d %s, but the file has %d; correct the header or the records"
                            .formatted(header, what, read));
        }
    }

    /**
     * Writes a network so that reading it gives an equal one, but that supplies released at 0 come
     * first.
     */
    public static void write(DynamicNetwork network, Writer to) {
        PrintWriter out = new PrintWriter(to);
        long sources = 0;
        for (int i = 0; i < network.supplies(); i++) {
            sources += network.supplyRelease(i) == 0 ? 1 : 0;
        }
        out.printf(
                "p evac %d %d %d %d %d %d\n",
                network.nodes(),
                network.arcs(),
                network.horizon(),
                sources,
                network.exits(),
                network.people());
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < network.supplies(); i++) {
                int release = network.supplyRelease(i);
                if ((release == 0) == (pass == 0)) {
                    String step = release == 0 ? "" : release + " ";
                    out.print((release == 0 ? "s " : "r ") + network.supplyNode(i) + " " + step);
                    out.print(network.supplyPeople(i) + "\n");
                }
            }
        }
        for (int exit = 0; exit < network.exits(); exit++) {
            out.print(
                    "x " + network.exitNode(exit) + " " + network.exitCapacity(exit).at(0) + "\n");
        }
        for (int arc = 0; arc < network.arcs(); arc++) {
            out.print(
                    "a "
                            + network.tail(arc)
                            + " "
                            + network.head(arc)
                            + " "
                            + network.transit(arc)
                            + " ");
            out.print(network.capacity(arc).at(0) + "\n");
        }
        for (int exit = 0; exit < network.exits(); exit++) {
            out.print(network.exitCapacity(exit).records("x " + exit, network.horizon()));
        }
        for (int arc = 0; arc < network.arcs(); arc++) {
            out.print(network.capacity(arc).records("a " + arc, network.horizon()));
        }
        for (int node = 0; node < network.nodes(); node++) {
            if (network.holding(node) > 0) {
                out.print("h " + node + " " + network.holding(node) + "\n");
            }
        }
        out.flush();
    }
}
