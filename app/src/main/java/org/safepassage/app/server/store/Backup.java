package org.safepassage.app.server.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.safepassage.logbook.Database;
import org.safepassage.logbook.DatabaseCopy;
import org.safepassage.logbook.DatabaseJournal;
import org.safepassage.logbook.Disk;
import org.safepassage.logbook.DurableFiles;
import org.safepassage.logbook.EntryBundle;
import org.safepassage.logbook.LogPlaces;
import org.safepassage.logbook.RecordCopy;
import org.safepassage.logbook.SignedCheckpoint;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one file with everything that a server cannot make anew: each record as it stands at one
 * moment, and the alerts that went out. The server goes on meanwhile. The layout is in {@code
 * docs/formats/backup.md}.
 */
public final class Backup {
    static final String FORMAT = "safe-passage-backup/1";
    static final String CONTENTS = "backup.json";

    /** Journal records in one part of the file. */
    private static final int TOGETHER = 1000;

    /**
     * What a record was when it was copied.
     *
     * @param size entries of the public log
     */
    public record Copied(String record, String origin, long size, String root, long journal) {}

    private final ZipOutputStream zip;
    private final List<Copied> copied = new ArrayList<>();

    private Backup(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * Backs up the records of a data folder.
     *
     * @param keys folder of the private keys, to be taken along in the clear; null leaves them out
     * @param file that does not exist yet; readable by its owner only
     */
    public static List<Copied> ofFolder(Path data, @Nullable Path keys, Path file, Instant at)
            throws IOException {
        String server = Files.readString(data.resolve("server.id")).strip();
        return write(
                file,
                server,
                at,
                keys,
                data,
                backup -> {
                    for (Map.Entry<String, Path> each : records(data).entrySet()) {
                        Path record = each.getValue();
                        Part part = backup.new Part(each.getKey());
                        RecordCopy.ofFolder(
                                record.resolve("journal"),
                                LogPlaces.of(record.resolve("public")),
                                LogPlaces.of(record.resolve("intake")),
                                part);
                        part.finish();
                    }
                });
    }

    /** Backs up the records of a database, all as they stand in one moment. */
    public static List<Copied> ofDatabase(
            Database database, Path data, @Nullable Path keys, Path file, Instant at)
            throws IOException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local statement_timeout = 0");
            String server;
            try (ResultSet row = statement.executeQuery("select id from office")) {
                if (!row.next()) {
                    throw new IOException("No server has begun in this database.");
                }
                server = row.getString(1);
            }
            return write(
                    file,
                    server,
                    at,
                    keys,
                    data,
                    backup -> {
                        try {
                            for (String record : DatabaseJournal.records(connection)) {
                                Part part = backup.new Part(record);
                                DatabaseCopy.of(connection, record, part);
                                part.finish();
                            }
                        } catch (SQLException e) {
                            throw new IOException(
                                    "The database did not give it: " + e.getMessage(), e);
                        }
                    });
        } catch (SQLException e) {
            throw new IOException("The database did not give it: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Source {
        void into(Backup backup) throws IOException;
    }

    private static List<Copied> write(
            Path file, String server, Instant at, @Nullable Path keys, Path data, Source source)
            throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out =
                        new BufferedOutputStream(
                                Files.newOutputStream(unfinished, StandardOpenOption.WRITE),
                                1 << 16);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            Backup backup = new Backup(zip);
            source.into(backup);
            backup.alerts(data.resolve("public"));
            if (keys != null) {
                backup.keys(keys, server);
            }
            backup.contents(server, at, keys != null);
            zip.finish();
            out.flush();
            Disk.LOCAL.sync(unfinished);
            // Not over another that came there meanwhile.
            Files.createLink(file, unfinished);
            new DurableFiles(Disk.LOCAL).settleAround(file);
            return List.copyOf(backup.copied);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Folders of records by name. */
    static Map<String, Path> records(Path data) throws IOException {
        Map<String, Path> records = new LinkedHashMap<>();
        records.put(RecordLedger.OFFICE, data.resolve(RecordLedger.OFFICE));
        for (Path each : Disk.LOCAL.list(data.resolve("pauses"))) {
            if (RecordCopy.isIn(LogPlaces.of(each.resolve("public")))
                    && !each.getFileName().toString().endsWith(FolderRecords.UNFINISHED)) {
                records.put(each.getFileName().toString(), each);
            }
        }
        return records;
    }

    private void put(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Alerts that went out, which later ones refer to. */
    private void alerts(Path site) throws IOException {
        for (Path pause : Disk.LOCAL.list(site)) {
            for (Path file : Disk.LOCAL.list(pause)) {
                String name = file.getFileName().toString();
                if (name.equals("issued.json") || name.matches("cap-.*\\.xml")) {
                    try {
                        put(
                                "site/%s/%s".formatted(pause.getFileName(), name),
                                Files.readAllBytes(file));
                    } catch (NoSuchFileException _) {
                        // replaced just now; it is made anew when it is needed
                    }
                }
            }
        }
    }

    private void keys(Path folder, String server) throws IOException {
        for (Path file : Disk.LOCAL.list(folder)) {
            String name = file.getFileName().toString();
            if (name.contains(server) && (name.endsWith(".key") || name.endsWith(".secret"))) {
                put("keys/" + name, Files.readAllBytes(file));
            }
        }
    }

    private void contents(String server, Instant at, boolean withKeys) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("server", server);
        all.put("at", at.toString());
        all.put("keys", withKeys);
        all.put("records", copied);
        put(
                CONTENTS,
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(all)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** One record's parts, as they come. */
    private final class Part implements RecordCopy {
        private final String name;
        private final Map<String, Integer> bundles = new LinkedHashMap<>();
        private final ByteArrayOutputStream some = new ByteArrayOutputStream();
        private @Nullable SignedCheckpoint checkpoint;
        private long records;
        private int parts;

        private Part(String name) {
            this.name = name;
        }

        @Override
        public void checkpoint(String log, byte[] bytes) throws IOException {
            if (log.equals(LOGS.getFirst())) {
                checkpoint = SignedCheckpoint.parse(bytes);
            }
            put("records/%s/%s/checkpoint".formatted(name, log), bytes);
        }

        @Override
        public void entries(String log, List<byte[]> entries) throws IOException {
            int number = bundles.merge(log, 1, Integer::sum) - 1;
            put(
                    "records/%s/%s/%09d.%d".formatted(name, log, number, entries.size()),
                    EntryBundle.encode(entries));
        }

        @Override
        public void record(long number, String shelf, long redacts, byte[] content)
                throws IOException {
            DataOutputStream out = new DataOutputStream(some);
            out.writeLong(number);
            out.writeUTF(shelf);
            out.writeLong(redacts);
            out.writeInt(content.length);
            out.write(content);
            records++;
            if (records % TOGETHER == 0) {
                flush();
            }
        }

        private void flush() throws IOException {
            put("records/%s/journal/%09d".formatted(name, parts++), some.toByteArray());
            some.reset();
        }

        private void finish() throws IOException {
            if (some.size() > 0) {
                flush();
            }
            SignedCheckpoint of = checkpoint;
            if (of != null) {
                copied.add(
                        new Copied(
                                name,
                                of.checkpoint().origin(),
                                of.checkpoint().size(),
                                of.checkpoint().root().toString(),
                                records));
            }
        }
    }
}
