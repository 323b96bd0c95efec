package org.safepassage.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.safepassage.logbook.Journal;
import org.safepassage.logbook.Logbook;
import org.safepassage.logbook.MemoryLogbook;
import org.safepassage.logbook.Shelf;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SigningKey;

/**
 * How long a journal takes to open, and to be read from its beginning, which is what opening a
 * record does with it.
 *
 * <p>Arguments: a folder, and the number of records.
 */
public final class JournalRun {
    private JournalRun() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "journal-run");
        int records = Integer.parseInt(args[1]);
        Logbook open = log("public");
        Logbook intake = log("intake");
        Journal journal = Journal.open(folder, open, intake);
        Random random = new Random(1);
        for (int at = 0; at < records; at += Logbook.LARGEST_BATCH) {
            List<byte[]> batch = new ArrayList<>();
            for (int i = at; i < Math.min(records, at + Logbook.LARGEST_BATCH); i++) {
                byte[] text = new byte[300];
                random.nextBytes(text);
                batch.add(text);
            }
            journal.enter(Shelf.JOURNAL, batch);
        }
        journal.close();
        long start = System.nanoTime();
        Journal again = Journal.open(folder, open, intake);
        double opened = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        long bytes = 0;
        for (long number : again.numbers()) {
            bytes += again.record(number).findPayload().orElseThrow().text().length;
        }
        System.out.printf(
                "| a journal of %d records: opened; read from its beginning (%d MB), in s | %.2f; %.2f |%n",
                records, bytes / 1_000_000, opened, (System.nanoTime() - start) / 1e9);
    }

    private static Logbook log(String name) throws IOException {
        return new MemoryLogbook(
                List.of(SigningKey.generate("bench.invalid/" + name, SignatureType.ED25519)),
                InstantSource.system());
    }
}
