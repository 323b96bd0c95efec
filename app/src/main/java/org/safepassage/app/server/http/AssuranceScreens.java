package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.Assurances;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Request;
import org.safepassage.app.server.pages.AssurancesPage;
import org.safepassage.app.server.pages.PausePages;
import org.safepassage.domain.Admission;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Worded;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who gave their word; asking and answering. */
@Controller
final class AssuranceScreens {
    private final Screen screen;
    private final Desk desk;
    private final Assurances assurances;

    AssuranceScreens(Screen screen, Desk desk, Assurances assurances) {
        this.screen = screen;
        this.desk = desk;
        this.assurances = assurances;
    }

    @GetMapping("/pauses/{pause}/assurances")
    ResponseEntity<String> assurances(
            @PathVariable("pause") String id,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        Instant when =
                at.isEmpty() ? desk.instant() : Screen.local(at, PausePages.zone(pause.pause()));
        return Screen.page(200, AssurancesPage.of(screen.viewer(request), pause, when));
    }

    /** What a form says an answer or a request is about; what it leaves out stands for all. */
    private static Scope scope(Map<String, String> form) {
        String window = form.getOrDefault("window", "");
        String corridor = form.getOrDefault("corridor", "");
        return new Scope(
                window.isEmpty() ? Set.of() : Set.of(window),
                corridor.isEmpty() ? Set.of() : Set.of(corridor),
                Worded.find(Admission.class, form.getOrDefault("admits", ""))
                        .map(Set::of)
                        .orElse(Set.of()));
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
        PauseState pause = screen.pause(id);
        String answering =
                pause.requests().values().stream()
                        .filter(r -> r.party().equals(party) && r.answered() == null)
                        .map(Request::id)
                        .findFirst()
                        .orElse(null);
        return screen.after(
                request,
                assurances.answer(
                        actor(request),
                        id,
                        answering,
                        party,
                        scope(form),
                        said,
                        until.isEmpty() || said != AssuranceSaid.State.GIVEN
                                ? null
                                : Screen.local(until, PausePages.zone(pause.pause())),
                        condition.isBlank() || said != AssuranceSaid.State.CONDITIONAL
                                ? null
                                : condition,
                        form.containsKey("public")),
                "/pauses/" + id + "/assurances");
    }

    @PostMapping("/pauses/{pause}/requests")
    ResponseEntity<String> ask(
            @PathVariable("pause") String id,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        String hours = form.getOrDefault("hours", "");
        if (!hours.matches("[0-9]{1,3}")) {
            throw new Refusal(422, "hours", "Not understood", "Say in how many hours: 1 to 720.");
        }
        return screen.after(
                request,
                assurances.request(
                        actor(request),
                        id,
                        form.getOrDefault("party", ""),
                        scope(form),
                        desk.instant()
                                .plusSeconds(3600L * Math.clamp(Integer.parseInt(hours), 1, 720)),
                        null),
                "/pauses/" + id + "/assurances");
    }

    @PostMapping("/pauses/{pause}/requests/{request}/acknowledge")
    ResponseEntity<String> acknowledge(
            @PathVariable("pause") String id,
            @PathVariable("request") String asking,
            HttpServletRequest request) {
        return screen.after(
                request,
                assurances.acknowledge(actor(request), id, asking),
                "/pauses/" + id + "/assurances");
    }
}
