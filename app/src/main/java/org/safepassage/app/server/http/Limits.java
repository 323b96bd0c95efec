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
 * <p>Figures are ours: 1 MiB a body, 20 000 addresses remembered; the others are settings.
 */
final class Limits implements Filter {
    static final int LARGEST_BODY = 1 << 20;
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
        if (asked.getContentLengthLong() > LARGEST_BODY) {
            answer.sendError(413);
        } else if (asked.getHeader("Content-Encoding") != null) {
            answer.sendError(415); // nothing is unpacked, so nothing can burst
        } else if (asked.getSession(false) == null && !takes(asked.getRemoteAddr())) {
            answer.setHeader("Retry-After", "1");
            answer.setStatus(429);
        } else {
            chain.doFilter(
                    asked.getContentLengthLong() < 0
                            ? new BoundedRequest(asked, LARGEST_BODY)
                            : asked,
                    answer);
        }
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
