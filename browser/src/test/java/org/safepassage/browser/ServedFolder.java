package org.safepassage.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A folder behind the plainest of web servers, which can be made to fail. */
final class ServedFolder implements AutoCloseable {
    private final HttpServer server;
    private final AtomicBoolean broken = new AtomicBoolean();

    ServedFolder(Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String name = exchange.getRequestURI().getPath().substring(1);
                    Path file = folder.resolve(name.isEmpty() ? "index.html" : name);
                    if (broken.get()) {
                        exchange.sendResponseHeaders(503, -1);
                    } else if (!Files.isRegularFile(file)) {
                        exchange.sendResponseHeaders(404, -1);
                    } else {
                        byte[] bytes = Files.readAllBytes(file);
                        String type =
                                name.endsWith(".js")
                                        ? "text/javascript"
                                        : name.endsWith(".note")
                                                ? "text/plain; charset=utf-8"
                                                : "text/html; charset=utf-8";
                        exchange.getResponseHeaders().set("Content-Type", type);
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
        server.start();
    }

    String address(String file) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), file);
    }

    void breakDown() {
        broken.set(true);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
