package org.safepassage.app.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordBeginning;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.logbook.Database;
import org.safepassage.logbook.DatabaseJournal;
import org.safepassage.logbook.KeyTakenException;

/**
 * Records in a PostgreSQL database, which several servers write to. Keys that one of them makes
 * reach the others in the database, sealed with the secret that all of them have.
 */
final class DatabaseRecords implements Records {
    private static final List<String> SCHEMA =
            List.of(
                    "create table if not exists office (id text primary key)",
                    "create table if not exists sealed_key (label text primary key,"
                            + " record text not null references record, sealed text not null)");

    private final Database database;
    private final Path data;
    private final Path keys;
    private final InstantSource clock;
    private final String server;
    private final Secrets secrets;

    DatabaseRecords(Database database, Path data, Path keys, InstantSource clock)
            throws IOException {
        this.database = database;
        this.data = data;
        this.keys = keys;
        this.clock = clock;
        Files.createDirectories(data.resolve("pauses"));
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        // The secret is on the disk before the database knows its name: whoever finds the name
        // finds the secret somewhere.
        Path file = keys.resolve(fresh + ".secret");
        String there = database.transaction(DatabaseRecords::begin);
        if (there.isEmpty()) {
            Secrets.loadOrCreate(file);
            there = database.transaction(c -> name(c, fresh));
            if (!there.equals(fresh)) {
                Files.deleteIfExists(file); // another server was first
            }
        }
        this.server = there;
        Path secret = keys.resolve(server + ".secret");
        if (!Files.exists(secret)) {
            throw new IOException(
                    "This database belongs to a server whose secret is not here. Copy the file %s.secret from the keys folder of that server to %s, readable by its owner only."
                            .formatted(server, keys));
        }
        this.secrets = Secrets.loadOrCreate(secret);
    }

    private static String begin(Connection connection) throws SQLException {
        createTables(connection);
        return find(connection);
    }

    static void createTables(Connection connection) throws SQLException {
        DatabaseJournal.createTables(connection);
        try (Statement statement = connection.createStatement()) {
            for (String each : SCHEMA) {
                statement.execute(each);
            }
        }
    }

    /**
     * Gives an empty database the name of a server whose records are put back into it.
     *
     * @throws IOException when a server has begun in it
     */
    static void requireEmpty(Connection connection, String server)
            throws SQLException, IOException {
        if (!find(connection).isEmpty() || !DatabaseJournal.records(connection).isEmpty()) {
            throw new java.nio.file.FileAlreadyExistsException(
                    "the database", null, "a server has begun in it; nothing is restored over it");
        }
        name(connection, server);
    }

    private static String find(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select id from office")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static String name(Connection connection, String fresh) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(" + DatabaseJournal.SCHEMA_LOCK + ")");
        }
        String there = find(connection);
        if (!there.isEmpty()) {
            return there;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into office values (?)")) {
            insert.setString(1, fresh);
            insert.executeUpdate();
        }
        return fresh;
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

    private RecordKeys keysOf(String name) {
        return new RecordKeys(keys, folder(name));
    }

    @Override
    public List<String> names() throws IOException {
        return database.transaction(DatabaseJournal::records);
    }

    @Override
    public Optional<PauseRecord> find(String name) throws IOException {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        return Optional.of(open(name, null));
    }

    private PauseRecord open(
            String name, @org.jspecify.annotations.Nullable RecordBeginning beginning)
            throws IOException {
        RecordKeys of = keysOf(name);
        String origin =
                database.transaction(
                        connection -> {
                            String log = DatabaseJournal.origin(connection, name);
                            if (!unseal(connection, name, of)) {
                                seal(connection, name, of.copies(log)); // after a restore
                            }
                            return log;
                        });
        return PauseRecord.open(database, name, folder(name), origin, of, beginning, clock);
    }

    /** Puts the keys of a record in their folder; false when the database holds none. */
    private boolean unseal(Connection connection, String name, RecordKeys of)
            throws SQLException, IOException {
        boolean any = false;
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select label, sealed from sealed_key where record = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String label = rows.getString(1);
                    any = true;
                    of.putBack(
                            label,
                            Base64.getDecoder()
                                    .decode(secrets.open("key " + label, rows.getString(2))));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "The keys in the database were sealed with another secret than %s.secret in %s."
                            .formatted(server, keys),
                    e);
        }
        return any;
    }

    @Override
    public PauseRecord create(String name, RecordBeginning beginning) throws IOException {
        RecordKeys of = keysOf(name);
        try {
            database.transaction(
                    connection -> {
                        try (Statement lock = connection.createStatement()) {
                            lock.execute(
                                    "select pg_advisory_xact_lock("
                                            + DatabaseJournal.SCHEMA_LOCK
                                            + ")");
                        }
                        PauseRecord.create(connection, name, of, beginning, clock);
                        seal(connection, name, of.copies(beginning.origin()));
                        return 0;
                    });
        } catch (KeyTakenException _) {
            // Another server has begun it; its keys are put back over those made here.
        }
        return open(name, beginning);
    }

    private void seal(Connection connection, String name, Map<String, byte[]> copies)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into sealed_key values (?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<String, byte[]> each : copies.entrySet()) {
                insert.setString(1, each.getKey());
                insert.setString(2, name);
                insert.setString(
                        3,
                        secrets.seal(
                                "key " + each.getKey(),
                                Base64.getEncoder().encodeToString(each.getValue())));
                insert.executeUpdate();
            }
        }
    }

    @Override
    public Database findDatabase() {
        return database;
    }

    @Override
    public List<String> changed(Map<String, Long> read) throws IOException {
        return database.transaction(
                connection -> {
                    List<String> names = new ArrayList<>();
                    try (Statement select = connection.createStatement();
                            ResultSet rows =
                                    select.executeQuery(
                                            "select name, next from record order by name")) {
                        while (rows.next()) {
                            long known = read.getOrDefault(rows.getString(1), 0L);
                            if (rows.getLong(2) > known) {
                                names.add(rows.getString(1));
                            }
                        }
                    }
                    return names;
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
