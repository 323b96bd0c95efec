package org.safepassage.app.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordBeginning;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.record.Recorded;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.Ledger;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.domain.Behind;
import org.safepassage.domain.Names;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PrivateEntry;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record for each pause, and one of the office for what belongs to no pause. An event is a row of
 * the table {@code event} in the private journal of its record; what outsiders may see of it
 * follows in the same write. Thread-safe.
 */
public final class RecordLedger implements Ledger {
    private static final String TABLE = "event";
    private static final String OFFICE = "office";

    private final Path data;
    private final Path keys;
    private final InstantSource clock;
    private final String server;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, PauseRecord> records = new TreeMap<>(); // by folder name

    private RecordLedger(Path data, Path keys, InstantSource clock, String server) {
        this.data = data;
        this.keys = keys;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Opens all records of a data folder, or begins the office's in a new one.
     *
     * @param keys folder of the private keys, outside of {@code data}
     */
    public static RecordLedger open(Path data, Path keys, InstantSource clock) throws IOException {
        Files.createDirectories(data.resolve("pauses"));
        RecordLedger ledger = new RecordLedger(data, keys, clock, name(data));
        try {
            ledger.openOrBegin(OFFICE, null);
            try (Stream<Path> folders = Files.list(data.resolve("pauses"))) {
                for (Path folder : folders.sorted().toList()) {
                    ledger.openIfThere(folder.getFileName().toString());
                }
            }
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
        return ledger;
    }

    /** A name for this data folder: no two records anywhere share an origin. */
    private static String name(Path data) throws IOException {
        Path file = data.resolve("server.id");
        if (!Files.exists(file)) {
            byte[] random = new byte[6];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
        }
        return Files.readString(file).strip();
    }

    private Path folder(String name) {
        return name.equals(OFFICE) ? data.resolve(OFFICE) : data.resolve("pauses").resolve(name);
    }

    private void openIfThere(String name) throws IOException {
        if (PauseRecord.exists(folder(name))) {
            records.put(name, PauseRecord.open(folder(name), keysOf(name), clock));
        }
    }

    private RecordKeys keysOf(String name) {
        return new RecordKeys(keys, folder(name));
    }

    private PauseRecord openOrBegin(String name, @Nullable Pause pause) throws IOException {
        PauseRecord there = records.get(name);
        if (there == null) {
            openIfThere(name);
            there = records.get(name);
        }
        if (there == null) {
            ZoneId zone =
                    pause == null || pause.windows().isEmpty()
                            ? ZoneOffset.UTC
                            : pause.windows().getFirst().zone();
            Duration beat = name.equals(OFFICE) ? Duration.ofHours(1) : RecordBeginning.USUAL_BEAT;
            there =
                    PauseRecord.create(
                            folder(name),
                            keysOf(name),
                            new RecordBeginning(
                                    "record.%s.invalid/%s".formatted(server, name),
                                    pause == null ? OFFICE : pause.id(),
                                    pause == null
                                            ? Names.of("en", "The office of this server")
                                            : pause.names(),
                                    zone,
                                    beat),
                            clock);
            records.put(name, there);
        }
        return there;
    }

    /** A folder's name for a pause: readable in part, and never the same for two ids. */
    private static String folderOf(String pause) {
        String readable = pause.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = readable.length() > 40 ? readable.substring(0, 40) : readable;
        return "%s.%s".formatted(cut, Secrets.hash(pause).substring(0, 12));
    }

    @Override
    public synchronized void append(Event event, long number, List<Shown> shown)
            throws IOException {
        PauseRecord record;
        if (event instanceof Event.PauseAdded added) {
            record = openOrBegin(folderOf(added.pause()), parse(added));
        } else if (event instanceof Event.OfPause ofPause) {
            record = records.get(folderOf(ofPause.pause()));
        } else {
            record = records.get(OFFICE);
        }
        if (record == null) {
            throw new IOException("There is no record for " + event + ".");
        }
        Instant at = event.at();
        List<PauseRecord.Writing> writings = new ArrayList<>();
        writings.add(
                new PauseRecord.Writing(
                        new PrivateEntry.TableRow(
                                at,
                                TABLE,
                                Long.toString(number),
                                json.writerFor(Event.class).writeValueAsString(event)),
                        behind(
                                at,
                                "e" + number,
                                event.by().equals(Event.SERVER)
                                        ? List.of()
                                        : List.of(event.by()))));
        for (int i = 0; i < shown.size(); i++) {
            writings.add(
                    new PauseRecord.Writing(
                            shown.get(i).entry(),
                            behind(at, "e%d.%d".formatted(number, i), shown.get(i).accounts())));
        }
        record.writeAll(writings);
    }

    private static Behind behind(Instant at, String key, List<String> accounts) {
        return Behind.staff(at, key, accounts.stream().distinct().toArray(String[]::new));
    }

    private static Pause parse(Event.PauseAdded added) throws IOException {
        try {
            return PauseFile.parse(added.text(), added.pause()).pause();
        } catch (InvalidPause e) {
            throw new IOException("The pause file is not valid: " + e.problems(), e);
        }
    }

    @Override
    public synchronized void replay(Consumer<Event> reader) throws IOException {
        replay(records.get(OFFICE), reader);
        for (Map.Entry<String, PauseRecord> each : records.entrySet()) {
            if (!each.getKey().equals(OFFICE)) {
                replay(each.getValue(), reader);
            }
        }
    }

    private void replay(@Nullable PauseRecord record, Consumer<Event> reader) throws IOException {
        if (record == null) {
            return;
        }
        List<String> unread = new ArrayList<>();
        record.replay(
                recorded -> {
                    if (recorded.entry() instanceof PrivateEntry.TableRow row
                            && row.table().equals(TABLE)
                            && row.value() != null) {
                        try {
                            reader.accept(json.readValue(row.value(), Event.class));
                        } catch (JacksonException e) {
                            unread.add(
                                    "entry %d: %s"
                                            .formatted(recorded.number(), e.getOriginalMessage()));
                        }
                    }
                });
        if (!unread.isEmpty()) {
            throw new IOException(
                    "The journal holds what this program does not read; it may be of a newer one. "
                            + unread.getFirst());
        }
    }

    /** This data folder's own name. */
    public String serverId() {
        return server;
    }

    /** The record of a pause. */
    public synchronized Optional<PauseRecord> findRecord(String pause) {
        return Optional.ofNullable(records.get(folderOf(pause)));
    }

    /** The record of what belongs to no pause. */
    public synchronized PauseRecord office() {
        return Objects.requireNonNull(records.get(OFFICE));
    }

    /** Entries of a pause's record, or of the office's, from a number on. */
    public List<Recorded> entries(@Nullable String pause, long from, int most) throws IOException {
        PauseRecord record = pause == null ? office() : findRecord(pause).orElse(null);
        return record == null ? List.of() : record.from(from, most);
    }

    /** To be called once a second: ties the intake of each record to its public log. */
    public void tick() throws IOException {
        List<PauseRecord> all;
        synchronized (this) {
            all = List.copyOf(records.values());
        }
        for (PauseRecord record : all) {
            record.tick();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        IOException first = null;
        for (PauseRecord record : records.values()) {
            try {
                record.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        records.clear();
        if (first != null) {
            throw first;
        }
    }
}
