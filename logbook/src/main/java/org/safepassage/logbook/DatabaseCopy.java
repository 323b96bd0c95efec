package org.safepassage.logbook;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies of records in a database: given as they stand in one transaction, and put back into one.
 */
public final class DatabaseCopy implements RecordCopy {
    private final Connection connection;
    private final String record;
    private final Function<byte[], @Nullable String> keyOfNote;
    private final Map<String, SignedCheckpoint> checkpoints = new HashMap<>();
    private final Map<String, TreeEdge> edges = new HashMap<>();
    private final Map<String, Long> placed = new HashMap<>();
    private long next;

    /**
     * A copy into a database without a record of this name, in the caller's transaction.
     *
     * @param keyOfNote the client's key that a record's note tells of, or null
     */
    public DatabaseCopy(
            Connection connection, String record, Function<byte[], @Nullable String> keyOfNote) {
        this.connection = connection;
        this.record = record;
        this.keyOfNote = keyOfNote;
    }

    /**
     * Gives a record as it stands in the caller's transaction, which must see one moment only
     * (repeatable read).
     */
    public static void of(Connection connection, String record, RecordCopy to)
            throws SQLException, IOException {
        for (String log : LOGS) {
            byte[] checkpoint = head(connection, record, log);
            to.checkpoint(log, checkpoint);
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "select entry from record_entry where record = ? and log = ? order by place")) {
                select.setFetchSize(AT_ONCE);
                select.setString(1, record);
                select.setString(2, log);
                try (ResultSet rows = select.executeQuery()) {
                    List<byte[]> some = new ArrayList<>();
                    while (rows.next()) {
                        some.add(rows.getBytes(1));
                        if (some.size() == AT_ONCE) {
                            to.entries(log, some);
                            some = new ArrayList<>();
                        }
                    }
                    if (!some.isEmpty()) {
                        to.entries(log, some);
                    }
                }
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select number, shelf, redacts, content from record_journal"
                                + " where record = ? order by number")) {
            select.setFetchSize(AT_ONCE);
            select.setString(1, record);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    to.record(
                            rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getBytes(4));
                }
            }
        }
    }

    private static byte[] head(Connection connection, String record, String log)
            throws SQLException, IOException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select checkpoint from record_head where record = ? and log = ?")) {
            select.setString(1, record);
            select.setString(2, log);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new LogbookRefusedException(
                            "The database has no %s log of %s.".formatted(log, record));
                }
                return row.getBytes(1);
            }
        }
    }

    @Override
    public void checkpoint(String log, byte[] bytes) throws IOException {
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
        checkpoints.put(log, checkpoint);
        edges.put(log, new TreeEdge());
        try {
            if (checkpoints.size() == 1) {
                run("insert into record values (?, 0)", record);
            }
            run(
                    "insert into record_head values (?, ?, ?, ?)",
                    record,
                    log,
                    checkpoint.checkpoint().size(),
                    bytes);
        } catch (SQLException e) {
            throw new IOException("The database did not take it: " + e.getMessage(), e);
        }
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void entries(String log, List<byte[]> entries) throws IOException {
        TreeEdge edge = java.util.Objects.requireNonNull(edges.get(log));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into record_entry values (?, ?, ?, ?)")) {
            for (byte[] entry : entries) {
                insert.setString(1, record);
                insert.setString(2, log);
                insert.setLong(3, edge.size());
                insert.setBytes(4, entry);
                insert.addBatch();
                edge.append(entry);
                edge.takeFinished();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IOException("The database did not take it: " + e.getMessage(), e);
        }
    }

    @Override
    public void record(long number, String shelf, long redacts, byte[] content) throws IOException {
        Shelf on = Shelf.of(shelf);
        String log = on.isPublic() ? LOGS.getFirst() : on.isIntake() ? LOGS.getLast() : "";
        long place = log.isEmpty() ? -1 : placed.merge(log, 1L, Long::sum) - 1;
        SignedCheckpoint of = checkpoints.get(log);
        if (of != null && place >= of.checkpoint().size()) {
            return; // in the journal, and in no log yet: it was acknowledged to nobody
        }
        Optional<JournalRecord.Payload> payload =
                JournalFile.findPayload(content, "%s/%d".formatted(record, number));
        try {
            run(
                    "insert into record_journal values (?, ?, ?, ?, ?, ?, ?)",
                    record,
                    number,
                    shelf,
                    place,
                    redacts,
                    payload.map(p -> keyOfNote.apply(p.note())).orElse(null),
                    content);
        } catch (SQLException e) {
            throw new IOException("The database did not take it: " + e.getMessage(), e);
        }
        next = number + 1;
    }

    /**
     * Compares with what was signed.
     *
     * @throws MalformedException when the entries do not lead to the checkpoint
     */
    public void finish() throws IOException, SQLException {
        for (String log : LOGS) {
            SignedCheckpoint checkpoint = checkpoints.get(log);
            TreeEdge edge = edges.get(log);
            if (checkpoint == null
                    || edge == null
                    || edge.size() != checkpoint.checkpoint().size()
                    || !edge.root().equals(checkpoint.checkpoint().root())) {
                throw new MalformedException(
                        "The entries of the %s log do not lead to what was signed.".formatted(log));
            }
        }
        run("update record set next = ? where name = ?", next, record);
    }
}
