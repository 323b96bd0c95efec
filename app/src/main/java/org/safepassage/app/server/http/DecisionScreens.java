package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.pages.BoardPage;
import org.safepassage.app.server.pages.DecisionsPage;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one person does about a corridor, and what takes two. */
@Controller
final class DecisionScreens {
    private final Screen screen;
    private final Desk desk;

    DecisionScreens(Screen screen, Desk desk) {
        this.screen = screen;
        this.desk = desk;
    }

    private static String board(String id) {
        return "/pauses/" + id + "/board";
    }

    @PostMapping("/pauses/{pause}/suspend")
    ResponseEntity<String> suspend(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String held,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        String which = corridor.isEmpty() ? null : corridor;
        String word = pause.drill() ? "DRILL" : which == null ? "ALL" : which;
        boolean meant =
                typed.strip().equalsIgnoreCase(word)
                        || (!pause.drill()
                                && which != null
                                && typed.strip().equals(which.replaceAll("\\D", "")))
                        || (!pause.drill() && !held.isEmpty());
        return meant
                ? screen.after(request, desk.suspend(actor(request), id, which), board(id))
                : Screen.page(200, BoardPage.sure(screen.viewer(request), pause, which));
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
        return screen.after(
                request, desk.giveReason(actor(request), id, corridor, given, cut), board(id));
    }

    @PostMapping("/pauses/{pause}/prepare")
    ResponseEntity<String> prepare(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            HttpServletRequest request) {
        return screen.after(request, desk.prepare(actor(request), id, corridor, null), board(id));
    }

    @PostMapping("/pauses/{pause}/confirm")
    ResponseEntity<String> confirm(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            HttpServletRequest request) {
        return screen.after(request, desk.confirm(actor(request), id, corridor), board(id));
    }

    @PostMapping("/pauses/{pause}/close")
    ResponseEntity<String> close(
            @PathVariable("pause") String id,
            @RequestParam String corridor,
            HttpServletRequest request) {
        return screen.after(request, desk.close(actor(request), id, corridor, null), board(id));
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
        var windows = screen.pause(id).pause().windows();
        ZoneId zone = windows.isEmpty() ? ZoneOffset.UTC : windows.getFirst().zone();
        return screen.after(
                request,
                desk.propose(
                        actor(request),
                        id,
                        act,
                        corridor.isEmpty() ? null : corridor,
                        until.isEmpty() ? null : Screen.local(until, zone),
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
            return Screen.to("/decisions");
        }
        return screen.after(request, desk.approve(actor(request), id, proposal), "/decisions");
    }

    @PostMapping("/pauses/{pause}/return")
    ResponseEntity<String> returned(
            @PathVariable("pause") String id,
            @RequestParam String proposal,
            @RequestParam String reason,
            HttpServletRequest request) {
        String cut = reason.length() > 500 ? reason.substring(0, 500) : reason;
        return screen.after(
                request, desk.returned(actor(request), id, proposal, cut), "/decisions");
    }

    @GetMapping("/decisions")
    ResponseEntity<String> decisions(HttpServletRequest request) {
        return Screen.page(
                200,
                DecisionsPage.of(
                        screen.viewer(request),
                        desk.now().pauses().values(),
                        desk.recorded().people().values()));
    }
}
