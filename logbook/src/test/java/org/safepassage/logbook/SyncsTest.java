package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an append costs a disk, which is how often it must be waited for. */
class SyncsTest {
    private static final SigningKey KEY =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final LogPlaces PLACES = LogPlaces.of(Path.of("/data/log"));
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    private final int[] syncs = {0};

    private FileLogbook counted(SimulatedDisk disk) throws IOException {
        FileLogbook log = FileLogbook.create(PLACES, List.of(KEY), NOON, disk);
        disk.watch((_, what) -> syncs[0] += what.startsWith("sync") ? 1 : 0);
        return log;
    }

    @Test
    @DisplayName(
            "three syncs for all that are written together: the head, its name, the checkpoint")
    void oneCommit() throws IOException {
        try (FileLogbook log = counted(new SimulatedDisk())) {
            log.appendAll(MerkleTest.entries(2));
            syncs[0] = 0;
            log.appendAll(MerkleTest.entries(100));
            assertEquals(3, syncs[0]);
        }
    }

    @Test
    @DisplayName(
            "with the tiles of many commits, fewer than four a commit when eight write at once")
    void manyCommits() throws IOException {
        int commits = 1000;
        try (FileLogbook log = counted(new SimulatedDisk())) {
            for (int i = 0; i < commits; i++) {
                log.appendAll(MerkleTest.entries(8));
            }
        }
        assertTrue(syncs[0] < 4 * commits, syncs[0] + " syncs");
    }
}
