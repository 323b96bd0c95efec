package org.safepassage.app.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.CorridorLimits;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.watch.Assessment;

/** The duty board: every corridor, its way to be suspended, and what each channel says. */
public final class BoardPage {
    private final Viewer viewer;
    private final PauseState pause;
    private final CorridorLimits limits;
    private final ZoneId zone;
    private final String base;
    private final Html page;

    /**
     * What a channel says.
     *
     * @param state {@code queued}, {@code sent}, {@code read-back} or {@code failed}
     */
    public record Channel(String name, String state, Duration age) {}

    private BoardPage(Viewer viewer, PauseState pause, CorridorLimits limits) {
        this.viewer = viewer;
        this.pause = pause;
        this.limits = limits;
        this.zone = PausePages.zone(pause.pause());
        this.base = "/pauses/" + pause.id();
        this.page = Layout.begin(viewer, viewer.say("board.title"), pause.drill());
    }

    /**
     * The board.
     *
     * @param verdict from what monitors reported; null for those who may not see it
     */
    public static String of(
            Viewer viewer,
            PauseState pause,
            CorridorLimits limits,
            List<Channel> channels,
            @Nullable Assessment verdict) {
        BoardPage board = new BoardPage(viewer, pause, limits);
        board.write(channels, verdict);
        return Layout.end(board.page);
    }

    private String word(String key) {
        return pause.drill() ? key + ".drill" : key;
    }

    private void write(List<Channel> channels, @Nullable Assessment verdict) {
        page.open("p", "class", "sub")
                .leaf("span", PausePages.name(viewer, pause), "dir", "auto")
                .text(" · ")
                .leaf("time", viewer.time(viewer.now(), zone), "class", "clock")
                .close();
        List<Channel> behind =
                channels.stream().filter(c -> !c.state().equals("read-back")).toList();
        if (!behind.isEmpty()) {
            page.leaf(
                    "p",
                    viewer.say(
                            "board.unconfirmed",
                            String.join(", ", behind.stream().map(Channel::name).toList())),
                    "class",
                    "bar",
                    "role",
                    "alert");
        }
        page.open("div", "class", "two");
        page.open("section", "class", "left");
        page.open("h2").text(viewer.say("board.corridors")).close();
        if (viewer.may(Power.SUSPEND)) {
            page.leaf("p", viewer.say(word("board.how")), "id", "how", "class", "sub");
            suspend("", viewer.say(word("board.all")), "board.holdall", "s");
        }
        PausePages.notAssured(page, viewer, pause);
        page.open("ul", "class", "corridors");
        pause.corridors().values().forEach(this::corridor);
        page.close(2);
        page.open("section", "class", "right");
        proposals();
        reports(verdict);
        channels(channels);
        page.close(2);
    }

    private void corridor(CorridorStatus status) {
        String id = status.corridor();
        page.open("li", "class", "cor", "id", "corridor-" + id);
        page.leaf("bdi", id, "class", "no");
        page.open("div");
        Layout.state(page, viewer, status.state(), pause.drill());
        pause.pause()
                .findCorridor(id)
                .map(c -> c.names())
                .ifPresent(
                        names ->
                                page.leaf(
                                        "span",
                                        names.in(viewer.words().language()),
                                        "class",
                                        "who",
                                        "dir",
                                        "auto"));
        page.close();
        page.open("div", "class", "about");
        about(status);
        page.close();
        page.open("div", "class", "act");
        if (viewer.may(Power.SUSPEND)
                && status.state() != CorridorState.CLOSED
                && status.state() != CorridorState.SUSPENDED) {
            suspend(id, viewer.say(word("board.suspend"), id), "board.hold", "");
        }
        page.close();
        page.open("div", "class", "more");
        acts(status);
        page.close(2);
    }

