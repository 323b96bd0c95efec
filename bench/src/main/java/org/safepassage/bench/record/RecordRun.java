package org.safepassage.bench.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.safepassage.logbook.FileLogbook;
import org.safepassage.logbook.LogPlaces;
import org.safepassage.logbook.LogbookVerify;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.TiledLog;

/**
 * Appends a second beside SQLite with synchronous=FULL and the disk's own fsync rate, verification
 * beside SHA-256 alone, and how long a proof takes; all in one run, in one folder of one disk.
 *
 * <p>Arguments: a folder, and the number of entries to verify.
 */
public final class RecordRun {
    private static final int WRITERS = 8;
    private static final long SECONDS = 8;
    private static final int ENTRY = 300; // bytes, as of a decision

    private RecordRun() {}

    /** One append. */
    private interface Append {
        void run(byte[] entry) throws IOException, SQLException;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "record-run");
        int entries = Integer.parseInt(args[1]);
        say("fsync of 4 KiB, one writer", pace(1, fsync(folder)));
        say("SQLite, journal, FULL, one writer", pace(1, sqlite(folder, "DELETE")));
        say("SQLite, WAL, FULL, one writer", pace(1, sqlite(folder, "WAL")));
        say(
                "SQLite, WAL, FULL, %d writers".formatted(WRITERS),
                pace(WRITERS, sqlite(folder, "WAL")));
        for (int writers : new int[] {1, WRITERS, 64}) {
            List<SigningKey> keys =
                    List.of(SigningKey.generate("bench.invalid/1", SignatureType.ED25519));
            LogPlaces places = LogPlaces.of(folder.resolve("log" + writers));
            try (FileLogbook log = FileLogbook.create(places, keys, InstantSource.system())) {
                say("record, %d writers".formatted(writers), pace(writers, log::append));
            }
        }
        verify(folder, entries);
    }

    /**
     * How fast it went.
     *
     * @param perSecond appends of all writers
     * @param p50 milliseconds that one took, half of them less
     * @param p99 the same, 99 of 100
     */
    private record Pace(double perSecond, double p50, double p99) {}

    private static void say(String what, Pace pace) {
        System.out.printf(
                "| %s | %.0f | %.2f | %.2f |%n", what, pace.perSecond(), pace.p50(), pace.p99());
    }

    private static Pace pace(int writers, Append append) throws InterruptedException {
        ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long end = start + SECONDS * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            byte[] entry = new byte[ENTRY];
            new Random(i).nextBytes(entry);
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            while (System.nanoTime() < end) {
                                                long before = System.nanoTime();
                                                append.run(entry);
                                                took.add(System.nanoTime() - before);
                                            }
                                        } catch (IOException | SQLException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] nanos = took.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Pace(
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    private static Append fsync(Path folder) throws IOException {
        FileChannel file =
                FileChannel.open(
                        folder.resolve("fsync"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        return entry -> {
            file.write(ByteBuffer.allocate(4096));
            file.force(true);
        };
    }

    private static Append sqlite(Path folder, String journal) throws SQLException, IOException {
        Path database = Files.createTempFile(folder, "sqlite", ".db");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=" + journal);
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, bytes BLOB)");
        }
        PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entry (bytes) VALUES (?)");
        return entry -> {
            synchronized (insert) { // each insert is its own transaction
                insert.setBytes(1, entry);
                insert.executeUpdate();
            }
        };
    }

    private static void verify(Path folder, int entries)
            throws IOException, GeneralSecurityException {
        SigningKey key = SigningKey.generate("bench.invalid/2", SignatureType.ED25519);
        LogPlaces places = LogPlaces.of(folder.resolve("million"));
        long bytes = 0;
        try (FileLogbook log = FileLogbook.create(places, List.of(key), InstantSource.system())) {
            Random random = new Random(1);
            for (int at = 0; at < entries; at += 1024) {
                List<byte[]> batch = new ArrayList<>();
                for (int i = at; i < Math.min(entries, at + 1024); i++) {
                    byte[] entry = new byte[ENTRY];
                    random.nextBytes(entry);
                    batch.add(entry);
                    bytes += ENTRY;
                }
                log.appendAll(batch);
            }
            long[] proofs = new long[10_000];
            for (int i = 0; i < proofs.length; i++) {
                long start = System.nanoTime();
                log.prove(random.nextInt(entries));
                proofs[i] = System.nanoTime() - start;
            }
            Arrays.sort(proofs);
            System.out.printf(
                    "| a proof among %d entries, p50, p99, most, in ms | %.2f, %.2f, %.2f |%n",
                    entries, proofs[5_000] / 1e6, proofs[9_900] / 1e6, proofs[9_999] / 1e6);
        }
        long start = System.nanoTime();
        boolean verified =
                LogbookVerify.verify(TiledLog.in(places.log()), List.of(key.verifier()), null)
                        .verified();
        double verifying = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] entry = new byte[ENTRY + 1];
        byte[] node = new byte[65];
        for (int i = 0; i < entries; i++) { // a leaf and a node for each entry
            sha.digest(entry);
            sha.digest(node);
        }
        double hashing = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "| verification of %d entries (%d MB), s; holds: %s | %.2f |%n",
                entries, bytes / 1_000_000, verified, verifying);
        System.out.printf("| SHA-256 of as many leaves and nodes alone, s | %.2f |%n", hashing);
    }
}
