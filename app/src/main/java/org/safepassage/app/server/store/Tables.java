package org.safepassage.app.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.Ledger;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.State;
import org.safepassage.app.server.store.TableRows.Row;
import org.safepassage.app.server.store.TableRows.Table;
import org.safepassage.logbook.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables for those who look things up: in {@code office.sqlite} beside the records, or in the
 * database that holds them. They are made from the journal and compared with it at each start;
 * where they differ, the row is named, the journal wins, and they are made anew. Nothing is decided
 * by them, and nothing waits for them: a thread of its own keeps them up to date.
 */
public final class Tables implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    /** Reads the journal from its first entry. */
    @FunctionalInterface
    public interface Source {
        void read(java.util.function.Consumer<Ledger.Entry> reader) throws IOException;
    }

    /**
     * One entry about a pause.
     *
     * @param says what it says beside the columns, in JSON
     */
    public record Decision(
            long number,
            String at,
            String by,
            String kind,
            @Nullable String corridor,
            String says) {}

    private final Database database;
    private final @Nullable Path file; // of SQLite; null in a database of others
    private final Source journal;
    private final Supplier<State> state;
    private final LinkedBlockingQueue<Ledger.Entry> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean whole; // compared with the journal since the last failure
    private volatile boolean busy;
    private volatile boolean closed;
    private volatile int differences;

    private Tables(Database database, @Nullable Path file, Source journal, Supplier<State> state) {
        this.database = database;
        this.file = file;
        this.journal = journal;
        this.state = state;
        this.thread = Thread.ofPlatform().name("tables").daemon().unstarted(this::run);
    }

    /** Tables in an SQLite file of this server's own. */
    public static Tables inFile(Path file, Source journal, Supplier<State> state) {
        return new Tables(sqlite(file), file, journal, state);
    }

    private static Database sqlite(Path file) {
        return new Database(
                "jdbc:sqlite:" + file,
                new Properties(),
                // What a crash loses here is made again from the journal.
                List.of(
                        "pragma journal_mode = wal",
                        "pragma synchronous = normal",
                        "pragma busy_timeout = 3000"));
    }

    /** Tables in the database that several servers share. */
    public static Tables in(Database database, Source journal, Supplier<State> state) {
        return new Tables(database, null, journal, state);
    }

    public void start() {
        thread.start();
    }

    /** Notes an entry that the journal has. Quick. */
    public void entered(Ledger.Entry entry) {
        waiting.add(entry);
    }

    private void run() {
        while (!closed) {
            try {
                if (!whole) {
                    busy = true;
                    waiting.clear(); // the journal has them
                    compare();
                    whole = true;
                }
                busy = false;
                Ledger.Entry first = waiting.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    busy = true;
                    List<Ledger.Entry> some = new ArrayList<>(List.of(first));
                    waiting.drainTo(some, 500);
                    write(some);
                }
            } catch (InterruptedException _) {
                return;
            } catch (IOException | RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.error(
                        "The tables were not written; they are compared with the journal again", e);
                whole = false;
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Ledger.Entry> entries) throws IOException {
        State now = state.get();
        List<Row> rows = new ArrayList<>();
        boolean people = false;
        Map<String, PauseState> pauses = new LinkedHashMap<>();
        for (Ledger.Entry entry : entries) {
            rows.addAll(TableRows.of(entry));
            if (entry.event() instanceof Event.OfPause of) {
                now.findPause(of.pause()).ifPresent(p -> pauses.put(p.id(), p));
            } else {
                people = true;
            }
        }
        pauses.values().forEach(pause -> rows.addAll(TableRows.of(pause)));
        if (people) {
            TableRows.of(now).stream()
                    .filter(row -> row.table().equals(TableRows.ACCOUNT))
                    .forEach(rows::add);
        }
        database.transaction(
                connection -> {
                    upsert(connection, rows);
                    return 0;
                });
    }

    private static void upsert(Connection connection, List<Row> rows) throws SQLException {
        for (Table table : TableRows.ALL) {
            try (PreparedStatement statement = connection.prepareStatement(table.upsert())) {
                for (Row row : rows) {
                    if (row.table().equals(table)) {
                        for (int i = 0; i < row.values().size(); i++) {
                            statement.setObject(i + 1, row.values().get(i));
                        }
                        statement.addBatch();
                    }
                }
                statement.executeBatch();
            }
        }
    }

    /** Compares every row with what the journal says. */
    private void compare() throws IOException {
        State now = state.get();
        Map<String, Row> meant = new LinkedHashMap<>();
        journal.read(entry -> TableRows.of(entry).forEach(row -> meant.put(row.key(), row)));
        TableRows.of(now).forEach(row -> meant.put(row.key(), row));
        try {
            compare(meant);
        } catch (IOException e) {
            Path own = file;
            if (own == null) {
                throw e;
            }
            LOG.error("The tables in {} cannot be read and are made anew", own.getFileName(), e);
            for (String ending : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(own.resolveSibling(own.getFileName() + ending));
            }
            compare(meant);
        }
    }

    private void compare(Map<String, Row> meant) throws IOException {
        database.transaction(
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        for (Table table : TableRows.ALL) {
                            statement.execute(table.create());
                        }
                        Map<String, Row> there = there(connection);
                        if (there.isEmpty()) {
                            upsert(connection, List.copyOf(meant.values()));
                            return 0;
                        }
                        List<String> wrong = differences(meant, there);
                        differences = wrong.size();
                        if (!wrong.isEmpty()) {
                            LOG.error(
                                    "{} rows of the tables differ from the journal, which wins; first: {}",
                                    wrong.size(),
                                    wrong.getFirst().lines().findFirst().orElse(""));
                            for (Table table : TableRows.ALL) {
                                statement.execute("delete from " + table.name());
                            }
                            upsert(connection, List.copyOf(meant.values()));
                        }
                    }
                    return 0;
                });
    }

    /**
     * Keys of rows that are missing, too many or otherwise; what is newer than we know is right.
     */
    private List<String> differences(Map<String, Row> meant, Map<String, Row> there) {
        List<String> wrong = new ArrayList<>();
        meant.forEach(
                (key, row) -> {
                    Row other = there.get(key);
                    if (other == null) {
                        wrong.add(key);
                    } else if (!other.values().equals(row.values()) && !isNewer(other, row)) {
                        wrong.add(key);
                    }
                });
        if (file != null) { // others write to a shared one meanwhile
            there.keySet().stream().filter(key -> !meant.containsKey(key)).forEach(wrong::add);
        }
        return wrong;
    }

    private boolean isNewer(Row there, Row meant) {
        String version = meant.table().version();
        if (file != null || version == null) {
            return false;
        }
        int column = meant.table().columns().indexOf(version);
        return there.values().get(column) instanceof Long other
                && meant.values().get(column) instanceof Long ours
                && other > ours;
    }

    private static Map<String, Row> there(Connection connection) throws SQLException {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Table table : TableRows.ALL) {
            try (Statement statement = connection.createStatement();
                    ResultSet found =
                            statement.executeQuery(
                                    "select %s from %s"
                                            .formatted(
                                                    String.join(", ", table.columns()),
                                                    table.name()))) {
                while (found.next()) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int i = 1; i <= table.columns().size(); i++) {
                        Object value = found.getObject(i);
                        values.add(
                                value instanceof Integer small
                                        ? (Object) small.longValue()
                                        : value);
                    }
                    Row row = new Row(table, values);
                    rows.put(row.key(), row);
                }
            }
        }
        return rows;
    }

    /** How many rows differed when last compared. */
    public int differences() {
        return differences;
    }

    /** Waits until the tables have what was entered before this call; false when they have not. */
    public boolean await(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (!whole || busy || !waiting.isEmpty()) {
            if (System.nanoTime() > until || closed) {
                return false;
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /**
     * What was entered about a pause, in its order.
     *
     * @param after number that the page begins behind
     * @param corridor null for all
     */
    public List<Decision> decisions(String pause, long after, int most, @Nullable String corridor)
            throws IOException {
        return database.transaction(
                connection -> {
                    List<Decision> found = new ArrayList<>();
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select number, at, account, kind, corridor, says from decision"
                                            + " where pause = ? and number > ?"
                                            + (corridor == null ? "" : " and corridor = ?")
                                            + " order by number limit "
                                            + most)) {
                        select.setString(1, pause);
                        select.setLong(2, after);
                        if (corridor != null) {
                            select.setString(3, corridor);
                        }
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                found.add(
                                        new Decision(
                                                rows.getLong(1),
                                                rows.getString(2),
                                                rows.getString(3),
                                                rows.getString(4),
                                                rows.getString(5),
                                                rows.getString(6)));
                            }
                        }
                    }
                    return found;
                });
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (file != null) {
            database.close();
        }
    }
}
