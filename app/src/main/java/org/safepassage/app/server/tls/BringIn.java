package org.safepassage.app.server.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The plain page by which phones come in: the authority's certificate, its fingerprint to compare
 * with paper, and the way on. Nothing else is here, no form and no cookie: whoever listens on the
 * network learns nothing, and whoever changes the page is found out by the fingerprint.
 */
public final class BringIn implements Closeable {
    private final HttpServer server;
    private final OwnAuthority authority;
    private final byte[] page;

    private BringIn(HttpServer server, OwnAuthority authority, String page) {
        this.server = server;
        this.authority = authority;
        this.page = page.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Begins to answer.
     *
     * @param page as HTML
     */
    public static BringIn start(String host, int port, OwnAuthority authority, String page)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 64);
        BringIn made = new BringIn(server, authority, page);
        server.setExecutor(Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory()));
        server.createContext("/", made::answer);
        server.start();
        return made;
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            String path = asked.getRequestURI().getPath();
            asked.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            asked.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
            asked.getResponseHeaders().set("Connection", "close");
            boolean reads =
                    asked.getRequestMethod().equals("GET")
                            || asked.getRequestMethod().equals("HEAD");
            if (!reads) {
                asked.sendResponseHeaders(405, -1);
            } else if (path.equals("/")) {
                send(asked, "text/html;charset=UTF-8", page);
            } else if (path.equals("/authority.crt")) {
                asked.getResponseHeaders()
                        .set("Content-Disposition", "attachment; filename=\"authority.crt\"");
                send(asked, "application/x-x509-ca-cert", authority.asFile());
            } else {
                asked.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange asked, String type, byte[] body) throws IOException {
        asked.getResponseHeaders().set("Content-Type", type);
        if (asked.getRequestMethod().equals("HEAD")) {
            asked.sendResponseHeaders(200, -1);
        } else {
            asked.sendResponseHeaders(200, body.length);
            asked.getResponseBody().write(body);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Of the authority, to compare. */
    public String fingerprint() {
        return authority.fingerprint();
    }

    /** Where phones begin. */
    public URI address() {
        return URI.create("http://%s:%d/".formatted(authority.name(), port()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
