package org.safepassage.logbook;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;

/**
 * A database, by its JDBC address, and the few connections to it. What is done in one transaction
 * is done whole or not at all. A connection that failed is not used again. Thread-safe.
 */
public final class Database implements Closeable {
    /** Connections that are kept when nobody uses them. Ours. */
    private static final int IDLE = 6;

    /** What is done in one transaction; may be called a second time when the first found no one. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    private final String url;
    private final Properties properties;
    private final List<String> onOpening;
    private final Deque<Connection> idle = new ArrayDeque<>(); // guarded by itself
    private boolean closed; // guarded by idle

    /**
     * A database; it is asked nothing yet.
     *
     * @param url JDBC address; what it says goes before the properties
     * @param onOpening statements that each new connection begins with
     */
    public Database(String url, Properties properties, List<String> onOpening) {
        this.url = url;
        this.properties = new Properties();
        this.properties.putAll(properties);
        this.onOpening = List.copyOf(onOpening);
    }

    /**
     * Does something in one transaction.
     *
     * @throws IOException when the database does not answer or refuses. Nothing was done then, but
     *     where the answer to the commit itself was lost: that may or may not have been done
     */
    public <T> T transaction(Work<T> work) throws IOException {
        Connection kept = takeIdle();
        if (kept != null) {
            try {
                return attempt(kept, work);
            } catch (Unanswered e) {
                // A connection kept from before a restart of the database: nothing was committed.
                closeIdle();
            }
        }
        try {
            return attempt(open(), work);
        } catch (Unanswered e) {
            throw failed(e.sql);
        }
    }

    /** A connection that broke before anything was committed. */
    private static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;
        private final SQLException sql;

        Unanswered(SQLException sql) {
            super(sql);
            this.sql = sql;
        }
    }

    private <T> T attempt(Connection connection, Work<T> work) throws IOException, Unanswered {
        boolean whole = false;
        boolean committing = false;
        try {
            T result = work.in(connection);
            committing = true;
            connection.commit();
            whole = true;
            return result;
        } catch (SQLException e) {
            if (!committing && isBroken(e)) {
                throw new Unanswered(e);
            }
            throw failed(e);
        } finally {
            giveBack(connection, whole);
        }
    }

    /** Class 08 is a broken connection, 57P a server that shuts down (SQL standard; PostgreSQL). */
    private static boolean isBroken(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static IOException failed(SQLException e) {
        return new IOException("The database did not take it: " + e.getMessage(), e);
    }

    private @org.jspecify.annotations.Nullable Connection takeIdle() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    /** A connection for one's own use, in no transaction, to be closed by whoever asked. */
    public Connection open() throws IOException {
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            try (Statement statement = connection.createStatement()) {
                for (String each : onOpening) {
                    statement.execute(each);
                }
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection;
        } catch (SQLException e) {
            throw new IOException("The database does not answer: " + e.getMessage(), e);
        }
    }

    private void giveBack(Connection connection, boolean whole) {
        try {
            if (!whole) {
                connection.rollback();
            }
            synchronized (idle) {
                if (!closed && idle.size() < IDLE && !connection.isClosed()) {
                    idle.addFirst(connection);
                    return;
                }
            }
            connection.close();
        } catch (SQLException _) {
            abandon(connection);
        }
    }

    private static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // It was broken already; the database forgets it by itself.
        }
    }

    private void closeIdle() {
        List<Connection> all;
        synchronized (idle) {
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(Database::abandon);
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
        }
        closeIdle();
    }
}
