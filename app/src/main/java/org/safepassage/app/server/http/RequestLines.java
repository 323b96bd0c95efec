package org.safepassage.app.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.logs.Logs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request, where the settings ask for it: the route as the table has it, never the
 * path, which may hold an account; the role, never who.
 */
final class RequestLines implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(Logs.REQUESTS);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!LOG.isInfoEnabled()) {
            chain.doFilter(request, response);
            return;
        }
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            HttpServletRequest asked = (HttpServletRequest) request;
            LOG.atInfo()
                    .addKeyValue("route", route(asked))
                    .addKeyValue("status", ((HttpServletResponse) response).getStatus())
                    .addKeyValue("millis", (System.nanoTime() - start) / 1_000_000)
                    .addKeyValue(
                            "role",
                            asked.getAttribute(Guard.ACTOR) instanceof Actor actor
                                    ? actor.role().word()
                                    : "nobody")
                    .log("answered");
        }
    }

    /** The route of a request as the table has it, or that there is none. */
    static String route(HttpServletRequest request) {
        return Access.find(request.getMethod(), request.getRequestURI())
                .map(Access.Route::toString)
                .orElse("none");
    }
}
