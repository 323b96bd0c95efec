package org.safepassage.app.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Passkeys;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.http.Bounds;
import org.safepassage.app.server.http.Channels;
import org.safepassage.app.server.http.ComingIn;
import org.safepassage.app.server.http.DemoLinks;
import org.safepassage.app.server.http.Home;
import org.safepassage.app.server.http.Journal;
import org.safepassage.app.server.http.WebConfiguration;
import org.safepassage.app.server.oidc.Oidc;
import org.safepassage.app.server.oidc.Provider;
import org.safepassage.app.server.outbox.NoticeSite;
import org.safepassage.app.server.outbox.Outbox;
import org.safepassage.app.server.outbox.PublicFiles;
import org.safepassage.app.server.pages.BoardPage;
import org.safepassage.app.server.pages.OfficePages;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.plans.PlanProgram;
import org.safepassage.app.server.plans.Plans;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.app.server.store.Tables;
import org.safepassage.app.server.tls.BringIn;
import org.safepassage.app.server.tls.Https;
import org.safepassage.app.server.tls.HttpsConnector;
import org.safepassage.domain.CorridorLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server. Its parts, in the order in which they stand on each other. */
public final class Server implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** How often it is looked whether another server has entered something. Ours. */
    private static final int FOLLOW_MILLIS = 200;

    private final ServerSettings settings;
    private final @Nullable BringIn bringIn;
    private final RecordLedger ledger;
    private final Desk desk;
    private final People people;
    private final Tables tables;
    private final Outbox outbox;
    private final ServletWebServerApplicationContext web;
    private final ScheduledExecutorService beat;

    private Server(
            ServerSettings settings,
            RecordLedger ledger,
            Desk desk,
            People people,
            Tables tables,
            Outbox outbox,
            ServletWebServerApplicationContext web,
            ScheduledExecutorService beat,
            @Nullable BringIn bringIn) {
        this.settings = settings;
        this.bringIn = bringIn;
        this.ledger = ledger;
        this.desk = desk;
        this.people = people;
        this.tables = tables;
        this.outbox = outbox;
        this.web = web;
        this.beat = beat;
    }

    /** Starts; it answers when this returns. */
    public static Server start(
            ServerSettings settings, RecordLedger ledger, Secrets secrets, InstantSource clock)
            throws IOException {
        Desk desk = Desk.open(ledger, clock, CorridorLimits.STANDARD);
        if (settings.drill()) {
            DrillPause.addIfEmpty(desk);
        }
        People people = new People(desk, secrets);
        Tables tables = ledger.tables(settings.data(), desk::recorded);
        desk.read(tables::entered);
        tables.start();
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        PublicFiles files = new PublicFiles();
        AtomicReference<@Nullable URI> self = new AtomicReference<>();
        Oidc oidc = settings.oidc();
        Https https =
                settings.tls() == null
                        ? null
                        : Https.open(settings.tls(), settings.keys(), clock.instant());
        NoticeSite site = new NoticeSite(settings.data().resolve("public"), settings.publisher());
        Outbox outbox =
                new Outbox(
                        desk,
                        files,
                        site,
                        () -> Objects.requireNonNull(self.get()),
                        metrics,
                        https == null ? null : https.context());
        Passkeys passkeys =
                new Passkeys(
                        desk,
                        people,
                        secrets,
                        () -> settings.findPlace(Objects.requireNonNull(self.get()).getPort()));
        AtomicReference<@Nullable BringIn> entrance = new AtomicReference<>();
        ComingIn comingIn = () -> Optional.ofNullable(entrance.get()).map(Server::authority);
        DemoLinks links = new DemoLinks();
        Plans plans =
                new Plans(
                        settings.data().resolve("plans"),
                        new PlanProgram(PlanProgram.USUAL_MEGABYTES),
                        clock);
        Channels channels = pause -> channels(outbox, desk, pause);
        ServletWebServerApplicationContext web =
                web(
                        settings,
                        context -> {
                            context.registerBean(Desk.class, () -> desk);
                            context.registerBean(People.class, () -> people);
                            context.registerBean(Secrets.class, () -> secrets);
                            context.registerBean(Bounds.class, settings::bounds);
                            context.registerBean(Passkeys.class, () -> passkeys);
                            context.registerBean(PrometheusMeterRegistry.class, () -> metrics);
                            context.registerBean(Journal.class, () -> new Journal(ledger));
                            context.registerBean(Tables.class, () -> tables);
                            context.registerBean(DemoLinks.class, () -> links);
                            context.registerBean(Plans.class, () -> plans);
                            context.registerBean(Channels.class, () -> channels);
                            context.registerBean(PublicFiles.class, () -> files);
                            context.registerBean(ComingIn.class, () -> comingIn);
                            context.registerBean(
                                    Home.class,
                                    () ->
                                            () ->
                                                    settings.shownAddress(
                                                            Objects.requireNonNull(self.get())
                                                                    .getPort()));
                            if (oidc != null) {
                                context.registerBean(Provider.class, () -> new Provider(oidc));
                            }
                            if (https != null) {
                                context.registerBean(HttpsConnector.class, https::connector);
                            }
                        });
        int port = Objects.requireNonNull(web.getWebServer()).getPort();
        self.set(settings.self(port));
        BringIn bringIn =
                https == null ? null : https.bringIn(settings.host(), settings.shownAddress(port));
        outbox.start();
        WarmUp.start(site, desk.instant());
        ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
        var _ = beat.scheduleWithFixedDelay(() -> beat(desk, ledger), 1, 1, TimeUnit.SECONDS);
        if (ledger.isShared()) {
            Thread.ofPlatform().name("follower").daemon().start(() -> follow(desk, beat));
        }
        entrance.set(bringIn);
        if (https != null) {
            var _ =
                    beat.scheduleWithFixedDelay(
                            () -> https.connector().renew(clock.instant()), 1, 1, TimeUnit.HOURS);
        }
        return new Server(settings, ledger, desk, people, tables, outbox, web, beat, bringIn);
    }

    private static OfficePages.Authority authority(BringIn bringIn) {
        return new OfficePages.Authority(bringIn.address().toString(), bringIn.fingerprint());
    }

    private static List<BoardPage.Channel> channels(Outbox outbox, Desk desk, PauseState pause) {
        Instant now = desk.instant();
        return outbox.deliveries(pause).stream()
                .map(
                        d ->
                                new BoardPage.Channel(
                                        d.channel(),
                                        d.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                        Duration.between(d.since(), now)))
                .toList();
    }

    private static void beat(Desk desk, RecordLedger ledger) {
        try {
            desk.mend();
            desk.enterLapses();
            if (desk.findFault().isEmpty()) {
                ledger.tick();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The beat failed; it goes on", e);
        }
    }

    /** Shows what other servers enter. */
    private static void follow(Desk desk, ScheduledExecutorService beat) {
        while (!beat.isShutdown()) {
            try {
                Thread.sleep(FOLLOW_MILLIS);
                desk.follow();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Following the other servers failed; it goes on", e);
            }
        }
    }

    private static ServletWebServerApplicationContext web(
            ServerSettings settings, Consumer<GenericApplicationContext> parts) {
        SpringApplication application = new SpringApplication(WebConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> parts.accept((GenericApplicationContext) context));
        return (ServletWebServerApplicationContext) application.run();
    }

    private static Map<String, Object> properties(ServerSettings settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("server.address", settings.host());
        all.put("server.port", settings.port());
        all.put("server.servlet.session.timeout", settings.bounds().idle());
        all.put("server.servlet.session.cookie.name", "safe-passage");
        all.put("server.servlet.session.cookie.http-only", true);
        all.put("server.servlet.session.cookie.same-site", "strict");
        all.put(
                "server.servlet.session.cookie.secure",
                settings.behindProxy() || settings.tls() != null);
        all.put("server.servlet.session.tracking-modes", "cookie");
        all.put("server.forward-headers-strategy", settings.behindProxy() ? "native" : "none");
        all.put("server.max-http-request-header-size", "16KB");
        all.put("server.tomcat.max-http-form-post-size", "1MB");
        all.put("server.tomcat.connection-timeout", "10s");
        all.put("server.tomcat.max-connections", 4096);
        all.put("spring.servlet.multipart.max-file-size", "32MB");
        all.put("spring.servlet.multipart.max-request-size", "33MB");
        all.put("spring.servlet.multipart.location", incoming(settings));
        all.put("server.error.include-message", "never");
        all.put("server.compression.enabled", false); // beside secrets, length tells
        all.put("spring.threads.virtual.enabled", true);
        all.put("spring.main.lazy-initialization", false);
        all.put("spring.mvc.log-resolved-exception", false);
        all.put("spring.web.resources.add-mappings", false);
        all.put("spring.jmx.enabled", false);
        all.put("logging.level.root", "WARN");
        return all;
    }

    private int port() {
        return Objects.requireNonNull(web.getWebServer()).getPort();
    }

    /** Files on their way in stay in the data folder, which is private, and not in a shared one. */
    private static String incoming(ServerSettings settings) {
        Path folder = settings.data().resolve("plans").resolve(".incoming").toAbsolutePath();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.toString();
    }

    /** Where it answers on this machine. */
    public URI address() {
        return settings.self(port());
    }

    /** Where people open it. */
    public URI shownAddress() {
        return settings.shownAddress(port());
    }

    /** The link for the first administrator, while there is none; good once, for a day. */
    public Optional<URI> findFirstLink() {
        return people.inviteFirstAdministrator()
                .map(token -> shownAddress().resolve("/join?token=" + token));
    }

    /** Where phones of a local network come in, when the server has an authority of its own. */
    public Optional<BringIn> findBringIn() {
        return Optional.ofNullable(bringIn);
    }

    /** A link that signs an account in, once, without a password, from this machine alone. */
    public URI demoLink(String account) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        web.getBean(DemoLinks.class).add(token, account);
        return address().resolve("/demo?token=" + token);
    }

    /** Where plans are made. */
    public Plans plans() {
        return web.getBean(Plans.class);
    }

    public Desk desk() {
        return desk;
    }

    public People people() {
        return people;
    }

    /** A name of its own for this server, and for all that share its records. */
    String serverId() {
        return ledger.serverId();
    }

    Tables tables() {
        return tables;
    }

    /** What each channel of a pause has come to, for tests. */
    List<String> stages(String pause) {
        return desk.recorded().findPause(pause).stream()
                .flatMap(p -> channels(outbox, desk, p).stream())
                .map(BoardPage.Channel::state)
                .toList();
    }

    /** The context of the web side, for tests that list its handlers. */
    ServletWebServerApplicationContext web() {
        return web;
    }

    @Override
    public void close() throws IOException {
        beat.shutdownNow();
        outbox.close();
        if (bringIn != null) {
            bringIn.close();
        }
        web.close();
        tables.close();
        ledger.close();
    }
}
