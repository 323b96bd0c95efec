package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;
import static org.safepassage.app.server.http.Asked.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.desk.State;
import org.safepassage.domain.PauseCheck;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/pauses}: pauses, their corridors, and what is decided about them. */
@RestController
final class ApiPauses {
    private static final int LARGEST_PAGE = 200;

    private final Desk desk;
    private final Asked asked;

    ApiPauses(Desk desk, Asked asked) {
        this.desk = desk;
        this.asked = asked;
    }

    record NewPause(boolean drill, String file) {
        NewPause {
            Asked.needed("file", file);
        }
    }

    record NewProposal(Proposal.Action action, @Nullable String corridor, @Nullable Instant until) {
        NewProposal {
            Asked.needed("action", action);
        }
    }

    record Returning(String reason) {
        Returning {
            Asked.needed("reason", reason);
        }
    }

    record Reasoning(Event.Reason reason, @Nullable String words) {
        Reasoning {
            Asked.needed("reason", reason);
        }
    }

    @GetMapping("/api/pauses")
    Views.Page<Views.PauseLine> pauses(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        return page(
                desk.now().pauses().values().stream().map(Views.PauseLine::of).toList(),
                Views.PauseLine::id,
                after,
                limit);
    }

    /** The items after a key, in the order of their keys. */
    static <T> Views.Page<T> page(
            List<T> all, java.util.function.Function<T, String> key, String after, int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        List<T> rest =
                all.stream()
                        .sorted(java.util.Comparator.comparing(key))
                        .filter(i -> key.apply(i).compareTo(after) > 0)
                        .limit(most + 1L)
                        .toList();
        return rest.size() <= most
                ? new Views.Page<>(rest, null)
                : new Views.Page<>(rest.subList(0, most), key.apply(rest.get(most - 1)));
    }

