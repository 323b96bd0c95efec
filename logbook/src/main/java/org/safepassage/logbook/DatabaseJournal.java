package org.safepassage.logbook;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal and its two logs in a PostgreSQL database, which several programs write to. Records,
 * entries and heads are rows; what is entered at once is one transaction.
 *
 * <p>The row of the record is the lock: whoever writes takes it, reads on to the heads as they are,
 * and moves them. So heads follow each other whoever signs, and two that contradict each other are
 * never signed. Entries stay in the database, for every program publishes the tiles in a folder of
 * its own. A program that dies holds nothing: its transaction ends with its connection.
 *
 * @see "FiloSottile/sunlight, internal/ctlog/ctlog.go: the lock backend"
 */
public final class DatabaseJournal implements Journal, Closeable {
    /**
     * The largest lock number that is ours: two programs that begin at once wait for each other.
     */
    public static final long SCHEMA_LOCK = 0x5afe_9a55_a6e0L;

    private static final List<String> SCHEMA =
            List.of(
                    "create table if not exists record"
                            + " (name text primary key, next bigint not null)",
                    "create table if not exists record_head (record text not null references record,"
                            + " log text not null, size bigint not null, checkpoint bytea not null,"
                            + " primary key (record, log))",
                    "create table if not exists record_journal (record text not null references record,"
                            + " number bigint not null, shelf text not null, place bigint not null,"
                            + " redacts bigint not null, client_key text, content bytea not null,"
                            + " primary key (record, number), unique (record, client_key))",
                    "create table if not exists record_entry (record text not null references record,"
                            + " log text not null, place bigint not null, entry bytea not null,"
                            + " primary key (record, log, place))");

    private final Database database;
    private final String record;
    private final DatabaseLogbook publicLog;
    private final DatabaseLogbook intakeLog;
    private final SecureRandom random = new SecureRandom();
    private boolean closed;

    private DatabaseJournal(
            Database database,
            String record,
            DatabaseLogbook publicLog,
            DatabaseLogbook intakeLog) {
        this.database = database;
        this.record = record;
        this.publicLog = publicLog;
        this.intakeLog = intakeLog;
    }

