package org.safepassage.app.server.store;

import java.util.List;
import java.util.Properties;
import org.safepassage.logbook.Database;

/** How a PostgreSQL database is spoken to. */
public final class Databases {
    /** What every address begins with. */
    public static final String POSTGRESQL = "jdbc:postgresql:";

    private Databases() {}

    /**
     * A PostgreSQL database. Nothing waits for it longer than a few seconds, and what a server
     * leaves undone there ends with it. The limits are ours; the address may set others.
     *
     * @throws IllegalArgumentException when the address is of something else
     */
    public static Database postgresql(String url) {
        requirePostgresql(url);
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "safe-passage");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        // As libpq has it, so that no password stands in a list of processes.
        String password = System.getenv("PGPASSWORD");
        if (password != null) {
            properties.setProperty("password", password);
        }
        return new Database(
                url,
                properties,
                List.of(
                        "set statement_timeout = '4s'",
                        "set lock_timeout = '3s'",
                        "set idle_in_transaction_session_timeout = '5s'",
                        // Acknowledged means on the disk there, whatever the database is set to.
                        "select set_config('synchronous_commit', 'on', false)"
                                + " where current_setting('synchronous_commit') in ('off', 'local')"));
    }

    /**
     * Only addresses of PostgreSQL are taken.
     *
     * @throws IllegalArgumentException when it is another
     */
    public static void requirePostgresql(String url) {
        if (!url.startsWith(POSTGRESQL + "//")) {
            throw new IllegalArgumentException(
                    "A database is named as %s//HOST/NAME, not %s."
                            .formatted(POSTGRESQL, withoutSecrets(url)));
        }
    }

    /** An address as it may be shown: without what stands behind a question mark. */
    public static String withoutSecrets(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
