package org.safepassage.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public, outside: a listener of the stream, and readers of the page, the feed and the alert.
 */
final class Readers implements AutoCloseable {
    private static final Pattern IDENTIFIER = Pattern.compile("<identifier>([^<]+)</identifier>");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI site;
    private final AtomicLong heard = new AtomicLong(-1);
    private final Thread listener;

    Readers(URI site) {
        this.site = site;
        this.listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            HttpRequest request = HttpRequest.newBuilder(site.resolve("events")).build();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    http.send(request, BodyHandlers.ofInputStream()).body(),
                                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id: ")) {
                        heard.set(Long.parseLong(line.substring(4)));
                    }
                }
            } catch (IOException _) {
                // made again, as a browser does
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private String get(String file) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(site.resolve(file))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** What each channel said before the press. */
    record Before(long stream, String page, String feed, String alert) {}

    Before look(String corridor) throws IOException, InterruptedException {
        return new Before(
                heard.get(),
                get("en.html"),
                get("feed.en.atom"),
                identifier(get("cap-" + corridor + ".xml")).orElse(""));
    }

    private static Optional<String> identifier(String cap) {
        Matcher matcher = IDENTIFIER.matcher(cap);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Waits until each channel says something newer, suspended; returns when each did, in
     * milliseconds after a start.
     */
    Map<String, Double> await(Before before, String corridor, long start)
            throws IOException, InterruptedException {
        Map<String, Double> millis = new LinkedHashMap<>();
        long giveUp = System.nanoTime() + 60_000_000_000L;
        while (heard.get() <= before.stream()) {
            if (System.nanoTime() > giveUp) {
                throw new IOException("The stream said nothing for a minute.");
            }
            Thread.sleep(1);
        }
        millis.put("stream", since(start));
        until("en.html", text -> !text.equals(before.page()) && text.contains("suspended"), giveUp);
        millis.put("site", since(start));
        until("feed.en.atom", text -> !text.equals(before.feed()), giveUp);
        millis.put("feed", since(start));
        until(
                "cap-" + corridor + ".xml",
                text -> identifier(text).filter(i -> !i.equals(before.alert())).isPresent(),
                giveUp);
        millis.put("CAP", since(start));
        return millis;
    }

    private void until(String file, Predicate<String> says, long giveUp)
            throws IOException, InterruptedException {
        while (!says.test(get(file))) {
            if (System.nanoTime() > giveUp) {
                throw new IOException(file + " said nothing new for a minute.");
            }
            Thread.sleep(2);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() {
        listener.interrupt();
        http.shutdownNow();
    }
}
