package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that writes is killed with SIGKILL, again and again. As many times as {@code
 * -Dlogbook.kills} says: {@code mvn -pl logbook test -Dtest=KillTest -Dlogbook.kills=1000}.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("logbook.kills", 20);
    private static final List<SigningKey> KEYS =
            List.of(TestKeys.of("log.example/1", SignatureType.ED25519, "log"));

    @TempDir Path folder;

    @Test
    @DisplayName(
            "killed at random moments: nothing acknowledged is lost, no index given twice, no"
                    + " history contradicted")
    void kills() throws Exception {
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        Map<Long, String> acknowledged = new HashMap<>();
        Random chance = new Random(4112016);
        Checkpoint before = new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE);
        for (int round = 0; round < KILLS; round++) {
            writeUntilKilled(places, round, chance, acknowledged);
            try (FileLogbook log = FileLogbook.open(places, KEYS, InstantSource.system())) {
                Checkpoint now = log.checkpoint().checkpoint();
                Subtrees tree = log.subtrees();
                assertEquals(now.root(), tree.root(now.size()));
                if (before.size() > 0) {
                    assertTrue(
                            tree.consistency(before.size(), now.size())
                                    .proves(before.root(), now.root()));
                }
                for (Map.Entry<Long, String> told : acknowledged.entrySet()) {
                    if (told.getKey() >= before.size()) {
                        assertEquals(
                                told.getValue(),
                                new String(log.entry(told.getKey()), StandardCharsets.UTF_8));
                    }
                }
                before = now;
            }
        }
        assertTrue(acknowledged.size() >= KILLS);
    }

    private static void writeUntilKilled(
            LogPlaces places, int round, Random chance, Map<Long, String> acknowledged)
            throws IOException, InterruptedException {
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KillTarget.class.getName(),
                                places.log().toString(),
                                "r" + round)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            // Some are killed after so many answers, some after so many milliseconds: in the middle
            // of a write.
            int answers = 1 + chance.nextInt(25);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] told = line.split(" ", 2);
                assertFalse(told[0].equals("failed"), line);
                assertNull(acknowledged.put(Long.valueOf(told[0]), told[1]), "index given twice");
                if (--answers == 0) {
                    Thread.sleep(chance.nextInt(12));
                    writer.toHandle()
                            .destroyForcibly(); // SIGKILL; what it has said can still be read
                }
            }
        }
        writer.waitFor();
    }
}
