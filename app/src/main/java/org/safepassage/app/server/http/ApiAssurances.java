package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;
import static org.safepassage.app.server.http.Asked.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.Assurances;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests to parties and their answers. A liaison sees and gives its own party's alone. */
@RestController
final class ApiAssurances {
    private final Desk desk;
    private final Assurances assurances;
    private final Asked asked;

    ApiAssurances(Desk desk, Assurances assurances, Asked asked) {
        this.desk = desk;
        this.assurances = assurances;
        this.asked = asked;
    }

    /** Windows and corridors it is about; what is left out stands for all. */
    record About(@Nullable Set<String> windows, @Nullable Set<String> corridors) {
        static Scope scope(@Nullable About about) {
            return about == null
                    ? new Scope(Set.of(), Set.of(), Set.of())
                    : new Scope(
                            about.windows() == null ? Set.of() : about.windows(),
                            about.corridors() == null ? Set.of() : about.corridors(),
                            Set.of());
        }
    }

    record NewRequest(String party, @Nullable About scope, Instant due) {
        NewRequest {
            Asked.needed("party", party);
            Asked.needed("due", due);
        }
    }

    record NewAnswer(
            @Nullable String request,
            String party,
            @Nullable About scope,
            AssuranceSaid.State state,
            @Nullable Instant until,
            @Nullable String condition,
            @Nullable Boolean isPublic) {
        NewAnswer {
            Asked.needed("party", party);
            Asked.needed("state", state);
        }
    }

    @GetMapping("/api/pauses/{pause}/assurances")
    Views.Assurances get(
            @PathVariable("pause") String id,
            @RequestParam(required = false) @Nullable Instant at,
            HttpServletRequest request) {
        PauseState pause = desk.now().findPause(id).orElseThrow(() -> unknown(id));
        Instant when = at == null ? desk.instant() : at;
        return view(pause, actor(request), when);
    }

    static Refusal unknown(String id) {
        return new Refusal(404, "no-such-pause", "Not found", "There is no pause " + id + ".");
    }

    /** What this person may see of it at a moment. */
    static Views.Assurances view(PauseState state, Actor actor, Instant when) {
        String own = actor.party();
        Pause pause = state.pauseAsOf(when);
        return new Views.Assurances(
                when,
                pause.notAssured(when).stream()
                        .filter(gap -> own == null || gap.party().equals(own))
                        .map(Views.Missing::of)
                        .toList(),
                state.pause().assurances().stream()
                        .limit(state.fileAssurances())
                        .filter(
                                a ->
                                        own == null
                                                || a.party().equals(own)
                                                || a.terms().form().isPublic())
                        .map(
                                a ->
                                        new Views.OnFile(
                                                a.party(),
                                                a.state(),
                                                a.scope().toString(),
                                                a.terms().form().word()))
                        .toList(),
                state.requests().values().stream()
                        .filter(r -> own == null || r.party().equals(own))
                        .filter(r -> !r.asked().isAfter(when))
                        .toList(),
                said(state, own, when));
    }

    private static List<AssuranceSaid> said(PauseState state, @Nullable String own, Instant when) {
        return state.said().stream()
                .filter(s -> own == null || s.party().equals(own) || s.isPublic())
                .filter(s -> !s.at().isAfter(when))
                .toList();
    }

    @PostMapping("/api/pauses/{pause}/requests")
    ResponseEntity<Object> ask(
            @PathVariable("pause") String id,
            @RequestBody NewRequest body,
            HttpServletRequest request) {
        return asked.once(
                request,
                body,
                () ->
                        answer(
                                assurances.request(
                                        actor(request),
                                        id,
                                        body.party(),
                                        About.scope(body.scope()),
                                        body.due(),
                                        Asked.version(request)),
                                "/api/pauses/%s/requests/".formatted(id)));
    }

    @PostMapping("/api/pauses/{pause}/requests/{request}/acknowledge")
    ResponseEntity<Object> acknowledge(
            @PathVariable("pause") String id,
            @PathVariable("request") String asking,
            HttpServletRequest request) {
        return asked.once(
                request,
                null,
                () -> answer(assurances.acknowledge(actor(request), id, asking), null));
    }

    @PostMapping("/api/pauses/{pause}/assurances")
    ResponseEntity<Object> say(
            @PathVariable("pause") String id,
            @RequestBody NewAnswer body,
            HttpServletRequest request) {
        return asked.once(
                request,
                body,
                () ->
                        answer(
                                assurances.answer(
                                        actor(request),
                                        id,
                                        body.request(),
                                        body.party(),
                                        About.scope(body.scope()),
                                        body.state(),
                                        body.until(),
                                        body.condition(),
                                        Boolean.TRUE.equals(body.isPublic())),
                                null));
    }
}