    private void about(CorridorStatus status) {
        Instant until = status.until();
        Instant lapses = status.lapsesAt(limits);
        if (until != null && lapses != null) {
            page.leaf("p", viewer.say("board.until", viewer.hour(until, zone)));
            page.leaf("p", viewer.say("board.lapses", viewer.hour(lapses, zone)));
            return;
        }
        PauseState.Suspension suspension =
                status.state() == CorridorState.SUSPENDED
                        ? pause.findSuspension(status.corridor()).orElse(null)
                        : null;
        if (suspension == null) {
            page.leaf("p", viewer.say("board.since", viewer.hour(status.since(), zone)));
            return;
        }
        String by = suspension.by();
        page.leaf(
                "p",
                by == null
                        ? viewer.say("board.byitself", viewer.hour(suspension.at(), zone))
                        : viewer.say("board.by", viewer.hour(suspension.at(), zone), by));
        if (by != null) {
            Event.Reason reason = suspension.reason();
            page.open("p");
            if (reason == null) {
                page.leaf("i", viewer.say("board.noreason"));
            } else {
                page.text(viewer.say("reason." + reason.name().toLowerCase(java.util.Locale.ROOT)))
                        .text(suspension.words().isEmpty() ? "" : ": ")
                        .bdi(suspension.words());
            }
            page.close();
        }
    }

    /** Held, or typed and sent; without script a press leads to one question more. */
    private void suspend(String corridor, String label, String hint, String key) {
        Layout.form(
                page,
                viewer,
                base + "/suspend",
                "class",
                pause.drill() ? "suspend" : "suspend holds");
        Layout.hidden(page, "corridor", corridor);
        String typed = pause.drill() ? "DRILL" : corridor.isEmpty() ? "ALL" : corridor;
        page.empty(
                "input",
                "name",
                "typed",
                "class",
                "typed",
                "size",
                "6",
                "maxlength",
                "70",
                "autocomplete",
                "off",
                "aria-label",
                viewer.say("board.type", typed),
                "placeholder",
                typed);
        page.open(
                        "button",
                        "class",
                        "hold",
                        "aria-describedby",
                        "how",
                        key.isEmpty() ? "" : "accesskey",
                        key)
                .text(label);
        if (!pause.drill()) {
            page.leaf("small", viewer.say(hint));
        }
        page.close(2);
    }

    private void acts(CorridorStatus status) {
        String id = status.corridor();
        switch (status.state()) {
            case PLANNED -> one(Power.PREPARE, "prepare", id, "board.prepare");
            case READY -> propose(id, "open", "board.open");
            case OPEN -> {
                one(Power.CONFIRM, "confirm", id, "board.confirm");
                propose(id, "extend", "board.extend");
            }
            case SUSPENDED -> {
                reason(id);
                propose(id, "resume", "board.resume");
            }
            case NOT_CONFIRMED -> propose(id, "resume", "board.resume");
            case CLOSED -> {} // over
        }
        if (status.state() != CorridorState.CLOSED && viewer.may(Power.PREPARE)) {
            page.open("details").leaf("summary", viewer.say("board.close"));
            one(Power.PREPARE, "close", id, "board.close");
            page.close();
        }
    }

    private void one(Power power, String act, String corridor, String key) {
        if (viewer.may(power)) {
            Layout.form(page, viewer, base + "/" + act);
            Layout.hidden(page, "corridor", corridor);
            page.leaf("button", viewer.say(key), "class", "btn").close();
        }
    }

    private void propose(String corridor, String action, String key) {
        if (!viewer.may(Power.PROPOSE)) {
            return;
        }
        page.open("details").leaf("summary", viewer.say(key));
        Layout.form(page, viewer, base + "/propose");
        Layout.hidden(page, "corridor", corridor);
        Layout.hidden(page, "action", action);
        String usual =
                viewer.now()
                        .plus(1, ChronoUnit.HOURS)
                        .atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
        Layout.field(
                page,
                viewer.say("board.end"),
                "until",
                "type",
                "datetime-local",
                "value",
                usual,
                "required",
                "");
        page.leaf("button", viewer.say(key), "class", "btn pri").close(2);
    }

