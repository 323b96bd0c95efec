package org.safepassage.app.server.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.safepassage.app.server.desk.Actor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a request through to a handler when the table of {@link Access} says so; otherwise answers
 * 401, 403 or 404, or leads to the page to sign in.
 */
final class Guard extends OncePerRequestFilter implements AccessDeniedHandler {
    static final String ACTOR = "safepassage.actor";

    private final Sessions sessions;
    private final JsonMapper json;

    Guard(Sessions sessions, JsonMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Access.Route> route = Access.find(request.getMethod(), request.getRequestURI());
        Optional<Actor> actor = sessions.find(request);
        actor.ifPresent(a -> request.setAttribute(ACTOR, a));
        if (route.isEmpty()) {
            boolean otherMethod = Access.isPath(request.getRequestURI());
            refuse(
                    request,
                    response,
                    otherMethod
                            ? Problem.of(
                                    405,
                                    "method",
                                    "Not so",
                                    "This address does not take " + request.getMethod() + ".")
                            : Problem.of(
                                    404,
                                    "not-found",
                                    "Not found",
                                    "There is nothing at this address."));
            return;
        }
        boolean allowed =
                switch (route.get().who()) {
                    case ANYBODY -> true;
                    case THIS_MACHINE ->
                            isThisMachine(request)
                                    || actor.filter(a -> route.get().allows(a.role())).isPresent();
                    case SIGNED_IN, POWERS ->
                            actor.filter(a -> route.get().allows(a.role())).isPresent();
                };
        if (allowed) {
            chain.doFilter(request, response);
        } else if (actor.isPresent()) {
            refuse(
                    request,
                    response,
                    Problem.of(403, "role", "Not allowed", "Your role does not allow this."));
        } else {
            askToSignIn(request, response);
        }
    }

    private static boolean isThisMachine(HttpServletRequest request) throws IOException {
        return request.getHeader("X-Forwarded-For") == null
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }

    private void askToSignIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean page =
                request.getMethod().equals("GET") && !request.getRequestURI().startsWith("/api/");
        if (page) {
            response.setStatus(302);
            response.setHeader("Location", "/sign-in"); // a proxy may know itself by another name
        } else {
            refuse(
                    request,
                    response,
                    Problem.of(401, "sign-in", "Sign in first", "Nobody is signed in here."));
        }
    }

    /** A write without its token; one without anybody signed in is asked to sign in. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException && sessions.find(request).isEmpty()) {
            boolean open =
                    Access.find(request.getMethod(), request.getRequestURI())
                            .filter(r -> r.who() == Access.Who.ANYBODY)
                            .isPresent();
            if (!open) {
                askToSignIn(request, response);
                return;
            }
        }
        refuse(
                request,
                response,
                Problem.of(
                        403,
                        "token",
                        "Not allowed",
                        "The token that belongs to this session is missing or old. Load the page again; a program takes it from GET /api/session."));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        response.setStatus(problem.status());
        if (request.getRequestURI().startsWith("/api/")) {
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        } else {
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write((problem.detail() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
