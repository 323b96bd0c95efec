package org.safepassage.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.safepassage.planner.flow.DynamicNetwork;

/**
 * Runs every family against every peer, each in a process of its own that is ended after two
 * minutes, or after --limit seconds, and prints one line of a table for each: {@code java … Runner
 * [--peers OURS,…] [--limit SECONDS] [FAMILY …]}.
 */
public final class Runner {
    private static final int SEED = 1;
    private static int mostSeconds = 120;
    private static final int EXPLICIT_ARCS =
            40_000_000; // time-expanded arcs beyond which a peer is not even built

    /** Java's options in the program's launcher, and 2 GB at most. */
    private static final List<String> AS_THE_PROGRAM =
            List.of(
                    "-Xmx2g",
                    "-Xms16m",
                    "-XX:+UseSerialGC",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=30");

    private static final String HEAD =
            """
            | family | arcs × steps | people | checksum | solver | objective | wall s | CPU s | again, CPU s | peak MB | |
            |---|---|---|---|---|---|---|---|---|---|---|"""
                    .strip();

    private Runner() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("--one")) {
            one(Family.valueOf(arguments[1]), Peer.valueOf(arguments[2]));
            return;
        }
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        List<Peer> peers = new ArrayList<>(Arrays.asList(Peer.values()));
        if (!words.isEmpty() && words.getFirst().equals("--peers")) {
            peers = Arrays.stream(words.get(1).split(",")).map(Peer::valueOf).toList();
            words.subList(0, 2).clear();
        }
        if (!words.isEmpty() && words.getFirst().equals("--limit")) {
            mostSeconds = Integer.parseInt(words.get(1));
            words.subList(0, 2).clear();
        }
        String lemon = lemonDriver();
        List<String> table = new ArrayList<>();
        System.out.println(HEAD);
        for (Family family : Family.values()) {
            if (!family.isThere()) {
                System.out.println("| " + family.name() + " | skipped: no shared data |");
            } else if (words.isEmpty() || words.contains(family.name())) {
                for (Peer peer : peers) {
                    if (!lemon.isEmpty() || !peer.name().startsWith("LEMON")) {
                        String row = row(family, peer, lemon);
                        System.out.println(row);
                        table.add(row);
                    }
                }
            }
        }
        System.out.println("\nThe same, slowest first:\n\n" + HEAD);
        worstFirst(table).forEach(System.out::println);
    }

    /** The rows by family, those first whose first solve by ours takes longest. */
    private static List<String> worstFirst(List<String> rows) {
        Map<String, Double> ours = new HashMap<>();
        for (String row : rows) {
            String[] cell = row.split(" *\\| *", -1);
            if (cell[5].equals("ours") && cell[8].matches("[0-9.]+")) {
                ours.put(cell[1], Double.parseDouble(cell[8]));
            }
        }
        return rows.stream()
                .sorted(
                        Comparator.comparingDouble(
                                row ->
                                        -ours.getOrDefault(
                                                row.split(" *\\| *", -1)[1],
                                                Double.POSITIVE_INFINITY)))
                .toList();
    }

    private static String row(Family family, Peer peer, String lemon)
            throws IOException, InterruptedException {
        DynamicNetwork network = family.network(SEED);
        String shape =
                "| %s | %d × %d | %d | %08x | %s "
                        .formatted(
                                family.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                network.arcs(),
                                network.horizon(),
                                network.people(),
                                checksum(network),
                                peer.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (peer != Peer.OURS && (long) network.arcs() * network.horizon() > EXPLICIT_ARCS) {
            return shape
                    + "| – | not tried | | | | more than %d time-expanded arcs |"
                            .formatted(EXPLICIT_ARCS);
        }
        Path output = Files.createTempFile("bench", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(peer == Peer.OURS ? AS_THE_PROGRAM : List.of("-Xmx6g"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dbench.lemon=" + lemon,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Runner.class.getName(),
                        "--one",
                        family.name(),
                        peer.name()));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean ended = process.waitFor(mostSeconds, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8).strip();
        Files.delete(output);
        String last = text.lines().reduce("", (before, line) -> line);
        return last.startsWith("|")
                ? shape + last
                : shape
                        + (ended
                                ? "| – | failed | | | | |"
                                : "| – | > %d | | | | ended |".formatted(mostSeconds));
    }

    private static void one(Family family, Peer peer) throws IOException, InterruptedException {
        Peer.Answer answer = peer.solve(family.network(SEED));
        System.out.printf(
                Locale.ROOT,
                "| %d | %.3f | %.3f | %.3f | %d | %s |%n",
                answer.objective(),
                answer.seconds(),
                answer.processor(),
                answer.again(),
                answer.peakMegabytes(),
                answer.note());
        System.out.flush();
    }

    /** Peak of the whole process, which for the peers holds the time-expanded network as well. */
    static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /** So that a table kept can be told from one of other networks. */
    private static int checksum(DynamicNetwork network) {
        CRC32 sum = new CRC32();
        for (int arc = 0; arc < network.arcs(); arc++) {
            String text =
                    network.tail(arc)
                            + " "
                            + network.head(arc)
                            + " "
                            + network.transit(arc)
                            + " "
                            + network.capacity(arc);
            sum.update(text.getBytes(StandardCharsets.US_ASCII));
        }
        for (int exit = 0; exit < network.exits(); exit++) {
            String text = network.exitNode(exit) + " " + network.exitCapacity(exit);
            sum.update(text.getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < network.supplies(); i++) {
            String text =
                    network.supplyNode(i)
                            + " "
                            + network.supplyRelease(i)
                            + " "
                            + network.supplyPeople(i);
            sum.update(text.getBytes(StandardCharsets.US_ASCII));
        }
        return (int) sum.getValue();
    }

    /** Compiles the driver for LEMON; empty where compiler or library are missing. */
    private static String lemonDriver() throws IOException, InterruptedException {
        Path source = Path.of(System.getProperty("bench.cpp", "bench/src/main/cpp"), "lemon.cc");
        Path driver = Files.createTempDirectory("lemon").resolve("lemon");
        try {
            Process compiler =
                    new ProcessBuilder(
                                    "g++",
                                    "-O3",
                                    "-std=c++14",
                                    "-o",
                                    driver.toString(),
                                    source.toString(),
                                    "-llemon")
                            .redirectErrorStream(true)
                            .start();
            compiler.getInputStream().readAllBytes();
            return compiler.waitFor() == 0 ? driver.toString() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