    @PostMapping(path = "/api/pauses", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> add(@RequestBody NewPause body, HttpServletRequest request) {
        String id = parsed(body.file()).pause().id();
        return asked.once(
                request,
                body,
                () ->
                        answer(
                                desk.addPause(actor(request), id, body.drill(), body.file()),
                                "/api/pauses/"));
    }

    private static PauseFile parsed(String text) {
        try {
            return PauseFile.parse(text, "file");
        } catch (InvalidPause e) {
            List<Problem.Because> because =
                    e.problems().stream()
                            .map(p -> new Problem.Because("pause-file", "file", p.toString()))
                            .toList();
            throw new Refusal(
                    new Problem(
                            "pause-file",
                            "Not understood",
                            422,
                            "The pause file is not valid; nothing was saved.",
                            because));
        }
    }

    private PauseState pause(String id) {
        return desk.now()
                .findPause(id)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        404,
                                        "no-such-pause",
                                        "Not found",
                                        "There is no pause " + id + "."));
    }

    @GetMapping("/api/pauses/{pause}")
    ResponseEntity<Views.PauseView> get(@PathVariable("pause") String id) {
        State state = desk.now();
        PauseState pause = pause(id);
        return ResponseEntity.ok()
                .eTag(Asked.tag(state.findPause(id).map(PauseState::version).orElse(0L)))
                .body(Views.PauseView.of(pause, desk.instant(), desk.limits()));
    }

    @GetMapping(path = "/api/pauses/{pause}/file", produces = "application/yaml")
    ResponseEntity<String> file(@PathVariable("pause") String id) {
        PauseState pause = pause(id);
        return ResponseEntity.ok().eTag(Asked.tag(pause.version())).body(pause.text());
    }

    @PutMapping(path = "/api/pauses/{pause}/file", consumes = "application/yaml")
    ResponseEntity<Object> revise(
            @PathVariable("pause") String id,
            @RequestBody String text,
            HttpServletRequest request) {
        long version = Asked.requiredVersion(request);
        PauseFile file = parsed(text);
        if (!file.pause().id().equals(id)) {
            throw new Refusal(
                    422,
                    "pause-id",
                    "Not understood",
                    "The file is of pause %s, and this is pause %s."
                            .formatted(file.pause().id(), id));
        }
        return asked.once(
                request, text, () -> answer(desk.revise(actor(request), id, text, version), null));
    }

    @GetMapping("/api/pauses/{pause}/check")
    List<Problem.Because> check(@PathVariable("pause") String id) {
        return PauseCheck.of(pause(id).pause(), desk.limits().check(), desk.instant())
                .findings()
                .stream()
                .map(Problem.Because::of)
                .toList();
    }

    @PostMapping("/api/pauses/{pause}/suspend")
    ResponseEntity<Object> suspendAll(
            @PathVariable("pause") String id, HttpServletRequest request) {
        return answer(desk.suspend(actor(request), id, null), null);
    }

    @PostMapping("/api/pauses/{pause}/corridors/{corridor}/suspend")
    ResponseEntity<Object> suspend(
            @PathVariable("pause") String id,
            @PathVariable String corridor,
            HttpServletRequest request) {
        return answer(desk.suspend(actor(request), id, corridor), null);
    }

    @PostMapping("/api/pauses/{pause}/corridors/{corridor}/reason")
    ResponseEntity<Object> reason(
            @PathVariable("pause") String id,
            @PathVariable String corridor,
            @RequestBody Reasoning body,
            HttpServletRequest request) {
        String words = body.words() == null ? "" : body.words();
        if (words.length() > 500) {
            throw new Refusal(422, "words", "Too long", "A reason has at most 500 characters.");
        }
        return asked.once(
                request,
                body,
                () ->
                        answer(
                                desk.giveReason(actor(request), id, corridor, body.reason(), words),
                                null));
    }

    @PostMapping("/api/pauses/{pause}/corridors/{corridor}/prepare")
    ResponseEntity<Object> prepare(
            @PathVariable("pause") String id,
            @PathVariable String corridor,
            HttpServletRequest request) {
        return asked.once(
                request,
                null,
                () ->
                        answer(
                                desk.prepare(actor(request), id, corridor, Asked.version(request)),
                                null));
    }

    @PostMapping("/api/pauses/{pause}/corridors/{corridor}/confirm")
    ResponseEntity<Object> confirm(
            @PathVariable("pause") String id,
            @PathVariable String corridor,
            HttpServletRequest request) {
        return asked.once(
                request, null, () -> answer(desk.confirm(actor(request), id, corridor), null));
    }

    @PostMapping("/api/pauses/{pause}/corridors/{corridor}/close")
    ResponseEntity<Object> close(
            @PathVariable("pause") String id,
            @PathVariable String corridor,
            HttpServletRequest request) {
        return asked.once(
                request,
                null,
                () ->
                        answer(
                                desk.close(actor(request), id, corridor, Asked.version(request)),
                                null));
    }

    @PostMapping("/api/pauses/{pause}/proposals")
    ResponseEntity<Object> propose(
            @PathVariable("pause") String id,
            @RequestBody NewProposal body,
            HttpServletRequest request) {
        return asked.once(
                request,
                body,
                () ->
                        answer(
                                desk.propose(
                                        actor(request),
                                        id,
                                        body.action(),
                                        body.corridor(),
                                        body.until(),
                                        Asked.version(request)),
                                "/api/pauses/%s/proposals/".formatted(id)));
    }

    @PostMapping("/api/pauses/{pause}/proposals/{proposal}/approve")
    ResponseEntity<Object> approve(
            @PathVariable("pause") String id,
            @PathVariable String proposal,
            HttpServletRequest request) {
        return asked.once(
                request, null, () -> answer(desk.approve(actor(request), id, proposal), null));
    }

    @PostMapping("/api/pauses/{pause}/proposals/{proposal}/return")
    ResponseEntity<Object> returned(
            @PathVariable("pause") String id,
            @PathVariable String proposal,
            @RequestBody Returning body,
            HttpServletRequest request) {
        return asked.once(
                request,
                body,
                () ->
                        answer(
                                desk.returned(
                                        actor(request),
                                        id,
                                        proposal,
                                        body.reason()
                                                .substring(
                                                        0, Math.min(500, body.reason().length()))),
                                null));
    }

    @GetMapping("/api/proposals")
    Views.Page<Views.ProposalView> proposals(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        return page(
                desk.now().pauses().values().stream()
                        .flatMap(
                                p ->
                                        p.proposals().values().stream()
                                                .map(x -> Views.ProposalView.of(p.id(), x)))
                        .toList(),
                p -> p.pause().toLowerCase(Locale.ROOT) + "/" + p.id(),
                after,
                limit);
    }
}
