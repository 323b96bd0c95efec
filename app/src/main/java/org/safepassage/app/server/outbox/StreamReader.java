package org.safepassage.app.server.outbox;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Listens to our own streams as a reader does, one connection a pause, and remembers the last
 * number that came. A connection that breaks is made again when somebody asks.
 */
final class StreamReader implements Closeable {
    private final HttpClient http;
    private final Supplier<URI> self;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, Thread> listeners = new ConcurrentHashMap<>();

    StreamReader(HttpClient http, Supplier<URI> self) {
        this.http = http;
        this.self = self;
    }

    /** Whether the stream of a pause has said this number; waits up to half a second for it. */
    boolean says(String pause, long number) throws InterruptedException {
        listeners.compute(
                pause,
                (id, old) ->
                        old != null && old.isAlive()
                                ? old
                                : Thread.ofVirtual().start(() -> listen(id)));
        for (int i = 0; i < 50; i++) {
            Long last = heard.get(pause);
            if (last != null && last >= number) {
                return true;
            }
            Thread.sleep(10);
        }
        return false;
    }

    private void listen(String pause) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                self.get().resolve("/public/" + Paths.encoded(pause) + "/events"))
                        .build();
        try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.isEmpty() && !id.isEmpty()) {
                    heard.put(pause, Long.parseLong(id)); // the whole event has come
                    id = "";
                }
            }
        } catch (IOException e) {
            heard.remove(pause); // not connected: nothing is known of what it says
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        listeners.values().forEach(Thread::interrupt);
    }
}
