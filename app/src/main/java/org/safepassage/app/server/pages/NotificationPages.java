package org.safepassage.app.server.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Notification;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Pause;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.PublicPause;

/**
 * Notifications for a party: the document as it is handed over, and what is known of each sending.
 * It holds what was announced and nothing of people.
 */
public final class NotificationPages {
    private NotificationPages() {}

    /** The text of a notification, in the words of one language. */
    public static String text(
            Words words, Pause pause, String party, List<String> corridors, Instant now) {
        Viewer viewer = new Viewer(words, null, null, null, "", "", "/", now);
        String language = words.language();
        ZoneId zone = PausePages.zone(pause);
        StringBuilder text = new StringBuilder();
        text.append(viewer.say("notify.title")).append('\n');
        text.append(
                        viewer.say(
                                "notify.to",
                                pause.findParty(party)
                                        .map(p -> p.names().in(language))
                                        .orElse(party)))
                .append('\n');
        text.append(viewer.say("notify.about", pause.names().in(language))).append('\n');
        text.append(viewer.say("notify.made", viewer.time(now, zone))).append("\n\n");
        for (AnnouncedWindow window : pause.windows()) {
            text.append(hours(viewer, window)).append('\n');
        }
        text.append('\n');
        PublicPause announced = PublicPause.of(pause, now);
        for (PublicCorridor corridor : announced.corridors()) {
            if (corridors.contains(corridor.id())) {
                text.append(corridor(viewer, corridor)).append('\n');
            }
        }
        text.append('\n').append(viewer.say("notify.asks")).append('\n');
        text.append(viewer.say("notify.means")).append('\n');
        return text.toString();
    }

    private static String hours(Viewer viewer, AnnouncedWindow window) {
        ZoneId zone = window.zone();
        String opens =
                window.opens() == null
                        ? window.date() == null ? "?" : viewer.day(window.date())
                        : viewer.time(window.opens().atZone(zone).toInstant(), zone);
        String closes =
                window.closes() == null
                        ? viewer.say("notify.noend")
                        : viewer.time(window.closes().atZone(zone).toInstant(), zone);
        return viewer.say("notify.hours", window.id(), opens, closes);
    }

    private static String corridor(Viewer viewer, PublicCorridor corridor) {
        StringBuilder line = new StringBuilder(viewer.say("notify.corridor", corridor.id()));
        if (corridor.names() != null) {
            line.append(": ").append(corridor.names().in(viewer.words().language()));
        }
        line.append(". ")
                .append(
                        viewer.say(
                                "notify.for",
                                corridor.admits().stream()
                                        .map(a -> viewer.known("admits.", a.word()))
                                        .collect(Collectors.joining(comma(viewer)))));
        line.append(' ')
                .append(
                        corridor.route().isEmpty()
                                ? viewer.say("notify.noroute")
                                : viewer.say("notify.route", String.join(" – ", corridor.route())));
        if (!corridor.line().isEmpty()) {
            line.append(' ')
                    .append(
                            viewer.say(
                                    "notify.points",
                                    corridor.line().stream()
                                            .map(p -> "%.4f, %.4f".formatted(p.lat(), p.lon()))
                                            .collect(Collectors.joining(" – "))));
        }
        return line.toString();
    }

    private static String comma(Viewer viewer) {
        return viewer.words().isRightToLeft() ? "، " : ", ";
    }

    /** Those made by a moment, with where each sending stood then. */
    static void list(Html page, Viewer viewer, PauseState pause, Instant when) {
        List<Notification> seen =
                pause.papers().notifications().values().stream()
                        .filter(n -> !n.at().isAfter(when))
                        .filter(n -> sees(viewer, n))
                        .toList();
        if (seen.isEmpty()) {
            return;
        }
        ZoneId zone = PausePages.zone(pause.pause());
        page.leaf("h2", viewer.say("notify.list"), "id", "notifications");
        page.open("ul", "class", "rows");
        for (Notification each : seen) {
            page.open("li")
                    .leaf(
                            "a",
                            party(viewer, pause, each) + ", " + viewer.time(each.at(), zone),
                            "href",
                            address(pause, each),
                            "dir",
                            "auto");
            page.open("ul", "class", "sub");
            for (Notification.Recipient recipient : each.recipients()) {
                page.open("li")
                        .bdi(recipient.office())
                        .text(" · ")
                        .bdi(recipient.channel())
                        .text(" · " + where(viewer, recipient, zone, when))
                        .close();
            }
            page.close(2);
        }
        page.close();
    }

