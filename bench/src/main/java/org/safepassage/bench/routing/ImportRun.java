package org.safepassage.bench.routing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadFile;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.osm.OsmRoads;

/**
 * Imports each extract with ours and with GraphHopper, each in a process of its own with 1.2 GB of
 * heap for ours and 4 GB for the other, and prints wall and processor time and the peak of the
 * process: {@code java … ImportRun EXTRACT …}.
 */
public final class ImportRun {
    private ImportRun() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("--one")) {
            one(arguments[1], Path.of(arguments[2]));
            return;
        }
        System.out.println("| extract | MB | importer | wall s | CPU s | peak MB | |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String extract : arguments) {
            for (String importer : new String[] {"ours", "GraphHopper"}) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.1f | %s %s%n",
                        Path.of(extract).getFileName(),
                        Files.size(Path.of(extract)) / 1e6,
                        importer,
                        row(importer, extract));
            }
        }
    }

    private static String row(String importer, String extract)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("import", ".txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                importer.equals("ours") ? "-Xmx1200m" : "-Xmx4g",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ImportRun.class.getName(),
                                "--one",
                                importer,
                                extract)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int exit = process.waitFor();
        String last = Files.readString(output).strip().lines().reduce("", (before, line) -> line);
        Files.delete(output);
        return exit == 0 && last.startsWith("|") ? last : "| failed | | | |";
    }

    private static void one(String importer, Path extract) throws IOException {
        Path result = Files.createTempDirectory("import");
        String size;
        if (importer.equals("ours")) {
            try {
                RoadNetwork roads = OsmRoads.read(extract).network();
                RoadFile.write(roads, result.resolve("map.roads"));
                size = "%d nodes, %d links".formatted(roads.nodes(), roads.links());
            } catch (InvalidInput e) {
                throw new IOException(e);
            }
        } else {
            try (Hopper hopper = Hopper.imported(extract, result)) {
                size = "%d nodes, %d edges".formatted(hopper.nodes(), hopper.edges());
            }
        }
        double wall = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        double cpu =
                ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(d -> d.toMillis() / 1e3)
                        .orElse(Double.NaN);
        System.out.printf(
                Locale.ROOT, "| %.1f | %.1f | %d | %s |%n", wall, cpu, peakMegabytes(), size);
    }

    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
