package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.server.store.Backup;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.app.server.store.Restore;
import org.safepassage.domain.Behind;
import org.safepassage.domain.OfficeSignature;
import org.safepassage.domain.RecordedDecision;

/** How long a backup takes: {@code -Dserver.entries=100000}; {@code -Dserver.disk} where to. */
class LargeBackupTest {
    private static final int ENTRIES = Integer.getInteger("server.entries", 0);

    @TempDir Path folder;

    @Test
    @DisplayName("100,000 entries are saved in less than a minute, and put back in another")
    void large() throws Exception {
        assumeTrue(ENTRIES > 0, "skipped: only with -Dserver.entries");
        Path keys = folder.resolve("keys");
        Path data = folder.resolve("data");
        Path disk = Path.of(System.getProperty("server.disk", folder.toString()));
        Files.createDirectories(disk);
        Instant at = Instant.parse("2026-03-01T07:00:00Z");
        try (RecordLedger ledger = RecordLedger.open(data, keys, Instant::now)) {
            PauseRecord record = ledger.office();
            for (int done = 0; done < ENTRIES; done += 1000) {
                List<PauseRecord.Writing> some = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    some.add(
                            new PauseRecord.Writing(
                                    new RecordedDecision.Confirmed(
                                            at.plusSeconds(done + i),
                                            "C1",
                                            OfficeSignature.of("duty-officer")),
                                    Behind.staff(at, null, "duty")));
                }
                record.writeAll(some);
            }
        }
        Path file = disk.resolve("large.backup");
        Path again = disk.resolve("large-again");
        Instant begin = Instant.now();
        List<Backup.Copied> copied = Backup.ofFolder(data, null, file, begin);
        Instant saved = Instant.now();
        assertEquals(copied, Restore.toFolder(file, again, keys));
        Instant restored = Instant.now();
        System.out.printf(
                "%d entries: saved in %d ms (%d MiB), put back in %d ms%n",
                ENTRIES,
                Duration.between(begin, saved).toMillis(),
                Files.size(file) >> 20,
                Duration.between(saved, restored).toMillis());
        Files.delete(file);
        assertTrue(Duration.between(begin, saved).toSeconds() < 60);
        assertTrue(Duration.between(saved, restored).toSeconds() < 60);
    }
}
