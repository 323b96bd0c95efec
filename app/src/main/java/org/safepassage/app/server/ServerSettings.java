package org.safepassage.app.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Passkeys;
import org.safepassage.app.server.http.Bounds;
import org.safepassage.app.server.oidc.Oidc;
import org.safepassage.app.server.store.Databases;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.app.server.tls.Tls;
import org.safepassage.notices.Publisher;

/**
 * How a server is set.
 *
 * @param data folder of the record and of everything made from it
 * @param keys folder of the private keys; not in {@code data}
 * @param host address to listen on; loopback unless a proxy with TLS stands in front
 * @param port 0 takes a free one
 * @param behindProxy whether a proxy that ends TLS stands in front and says who asks
 * @param publisher who publishes, and where the public site stands
 * @param drill whether a new server holds a drill
 * @param tls where the server's own certificate comes from; null without HTTPS of its own
 * @param oidc an identity provider through which people may sign in, or null
 * @param address where people sign in, to which passkeys belong; null for this machine alone
 * @param database JDBC address of a PostgreSQL database that several servers share; null keeps
 *     everything in {@code data}
 */
public record ServerSettings(
        Path data,
        Path keys,
        String host,
        int port,
        boolean behindProxy,
        Publisher publisher,
        Bounds bounds,
        boolean drill,
        @Nullable Tls tls,
        @Nullable Oidc oidc,
        @Nullable URI address,
        @Nullable String database) {
    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535, not %d.".formatted(port));
        }
        if (keys.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    "Keys are not kept in the data folder %s, or every copy of it would hold them; choose another folder than %s."
                            .formatted(data, keys));
        }
        if (database != null) {
            Databases.requirePostgresql(database);
        }
        if (!behindProxy && tls == null && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "%s is not loopback: passwords would cross the network in the clear. Put a proxy with TLS in front and say --behind-proxy, name certificate files under tls, or say --local-network with this machine's name."
                            .formatted(host));
        }
        if (behindProxy && tls != null) {
            throw new IllegalArgumentException(
                    "A proxy that ends TLS and TLS of the server's own do not go together; choose one.");
        }
    }

    /** With what is usual for all the rest. */
    public ServerSettings(
            Path data, Path keys, String host, int port, boolean behindProxy, Publisher publisher) {
        this(
                data,
                keys,
                host,
                port,
                behindProxy,
                publisher,
                Bounds.USUAL,
                true,
                null,
                null,
                null,
                null);
    }

    /** With other limits. */
    public ServerSettings withBounds(Bounds other) {
        return new ServerSettings(
                data,
                keys,
                host,
                port,
                behindProxy,
                publisher,
                other,
                drill,
                tls,
                oidc,
                address,
                database);
    }

    /**
     * Where passkeys belong: the declared address, else this machine by its name. An address of
     * digits can have none, by the rules of WebAuthn.
     */
    Optional<Passkeys.Place> findPlace(int listening) {
        URI at = address;
        if (at == null) {
            return behindProxy
                    ? Optional.empty()
                    : Optional.of(new Passkeys.Place("localhost", "http://localhost:" + listening));
        }
        String name = at.getHost();
        if (name.startsWith("[") || name.matches("[0-9.]+")) {
            return Optional.empty();
        }
        boolean usual =
                at.getPort() == -1
                        || (at.getScheme().equals("https") && at.getPort() == 443)
                        || (at.getScheme().equals("http") && at.getPort() == 80);
        return Optional.of(
                new Passkeys.Place(
                        name, at.getScheme() + "://" + name + (usual ? "" : ":" + at.getPort())));
    }

    /** These settings with records in a database. */
    public ServerSettings withDatabase(String url) {
        return new ServerSettings(
                data,
                keys,
                host,
                port,
                behindProxy,
                publisher,
                bounds,
                drill,
                tls,
                oidc,
                address,
                url);
    }

    /** Opens the records where these settings have them. */
    public RecordLedger openLedger(InstantSource clock) throws IOException {
        return database == null
                ? RecordLedger.open(data, keys, clock)
                : RecordLedger.open(Databases.postgresql(database), data, keys, clock);
    }

    /** Where the server itself, on this machine, finds what listens. */
    URI self(int listening) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String at = everywhere || isLoopback(host) ? "127.0.0.1" : host;
        if (host.equals("::1")) {
            at = "[::1]";
        } else if (at.indexOf(':') >= 0) {
            at = "[" + at + "]";
        }
        return URI.create("%s://%s:%d/".formatted(tls == null ? "http" : "https", at, listening));
    }

    /** Where people find it: its declared address or name, else as it finds itself. */
    URI shownAddress(int listening) {
        if (address != null) {
            return address;
        }
        return tls instanceof Tls.LocalNetwork local
                ? URI.create("https://%s:%d/".formatted(local.name(), listening))
                : self(listening);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}
