package org.safepassage.app.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns away, before anything else looks at it, what is too large, encoded, or too much from one
 * address. Who is signed in is not counted: a flood from the next room keeps nobody from
 * suspending.
 *
 * <p>Figures are ours: 1 MiB a body, 33 MiB where a file is given, 20 000 addresses remembered; the
 * others are settings.
 */
final class Limits implements Filter {
    static final int LARGEST_BODY = 1 << 20;

    /** A file that plans are made from, and what is around it in a form. */
    static final int LARGEST_FILE = 33 << 20;

    private static final int REMEMBERED = 20_000;

    private static final class Bucket {
        private double left;
        private long nanos = System.nanoTime();

        private Bucket(double left) {
            this.left = left;
        }
    }

    private final Bounds bounds;

    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Limits(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (asked.getCharacterEncoding() == null) {
            // Browsers send forms in UTF-8 and say nothing; the Servlet rules would read Latin-1.
            asked.setCharacterEncoding("UTF-8");
        }
        int largest = gives(asked) ? LARGEST_FILE : LARGEST_BODY;
        if (asked.getContentLengthLong() > largest) {
            answer.sendError(413);
        } else if (asked.getHeader("Content-Encoding") != null) {
            answer.sendError(415); // nothing is unpacked, so nothing can burst
        } else if (asked.getSession(false) == null && !takes(asked.getRemoteAddr())) {
            answer.setHeader("Retry-After", "1");
            answer.setStatus(429);
        } else {
            chain.doFilter(
                    asked.getContentLengthLong() < 0 ? new BoundedRequest(asked, largest) : asked,
                    answer);
        }
    }

    /** Only somebody with a session gives files, and only where files are taken. */
    private static boolean gives(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().matches("/pauses/[^/]+/plans/files")
                && request.getSession(false) != null;
    }

    private boolean takes(String address) {
        synchronized (buckets) {
            Bucket bucket = buckets.computeIfAbsent(address, _ -> new Bucket(bounds.burst()));
            long now = System.nanoTime();
            double more = (now - bucket.nanos) / 1e9 * bounds.requestsPerSecond();
            bucket.left = Math.min(bounds.burst(), bucket.left + more);
            bucket.nanos = now;
            if (bucket.left < 1) {
                return false;
            }
            bucket.left -= 1;
            return true;
        }
    }
}
