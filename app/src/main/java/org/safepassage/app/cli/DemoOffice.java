package org.safepassage.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.ReplayClock;
import org.safepassage.app.server.Server;
import org.safepassage.app.server.ServerSettings;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.ReportSaid;
import org.safepassage.app.server.desk.Reports;
import org.safepassage.app.server.http.Bounds;
import org.safepassage.app.server.people.OneTimeCode;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.plans.PlanInput;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.notices.Publisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server with the worked example in it, as a drill: nothing of it leaves this machine. The day
 * runs as it was reported, and nothing is made up beside it: nobody could open then, and nobody can
 * here. One link for each role signs in without a password, once, from this machine.
 */
final class DemoOffice {
    private static final ZoneId ALEPPO = ZoneId.of("Asia/Damascus");

    /** A quarter of an hour before the announced opening, 09:00. */
    private static final Instant BEGINS =
            LocalDate.of(2016, 11, 4).atTime(8, 45).atZone(ALEPPO).toInstant();

    /** After the last report of that day. */
    private static final Instant ENDS =
            LocalDate.of(2016, 11, 5).atTime(0, 30).atZone(ALEPPO).toInstant();

    private static final List<Role> ROLES =
            List.of(
                    Role.DUTY_OFFICER,
                    Role.ACCESS_OFFICER,
                    Role.APPROVER,
                    Role.MONITOR,
                    Role.AUDITOR);

    private final Server server;
    private final ReplayClock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    private DemoOffice(Server server, ReplayClock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Runs until the process is interrupted. */
    static void run(Path folder, int port, int speed, PrintWriter out)
            throws IOException, InterruptedException {
        Path office = Files.createTempDirectory(folder, "office-");
        ReplayClock clock = new ReplayClock(BEGINS, ENDS, speed);
        ServerSettings settings =
                new ServerSettings(
                                office.resolve("data"),
                                office.resolve("keys"),
                                "127.0.0.1",
                                port,
                                false,
                                Publisher.example())
                        // The clock runs ahead of whoever looks on; nobody is signed out by that.
                        .withBounds(
                                new Bounds(Duration.ofDays(3650), Duration.ofHours(12), 100, 300));
        RecordLedger ledger = settings.openLedger(clock);
        Secrets secrets =
                Secrets.loadOrCreate(settings.keys().resolve(ledger.serverId() + ".secret"));
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (Server server = Server.start(settings, ledger, secrets, clock)) {
            DemoOffice demo = new DemoOffice(server, clock);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        interrupted.countDown();
                                        awaitQuietly(closed);
                                    }));
            demo.open(folder);
            demo.say(out, speed);
            List<Due> due = demo.due(folder.resolve("reports.jsonl"));
            for (Due each : due) {
                while (clock.instant().isBefore(each.at())) {
                    if (interrupted.await(200, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
                demo.report(each);
            }
            interrupted.await();
        } finally {
            closed.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                System.err.println("The server did not end within 10 s and is stopped.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in the example as a drill, gives its map for plans, and begins the first one. */
    private void open(Path folder) throws IOException {
        Actor officer = actor("access-officer", Role.ACCESS_OFFICER);
        for (Role role : ROLES) {
            join(role);
        }
        String text = Files.readString(folder.resolve("pause.yaml"));
        done(server.desk().addPause(officer, DemoCommand.PAUSE, true, text));
        try (InputStream in = Files.newInputStream(folder.resolve("roads.geojson"))) {
            server.plans().keep(DemoCommand.PAUSE, PlanInput.ROADS, "roads.geojson", in);
        }
        server.plans()
                .start(
                        server.desk().recorded().findPause(DemoCommand.PAUSE).orElseThrow(),
                        officer.account(),
                        List.of());
    }

    private Actor actor(String account, Role role) {
        return new Actor(account, role, null, "", clock.instant());
    }

    private static void done(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Refused refused) {
            throw new IOException(refused.because().getFirst().says());
        }
    }

    /** An account that nobody knows the password of: its link is its only door. */
    private void join(Role role) throws IOException {
        var invited =
                server.people().add(actor("demo", Role.ADMINISTRATOR), role.word(), role, null);
        done(invited.outcome());
        String token = invited.token();
        if (token == null) {
            throw new IOException("The account %s could not be made.".formatted(role.word()));
        }
        byte[] key = server.people().codeKey(token);
        long step = clock.instant().getEpochSecond() / OneTimeCode.STEP_SECONDS;
        done(
                server.people()
                        .join(
                                token,
                                java.util.UUID.randomUUID().toString(),
                                OneTimeCode.at(key, step, 6)));
    }

    private void say(PrintWriter out, int speed) {
        out.println(
                "The server is at %s, with the day as a replay: 08:45 on 4 November 2016 in Aleppo, %d minute%s in one."
                        .formatted(server.address(), speed, speed == 1 ? "" : "s"));
        out.println(
                "Sign in with one of these links, each once, in a browser on this machine. Ctrl-C ends it.");
        for (Role role : ROLES) {
            out.println("  %-15s %s".formatted(role.word(), server.demoLink(role.word())));
        }
        out.flush();
    }

    /** A report and when it came to be known. */
    private record Due(Instant at, JsonNode row) {}

    private List<Due> due(Path file) throws IOException {
        List<Due> due = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                JsonNode row = json.readTree(line);
                due.add(new Due(Instant.parse(row.path("received").asString()), row));
            }
        }
        due.sort(Comparator.comparing(Due::at));
        return due;
    }

    private void report(Due due) {
        JsonNode row = due.row();
        // An account has no spaces; whoever reported is an outlet or a ministry, and no person.
        String observer =
                row.path("observer")
                        .asString()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        Instant from = instant(row, "from");
        Instant until = instant(row, "until");
        if (from == null || until == null) {
            from = LocalDate.parse(row.path("date").asString()).atStartOfDay(ALEPPO).toInstant();
            until = from.plus(Duration.ofDays(1));
        }
        Instant now = clock.instant();
        var _ =
                new Reports(server.desk())
                        .take(
                                actor(observer, Role.MONITOR),
                                DemoCommand.PAUSE,
                                new ReportSaid(
                                        row.path("id").asString(),
                                        row.path("kind").asString(),
                                        row.has("corridor")
                                                ? row.path("corridor").asString()
                                                : null,
                                        from,
                                        until,
                                        row.has("people") ? row.path("people").asInt() : null,
                                        row.path("says").asString(""),
                                        observer,
                                        now,
                                        ReportSaid.Standing.ALLEGED,
                                        false));
    }

    private static @Nullable Instant instant(JsonNode row, String key) {
        return row.has(key) ? Instant.parse(row.path(key).asString()) : null;
    }
}
