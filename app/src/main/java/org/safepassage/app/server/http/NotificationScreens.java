package org.safepassage.app.server.http;

import static org.safepassage.app.server.http.Asked.actor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Notification;
import org.safepassage.app.server.desk.Notifications;
import org.safepassage.app.server.desk.Outcome;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.pages.NotificationPages;
import org.safepassage.app.server.pages.PausePages;
import org.safepassage.app.server.pages.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notifications for parties, and what is known of each sending. A liaison sees its own party's. */
@Controller
final class NotificationScreens {
    private final Screen screen;
    private final Desk desk;
    private final Notifications notifications;

    NotificationScreens(Screen screen, Desk desk, Notifications notifications) {
        this.screen = screen;
        this.desk = desk;
        this.notifications = notifications;
    }

    @PostMapping("/pauses/{pause}/notifications")
    ResponseEntity<String> make(
            @PathVariable("pause") String id,
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "") List<String> corridor,
            @RequestParam(defaultValue = "") String recipients,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        List<Notification.Recipient> to;
        try {
            to = recipients(recipients);
        } catch (IllegalArgumentException e) {
            throw new Refusal(422, "recipients", "Not understood", String.valueOf(e.getMessage()));
        }
        List<String> corridors =
                corridor.stream().filter(c -> pause.pause().findCorridor(c).isPresent()).toList();
        Words words = Words.of(language);
        String text =
                NotificationPages.text(words, pause.pause(), party, corridors, desk.instant());
        Outcome outcome =
                notifications.make(
                        actor(request), id, party, corridors, words.language(), text, to);
        return screen.after(
                request,
                outcome,
                outcome instanceof Outcome.Done done
                        ? "/pauses/" + id + "/notifications/" + done.id()
                        : "/pauses/" + id + "/assurances");
    }

    /** One a line: an office, a comma, a channel. */
    private static List<Notification.Recipient> recipients(String text) {
        List<Notification.Recipient> all = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                int comma = Math.max(line.lastIndexOf(','), line.lastIndexOf('،'));
                all.add(
                        new Notification.Recipient(
                                Screen.plain(comma < 0 ? line : line.substring(0, comma)).strip(),
                                Screen.plain(comma < 0 ? "" : line.substring(comma + 1)).strip(),
                                null,
                                null));
            }
        }
        return all;
    }

    private Notification notification(
            PauseState pause, String notification, HttpServletRequest request) {
        Notification of = pause.papers().notifications().get(notification);
        String own = actor(request).party();
        if (of == null || (own != null && !own.equals(of.party()))) {
            throw new Refusal(
                    404,
                    "no-such-notification",
                    "Not found",
                    "There is no notification " + notification + ".");
        }
        return of;
    }

    @GetMapping("/pauses/{pause}/notifications/{notification}")
    ResponseEntity<String> one(
            @PathVariable("pause") String id,
            @PathVariable("notification") String notification,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        return Screen.page(
                200,
                NotificationPages.one(
                        screen.viewer(request),
                        pause,
                        notification(pause, notification, request),
                        null));
    }

    @GetMapping("/pauses/{pause}/notifications/{notification}/text")
    ResponseEntity<String> text(
            @PathVariable("pause") String id,
            @PathVariable("notification") String notification,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(notification(pause, notification, request).text());
    }

    @PostMapping("/pauses/{pause}/notifications/{notification}/sent")
    ResponseEntity<String> sent(
            @PathVariable("pause") String id,
            @PathVariable("notification") String notification,
            @RequestParam(defaultValue = "-1") int recipient,
            @RequestParam(defaultValue = "") String when,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        return after(
                request,
                pause,
                notification,
                notifications.sent(actor(request), id, notification, recipient, when(pause, when)));
    }

    @PostMapping("/pauses/{pause}/notifications/{notification}/heard")
    ResponseEntity<String> heard(
            @PathVariable("pause") String id,
            @PathVariable("notification") String notification,
            @RequestParam(defaultValue = "-1") int recipient,
            @RequestParam(defaultValue = "") String when,
            HttpServletRequest request) {
        PauseState pause = screen.pause(id);
        return after(
                request,
                pause,
                notification,
                notifications.heard(
                        actor(request), id, notification, recipient, when(pause, when)));
    }

    private static @Nullable Instant when(PauseState pause, String when) {
        return when.isEmpty() ? null : Screen.local(when, PausePages.zone(pause.pause()));
    }

    private ResponseEntity<String> after(
            HttpServletRequest request, PauseState pause, String notification, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused && refused.why() == Outcome.Why.INVALID) {
            return Screen.page(
                    422,
                    NotificationPages.one(
                            screen.viewer(request),
                            pause,
                            notification(pause, notification, request),
                            Problem.of(refused).detail()));
        }
        return screen.after(
                request, outcome, "/pauses/" + pause.id() + "/notifications/" + notification);
    }
}
