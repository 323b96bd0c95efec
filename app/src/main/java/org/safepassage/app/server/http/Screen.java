package org.safepassage.app.server.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.Passkeys;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.pages.DoorPages;
import org.safepassage.app.server.pages.Viewer;
import org.safepassage.app.server.pages.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/** What all pages have in common: who looks, and what becomes of a form that was sent. */
final class Screen {
    private final Desk desk;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final boolean provider;

    Screen(Desk desk, Sessions sessions, Passkeys passkeys, boolean provider) {
        this.desk = desk;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.provider = provider;
    }

    /** From where passkeys are taken, or null. */
    @Nullable String origin() {
        return passkeys.findPlace().map(Passkeys.Place::origin).orElse(null);
    }

    /** The page to sign in, or to do so again, with all its ways. */
    String door(HttpServletRequest request, @Nullable String said, boolean fault, String to) {
        return DoorPages.signIn(
                viewer(request), said, fault, within(to), new DoorPages.Ways(origin(), provider));
    }

    /** Who looks, in which language. */
    Viewer viewer(HttpServletRequest request) {
        Optional<Actor> actor = sessions.find(request);
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Viewer(
                Words.of(language(request)),
                actor.map(Actor::account).orElse(null),
                actor.map(Actor::role).orElse(null),
                actor.map(Actor::party).orElse(null),
                token.getParameterName(),
                token.getToken(),
                request.getMethod().equals("GET") ? request.getRequestURI() : "/",
                desk.instant());
    }

    private static String language(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals("language")) {
                    return cookie.getValue();
                }
            }
        }
        List<Locale.LanguageRange> ranges;
        try {
            String asked = request.getHeader("Accept-Language");
            ranges = Locale.LanguageRange.parse(asked == null ? "en" : asked);
        } catch (IllegalArgumentException _) {
            return "en";
        }
        String best = Locale.lookupTag(ranges, Words.LANGUAGES);
        return best == null ? "en" : best;
    }

    static ResponseEntity<String> page(int status, String html) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html);
    }

    static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(303).location(URI.create(path)).build();
    }

    /** A path of our own, or the first page. */
    static String within(String path) {
        return path.length() < 200 && path.matches("/(?!/)[A-Za-z0-9/._-]*") ? path : "/";
    }

    /** Back to a page when it was done; otherwise what stands against it. */
    ResponseEntity<String> after(HttpServletRequest request, Outcome outcome, String path) {
        return switch (outcome) {
            case Outcome.Done _ -> to(path);
            case Outcome.Refused refused -> {
                Problem problem = Problem.of(refused);
                String says = problem.detail();
                yield page(
                        problem.status(),
                        refused.why() == Outcome.Why.SIGN_IN_AGAIN
                                ? door(request, says, true, path)
                                : DoorPages.refusal(viewer(request), says, path));
            }
            case Outcome.HeldInMemory held ->
                    page(503, DoorPages.refusal(viewer(request), held.says(), path));
        };
    }

    PauseState pause(String id) {
        return desk.now().findPause(id).orElseThrow(() -> ApiAssurances.unknown(id));
    }

    /** A time as a form sends it, in the hours of a place. */
    static Instant local(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException _) {
            throw new Refusal(
                    422,
                    "time",
                    "Not understood",
                    "A time is written as 2016-11-04T09:00, in the place's own hours.");
        }
    }

    /** What somebody typed on one line, without controls and what turns the direction of text. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
