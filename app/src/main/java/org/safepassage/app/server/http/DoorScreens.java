package org.safepassage.app.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.pages.DoorPages;
import org.safepassage.app.server.pages.Viewer;
import org.safepassage.app.server.pages.Words;
import org.safepassage.app.server.people.OneTimeCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out, invitations, language, style sheet. */
@Controller
final class DoorScreens {
    private static final Set<String> ASSETS = Set.of("look.css", "hold.js", "passkey.js");

    private final Screen screen;
    private final People people;
    private final Sessions sessions;

    DoorScreens(Screen screen, People people, Sessions sessions) {
        this.screen = screen;
        this.people = people;
        this.sessions = sessions;
    }

    private ResponseEntity<String> door(
            HttpServletRequest request, int status, @Nullable String said, String to) {
        return Screen.page(status, screen.door(request, said, status != 200, to));
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam(required = false) @Nullable String joined,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request) {
        String said = joined == null ? null : screen.viewer(request).words().say("join.done");
        return door(request, 200, said, to);
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam String account,
            @RequestParam String password,
            @RequestParam String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (sessions.signIn(request, response, account.strip(), password, code)) {
            case People.SignIn.Welcome _ -> Screen.to(Screen.within(to));
            case People.SignIn.Wrong _ ->
                    door(request, 401, screen.viewer(request).words().say("signin.wrong"), to);
            case People.SignIn.Locked(Instant until) ->
                    door(
                            request,
                            429,
                            screen.viewer(request).words().say("signin.locked", until),
                            to);
        };
    }

    /** Where the script leads whose passkey waits for a second person. */
    @GetMapping("/join/waits")
    ResponseEntity<String> waits(
            @RequestParam String account, @RequestParam String code, HttpServletRequest request) {
        return code.equals(people.findCode(account))
                ? Screen.page(200, DoorPages.waits(screen.viewer(request), account, code))
                : Screen.to("/sign-in");
    }

    @GetMapping("/join")
    ResponseEntity<String> join(@RequestParam String token, HttpServletRequest request) {
        return join(token, null, request);
    }

    private ResponseEntity<String> join(
            String token, @Nullable String fault, HttpServletRequest request) {
        Viewer viewer = screen.viewer(request);
        return people.findInvited(token)
                .map(
                        p ->
                                Screen.page(
                                        fault == null ? 200 : 422,
                                        DoorPages.join(
                                                viewer,
                                                token,
                                                p.account(),
                                                p.role(),
                                                OneTimeCode.base32(people.codeKey(token)),
                                                People.SHORTEST_PASSWORD,
                                                fault,
                                                screen.origin())))
                .orElseGet(
                        () ->
                                Screen.page(
                                        404,
                                        DoorPages.refusal(
                                                viewer,
                                                viewer.words().say("join.gone"),
                                                "/sign-in")));
    }

    @PostMapping("/join")
    ResponseEntity<String> join(
            @RequestParam String token,
            @RequestParam String password,
            @RequestParam String code,
            HttpServletRequest request) {
        return switch (people.join(token, password, code)) {
            case Outcome.Done done -> joined(request, done.id());
            case Outcome.Refused refused -> join(token, Problem.of(refused).detail(), request);
            case Outcome.HeldInMemory held -> join(token, held.says(), request);
        };
    }

    /** To sign in; or, while a second person must confirm, the digits to read out. */
    private ResponseEntity<String> joined(HttpServletRequest request, String account) {
        String code = people.findCode(account);
        return code == null
                ? Screen.to("/sign-in?joined=yes")
                : Screen.page(200, DoorPages.waits(screen.viewer(request), account, code));
    }

    @PostMapping("/leave")
    ResponseEntity<String> leave(HttpServletRequest request) {
        sessions.signOut(request);
        return ResponseEntity.status(303)
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .location(URI.create("/sign-in"))
                .build();
    }

    @PostMapping("/language")
    ResponseEntity<String> language(@RequestParam String language, @RequestParam String to) {
        String path = Screen.within(to);
        String chosen = Words.LANGUAGES.contains(language) ? language : "en";
        return ResponseEntity.status(303)
                .header(
                        HttpHeaders.SET_COOKIE,
                        "language="
                                + chosen
                                + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict")
                .location(URI.create(path))
                .build();
    }

    @GetMapping("/assets/{file}")
    ResponseEntity<byte[]> asset(@PathVariable String file) throws IOException {
        if (!ASSETS.contains(file)) {
            throw new Refusal(404, "not-found", "Not found", "There is nothing at this address.");
        }
        try (InputStream in =
                java.util.Objects.requireNonNull(
                        Desk.class.getResourceAsStream(
                                "/org/safepassage/app/server/assets/" + file))) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                    .contentType(
                            MediaType.parseMediaType(
                                    file.endsWith(".css")
                                            ? "text/css;charset=UTF-8"
                                            : "text/javascript;charset=UTF-8"))
                    .body(in.readAllBytes());
        }
    }
}
