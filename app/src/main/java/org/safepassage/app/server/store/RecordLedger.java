package org.safepassage.app.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.ClientKeyReusedException;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordBeginning;
import org.safepassage.app.record.Recorded;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.Ledger;
import org.safepassage.app.server.desk.Once;
import org.safepassage.app.server.desk.OvertakenException;
import org.safepassage.app.server.desk.State;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.domain.Behind;
import org.safepassage.domain.Names;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PrivateEntry;
import org.safepassage.logbook.Database;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record for each pause, and one of the office for what belongs to no pause. An event is a row of
 * the table {@code event} in the private journal of its record; what outsiders may see of it
 * follows in the same write. Thread-safe.
 */
public final class RecordLedger implements Ledger {
    static final String OFFICE = "office";
    private static final String TABLE = "event";
    private static final int AT_ONCE = 256;

    private final Records records;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, PauseRecord> open = new TreeMap<>(); // by name
    private final Map<String, Long> read = new HashMap<>(); // the first number not read yet

    private RecordLedger(Records records) {
        this.records = records;
    }

    /**
     * Opens all records of a data folder, or begins the office's in a new one.
     *
     * @param keys folder of the private keys, outside of {@code data}
     */
    public static RecordLedger open(Path data, Path keys, InstantSource clock) throws IOException {
        return open(new FolderRecords(data, keys, clock));
    }

    /**
     * Opens all records of a database, or begins the office's in a new one.
     *
     * @param data folder in which this server publishes them
     */
    public static RecordLedger open(Database database, Path data, Path keys, InstantSource clock)
            throws IOException {
        return open(new DatabaseRecords(database, data, keys, clock));
    }

