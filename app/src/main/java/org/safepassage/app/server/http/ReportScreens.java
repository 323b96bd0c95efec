package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.ReportSaid;
import org.safepassage.app.server.desk.Reports;
import org.safepassage.app.server.pages.PausePages;
import org.safepassage.app.server.pages.ReportPages;
import org.safepassage.app.server.people.Role.Power;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What monitors report, and what officers make of it. */
@Controller
final class ReportScreens {
    private final Screen screen;
    private final Desk desk;
    private final Reports reports;
    private final Verdicts verdicts;

    ReportScreens(Screen screen, Desk desk, Reports reports, Verdicts verdicts) {
        this.screen = screen;
        this.desk = desk;
        this.reports = reports;
        this.verdicts = verdicts;
    }

    @GetMapping("/pauses/{pause}/reports")
    ResponseEntity<String> list(
            @PathVariable("pause") String id,
            @RequestParam(required = false) @Nullable String sent,
            HttpServletRequest request) {
        return list(200, id, sent, null, request);
    }

    private ResponseEntity<String> list(
            int status,
            String id,
            @Nullable String sent,
            @Nullable String fault,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        boolean judges = actor(request).role().may(Power.SEE_PLANS);
        return Screen.page(
                status,
                ReportPages.of(
                        screen.viewer(request),
                        pause,
                        judges ? verdicts.of(pause, desk.instant()) : null,
                        UUID.randomUUID().toString(),
                        sent,
                        fault));
    }

    @PostMapping("/pauses/{pause}/reports")
    ResponseEntity<String> take(
            @PathVariable("pause") String id,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        Instant when = Screen.local(form.getOrDefault("when", ""), PausePages.zone(pause.pause()));
        String report = form.getOrDefault("id", "");
        String words = Screen.plain(form.getOrDefault("words", "").replace("\n", " ")).strip();
        String people = form.getOrDefault("people", "").strip();
        String corridor = form.getOrDefault("corridor", "");
        ReportSaid said =
                new ReportSaid(
                        report.matches("[A-Za-z0-9-]{8,64}")
                                ? report
                                : UUID.randomUUID().toString(),
                        form.getOrDefault("kind", ""),
                        corridor.isEmpty() ? null : corridor,
                        when,
                        when.plusSeconds(60),
                        people.matches("[0-9]{1,6}") ? Integer.valueOf(people) : null,
                        words.length() > 300 ? words.substring(0, 300) : words,
                        actor(request).account(),
                        desk.instant(),
                        ReportSaid.Standing.ALLEGED,
                        false);
        Outcome outcome = reports.take(actor(request), id, said);
        return switch (outcome) {
            case Outcome.Done done ->
                    Screen.to("/pauses/" + id + "/reports?sent=" + done.id() + "#taken");
            case Outcome.Refused refused ->
                    list(
                            Problem.of(refused).status(),
                            id,
                            null,
                            Problem.of(refused).detail(),
                            request);
            case Outcome.HeldInMemory _ ->
                    screen.after(request, outcome, "/pauses/" + id + "/reports");
        };
    }

    @PostMapping("/pauses/{pause}/reports/{report}")
    ResponseEntity<String> judge(
            @PathVariable("pause") String id,
            @PathVariable("report") String report,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String disputed,
            HttpServletRequest request) {
        screen.pause(id);
        ReportSaid.Standing of =
                Arrays.stream(ReportSaid.Standing.values())
                        .filter(s -> s.word().equals(standing))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                422,
                                                "standing",
                                                "Not understood",
                                                "Say how far it has been looked into."));
        return screen.after(
                request,
                reports.judge(actor(request), id, report, of, !disputed.isEmpty()),
                "/pauses/" + id + "/reports");
    }
}
