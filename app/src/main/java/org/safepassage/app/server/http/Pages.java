package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.Assurances;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.pages.AssurancesPage;
import org.safepassage.app.server.pages.BoardPage;
import org.safepassage.app.server.pages.DecisionsPage;
import org.safepassage.app.server.pages.DoorPages;
import org.safepassage.app.server.pages.OfficePages;
import org.safepassage.app.server.pages.PausePages;
import org.safepassage.app.server.pages.Viewer;
import org.safepassage.app.server.pages.Words;
import org.safepassage.app.server.people.OneTimeCode;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.PauseCheck;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Worded;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages: each form leads to the same desk as the API, and back to a page. */
@Controller
final class Pages {
    private static final Set<String> ASSETS = Set.of("look.css", "hold.js");

    private final Desk desk;
    private final People people;
    private final Sessions sessions;
    private final Assurances assurances;
    private final Channels channels;
    private final Journal journal;

    Pages(
            Desk desk,
            People people,
            Sessions sessions,
            Assurances assurances,
            Channels channels,
            Journal journal) {
        this.desk = desk;
        this.people = people;
        this.sessions = sessions;
        this.assurances = assurances;
        this.channels = channels;
        this.journal = journal;
    }

    private Viewer viewer(HttpServletRequest request) {
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

    private static ResponseEntity<String> page(int status, String html) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html);
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(303).location(URI.create(path)).build();
    }

    /** Back to a page when it was done; otherwise what stands against it. */
    private ResponseEntity<String> after(HttpServletRequest request, Outcome outcome, String path) {
        return switch (outcome) {
            case Outcome.Done _ -> to(path);
            case Outcome.Refused refused -> {
                Problem problem = Problem.of(refused);
                yield page(
                        problem.status(),
                        DoorPages.refusal(viewer(request), problem.detail(), path));
            }
            case Outcome.HeldInMemory held ->
                    page(503, DoorPages.refusal(viewer(request), held.says(), path));
        };
    }

    // --- the door ---------------------------------------------------------------------------

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam(required = false) @Nullable String joined, HttpServletRequest request) {
        Viewer viewer = viewer(request);
        return page(
                200,
                DoorPages.signIn(
                        viewer, joined == null ? null : viewer.words().say("join.done"), false));
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam String account,
            @RequestParam String password,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (sessions.signIn(request, response, account.strip(), password, code)) {
            case People.SignIn.Welcome _ -> to("/");
            case People.SignIn.Wrong _ -> {
                Viewer viewer = viewer(request);
                yield page(401, DoorPages.signIn(viewer, viewer.words().say("signin.wrong"), true));
            }
            case People.SignIn.Locked(Instant until) -> {
                Viewer viewer = viewer(request);
                yield page(
                        429,
                        DoorPages.signIn(viewer, viewer.words().say("signin.locked", until), true));
            }
        };
    }

    @GetMapping("/join")
    ResponseEntity<String> join(@RequestParam String token, HttpServletRequest request) {
        return join(token, null, request);
    }

    private ResponseEntity<String> join(
            String token, @Nullable String fault, HttpServletRequest request) {
        Viewer viewer = viewer(request);
        return people.findInvited(token)
                .map(
                        p ->
                                page(
                                        fault == null ? 200 : 422,
                                        DoorPages.join(
                                                viewer,
                                                token,
                                                p.account(),
                                                p.role(),
                                                OneTimeCode.base32(people.codeKey(token)),
                                                People.SHORTEST_PASSWORD,
                                                fault)))
                .orElseGet(
                        () ->
                                page(
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
            case Outcome.Done _ -> to("/sign-in?joined=yes");
            case Outcome.Refused refused -> join(token, Problem.of(refused).detail(), request);
            case Outcome.HeldInMemory held -> join(token, held.says(), request);
        };
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
        String path = to.matches("/(?!/)[A-Za-z0-9/._-]*") ? to : "/";
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

    // --- pauses -----------------------------------------------------------------------------

    @GetMapping("/")
    ResponseEntity<String> pauses(HttpServletRequest request) {
        Collection<PauseState> seen = desk.now().pauses().values();
        String own = actor(request).party();
        return page(
                200,
                PausePages.list(
                        viewer(request),
                        seen.stream()
                                .filter(p -> own == null || p.pause().findParty(own).isPresent())
                                .toList()));
    }

    @PostMapping("/pauses")
    ResponseEntity<String> add(
            @RequestParam String file,
            @RequestParam(defaultValue = "") String drill,
            HttpServletRequest request) {
        PauseFile read;
        try {
            read = PauseFile.parse(file, "file");
        } catch (InvalidPause e) {
            return page(
                    422,
                    DoorPages.refusal(
                            viewer(request),
                            String.join("\n", e.problems().stream().map(p -> "Line " + p).toList()),
                            "/"));
        }
        String id = read.pause().id();
        return after(
                request,
                desk.addPause(actor(request), id, !drill.isEmpty(), file),
                "/pauses/" + id);
    }

    private PauseState pause(String id) {
        return desk.now().findPause(id).orElseThrow(() -> ApiAssurances.unknown(id));
    }

    @GetMapping("/pauses/{pause}")
    ResponseEntity<String> one(@PathVariable("pause") String id, HttpServletRequest request) {
        PauseState pause = pause(id);
        return page(
                200,
                PausePages.one(
                        viewer(request),
                        pause,
                        PauseCheck.of(pause.pause(), desk.limits().check(), desk.instant())
                                .findings()));
    }

    @GetMapping("/pauses/{pause}/claims")
    ResponseEntity<String> claims(@PathVariable("pause") String id, HttpServletRequest request) {
        return page(200, PausePages.claims(viewer(request), pause(id)));
    }

    @GetMapping("/pauses/{pause}/board")
    ResponseEntity<String> board(@PathVariable("pause") String id, HttpServletRequest request) {
        PauseState pause = pause(id);
        return page(200, BoardPage.of(viewer(request), pause, desk.limits(), channels.of(pause)));
    }

    @GetMapping("/pauses/{pause}/assurances")
    ResponseEntity<String> assurances(
            @PathVariable("pause") String id,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request) {
        Instant when = at.isEmpty() ? desk.instant() : local(at, ZoneOffset.UTC);
        return page(200, AssurancesPage.of(viewer(request), pause(id), when));
    }

    private static Instant local(String text, ZoneId zone) {
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

    private static String board(String id) {
        return "/pauses/" + id + "/board";
    }

    // --- decisions --------------------------------------------------------------------------

    @PostMapping("/pauses/{pause}/suspend")
    ResponseEntity<String> suspend(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String held,
            HttpServletRequest request) {
        PauseState pause = pause(id);
        String which = corridor.isEmpty() ? null : corridor;
        String word = pause.drill() ? "DRILL" : which == null ? "ALL" : which;
        boolean meant =
                typed.strip().equalsIgnoreCase(word)
                        || (!pause.drill()
                                && which != null
                                && typed.strip().equals(which.replaceAll("\\D", "")))
                        || (!pause.drill() && !held.isEmpty());
        return meant
                ? after(request, desk.suspend(actor(request), id, which), board(id))
                : page(200, BoardPage.sure(viewer(request), pause, which));
    }

    @PostMapping("/pauses/{pause}/reason")
    ResponseEntity<String> reason(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        Event.Reason given =
                Arrays.stream(Event.Reason.values())
                        .filter(r -> r.name().equalsIgnoreCase(reason))
                        .findFirst()
                        .orElse(Event.Reason.OTHER);
        String cut = words.length() > 500 ? words.substring(0, 500) : words;
        return after(request, desk.giveReason(actor(request), id, corridor, given, cut), board(id));
    }

    @PostMapping("/pauses/{pause}/prepare")
    ResponseEntity<String> prepare(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            HttpServletRequest request) {
        return after(request, desk.prepare(actor(request), id, corridor, null), board(id));
    }

    @PostMapping("/pauses/{pause}/confirm")
    ResponseEntity<String> confirm(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            HttpServletRequest request) {
        return after(request, desk.confirm(actor(request), id, corridor), board(id));
    }

    @PostMapping("/pauses/{pause}/close")
    ResponseEntity<String> close(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            HttpServletRequest request) {
        return after(request, desk.close(actor(request), id, corridor, null), board(id));
    }

    @PostMapping("/pauses/{pause}/propose")
    ResponseEntity<String> propose(
            @PathVariable("pause") String id,
            @RequestParam String action,
            @RequestParam(defaultValue = "") String corridor,
            @RequestParam(defaultValue = "") String until,
            HttpServletRequest request) {
        Proposal.Action act =
                Arrays.stream(Proposal.Action.values())
                        .filter(a -> a.word().equals(action))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                422,
                                                "action",
                                                "Not understood",
                                                "No such action."));
        var windows = pause(id).pause().windows();
        ZoneId zone = windows.isEmpty() ? ZoneOffset.UTC : windows.getFirst().zone();
        return after(
                request,
                desk.propose(
                        actor(request),
                        id,
                        act,
                        corridor.isEmpty() ? null : corridor,
                        until.isEmpty() ? null : local(until, zone),
                        null),
                act == Proposal.Action.PUBLISH ? "/decisions" : board(id));
    }

    @PostMapping("/pauses/{pause}/approve")
    ResponseEntity<String> approve(
            @PathVariable("pause") String id,
            @RequestParam String proposal,
            @RequestParam(defaultValue = "") String read,
            HttpServletRequest request) {
        if (read.isEmpty()) {
            return to("/decisions");
        }
        return after(request, desk.approve(actor(request), id, proposal), "/decisions");
    }

    @PostMapping("/pauses/{pause}/return")
    ResponseEntity<String> returned(
            @PathVariable("pause") String id,
            @RequestParam String proposal,
            @RequestParam String reason,
            HttpServletRequest request) {
        String cut = reason.length() > 500 ? reason.substring(0, 500) : reason;
        return after(request, desk.returned(actor(request), id, proposal, cut), "/decisions");
    }

    @GetMapping("/decisions")
    ResponseEntity<String> decisions(HttpServletRequest request) {
        return page(200, DecisionsPage.of(viewer(request), desk.now().pauses().values()));
    }

    // --- assurances -------------------------------------------------------------------------

    private static Scope scope(String corridor) {
        return new Scope(Set.of(), corridor.isEmpty() ? Set.of() : Set.of(corridor), Set.of());
    }

    @PostMapping("/pauses/{pause}/assurances")
    ResponseEntity<String> answer(
            @PathVariable("pause") String id,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        String party = form.getOrDefault("party", "");
        AssuranceSaid.State said =
                Arrays.stream(AssuranceSaid.State.values())
                        .filter(s -> s.name().equalsIgnoreCase(form.getOrDefault("state", "")))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                422, "state", "Not understood", "No such answer."));
        String until = form.getOrDefault("until", "");
        String condition = form.getOrDefault("condition", "");
        String answering =
                pause(id).requests().values().stream()
                        .filter(r -> r.party().equals(party) && r.answered() == null)
                        .map(r -> r.id())
                        .findFirst()
                        .orElse(null);
        return after(
                request,
                assurances.answer(
                        actor(request),
                        id,
                        answering,
                        party,
                        scope(form.getOrDefault("corridor", "")),
                        said,
                        until.isEmpty() || said != AssuranceSaid.State.GIVEN
                                ? null
                                : local(until, ZoneOffset.UTC),
                        condition.isBlank() || said != AssuranceSaid.State.CONDITIONAL
                                ? null
                                : condition,
                        form.containsKey("public")),
                "/pauses/" + id + "/assurances");
    }

    @PostMapping("/pauses/{pause}/requests")
    ResponseEntity<String> ask(
            @PathVariable("pause") String id,
            @RequestParam String party,
            @RequestParam(defaultValue = "") String corridor,
            @RequestParam int hours,
            HttpServletRequest request) {
        return after(
                request,
                assurances.request(
                        actor(request),
                        id,
                        party,
                        scope(corridor),
                        desk.instant().plusSeconds(3600L * Math.clamp(hours, 1, 720)),
                        null),
                "/pauses/" + id + "/assurances");
    }

    @PostMapping("/pauses/{pause}/requests/{request}/acknowledge")
    ResponseEntity<String> acknowledge(
            @PathVariable("pause") String id,
            @PathVariable("request") String asking,
            HttpServletRequest request) {
        return after(
                request,
                assurances.acknowledge(actor(request), id, asking),
                "/pauses/" + id + "/assurances");
    }

    // --- the office -------------------------------------------------------------------------

    @GetMapping("/record")
    ResponseEntity<String> record(
            @RequestParam(defaultValue = "") String pause,
            @RequestParam(defaultValue = "-1") long after,
            HttpServletRequest request)
            throws IOException {
        String of = pause.isEmpty() ? null : pause;
        Journal.Slice slice = journal.after(of, after, 50);
        return page(
                200,
                OfficePages.record(
                        viewer(request),
                        desk.recorded().pauses().keySet(),
                        of,
                        slice.rows(),
                        slice.next()));
    }

    @GetMapping("/people")
    ResponseEntity<String> people(HttpServletRequest request) {
        return page(
                200, OfficePages.people(viewer(request), desk.recorded().people().values(), null));
    }

    @PostMapping("/people")
    ResponseEntity<String> addPerson(
            @RequestParam String account,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String party,
            HttpServletRequest request) {
        Role of =
                Worded.find(Role.class, role)
                        .orElseThrow(
                                () -> new Refusal(422, "role", "Not understood", "No such role."));
        return invited(
                request,
                people.add(
                        actor(request),
                        account.strip(),
                        of,
                        party.isBlank() ? null : party.strip()));
    }

    @PostMapping("/people/invite")
    ResponseEntity<String> invite(@RequestParam String account, HttpServletRequest request) {
        return invited(request, people.invite(actor(request), account));
    }

    private ResponseEntity<String> invited(HttpServletRequest request, People.Invited invited) {
        String token = invited.token();
        if (token == null || !(invited.outcome() instanceof Outcome.Done done)) {
            return after(request, invited.outcome(), "/people");
        }
        String link =
                request.getRequestURL().toString().replaceFirst("/people.*$", "/join?token=")
                        + token;
        return page(
                200,
                OfficePages.people(
                        viewer(request),
                        desk.recorded().people().values(),
                        new OfficePages.Link(done.id(), link)));
    }

    @PostMapping("/people/remove")
    ResponseEntity<String> remove(@RequestParam String account, HttpServletRequest request) {
        return after(request, people.remove(actor(request), account), "/people");
    }

    @GetMapping("/settings")
    ResponseEntity<String> settings(HttpServletRequest request) {
        return page(
                200,
                OfficePages.settings(
                        viewer(request),
                        desk.limits(),
                        desk.recorded().size(),
                        journal.keys(desk.recorded().pauses().keySet())));
    }
}
