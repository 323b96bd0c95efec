package org.safepassage.app.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordBeginning;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.logbook.Database;
import org.safepassage.logbook.Disk;
import org.safepassage.logbook.DurableFiles;

/** Records in folders, for one server. */
final class FolderRecords implements Records {
    /** Ends the name of a folder in which a record begins; left by a crash, it holds nothing. */
    static final String UNFINISHED = ".beginning";

    private final Path data;
    private final Path keys;
    private final InstantSource clock;
    private final String server;
    private final DurableFiles files = new DurableFiles(Disk.LOCAL);

    FolderRecords(Path data, Path keys, InstantSource clock) throws IOException {
        this.data = data;
        this.keys = keys;
        this.clock = clock;
        files.createFolders(data.resolve("pauses"));
        removeUnfinished(data);
        removeUnfinished(data.resolve("pauses"));
        this.server = name(data);
    }

    private static void removeUnfinished(Path folder) throws IOException {
        for (Path each : Disk.LOCAL.list(folder)) {
            if (each.getFileName().toString().endsWith(UNFINISHED)) {
                removeAll(each);
            }
        }
    }

    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private String name(Path folder) throws IOException {
        Path file = folder.resolve("server.id");
        if (!Files.exists(file)) {
            byte[] random = new byte[6];
            new SecureRandom().nextBytes(random);
            files.replace(
                    file,
                    (HexFormat.of().formatHex(random) + "\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return Files.readString(file).strip();
    }

    @Override
    public String serverId() {
        return server;
    }

    private Path folder(String name) {
        return name.equals(RecordLedger.OFFICE)
                ? data.resolve(name)
                : data.resolve("pauses").resolve(name);
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (PauseRecord.exists(folder(RecordLedger.OFFICE))) {
            names.add(RecordLedger.OFFICE);
        }
        for (Path each : Disk.LOCAL.list(data.resolve("pauses"))) {
            if (PauseRecord.exists(each)) {
                names.add(each.getFileName().toString());
            }
        }
        return names;
    }

    @Override
    public Optional<PauseRecord> find(String name) throws IOException {
        return PauseRecord.exists(folder(name))
                ? Optional.of(
                        PauseRecord.open(folder(name), new RecordKeys(keys, folder(name)), clock))
                : Optional.empty();
    }

    /** Made whole beside its place, then moved there: a crash leaves all of it or nothing. */
    @Override
    public PauseRecord create(String name, RecordBeginning beginning) throws IOException {
        Path place = folder(name);
        Path beside = place.resolveSibling(name + UNFINISHED);
        if (Files.exists(beside)) {
            removeAll(beside);
        }
        PauseRecord.createOrResume(beside, new RecordKeys(keys, place), beginning, clock).close();
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        files.settleAround(place);
        return find(name).orElseThrow();
    }

    @Override
    public @Nullable Database findDatabase() {
        return null;
    }

    @Override
    public List<String> changed(Map<String, Long> read) {
        return List.of();
    }

    @Override
    public void close() {
        // each record is closed by whoever opened it
    }
}