    /** Makes the tables where they are not there. */
    public static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
            for (String each : SCHEMA) {
                statement.execute(each);
            }
        }
    }

    /** Names of all records. */
    public static List<String> records(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select name from record order by name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /**
     * Begins the two logs of a record, with no entries, in a transaction of whoever calls.
     *
     * @throws KeyTakenException when there is one of this name
     */
    public static void create(
            Connection connection,
            String record,
            List<SigningKey> publicKeys,
            List<SigningKey> intakeKeys,
            InstantSource clock)
            throws SQLException, IOException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into record values (?, 0) on conflict do nothing")) {
            insert.setString(1, record);
            if (insert.executeUpdate() == 0) {
                throw new KeyTakenException(record);
            }
        }
        begin(connection, record, "public", publicKeys, clock);
        begin(connection, record, "intake", intakeKeys, clock);
    }

    private static void begin(
            Connection connection,
            String record,
            String log,
            List<SigningKey> keys,
            InstantSource clock)
            throws SQLException {
        Checkpoint empty = new Checkpoint(keys.getFirst().verifier().name(), 0, Hash.EMPTY_TREE);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into record_head values (?, ?, 0, ?)")) {
            insert.setString(1, record);
            insert.setString(2, log);
            insert.setBytes(3, SignedCheckpoint.sign(empty, keys, clock.instant()).bytes());
            insert.executeUpdate();
        }
    }

    /**
     * The origin of a record's public log.
     *
     * @throws LogbookRefusedException when there is no such record
     */
    public static String origin(Connection connection, String record)
            throws SQLException, IOException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select checkpoint from record_head where record = ? and log = 'public'")) {
            select.setString(1, record);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new LogbookRefusedException("The database has no record " + record + ".");
                }
                return SignedCheckpoint.parse(row.getBytes(1)).checkpoint().origin();
            }
        }
    }

    /**
     * Opens a record of the database, and publishes it in folders of this machine.
     *
     * @throws LogbookRefusedException when the database and the folders contradict each other
     */
    public static DatabaseJournal open(
            Database database,
            String record,
            LogPlaces publicPlaces,
            List<SigningKey> publicKeys,
            LogPlaces intakePlaces,
            List<SigningKey> intakeKeys,
            InstantSource clock)
            throws IOException {
        DatabaseLogbook publicLog =
                new DatabaseLogbook(record, "public", publicPlaces, publicKeys, clock);
        @Nullable DatabaseLogbook intakeLog = null;
        try {
            intakeLog = new DatabaseLogbook(record, "intake", intakePlaces, intakeKeys, clock);
            DatabaseJournal journal = new DatabaseJournal(database, record, publicLog, intakeLog);
            journal.follow();
            return journal;
        } catch (IOException | RuntimeException e) {
            publicLog.close();
            if (intakeLog != null) {
                intakeLog.close();
            }
            throw e;
        }
    }

    public Logbook publicLog() {
        return publicLog;
    }

    public Logbook intakeLog() {
        return intakeLog;
    }

    /** Reads what others have entered, and publishes it here. */
    public synchronized void follow() throws IOException {
        database.transaction(
                connection -> {
                    follow(connection);
                    return 0;
                });
    }

    private void follow(Connection connection) throws SQLException, IOException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select log, checkpoint from record_head where record = ?")) {
            select.setString(1, record);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    log(rows.getString(1)).follow(connection, rows.getBytes(2));
                }
            }
        }
    }

    private DatabaseLogbook log(String name) {
        return name.equals(publicLog.log()) ? publicLog : intakeLog;
    }

    /** What one transaction has made of the two logs, to be taken over once it is committed. */
    private record Entered(
            List<Long> numbers,
            DatabaseLogbook.@Nullable Grown publicly,
            DatabaseLogbook.@Nullable Grown intake) {}

    @Override
    public synchronized List<Long> enter(List<Item> items) throws IOException {
        if (items.isEmpty() || items.size() > Logbook.LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "At once 1 to %d texts are entered, not %d."
                            .formatted(Logbook.LARGEST_BATCH, items.size()));
        }
        items.forEach(FileJournal::requireFits);
        if (closed) {
            throw new LogbookRefusedException("The journal was closed.");
        }
        Entered entered = database.transaction(connection -> enter(connection, items));
        publicLog.take(entered.publicly());
        intakeLog.take(entered.intake());
        return entered.numbers();
    }

    private Entered enter(Connection connection, List<Item> items)
            throws SQLException, IOException {
        long next = lock(connection);
        follow(connection);
        requireFree(connection, items);
        List<Long> numbers = new ArrayList<>();
        List<byte[]> publicly = new ArrayList<>();
        List<byte[]> intake = new ArrayList<>();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into record_journal values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Item item : items) {
                byte[] salt = new byte[Commitment.SALT];
                random.nextBytes(salt);
                JournalRecord.Payload payload =
                        new JournalRecord.Payload(salt, item.note(), item.text());
                List<byte[]> entries = item.shelf().isPublic() ? publicly : intake;
                DatabaseLogbook log = item.shelf().isPublic() ? publicLog : intakeLog;
                boolean logged = item.shelf().isPublic() || item.shelf().isIntake();
                insert.setString(1, record);
                insert.setLong(2, next);
                insert.setString(3, item.shelf().word());
                insert.setLong(4, logged ? log.size() + entries.size() : -1);
                insert.setLong(5, item.redacts());
                insert.setString(6, item.key());
                insert.setBytes(7, JournalFile.content(payload));
                insert.addBatch();
                if (logged) {
                    entries.add(FileJournal.entry(item.shelf(), payload));
                }
                if (item.redacts() >= 0) {
                    forget(connection, item.redacts());
                }
                numbers.add(next++);
            }
            insert.executeBatch();
        }
        DatabaseLogbook.Grown grownPublic = grow(connection, publicLog, publicly);
        DatabaseLogbook.Grown grownIntake = grow(connection, intakeLog, intake);
        try (PreparedStatement update =
                connection.prepareStatement("update record set next = ? where name = ?")) {
            update.setLong(1, next);
            update.setString(2, record);
            update.executeUpdate();
        }
        return new Entered(numbers, grownPublic, grownIntake);
    }

    /** Takes the record for this transaction; the next record's number. */
    private long lock(Connection connection) throws SQLException, IOException {
        try (PreparedStatement select =
                connection.prepareStatement("select next from record where name = ? for update")) {
            select.setString(1, record);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new LogbookRefusedException("The database has no record " + record + ".");
                }
                return row.getLong(1);
            }
        }
    }

    private void requireFree(Connection connection, List<Item> items)
            throws SQLException, IOException {
        String[] keys = items.stream().map(Item::key).filter(k -> k != null).toArray(String[]::new);
        if (keys.length == 0) {
            return;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select client_key from record_journal where record = ? and client_key = any (?) limit 1")) {
            select.setString(1, record);
            select.setArray(2, connection.createArrayOf("text", keys));
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw new KeyTakenException(row.getString(1));
                }
            }
        }
    }

    private DatabaseLogbook.@Nullable Grown grow(
            Connection connection, DatabaseLogbook log, List<byte[]> entries)
            throws SQLException, IOException {
        if (entries.isEmpty()) {
            return null;
        }
        byte[] before = log.headBytes();
        long place = log.size();
        DatabaseLogbook.Grown grown = log.grow(entries);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into record_entry values (?, ?, ?, ?)")) {
            for (byte[] entry : entries) {
                insert.setString(1, record);
                insert.setString(2, log.log());
                insert.setLong(3, place++);
                insert.setBytes(4, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement move =
                connection.prepareStatement(
                        "update record_head set size = ?, checkpoint = ?"
                                + " where record = ? and log = ? and checkpoint = ?")) {
            move.setLong(1, grown.edge().size());
            move.setBytes(2, grown.head().bytes());
            move.setString(3, record);
            move.setString(4, log.log());
            move.setBytes(5, before);
            if (move.executeUpdate() != 1) {
                throw new LogbookRefusedException(
                        "The head of %s %s was changed by somebody who does not hold its lock."
                                .formatted(record, log.log()));
            }
        }
        return grown;
    }

    private void forget(Connection connection, long number) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update record_journal set content = ? where record = ? and number = ?")) {
            update.setBytes(1, new byte[0]);
            update.setString(2, record);
            update.setLong(3, number);
            update.executeUpdate();
        }
    }

    @Override
    public synchronized long redact(long number, String reason, byte[] note) throws IOException {
        JournalRecord target = record(number);
        return enter(List.of(Item.redaction(number, target.index(), target.shelf(), reason, note)))
                .getFirst();
    }

    @Override
    public JournalRecord record(long number) throws IOException {
        return recordsFrom(number, 1).stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The journal has no record %d.".formatted(number)));
    }

    @Override
    public List<JournalRecord> recordsFrom(long number, int most) throws IOException {
        return database.transaction(
                connection -> {
                    List<JournalRecord> records = new ArrayList<>();
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select number, shelf, place, redacts, content from record_journal"
                                            + " where record = ? and number >= ? order by number limit ?")) {
                        select.setString(1, record);
                        select.setLong(2, number);
                        select.setInt(3, most);
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                records.add(
                                        new JournalRecord(
                                                rows.getLong(1),
                                                Shelf.of(rows.getString(2)),
                                                rows.getLong(3),
                                                rows.getLong(4),
                                                payload(rows.getLong(1), rows.getBytes(5))));
                            }
                        }
                    }
                    return records;
                });
    }

    private JournalRecord.@Nullable Payload payload(long number, byte[] content)
            throws MalformedException {
        Optional<JournalRecord.Payload> payload =
                JournalFile.findPayload(content, "%s/%d".formatted(record, number));
        return payload.orElse(null);
    }

    @Override
    public List<Long> numbers() throws IOException {
        return numbersFrom(0, Integer.MAX_VALUE);
    }

    @Override
    public List<Long> numbersFrom(long number, int most) throws IOException {
        return database.transaction(
                connection -> {
                    List<Long> numbers = new ArrayList<>();
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select number from record_journal where record = ? and number >= ?"
                                            + " order by number limit ?")) {
                        select.setString(1, record);
                        select.setLong(2, number);
                        select.setInt(3, most);
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                numbers.add(rows.getLong(1));
                            }
                        }
                    }
                    return numbers;
                });
    }

    @Override
    public long enterIntakeCheckpoint() throws IOException {
        return enter(Shelf.PUBLIC_COMMITMENT, intakeLog.headBytes());
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
