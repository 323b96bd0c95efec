package org.safepassage.logbook;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A program that appends from three threads and prints each index it was given, until somebody
 * kills it.
 */
final class KillTarget {
    private KillTarget() {}

    public static void main(String[] args) throws Exception {
        LogPlaces places = LogPlaces.of(Path.of(args[0]));
        List<SigningKey> keys = List.of(TestKeys.of("log.example/1", SignatureType.ED25519, "log"));
        FileLogbook log =
                FileLogbook.exists(places)
                        ? FileLogbook.open(places, keys, InstantSource.system())
                        : FileLogbook.create(places, keys, InstantSource.system());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int thread = 0; thread < 3; thread++) {
            String name = args[1] + "-" + thread + "-";
            Thread.ofPlatform().start(() -> append(log, name, out));
        }
    }

    private static void append(Logbook log, String name, PrintStream out) {
        for (int i = 0; ; i++) {
            String entry = name + i;
            try {
                long index = log.append(entry.getBytes(StandardCharsets.UTF_8));
                out.println(index + " " + entry);
            } catch (Exception e) {
                out.println("failed " + e);
                return;
            }
        }
    }
}