    private void reason(String corridor) {
        if (!viewer.may(Power.SUSPEND) || pause.findSuspension(corridor).isEmpty()) {
            return;
        }
        page.open("details").leaf("summary", viewer.say("board.reason"));
        Layout.form(page, viewer, base + "/reason");
        Layout.hidden(page, "corridor", corridor);
        page.open("fieldset").leaf("legend", viewer.say("board.reason"));
        for (Event.Reason reason : Event.Reason.values()) {
            String word = reason.name().toLowerCase(java.util.Locale.ROOT);
            page.open("label", "class", "check")
                    .empty(
                            "input",
                            "type",
                            "radio",
                            "name",
                            "reason",
                            "value",
                            word,
                            "required",
                            "")
                    .leaf("span", viewer.say("reason." + word))
                    .close();
        }
        page.close();
        Layout.field(page, viewer.say("reason.words"), "words", "maxlength", "500");
        page.leaf("button", viewer.say("reason.do"), "class", "btn").close(2);
    }

    private void reports(@Nullable Assessment verdict) {
        if (verdict == null && !viewer.may(Power.REPORT)) {
            return;
        }
        page.leaf("h2", viewer.say("report.verdict"));
        if (verdict != null) {
            ReportPages.verdict(page, viewer, verdict);
        }
        page.open("p")
                .leaf("a", viewer.say("report.title"), "class", "btn", "href", base + "/reports")
                .close();
    }

    private void proposals() {
        if (pause.proposals().isEmpty()) {
            return;
        }
        page.leaf("h2", viewer.say("board.waiting"));
        pause.proposals().values().forEach(p -> DecisionsPage.proposal(page, viewer, pause, p));
    }

    private void channels(List<Channel> channels) {
        page.leaf("h2", viewer.say("board.channels"));
        if (channels.isEmpty()) {
            page.leaf("p", viewer.say(pause.drill() ? "board.nochannels" : "pause.notpublished"));
            return;
        }
        page.open("table")
                .open("thead")
                .open("tr")
                .leaf("th", viewer.say("board.channel"), "scope", "col")
                .leaf("th", viewer.say("board.channelstate"), "scope", "col")
                .leaf("th", viewer.say("board.age"), "scope", "col")
                .close(2)
                .open("tbody");
        for (Channel channel : channels) {
            page.open("tr")
                    .open("td")
                    .bdi(channel.name())
                    .close()
                    .leaf(
                            "td",
                            viewer.say("channel." + channel.state()),
                            "class",
                            "ch " + channel.state())
                    .leaf("td", channel.age().toSeconds() + " s", "dir", "ltr")
                    .close();
        }
        page.close(2);
    }

    /** Asks once more, for whoever pressed without script. */
    public static String sure(Viewer viewer, PauseState pause, @Nullable String corridor) {
        String what = corridor == null ? viewer.say("board.all") : corridor;
        Html page = Layout.begin(viewer, viewer.say("board.sure", what), pause.drill());
        Layout.form(page, viewer, "/pauses/" + pause.id() + "/suspend");
        Layout.hidden(page, "corridor", corridor == null ? "" : corridor);
        if (pause.drill()) {
            Layout.field(page, viewer.say("board.type", "DRILL"), "typed", "autofocus", "");
        } else {
            Layout.hidden(page, "held", "yes");
        }
        page.leaf(
                        "button",
                        viewer.say(pause.drill() ? "board.suspend.drill" : "board.suspend", what),
                        "class",
                        "hold all")
                .close();
        page.open("p")
                .leaf("a", viewer.say("back"), "href", "/pauses/" + pause.id() + "/board")
                .close();
        return Layout.end(page);
    }

    /** When a proposal's end is, for its words. */
    static String end(Viewer viewer, PauseState pause, Proposal proposal) {
        Instant until = proposal.until();
        return until == null ? "" : viewer.hour(until, PausePages.zone(pause.pause()));
    }
}
