package org.safepassage.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;

/**
 * One server for all tests of this run: starting one costs seconds. Its clock goes on when a test
 * says so. Each test works with a pause and with accounts of its own.
 */
public final class TestServer implements Served {
    private static @Nullable TestServer one;
    private static @Nullable TestServer shared;

    private final Map<Role, Client> regulars = new EnumMap<>(Role.class);
    private final AtomicInteger accounts = new AtomicInteger();
    private volatile Duration ahead = Duration.ZERO;
    private final Server server;

    /**
     * A server of its own, to be closed.
     *
     * @param database JDBC address; null for one in its folder
     */
    TestServer(Path data, Path keys, @Nullable String database) throws IOException {
        InstantSource clock = () -> Instant.now().plus(ahead);
        ServerSettings settings =
                new ServerSettings(
                        data,
                        keys,
                        "127.0.0.1",
                        0,
                        false,
                        org.safepassage.notices.Publisher.example());
        if (database != null) {
            settings = settings.withDatabase(database);
        }
        RecordLedger ledger = settings.openLedger(clock);
        server =
                Server.start(
                        settings,
                        ledger,
                        Secrets.loadOrCreate(keys.resolve(ledger.serverId() + ".secret")),
                        clock);
    }

    /** One server on PostgreSQL for all tests of this run. */
    public static synchronized TestServer onPostgres() {
        if (shared == null) {
            shared = start(TestPostgres.newDatabase());
        }
        return shared;
    }

    private static TestServer start(@Nullable String database) {
        try {
            Path folder = Files.createTempDirectory("server-test");
            return new TestServer(folder.resolve("data"), folder.resolve("keys"), database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized TestServer get() {
        if (one == null) {
            one = start(null);
        }
        return one;
    }

    /** Ends a server of one's own. */
    void close() throws IOException {
        server.close();
    }

    @Override
    public URI address() {
        return server.address();
    }

    public Server server() {
        return server;
    }

    @Override
    public Instant now() {
        return server.desk().instant();
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    /** The one person with this role that tests share, signed in again when that is long ago. */
    public Client regular(Role role) throws IOException, InterruptedException {
        Client there = regulars.get(role);
        if (there == null) {
            there = someone(role);
            regulars.put(role, there);
        }
        if (there.signedIn().plusSeconds(120).isBefore(now())) {
            pass(Duration.ofSeconds(31)); // a code is good once
            there.signIn(there.account());
        }
        return there;
    }

    /** Somebody new with this role, signed in on a device of their own. */
    public Client someone(Role role) throws IOException, InterruptedException {
        return someone(role, null);
    }

    /** A liaison of a party, or somebody new with another role. */
    public Client someone(Role role, @Nullable String party)
            throws IOException, InterruptedException {
        String account = role.word() + "." + accounts.incrementAndGet();
        String token =
                java.util.Objects.requireNonNull(
                        server.people()
                                .add(
                                        new org.safepassage.app.server.desk.Actor(
                                                "root", Role.ADMINISTRATOR, null, "", now()),
                                        account,
                                        role,
                                        party)
                                .token());
        Client client = new Client(this);
        client.join(token);
        String code = server.people().findCode(account);
        if (code != null) { // there is another already who could confirm
            server.people()
                    .confirmations()
                    .confirm(
                            new org.safepassage.app.server.desk.Actor(
                                    "root2", Role.ADMINISTRATOR, null, "", now()),
                            account,
                            code);
        }
        client.signIn(account);
        return client;
    }

    /** The drill's file under another id, live, so that its texts are public. */
    public String livePause(Client officer) throws IOException, InterruptedException {
        String id = "live-" + accounts.incrementAndGet();
        String text =
                server.desk()
                        .recorded()
                        .findPause("drill")
                        .orElseThrow()
                        .text()
                        .replace("id: drill", "id: " + id);
        Client.Answer added =
                officer.post(
                        "/api/pauses",
                        Client.object().put("drill", false).put("file", text).toString());
        if (added.status() != 201) {
            throw new AssertionError(added);
        }
        return id;
    }
}