    private static RecordLedger open(Records records) throws IOException {
        RecordLedger ledger = new RecordLedger(records);
        try {
            ledger.openOrBegin(OFFICE, null);
            for (String name : records.names()) {
                ledger.opened(name);
            }
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
        return ledger;
    }

    private @Nullable PauseRecord opened(String name) throws IOException {
        PauseRecord there = open.get(name);
        if (there == null) {
            there = records.find(name).orElse(null);
            if (there != null) {
                open.put(name, there);
            }
        }
        return there;
    }

    private PauseRecord openOrBegin(String name, @Nullable Pause pause) throws IOException {
        PauseRecord there = opened(name);
        if (there == null) {
            ZoneId zone =
                    pause == null || pause.windows().isEmpty()
                            ? ZoneOffset.UTC
                            : pause.windows().getFirst().zone();
            Duration beat = name.equals(OFFICE) ? Duration.ofHours(1) : RecordBeginning.USUAL_BEAT;
            there =
                    records.create(
                            name,
                            new RecordBeginning(
                                    "record.%s.invalid/%s".formatted(records.serverId(), name),
                                    pause == null ? OFFICE : pause.id(),
                                    pause == null
                                            ? Names.of("en", "The office of this server")
                                            : pause.names(),
                                    zone,
                                    beat));
            open.put(name, there);
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
    public synchronized void append(Entry entry, List<Shown> shown) throws IOException {
        Event event = entry.event();
        long number = entry.number();
        String name = event instanceof Event.OfPause ofPause ? folderOf(ofPause.pause()) : OFFICE;
        PauseRecord record =
                event instanceof Event.PauseAdded added
                        ? openOrBegin(name, parse(added))
                        : opened(name);
        if (record == null) {
            throw new IOException("There is no record for " + event + ".");
        }
        Instant at = event.at();
        List<PauseRecord.Writing> writings = new ArrayList<>();
        writings.add(
                new PauseRecord.Writing(
                        new PrivateEntry.TableRow(at, TABLE, Long.toString(number), text(entry)),
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
        List<Recorded> written;
        try {
            written = record.writeAll(writings);
        } catch (ClientKeyReusedException e) {
            throw new OvertakenException(e);
        }
        if (written.getFirst().number() == read.getOrDefault(name, 0L)) {
            read.put(name, written.getLast().number() + 1);
        }
    }

    /** The event in JSON with its kind, and beside it what the sender's key stands for. */
    private String text(Entry entry) {
        String event = json.writerFor(Event.class).writeValueAsString(entry.event());
        if (entry.once() == null) {
            return event;
        }
        ObjectNode tree = (ObjectNode) json.readTree(event);
        tree.set("once", json.valueToTree(entry.once()));
        return json.writeValueAsString(tree);
    }

    private Entry entry(PrivateEntry.TableRow row) {
        ObjectNode tree = (ObjectNode) json.readTree(row.value());
        JsonNode once = tree.remove("once");
        return new Entry(
                json.treeToValue(tree, Event.class),
                Long.parseLong(row.key()),
                once == null ? null : json.treeToValue(once, Once.class));
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
    public synchronized void replay(Consumer<Entry> reader) throws IOException {
        read.clear();
        readOn(OFFICE, office(), reader);
        for (Map.Entry<String, PauseRecord> each : open.entrySet()) {
            if (!each.getKey().equals(OFFICE)) {
                readOn(each.getKey(), each.getValue(), reader);
            }
        }
    }

    @Override
    public synchronized void follow(Consumer<Entry> reader) throws IOException {
        List<String> changed = new ArrayList<>(records.changed(read));
        if (changed.remove(OFFICE)) {
            changed.addFirst(OFFICE); // people before what they did
        }
        for (String name : changed) {
            PauseRecord record = opened(name);
            if (record != null) {
                record.follow();
                readOn(name, record, reader);
            }
        }
    }

    @Override
    public synchronized void reopen(Consumer<Entry> reader) throws IOException {
        if (records.isShared()) {
            follow(reader);
            return;
        }
        for (String name : List.copyOf(open.keySet())) {
            PauseRecord old = Objects.requireNonNull(open.get(name));
            try {
                old.close();
            } catch (IOException _) {
                // It failed before; opening finds out what is there.
            }
            open.put(name, records.find(name).orElseThrow());
        }
        for (Map.Entry<String, PauseRecord> each : open.entrySet()) {
            readOn(each.getKey(), each.getValue(), reader);
        }
    }

    /** Gives all entries again, for tables; what was read stays so. */
    public void read(Consumer<Entry> reader) throws IOException {
        Map<String, PauseRecord> all;
        synchronized (this) {
            all = new TreeMap<>(open);
        }
        for (PauseRecord record : all.values()) {
            long next = 0;
            List<Recorded> some = record.from(next, AT_ONCE);
            while (!some.isEmpty()) {
                for (Recorded recorded : some) {
                    if (recorded.entry() instanceof PrivateEntry.TableRow row
                            && row.table().equals(TABLE)
                            && row.value() != null) {
                        reader.accept(entry(row));
                    }
                }
                next = some.getLast().number() + 1;
                some = record.from(next, AT_ONCE);
            }
        }
    }

    /** Tables of what these records hold, where the records are. */
    public Tables tables(Path data, Supplier<State> state) {
        Database shared = records.findDatabase();
        return shared == null
                ? Tables.inFile(data.resolve("office.sqlite"), this::read, state)
                : Tables.in(shared, this::read, state);
    }

    private void readOn(String name, PauseRecord record, Consumer<Entry> reader)
            throws IOException {
        List<Recorded> some;
        do {
            some = record.from(read.getOrDefault(name, 0L), AT_ONCE);
            for (Recorded recorded : some) {
                if (recorded.entry() instanceof PrivateEntry.TableRow row
                        && row.table().equals(TABLE)
                        && row.value() != null) {
                    Entry entry;
                    try {
                        entry = entry(row);
                    } catch (JacksonException | ClassCastException e) {
                        throw new IOException(
                                "The journal holds what this program does not read; it may be of a newer one. Entry %d: %s"
                                        .formatted(recorded.number(), e.getMessage()),
                                e);
                    }
                    reader.accept(entry);
                }
                read.put(name, recorded.number() + 1);
            }
        } while (!some.isEmpty());
    }

    /** Whether other servers work on the same records. */
    public boolean isShared() {
        return records.isShared();
    }

    /** A name of its own for this server, and for all that share its records. */
    public String serverId() {
        return records.serverId();
    }

    /** The record of a pause. */
    public synchronized Optional<PauseRecord> findRecord(String pause) {
        return Optional.ofNullable(open.get(folderOf(pause)));
    }

    /** The record of what belongs to no pause. */
    public synchronized PauseRecord office() {
        return Objects.requireNonNull(open.get(OFFICE));
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
            all = List.copyOf(open.values());
        }
        for (PauseRecord record : all) {
            record.tick();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        IOException first = null;
        for (PauseRecord record : open.values()) {
            try {
                record.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        open.clear();
        records.close();
        if (first != null) {
            throw first;
        }
    }
}
