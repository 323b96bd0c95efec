package org.safepassage.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One server process on a new folder: its start, its memory at rest, and suspensions timed from the
 * press to the disk and to every public channel, first alone and then under a flood of junk. Every
 * suspension is of a corridor that two people opened; every channel is read by this program, as the
 * public would, and then by the server's own board.
 *
 * <p>{@code java … org.safepassage.bench.server.ServerRun HOME SUSPENSIONS RATE}; ends with 1 when
 * a target is missed.
 */
public final class ServerRun {
    private static final double DURABLE_TARGET = 200;
    private static final double READ_TARGET = 2000;
    private static final double START_TARGET = 5000;
    private static final int STARTS = 5;
    private static final String PAUSE = "bench";

    private final Random random = new Random(1);
    private final Staff officer;
    private final Staff duty;
    private final Staff approver;
    private final Readers readers;

    private ServerRun(Staff officer, Staff duty, Staff approver, Readers readers) {
        this.officer = officer;
        this.duty = duty;
        this.approver = approver;
        this.readers = readers;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        int suspensions = Integer.parseInt(arguments[1]);
        int rate = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("server-run-");
        System.out.printf(
                Locale.ROOT,
                "%s, %d processors, load %.1f at the start, JDK %s%n%n| what | figure | target |%n|---|---|---|%n",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version());
        boolean met = starts(home, folder);
        Path own = Files.createDirectory(folder.resolve("own"));
        try (Program program = Program.start(home, own, "")) {
            met &= run(program, suspensions, rate);
        }
        System.out.println(met ? "\nAll targets met." : "\nNot every target was met.");
        System.exit(met ? 0 : 1);
    }

    private static boolean starts(Path home, Path folder) throws Exception {
        double with = median(home, folder, "with", "");
        double without = median(home, folder, "without", "-Xshare:auto");
        row("start to first answer, median of %d".formatted(STARTS), ms(with), "5 s");
        row("the same without the AOT cache", ms(without), "");
        return with <= START_TARGET;
    }

