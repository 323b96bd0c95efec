package org.safepassage.app.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.safepassage.app.server.outbox.PublicFiles;

/**
 * Answers {@code /public/} from memory, before anything else looks at the request: no session, no
 * cookie, no log of who read. So a flood of readers meets nothing that deciding needs.
 *
 * <p>{@code /public/PAUSE/} and its files, and {@code /public/PAUSE/events}: server-sent events,
 * with the number of the bulletin as id. A reader that comes back with Last-Event-ID hears what is
 * said now unless it has heard that already; the state is whole in each event, so nothing in
 * between is needed.
 */
final class PublicFilter implements Filter {
    /** Listeners at once; each costs a connection and some 20 kB. Ours. */
    private static final int LISTENERS = 1000;

    private static final int HEARTBEAT_MILLIS = 15_000;

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; worker-src 'self';"
                    + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final PublicFiles files;
    private final Semaphore listeners = new Semaphore(LISTENERS);

    PublicFilter(PublicFiles files) {
        this.files = files;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String path = asked.getRequestURI();
        if (!path.startsWith("/public/") && !path.equals("/public")) {
            chain.doFilter(request, response);
            return;
        }
        answer.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!asked.getMethod().equals("GET") && !asked.getMethod().equals("HEAD")) {
            answer.setStatus(405);
            return;
        }
        String[] parts = path.split("/", -1); // "", "public", pause, file
        if (parts.length < 3 || parts[2].isEmpty()) {
            list(answer);
            return;
        }
        String pause;
        try {
            pause = URLDecoder.decode(parts[2], StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            answer.setStatus(404);
            return;
        }
        if (parts.length == 3) {
            answer.setStatus(302);
            answer.setHeader("Location", path + "/");
        } else if (parts.length == 4 && parts[3].equals("events")) {
            events(pause, asked, answer);
        } else {
            file(
                    parts.length == 4 ? files.find(pause, parts[3]) : Optional.empty(),
                    parts[3],
                    asked,
                    answer);
        }
    }

    /** Where each site begins; with one pause, straight to it. */
    private void list(HttpServletResponse answer) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String pause : files.pauses()) {
            text.append("/public/")
                    .append(org.safepassage.app.server.outbox.Paths.encoded(pause))
                    .append("/\n");
        }
        answer.setContentType("text/plain;charset=UTF-8");
        answer.setHeader("Cache-Control", "no-cache");
        answer.getOutputStream()
                .write(
                        (text.isEmpty() ? "Nothing is published here.\n" : text.toString())
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static void file(
            Optional<byte[]> file,
            String name,
            HttpServletRequest asked,
            HttpServletResponse answer)
            throws IOException {
        if (file.isEmpty()) {
            answer.setStatus(404);
            return;
        }
        answer.setContentType(type(name));
        answer.setHeader("Cache-Control", "no-cache"); // what is open may be suspended next
        answer.setContentLength(file.get().length);
        if (asked.getMethod().equals("GET")) {
            answer.getOutputStream().write(file.get());
        }
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "", "html" -> "text/html;charset=UTF-8";
            case "xml" -> "application/cap+xml";
            case "atom" -> "application/atom+xml";
            case "js" -> "text/javascript;charset=UTF-8";
            case "json" -> "application/json";
            case "geojson" -> "application/geo+json";
            case "ics" -> "text/calendar;charset=UTF-8";
            case "note", "bib" -> "text/plain;charset=UTF-8";
            default ->
                    name.indexOf('.') < 0 ? "text/html;charset=UTF-8" : "application/octet-stream";
        };
    }

    private void events(String pause, HttpServletRequest asked, HttpServletResponse answer)
            throws IOException {
        Optional<PublicFiles.Said> first = files.said(pause);
        if (first.isEmpty()) {
            answer.setStatus(404);
            return;
        }
        if (!listeners.tryAcquire()) {
            answer.setHeader("Retry-After", "5");
            answer.setStatus(503);
            return;
        }
        try {
            answer.setContentType("text/event-stream;charset=UTF-8");
            answer.setHeader("Cache-Control", "no-store");
            ServletOutputStream out = answer.getOutputStream();
            stream(pause, lastHeard(asked), out);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.release();
        }
    }

    private void stream(String pause, long lastHeard, ServletOutputStream out)
            throws IOException, InterruptedException {
        long heard = lastHeard;
        long seen = files.await(-1, 0);
        out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (true) {
            PublicFiles.Said said = files.said(pause).orElseThrow();
            if (said.number() != heard) {
                out.write(said.event().getBytes(StandardCharsets.UTF_8));
                heard = said.number();
            } else {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            seen = files.await(seen, HEARTBEAT_MILLIS);
        }
    }

    private static long lastHeard(HttpServletRequest asked) {
        String last = asked.getHeader("Last-Event-ID");
        try {
            return last == null ? -1 : Long.parseLong(last);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
