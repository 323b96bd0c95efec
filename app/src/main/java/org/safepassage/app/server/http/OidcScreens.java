package org.safepassage.app.server.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Subjects;
import org.safepassage.app.server.oidc.Provider;
import org.safepassage.app.server.pages.DoorPages;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The way to the identity provider and back. What must be known at the return travels in a sealed
 * cookie of ten minutes, so that those who only begin fill no memory.
 */
@Controller
final class OidcScreens {
    private static final Logger LOG = LoggerFactory.getLogger(OidcScreens.class);
    private static final String COOKIE = "provider";
    private static final Duration LASTS = Duration.ofMinutes(10);

    /** What was sent with somebody: to be found again at the return. */
    private record Journey(
            String state, String nonce, String verifier, Instant began, boolean again, String to) {
        String text() {
            return String.join(
                    "\n", state, nonce, verifier, began.toString(), Boolean.toString(again), to);
        }

        static Journey of(String text) {
            String[] parts = text.split("\n", 6);
            return new Journey(
                    parts[0],
                    parts[1],
                    parts[2],
                    Instant.parse(parts[3]),
                    Boolean.parseBoolean(parts[4]),
                    parts[5]);
        }
    }

    private final ObjectProvider<Provider> providers;
    private final Screen screen;
    private final Sessions sessions;
    private final Subjects subjects;
    private final Secrets secrets;
    private final Desk desk;
    private final Home home;

    OidcScreens(
            ObjectProvider<Provider> providers,
            Screen screen,
            Sessions sessions,
            Secrets secrets,
            Desk desk,
            Home home) {
        this.providers = providers;
        this.screen = screen;
        this.sessions = sessions;
        this.subjects = new Subjects(desk, secrets);
        this.secrets = secrets;
        this.desk = desk;
        this.home = home;
    }

    private Provider provider() {
        Provider provider = providers.getIfAvailable();
        if (provider == null) {
            throw new Refusal(
                    404, "not-found", "Not found", "No identity provider is configured here.");
        }
        return provider;
    }

    private URI back() {
        return home.get().resolve("/sign-in/provider/done");
    }

    @GetMapping("/sign-in/provider")
    ResponseEntity<String> away(
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request) {
        Journey journey =
                new Journey(
                        secrets.token(),
                        secrets.token(),
                        secrets.token() + secrets.token(), // RFC 7636: 43 characters or more
                        desk.instant(),
                        !again.isEmpty(),
                        Screen.within(to));
        try {
            URI door =
                    provider()
                            .door(
                                    back(),
                                    journey.state(),
                                    journey.nonce(),
                                    journey.verifier(),
                                    journey.again());
            return ResponseEntity.status(303)
                    .header(
                            HttpHeaders.SET_COOKIE,
                            cookie(secrets.seal(COOKIE, journey.text()), LASTS))
                    .location(door)
                    .build();
        } catch (Provider.NotBelieved e) {
            return refused(request, 502, String.valueOf(e.getMessage()));
        }
    }

    /** Lax: the way back from the provider begins at another site. */
    private String cookie(String value, Duration lasts) {
        return ResponseCookie.from(COOKIE, value)
                .path("/sign-in/provider")
                .httpOnly(true)
                .secure("https".equals(home.get().getScheme()))
                .sameSite("Lax")
                .maxAge(lasts)
                .build()
                .toString();
    }

    private ResponseEntity<String> refused(HttpServletRequest request, int status, String says) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO))
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .body(DoorPages.refusal(screen.viewer(request), says, "/sign-in"));
    }

    private @Nullable Journey journey(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                try {
                    return Journey.of(secrets.open(COOKIE, cookie.getValue()));
                } catch (RuntimeException _) { // anybody can send a cookie
                    return null;
                }
            }
        }
        return null;
    }

    @GetMapping("/sign-in/provider/done")
    ResponseEntity<String> back(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        Provider provider = provider();
        Journey journey = journey(request);
        if (journey == null
                || !MessageDigest.isEqual(
                        journey.state().getBytes(StandardCharsets.UTF_8),
                        state.getBytes(StandardCharsets.UTF_8))
                || desk.instant().isAfter(journey.began().plus(LASTS))) {
            return refused(
                    request,
                    403,
                    "This way back was not begun in this browser, or too long ago. Begin again.");
        }
        if (!error.isEmpty() || code.isEmpty()) {
            return refused(request, 403, "The provider did not let you in.");
        }
        Provider.Identity identity;
        try {
            identity =
                    provider.identity(
                            code,
                            back(),
                            journey.nonce(),
                            journey.verifier(),
                            journey.again() ? journey.began() : null);
        } catch (Provider.NotBelieved e) {
            LOG.warn("Nobody was let in: {}", e.getMessage());
            return refused(request, 403, String.valueOf(e.getMessage()));
        }
        Set<Role> roles =
                provider.settings().roles().entrySet().stream()
                        .filter(r -> identity.groups().contains(r.getKey()))
                        .map(java.util.Map.Entry::getValue)
                        .collect(Collectors.toSet());
        Subjects.Came came =
                subjects.signIn(
                        identity.subject(),
                        identity.account(),
                        !provider.settings().roles().isEmpty(),
                        roles.size() == 1 ? roles.iterator().next() : null,
                        identity.authenticated());
        return switch (came) {
            case Subjects.Came.Refused refused -> refused(request, 403, refused.says());
            case Subjects.Came.Waits waits ->
                    Screen.page(
                            200,
                            DoorPages.waits(screen.viewer(request), waits.account(), waits.code()));
            case Subjects.Came.Welcome welcome -> {
                sessions.welcome(request, response, welcome.welcome());
                // The session's cookie is for this site alone: it is not sent on a way that began
                // at the provider's, so the next page is asked for from a page of our own.
                response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
                yield ResponseEntity.ok()
                        .header("Refresh", "0;url=" + journey.to())
                        .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .body(DoorPages.welcome(screen.viewer(request), journey.to()));
            }
        };
    }
}
