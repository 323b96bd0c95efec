package org.safepassage.app.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for all tests of this run: the one that {@code -Dserver.postgres=jdbc:…} names,
 * or one that is started from its binaries. Each test has a database of its own.
 */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable String admin;

    private TestPostgres() {}

    private static synchronized String admin() {
        if (admin == null) {
            String given = System.getProperty("server.postgres", "");
            admin = given.isEmpty() ? start() : given;
        }
        return admin;
    }

    private static String start() {
        try {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("max_connections", "100")
                            .start();
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new, empty database. */
    public static String newDatabase() {
        String name =
                "test_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
        try (Connection connection = DriverManager.getConnection(admin());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return admin().replaceFirst("(//[^/]*/)[^?]*", "$1" + name);
    }

    /** Host and port within an address. */
    static String hostAndPort(String url) {
        return url.replaceFirst("^jdbc:postgresql://([^/]*)/.*$", "$1");
    }
}