    private static boolean sees(Viewer viewer, Notification notification) {
        String own = viewer.party();
        return own == null || own.equals(notification.party());
    }

    private static String where(
            Viewer viewer, Notification.Recipient recipient, ZoneId zone, Instant when) {
        Instant heard = recipient.heard();
        if (heard != null && !heard.isAfter(when)) {
            return viewer.say("notify.isheard", viewer.time(heard, zone));
        }
        Instant sent = recipient.sent();
        return sent == null || sent.isAfter(when)
                ? viewer.say("notify.notsent")
                : viewer.say("notify.issent", viewer.time(sent, zone));
    }

    private static String party(Viewer viewer, PauseState pause, Notification notification) {
        return pause.pause()
                .findParty(notification.party())
                .map(p -> p.names().in(viewer.words().language()))
                .orElse(notification.party());
    }

    private static String address(PauseState pause, Notification notification) {
        return "/pauses/" + pause.id() + "/notifications/" + notification.id();
    }

    /** The document, to be printed or copied, and its list of recipients. */
    public static String one(
            Viewer viewer, PauseState pause, Notification notification, @Nullable String fault) {
        Html page =
                Layout.begin(
                        viewer,
                        viewer.say("notify.of", party(viewer, pause, notification)),
                        pause.drill());
        page.open("p", "class", "sub way")
                .leaf(
                        "a",
                        viewer.say("pause.assurances"),
                        "href",
                        "/pauses/" + pause.id() + "/assurances")
                .close();
        if (fault != null) {
            page.leaf("p", fault, "class", "error", "role", "alert", "dir", "auto");
        }
        page.leaf(
                "pre",
                notification.text(),
                "class",
                "document",
                "id",
                "document",
                "lang",
                notification.language(),
                "dir",
                notification.language().equals("ar") ? "rtl" : "ltr");
        page.open("p")
                .leaf(
                        "a",
                        viewer.say("notify.text"),
                        "class",
                        "btn",
                        "href",
                        address(pause, notification) + "/text")
                .close();
        recipients(page, viewer, pause, notification);
        return Layout.end(page);
    }

    private static void recipients(
            Html page, Viewer viewer, PauseState pause, Notification notification) {
        ZoneId zone = PausePages.zone(pause.pause());
        page.leaf("h2", viewer.say("notify.recipientlist"));
        page.leaf("p", viewer.say("notify.byhand"));
        page.open("ol", "class", "rows", "id", "recipients");
        for (int i = 0; i < notification.recipients().size(); i++) {
            Notification.Recipient recipient = notification.recipients().get(i);
            page.open("li")
                    .leaf("b", recipient.office(), "dir", "auto")
                    .text(" · ")
                    .bdi(recipient.channel())
                    .text(" · " + where(viewer, recipient, zone, viewer.now()));
            if (recipient.sent() == null && viewer.may(Power.ASK_PARTIES)) {
                act(page, viewer, pause, notification, i, "sent");
            }
            boolean hears =
                    viewer.may(Power.ANSWER_FOR_A_PARTY) || viewer.may(Power.ANSWER_FOR_OWN_PARTY);
            if (recipient.heard() == null && hears) {
                act(page, viewer, pause, notification, i, "heard");
            }
            page.close();
        }
        page.close();
    }

    private static void act(
            Html page,
            Viewer viewer,
            PauseState pause,
            Notification notification,
            int recipient,
            String what) {
        ZoneId zone = PausePages.zone(pause.pause());
        Layout.form(
                page,
                viewer,
                address(pause, notification) + "/" + what,
                "class",
                "row",
                "id",
                what + "-" + recipient);
        Layout.hidden(page, "recipient", Integer.toString(recipient));
        Layout.field(
                page,
                viewer.say("notify.when"),
                "when",
                "type",
                "datetime-local",
                "step",
                "1",
                "value",
                viewer.now()
                        .atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        page.leaf("button", viewer.say("notify." + what), "class", "btn").close();
    }
}
