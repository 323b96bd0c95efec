package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.pages.BoardPage;
import org.safepassage.app.server.pages.DoorPages;
import org.safepassage.app.server.pages.PausePages;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.PauseCheck;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pauses, one of them, its claims and its board. */
@Controller
final class PauseScreens {
    private final Screen screen;
    private final Desk desk;
    private final Channels channels;
    private final Verdicts verdicts;

    PauseScreens(Screen screen, Desk desk, Channels channels, Verdicts verdicts) {
        this.screen = screen;
        this.desk = desk;
        this.channels = channels;
        this.verdicts = verdicts;
    }

    @GetMapping("/")
    ResponseEntity<String> pauses(HttpServletRequest request) {
        Collection<PauseState> seen = desk.now().pauses().values();
        String own = actor(request).party();
        return Screen.page(
                200,
                PausePages.list(
                        screen.viewer(request),
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
            return Screen.page(
                    422,
                    DoorPages.refusal(
                            screen.viewer(request),
                            String.join("\n", e.problems().stream().map(p -> "Line " + p).toList()),
                            "/"));
        }
        String id = read.pause().id();
        return screen.after(
                request,
                desk.addPause(actor(request), id, !drill.isEmpty(), file),
                "/pauses/" + id);
    }

    @GetMapping("/pauses/{pause}")
    ResponseEntity<String> one(@PathVariable("pause") String id, HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        return Screen.page(
                200,
                PausePages.one(
                        screen.viewer(request),
                        pause,
                        PauseCheck.of(pause.pause(), desk.limits().check(), desk.instant())
                                .findings()));
    }

    @GetMapping("/pauses/{pause}/claims")
    ResponseEntity<String> claims(@PathVariable("pause") String id, HttpServletRequest request) {
        return Screen.page(200, PausePages.claims(screen.viewer(request), screen.pause(id)));
    }

    @GetMapping("/pauses/{pause}/board")
    ResponseEntity<String> board(@PathVariable("pause") String id, HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        return Screen.page(
                200,
                BoardPage.of(
                        screen.viewer(request),
                        pause,
                        desk.limits(),
                        channels.of(pause),
                        actor(request).role().may(Power.SEE_PLANS)
                                ? verdicts.of(pause, desk.instant())
                                : null));
    }
}
