package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real file system of one mebibyte that becomes full, and one that is read-only: a tmpfs, which
 * takes the right to mount. Skipped without it; {@link CrashTest} lets every single write fail
 * instead, everywhere.
 */
class FullDiskTest {
    private static final List<SigningKey> KEYS =
            List.of(TestKeys.of("log.example/1", SignatureType.ED25519, "log"));

    @TempDir Path folder;
    private Path disk = Path.of(".");

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false; // there is no such command here
        }
    }

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        assumeTrue(mounted, "skipped: no right to mount");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private FileLogbook open(LogPlaces places) throws IOException {
        return FileLogbook.open(places, KEYS, InstantSource.system());
    }

    @Test
    @DisplayName("full: what was acknowledged is there, nothing more is written, and it goes on")
    void full() throws Exception {
        LogPlaces places = LogPlaces.of(disk.resolve("log"));
        List<byte[]> acknowledged = new ArrayList<>();
        try (FileLogbook log = FileLogbook.create(places, KEYS, InstantSource.system())) {
            IOException e =
                    assertThrows(
                            IOException.class,
                            () -> {
                                for (int i = 0; i < 10_000; i++) {
                                    byte[] entry = new byte[4000];
                                    Arrays.fill(entry, (byte) i);
                                    log.append(entry);
                                    acknowledged.add(entry);
                                }
                            });
            assertTrue(String.valueOf(e.getMessage()).contains("No space"), e.toString());
            assertThrows(LogbookRefusedException.class, () -> log.append(new byte[1]));
        }
        assertTrue(acknowledged.size() > 10, acknowledged.size() + " fit");
        assertTrue(run("mount", "-o", "remount,size=8m", disk.toString()));
        try (FileLogbook log = open(places)) {
            long size = log.checkpoint().checkpoint().size();
            assertTrue(size >= acknowledged.size() && size <= acknowledged.size() + 1);
            for (int i = 0; i < acknowledged.size(); i++) {
                assertArrayEquals(acknowledged.get(i), log.entry(i));
            }
            assertEquals(size, log.append(new byte[1]));
        }
        assertTrue(
                LogbookVerify.verify(
                                TiledLog.in(places.log()),
                                List.of(KEYS.getFirst().verifier()),
                                null)
                        .verified());
    }

    @Test
    @DisplayName("read-only: it is not opened for writing, and verifies all the same")
    void readOnly() throws Exception {
        LogPlaces places = LogPlaces.of(disk.resolve("log"));
        try (FileLogbook log = FileLogbook.create(places, KEYS, InstantSource.system())) {
            log.appendAll(MerkleTest.entries(5));
        }
        assertTrue(run("mount", "-o", "remount,ro", disk.toString()));
        assertThrows(IOException.class, () -> open(places));
        assertThrows(
                IOException.class,
                () ->
                        FileLogbook.create(
                                LogPlaces.of(disk.resolve("other")), KEYS, InstantSource.system()));
        assertTrue(
                LogbookVerify.verify(
                                TiledLog.in(places.log()),
                                List.of(KEYS.getFirst().verifier()),
                                null)
                        .verified());
        assertTrue(run("mount", "-o", "remount,rw", disk.toString()));
        try (FileLogbook log = open(places)) {
            assertEquals(5, log.append(new byte[1]));
        }
    }
}
