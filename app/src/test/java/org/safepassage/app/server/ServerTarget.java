package org.safepassage.app.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.notices.Publisher;

/** A server in a process of its own, to be killed. Says where it answers. */
public final class ServerTarget {
    private ServerTarget() {}

    /** Data, keys, database or "-", and the seconds that its clock is ahead. */
    public static void main(String[] args) throws Exception {
        Duration ahead = Duration.ofSeconds(Long.parseLong(args[3]));
        InstantSource clock = () -> Instant.now().plus(ahead);
        Path keys = Path.of(args[1]);
        ServerSettings settings =
                new ServerSettings(
                        Path.of(args[0]), keys, "127.0.0.1", 0, false, Publisher.example());
        if (!args[2].equals("-")) {
            settings = settings.withDatabase(args[2]);
        }
        RecordLedger ledger = settings.openLedger(clock);
        Server server =
                Server.start(
                        settings,
                        ledger,
                        Secrets.loadOrCreate(keys.resolve(ledger.serverId() + ".secret")),
                        clock);
        System.out.println("at " + server.address());
        Thread.sleep(Duration.ofMinutes(10));
    }
}
