package org.safepassage.app.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The files of one folder, shown to browsers on this machine and to nobody else: bound to the
 * loopback address, and only for requests that name it (a page from elsewhere cannot read a
 * restricted plan through a name of its own).
 */
public final class LoopbackFolder implements AutoCloseable {
    static {
        // Read once by the JDK's server. Without it a second answer on a connection waits for the
        // client's delayed acknowledgement: 40 ms, measured in bench/RESULTS.md.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final Path folder;
    private final String first;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackFolder(HttpServer server, Path folder, String first) {
        this.server = server;
        this.folder = folder;
        this.first = first;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Starts.
     *
     * @param first the file shown at {@code /}
     * @param port 0 for a free one
     * @throws IOException when the port is taken
     */
    public static LoopbackFolder serve(Path folder, String first, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            return new LoopbackFolder(HttpServer.create(address, 0), folder, first);
        } catch (IOException e) {
            throw new IOException(
                    "Port %d on this machine is taken. Choose another with --port.".formatted(port),
                    e);
        }
    }

    /** Where to look: {@code http://127.0.0.1:port/}. */
    public String address() {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    /** Stays until the thread is interrupted or the program ends. */
    public void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            String host = exchange.getRequestHeaders().getFirst("Host");
            String port = ":" + server.getAddress().getPort();
            if (host == null
                    || !(host.equals("127.0.0.1" + port) || host.equals("localhost" + port))) {
                text(exchange, 421, "This page is for browsers on this machine only.\n");
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                text(exchange, 405, "Only GET.\n");
                return;
            }
            String name = exchange.getRequestURI().getPath().substring(1);
            Path file = folder.resolve(name.isEmpty() ? first : name).normalize();
            // One flat folder: no name with a slash or dots leads out of it.
            if (name.contains("/") || name.startsWith(".") || !Files.isRegularFile(file)) {
                text(exchange, 404, "There is no such file here.\n");
                return;
            }
            headers.set("Content-Type", type(file));
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        }
    }

    private static void text(HttpExchange exchange, int status, String words) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String type(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot)) {
            case ".html" -> "text/html; charset=utf-8";
            case ".json" -> "application/json";
            case ".geojson" -> "application/geo+json";
            case ".csv" -> "text/csv; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".atom" -> "application/atom+xml; charset=utf-8";
            case ".xml" -> "application/cap+xml; charset=utf-8";
            case ".ics" -> "text/calendar; charset=utf-8";
            case ".note", ".bib", ".txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
