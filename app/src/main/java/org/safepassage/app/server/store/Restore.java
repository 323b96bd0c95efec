package org.safepassage.app.server.store;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordAudit;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.Database;
import org.safepassage.logbook.DatabaseCopy;
import org.safepassage.logbook.Disk;
import org.safepassage.logbook.DurableFiles;
import org.safepassage.logbook.EntryBundle;
import org.safepassage.logbook.FolderCopy;
import org.safepassage.logbook.LogPlaces;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.RecordCopy;
import org.safepassage.logbook.TiledLog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a backup back where nothing is yet. Each record is rebuilt beside its place, its hashes are
 * computed anew, it is checked as an outsider would, and compared with what the backup says it was;
 * only when all hold does anything stand in its place.
 */
public final class Restore {
    private static final int LARGEST_PART = 1 << 28; // bytes; ours
    private static final Pattern PART =
            Pattern.compile("([0-9]{9})(?:\\.([0-9]{1,3}))?"); // number, and how many entries
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,80}");

    private final ZipFile zip;
    private final JsonNode contents;

    private Restore(ZipFile zip) throws IOException {
        this.zip = zip;
        try {
            this.contents =
                    JsonMapper.builder()
                            .build()
                            .readTree(new String(bytes(Backup.CONTENTS), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new MalformedException("It is no backup of this program: " + e.getMessage(), e);
        }
        if (!contents.path("format").asString("").equals(Backup.FORMAT)) {
            throw new MalformedException("It is no backup that this version reads.");
        }
    }

    /**
     * Restores into a folder that does not exist, or is empty.
     *
     * @param keys where the private keys go that the backup holds, if it does
     * @return what was restored
     * @throws MalformedException when the file is no backup, or what it holds is not what was
     *     signed; nothing is left then
     */
    public static List<Backup.Copied> toFolder(Path file, Path data, Path keys) throws IOException {
        requireNothing(data);
        try (ZipFile zip = open(file)) {
            Restore restore = new Restore(zip);
            Path beside = beside(data);
            try {
                List<Backup.Copied> copied = restore.into(beside);
                restore.keys(keys);
                Files.deleteIfExists(data); // an empty folder
                Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
                new DurableFiles(Disk.LOCAL).settleAround(data);
                return copied;
            } finally {
                removeAll(beside);
            }
        }
    }

    /**
     * Restores into a database that holds no record, in one transaction. What is published is made
     * by the server when it starts.
     */
    public static List<Backup.Copied> toDatabase(Path file, Database database, Path data, Path keys)
            throws IOException {
        requireNothing(data);
        try (ZipFile zip = open(file)) {
            Restore restore = new Restore(zip);
            Path beside = beside(data);
            try {
                List<Backup.Copied> copied = restore.into(beside);
                restore.keys(keys);
                String server = restore.contents.path("server").asString("");
                database.transaction(
                        connection -> {
                            DatabaseRecords.createTables(connection);
                            DatabaseRecords.requireEmpty(connection, server);
                            for (var each : Backup.records(beside).entrySet()) {
                                Path record = each.getValue();
                                DatabaseCopy to =
                                        new DatabaseCopy(
                                                connection, each.getKey(), PauseRecord::keyOfNote);
                                RecordCopy.ofFolder(
                                        record.resolve("journal"),
                                        LogPlaces.of(record.resolve("public")),
                                        LogPlaces.of(record.resolve("intake")),
                                        to);
                                to.finish();
                            }
                            return 0;
                        });
                Files.createDirectories(data);
                if (Files.isDirectory(beside.resolve("public"))) {
                    Files.move(beside.resolve("public"), data.resolve("public"));
                }
                return copied;
            } finally {
                removeAll(beside);
            }
        }
    }

    private static void requireNothing(Path data) throws IOException {
        if (!Disk.LOCAL.list(data).isEmpty() || Files.isRegularFile(data)) {
            throw new java.nio.file.FileAlreadyExistsException(
                    data.toString(), null, "there is something in it; nothing is restored over it");
        }
    }

    private static Path beside(Path data) throws IOException {
        Path absolute = data.toAbsolutePath().normalize();
        Path beside = absolute.resolveSibling(absolute.getFileName() + ".restoring");
        removeAll(beside);
        Files.createDirectories(beside);
        return beside;
    }

    private static void removeAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new MalformedException("It is no backup, or was cut short: " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new MalformedException("It is no whole backup: %s is missing.".formatted(name));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_PART);
            if (in.read() >= 0) {
                throw new MalformedException("%s is too large.".formatted(name));
            }
            CRC32 sum = new CRC32(); // reading from a file, the JDK does not compare it
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw new MalformedException("%s is damaged.".formatted(name));
            }
            return bytes;
        } catch (ZipException e) {
            throw new MalformedException("%s is damaged: %s".formatted(name, e.getMessage()), e);
        }
    }

    private List<Backup.Copied> into(Path data) throws IOException {
        List<Backup.Copied> restored = new ArrayList<>();
        for (JsonNode each : contents.path("records")) {
            String name = each.path("record").asString("");
            if (!NAME.matcher(name).matches()) {
                throw new MalformedException("A record cannot be called so: " + name);
            }
            Path record =
                    name.equals(RecordLedger.OFFICE)
                            ? data.resolve(name)
                            : data.resolve("pauses").resolve(name);
            restored.add(record(name, record, each));
        }
        Files.createDirectories(data.resolve("pauses"));
        alerts(data.resolve("public"));
        new DurableFiles(Disk.LOCAL)
                .replace(
                        data.resolve("server.id"),
                        (contents.path("server").asString("") + "\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return restored;
    }

    private Backup.Copied record(String name, Path folder, JsonNode was) throws IOException {
        FolderCopy copy =
                new FolderCopy(
                        folder.resolve("journal"),
                        LogPlaces.of(folder.resolve("public")),
                        LogPlaces.of(folder.resolve("intake")));
        for (String log : RecordCopy.LOGS) {
            String prefix = "records/%s/%s/".formatted(name, log);
            copy.checkpoint(log, bytes(prefix + "checkpoint"));
            for (String part : parts(prefix)) {
                Matcher of = PART.matcher(part.substring(prefix.length()));
                if (of.matches() && of.group(2) != null) {
                    copy.entries(
                            log, EntryBundle.parse(bytes(part), Integer.parseInt(of.group(2))));
                }
            }
        }
        long records = 0;
        String prefix = "records/%s/journal/".formatted(name);
        for (String part : parts(prefix)) {
            records += journal(bytes(part), copy);
        }
        copy.finish();
        RecordAudit.Result audit =
                RecordAudit.of(TiledLog.in(folder.resolve("public")), folder, List.of(), null);
        if (!audit.verified()) {
            throw new MalformedException(
                    "The record %s does not verify: %s"
                            .formatted(name, audit.problems().getFirst().says()));
        }
        Checkpoint now = java.util.Objects.requireNonNull(audit.log().checkpoint());
        if (now.size() != was.path("size").asLong(-1)
                || !now.root().toString().equals(was.path("root").asString(""))
                || records != was.path("journal").asLong(-1)) {
            throw new MalformedException(
                    "The record %s is not what the backup says it was.".formatted(name));
        }
        return new Backup.Copied(name, now.origin(), now.size(), now.root().toString(), records);
    }

    private List<String> parts(String prefix) {
        List<String> parts = new ArrayList<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            String name = all.nextElement().getName();
            if (name.startsWith(prefix)
                    && PART.matcher(name.substring(prefix.length())).matches()) {
                parts.add(name);
            }
        }
        parts.sort(Comparator.naturalOrder());
        return parts;
    }

    private static long journal(byte[] part, FolderCopy copy) throws IOException {
        long records = 0;
        try (DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(part))) {
            while (in.available() > 0) {
                long number = in.readLong();
                String shelf = in.readUTF();
                long redacts = in.readLong();
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw new MalformedException("The journal of the backup is damaged.");
                }
                copy.record(number, shelf, redacts, in.readNBytes(length));
                records++;
            }
        } catch (EOFException e) {
            throw new MalformedException("The journal of the backup is cut short.", e);
        }
        return records;
    }

    private void alerts(Path site) throws IOException {
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            String name = all.nextElement().getName();
            String[] steps = name.split("/", -1);
            if (steps.length == 3
                    && steps[0].equals("site")
                    && steps[1].matches("[A-Za-z0-9.-]{1,200}")
                    && !steps[1].startsWith(".")
                    && steps[2].matches("issued\\.json|cap-[A-Za-z0-9_-]{1,64}\\.xml")) {
                Files.createDirectories(site.resolve(steps[1]));
                new DurableFiles(Disk.LOCAL)
                        .replace(site.resolve(steps[1]).resolve(steps[2]), bytes(name));
            }
        }
    }

    /** Writes the keys that came along, never over others. */
    private void keys(Path folder) throws IOException {
        Set<String> names = new HashSet<>();
        zip.stream()
                .map(ZipEntry::getName)
                .filter(n -> n.matches("keys/[a-z0-9][a-z0-9.-]{0,110}\\.(key|secret)"))
                .forEach(names::add);
        if (names.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        for (String name : names) {
            Path file = folder.resolve(name.substring("keys/".length()));
            byte[] key = bytes(name);
            if (Files.exists(file)) {
                if (!Arrays.equals(Files.readAllBytes(file), key)) {
                    throw new java.nio.file.FileAlreadyExistsException(
                            file.toString(), null, "another key is there; none is written over");
                }
                continue;
            }
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(file, key, StandardOpenOption.WRITE);
            Disk.LOCAL.sync(file);
        }
        Disk.LOCAL.syncFolder(folder);
    }

    /** When a backup was made, and of which server. */
    public static String describe(Path file) throws IOException {
        try (ZipFile zip = open(file)) {
            JsonNode contents = new Restore(zip).contents;
            return "server %s, of %s, %s private keys"
                    .formatted(
                            contents.path("server").asString("?"),
                            contents.path("at").asString("?"),
                            contents.path("keys").asBoolean(false) ? "with" : "without");
        }
    }
}