    private static double median(Path home, Path folder, String name, String options)
            throws Exception {
        double[] millis = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            Path own = Files.createDirectory(folder.resolve(name + i));
            try (Program program = Program.start(home, own, options)) {
                millis[i] = program.readyMillis();
            }
        }
        Arrays.sort(millis);
        return millis[STARTS / 2];
    }

    private static boolean run(Program program, int suspensions, int rate) throws Exception {
        URI server = program.address();
        Staff admin = Staff.join(server, program.firstToken());
        Staff officer = admin.invite("officer", "access-officer");
        Staff duty = admin.invite("duty", "duty-officer");
        Staff approver = admin.invite("approver", "approver");
        try (Readers readers = new Readers(server.resolve("/public/" + PAUSE + "/"))) {
            ServerRun run = new ServerRun(officer, duty, approver, readers);
            run.announce();
            Times first = new Times();
            run.suspend("C1", first);
            row("first suspension after the start: durable", ms(first.of("durable")[0]), "");
            row("first suspension after the start: all read back", ms(first.of("board")[0]), "2 s");
            Times alone = new Times();
            for (int i = 0; i < Math.max(10, suspensions / 10); i++) {
                run.suspend("C" + (i % 3 + 1), alone);
            }
            boolean met = alone.rows("alone");
            Thread.sleep(10_000);
            row("resident memory at rest", program.residentMegabytes() + " MB", "");
            Process flood = flood(server.getPort(), rate);
            Thread.sleep(2_000);
            Times flooded = new Times();
            for (int i = 0; i < suspensions; i++) {
                run.suspend("C" + (i % 3 + 1), flooded);
            }
            met &= flooded.rows("under the flood");
            row(
                    "resident memory under the flood",
                    program.residentMegabytes() + " MB",
                    "512 MB heap");
            String reached = end(flood);
            row("flood asked for %d/s".formatted(rate), reached, "");
            met &= first.of("board")[0] <= READ_TARGET;
            row("server's own figure, entry to read-back, p99", ms(1000 * metric(admin)), "");
            return met;
        }
    }

    private static double metric(Staff admin) throws Exception {
        return admin.text("/metrics")
                .lines()
                .filter(
                        l ->
                                l.startsWith(
                                        "safepassage_suspension_readback_seconds{quantile=\"0.99\"}"))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Process flood(int port, int rate) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Flood.class.getName(),
                        Integer.toString(port),
                        Integer.toString(rate))
                .redirectErrorStream(true)
                .start();
    }

    /** Ends it, so that it says what it reached. */
    private static String end(Process flood) throws Exception {
        flood.outputWriter().close();
        try (BufferedReader out = flood.inputReader(StandardCharsets.UTF_8)) {
            String last = "";
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
            return last;
        }
    }

    private static ObjectNode body() {
        return Staff.JSON.createObjectNode();
    }

    private static String api(String rest) {
        return "/api/pauses/" + PAUSE + rest;
    }

    /** The server's drill as a live pause: assurances of both, published, corridors prepared. */
    private void announce() throws Exception {
        String file = officer.text("/api/pauses/drill/file").replace("id: drill", "id: " + PAUSE);
        officer.send("POST", "/api/pauses", body().put("drill", false).put("file", file));
        twoPeople(officer, body().put("action", "publish"));
        for (String party : List.of("N", "S")) {
            officer.send(
                    "POST",
                    api("/assurances"),
                    body().put("party", party).put("state", "given").put("isPublic", true));
        }
        for (String corridor : List.of("C1", "C2", "C3")) {
            duty.send("POST", api("/corridors/" + corridor + "/prepare"), null);
            open(corridor, "open");
        }
        awaitBoard();
    }

    private void twoPeople(Staff first, ObjectNode proposal) throws Exception {
        JsonNode asked = first.send("POST", api("/proposals"), proposal);
        approver.stayRecent();
        approver.send("POST", api("/proposals/" + asked.path("id").asString() + "/approve"), null);
    }

    private void open(String corridor, String action) throws Exception {
        Instant midnight =
                Instant.now().atOffset(ZoneOffset.UTC).with(LocalTime.of(23, 58)).toInstant();
        Instant until = Instant.now().plus(40, ChronoUnit.MINUTES);
        twoPeople(
                duty,
                body().put("action", action)
                        .put("corridor", corridor)
                        .put("until", (until.isAfter(midnight) ? midnight : until).toString()));
    }

    private void awaitBoard() throws Exception {
        while (!board()) {
            Thread.sleep(5);
        }
    }

    private boolean board() throws Exception {
        int channels = 0;
        for (JsonNode each : duty.get("/api/channels")) {
            if (each.path("pause").asString().equals(PAUSE)) {
                channels++;
                if (!each.path("state").asString().equals("read-back")) {
                    return false;
                }
            }
        }
        return channels == 4;
    }

    /** Suspends an open corridor, times it, and opens it again by two. */
    private void suspend(String corridor, Times times) throws Exception {
        awaitBoard();
        Thread.sleep(random.nextInt(50));
        Readers.Before before = readers.look(corridor);
        long start = System.nanoTime();
        duty.send("POST", api("/corridors/" + corridor + "/suspend"), null);
        times.add("durable", (System.nanoTime() - start) / 1e6);
        readers.await(before, corridor, start).forEach(times::add);
        awaitBoard();
        times.add("board", (System.nanoTime() - start) / 1e6);
        open(corridor, "resume");
    }

    private static void row(String what, String figure, @Nullable String target) {
        System.out.printf("| %s | %s | %s |%n", what, figure, target);
    }

    private static String ms(double millis) {
        return String.format(Locale.ROOT, "%.0f ms", millis);
    }

    /** Times by what was waited for. */
    private static final class Times {
        private final Map<String, List<Double>> all = new LinkedHashMap<>();

        void add(String what, double millis) {
            all.computeIfAbsent(what, _ -> new ArrayList<>()).add(millis);
        }

        double[] of(String what) {
            return all.getOrDefault(what, List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
        }

        /** Prints; whether the targets hold. */
        boolean rows(String when) {
            boolean met = true;
            for (String what : all.keySet()) {
                double[] sorted = of(what);
                boolean durable = what.equals("durable");
                double p99 = sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
                met &= p99 <= (durable ? DURABLE_TARGET : READ_TARGET);
                row(
                        "press to %s, %s, %d times: median, p99, worst"
                                .formatted(
                                        durable
                                                ? "durable"
                                                : what.equals("board") ? "all read back" : what,
                                        when,
                                        sorted.length),
                        ms(sorted[sorted.length / 2])
                                + ", "
                                + ms(p99)
                                + ", "
                                + ms(sorted[sorted.length - 1]),
                        "p99 " + (durable ? "200 ms" : "2 s"));
            }
            return met;
        }
    }
}
