package org.safepassage.logbook.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness behind an address: {@code POST /add-checkpoint}, and nothing else. */
public final class WitnessServer implements Closeable {
    private static final int THREADS = 4; // ours; a witness has little to do

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Witness witness;

    private WitnessServer(HttpServer server, Witness witness) {
        this.server = server;
        this.witness = witness;
    }

    /** Starts to answer; port 0 takes any that is free. */
    public static WitnessServer start(Witness witness, InetSocketAddress address)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        WitnessServer started = new WitnessServer(server, witness);
        server.createContext("/add-checkpoint", started::handle);
        server.setExecutor(started.threads);
        server.start();
        return started;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
                send(
                        exchange,
                        404,
                        "text/plain; charset=utf-8",
                        "There is only /add-checkpoint here.\n");
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                send(exchange, 405, "text/plain; charset=utf-8", "Checkpoints are posted.\n");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.LARGEST + 1);
            try {
                Answer answer = witness.answer(body);
                String type =
                        answer instanceof Answer.Conflict
                                ? "text/x.tlog.size"
                                : "text/plain; charset=utf-8";
                send(exchange, answer.status(), type, answer.body());
            } catch (IOException e) {
                send(
                        exchange,
                        500,
                        "text/plain; charset=utf-8",
                        "This witness cannot keep what it sees.\n");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
