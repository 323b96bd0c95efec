package org.safepassage.app.server.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Bulletin;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.PauseState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every channel to say what the journal says. For each published pause: write the site, put
 * it in place, then read every channel back over HTTP as a reader would. A channel says so only
 * when what was read back is what was written. What is not read back is tried again each second.
 *
 * <p>Nothing here is kept: what is to be said follows from the journal, and after a crash every
 * channel begins as queued.
 */
public final class Outbox implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /**
     * Pages carry the time at which they were written, so they are written anew this often. Ours.
     */
    static final Duration REFRESH = Duration.ofSeconds(60);

    /** Where one channel stands. */
    public enum Stage {
        QUEUED,
        SENT,
        READ_BACK,
        FAILED
    }

    /**
     * One channel of one pause.
     *
     * @param number of the bulletin that it is to say
     * @param since when it came to this stage
     */
    public record Delivery(String channel, long number, Stage stage, Instant since) {}

    private record Done(long number, Instant written, PauseState pause) {}

    private final Desk desk;
    private final PublicFiles files;
    private final SiteWriter writer;
    private final Supplier<URI> self;
    private final Timer toReadBack;
    private final Semaphore work = new Semaphore(0);
    private final Map<String, Map<String, Delivery>> deliveries = new ConcurrentHashMap<>();
    private final Map<String, Done> done = new ConcurrentHashMap<>();
    private final HttpClient http;
    private final Thread thread;
    private final StreamReader stream;
    private volatile boolean closed;

    /** An outbox that works until it is closed. {@code self} is where this server answers. */
    public Outbox(
            Desk desk,
            PublicFiles files,
            SiteWriter writer,
            Supplier<URI> self,
            MeterRegistry metrics) {
        this(desk, files, writer, self, metrics, null);
    }

    /**
     * As the other.
     *
     * @param own with which this server trusts itself where it speaks TLS, or null
     */
    public Outbox(
            Desk desk,
            PublicFiles files,
            SiteWriter writer,
            Supplier<URI> self,
            MeterRegistry metrics,
            @Nullable SSLContext own) {
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2));
        this.http = own == null ? client.build() : client.sslContext(own).build();
        this.desk = desk;
        this.files = files;
        this.writer = writer;
        this.self = self;
        this.toReadBack =
                Timer.builder("safepassage.suspension.readback")
                        .description("From the entry of a bulletin to its last read-back")
                        .publishPercentiles(0.5, 0.99)
                        .register(metrics);
        this.stream = new StreamReader(http, self);
        this.thread = Thread.ofPlatform().name("outbox").daemon().unstarted(this::run);
        desk.listen(_ -> work.release());
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                boolean called = work.tryAcquire(1, TimeUnit.SECONDS);
                if (called) {
                    work.drainPermits();
                }
                desk.now().pauses().values().stream()
                        .filter(p -> !p.drill() && p.findPublished().isPresent())
                        .forEach(this::bring);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The outbox failed and goes on", e);
            }
        }
    }

    /** Brings all channels of one pause to say what it says now. */
    private void bring(PauseState pause) {
        Instant now = desk.instant();
        long number = pause.told().isEmpty() ? 0 : pause.told().getLast().number();
        Done before = done.get(pause.id());
        boolean fresh = before != null && before.number() == number;
        boolean same =
                before != null
                        && fresh
                        && before.pause().corridors().equals(pause.corridors())
                        && before.pause().findPublic().equals(pause.findPublic())
                        && now.isBefore(before.written().plus(REFRESH))
                        && !now.isBefore(before.written());
        Map<String, Delivery> of =
                deliveries.computeIfAbsent(pause.id(), _ -> new ConcurrentHashMap<>());
        if (!same) {
            if (!fresh) {
                names(pause).forEach(c -> stage(of, c, number, Stage.QUEUED));
            }
            write(pause, number, now, of);
        }
        for (String channel : names(pause)) {
            if (!says(of, channel) && of.get(channel) != null) {
                readBack(pause, channel, number, of);
            }
        }
    }

    private static List<String> names(PauseState pause) {
        List<String> names = new ArrayList<>(List.of("site", "atom", "stream"));
        if (!pause.told().isEmpty()) {
            names.add("cap");
        }
        return names;
    }

    private void write(PauseState pause, long number, Instant now, Map<String, Delivery> of) {
        SortedMap<String, byte[]> site;
        try {
            site = writer.files(pause, now);
        } catch (RuntimeException e) {
            LOG.error("The site of {} could not be written", pause.id(), e);
            names(pause).forEach(c -> stage(of, c, number, Stage.FAILED));
            return;
        }
        files.replace(pause.id(), number, site, StreamEvent.of(pause, number, now));
        done.put(pause.id(), new Done(number, now, pause));
        names(pause).stream()
                .filter(c -> !says(of, c))
                .forEach(c -> stage(of, c, number, Stage.SENT));
        try {
            writer.leave(pause, now);
        } catch (IOException e) {
            if (!closed) { // closing interrupts what is under way
                LOG.error("The folder of the site of {} could not be written", pause.id(), e);
            }
        }
    }

    private void readBack(PauseState pause, String channel, long number, Map<String, Delivery> of) {
        boolean says;
        try {
            says =
                    switch (channel) {
                        case "site" -> same(pause.id(), "index.html");
                        case "atom" -> same(pause.id(), feed(pause.id()));
                        case "cap" -> sameCaps(pause);
                        case "stream" -> stream.says(pause.id(), number);
                        default -> throw new IllegalArgumentException(channel);
                    };
        } catch (IOException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            stage(of, channel, number, Stage.FAILED);
            return;
        }
        if (says) {
            stage(of, channel, number, Stage.READ_BACK);
            boolean all = names(pause).stream().allMatch(c -> says(of, c));
            if (all && !pause.told().isEmpty()) {
                Bulletin last = pause.told().getLast();
                toReadBack.record(Duration.between(last.at(), desk.instant()).abs());
            }
        }
    }

    private static boolean says(Map<String, Delivery> of, String channel) {
        Delivery delivery = of.get(channel);
        return delivery != null && delivery.stage() == Stage.READ_BACK;
    }

    private String feed(String pause) {
        for (String language : List.of("en", "ar", "fr", "ru", "uk")) {
            String name = "feed." + language + ".atom";
            if (files.find(pause, name).isPresent()) {
                return name;
            }
        }
        return "feed.atom";
    }

    private boolean sameCaps(PauseState pause) throws IOException, InterruptedException {
        boolean all = true;
        for (String corridor : pause.told().getLast().corridors()) {
            String name = "cap-" + corridor + ".xml";
            all &= files.find(pause.id(), name).isEmpty() || same(pause.id(), name);
        }
        return all;
    }

    /** Whether a reader gets the bytes that were put in place. */
    private boolean same(String pause, String file) throws IOException, InterruptedException {
        Optional<byte[]> meant = files.find(pause, file);
        HttpResponse<byte[]> got =
                http.send(
                        HttpRequest.newBuilder(
                                        self.get()
                                                .resolve(
                                                        "/public/"
                                                                + Paths.encoded(pause)
                                                                + "/"
                                                                + file))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        BodyHandlers.ofByteArray());
        return got.statusCode() == 200
                && meant.isPresent()
                && Arrays.equals(meant.get(), got.body());
    }

    private void stage(Map<String, Delivery> of, String channel, long number, Stage stage) {
        Delivery old = of.get(channel);
        if (old == null || old.number() != number || old.stage() != stage) {
            of.put(channel, new Delivery(channel, number, stage, desk.instant()));
        }
    }

    /** Where each channel of a pause stands; nothing for a pause that is not published. */
    public List<Delivery> deliveries(PauseState pause) {
        if (pause.drill() || pause.findPublished().isEmpty()) {
            return List.of();
        }
        long number = pause.told().isEmpty() ? 0 : pause.told().getLast().number();
        Map<String, Delivery> of =
                new LinkedHashMap<>(deliveries.getOrDefault(pause.id(), Map.of()));
        List<Delivery> all = new ArrayList<>();
        for (String channel : names(pause)) {
            Delivery delivery = of.get(channel);
            all.add(
                    delivery != null && delivery.number() == number
                            ? delivery
                            : new Delivery(
                                    channel,
                                    number,
                                    Stage.QUEUED,
                                    pause.told().isEmpty()
                                            ? desk.instant()
                                            : pause.told().getLast().at()));
        }
        return all;
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
        thread.interrupt();
        http.shutdownNow();
    }
}
