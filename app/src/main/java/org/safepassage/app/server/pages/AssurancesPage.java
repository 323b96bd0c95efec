package org.safepassage.app.server.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Request;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Party;
import org.safepassage.domain.Pause;

/** Who gave their word, as of any moment, with clocks. A liaison sees its own party's. */
public final class AssurancesPage {
    private final Viewer viewer;
    private final PauseState state;
    private final Pause then;
    private final Instant when;
    private final ZoneId zone;
    private final @Nullable String own;
    private final Html page;

    private AssurancesPage(Viewer viewer, PauseState state, Instant when) {
        this.viewer = viewer;
        this.state = state;
        this.then = state.pauseAsOf(when);
        this.when = when;
        this.zone = PausePages.zone(state.pause());
        this.own = viewer.party();
        this.page = Layout.begin(viewer, viewer.say("assurances.title"), state.drill());
    }

    public static String of(Viewer viewer, PauseState state, Instant when) {
        AssurancesPage assurances = new AssurancesPage(viewer, state, when);
        assurances.write();
        return Layout.end(assurances.page);
    }

    private boolean sees(String party) {
        return own == null || own.equals(party);
    }

    private void write() {
        page.open("p")
                .leaf("span", PausePages.name(viewer, state), "dir", "auto")
                .text(" · ")
                .leaf("time", viewer.time(when, zone))
                .close();
        page.open(
                "form",
                "method",
                "get",
                "action",
                "/pauses/" + state.id() + "/assurances",
                "class",
                "row");
        Layout.field(
                page,
                viewer.say("assurances.asof"),
                "at",
                "type",
                "datetime-local",
                "step",
                "1",
                "value",
                when.atZone(ZoneOffset.UTC).toLocalDateTime().withNano(0).toString());
        page.leaf("button", viewer.say("assurances.show"), "class", "btn").close();
        missing();
        matrix();
        requests();
        if (viewer.may(Power.ANSWER_FOR_A_PARTY) || viewer.may(Power.ANSWER_FOR_OWN_PARTY)) {
            answerForm();
        }
        if (viewer.may(Power.ASK_PARTIES)) {
            askForm();
        }
    }

    private void missing() {
        List<NotAssured> gaps =
                then.notAssured(when).stream().filter(g -> sees(g.party())).toList();
        if (gaps.isEmpty()) {
            if (own == null) {
                page.leaf("p", viewer.say("assurances.allthere"));
            }
            return;
        }
        page.leaf("h2", viewer.say("assurances.missing")).open("ul", "class", "rows");
        for (NotAssured gap : gaps) {
            page.open("li")
                    .leaf("b", name(gap.party()), "dir", "auto")
                    .text(" · ")
                    .bdi(gap.scope().toString())
                    .text(" · ")
                    .leaf("span", gap.why().inWords(), "lang", "en", "dir", "auto")
                    .close();
        }
        page.close();
    }

    private String name(String party) {
        return state.pause()
                .findParty(party)
                .map(p -> p.names().in(viewer.words().language()))
                .orElse(party);
    }

    private void matrix() {
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String key : List.of("party", "state", "scope", "form", "when")) {
            page.leaf("th", viewer.say("assurances." + key), "scope", "col");
        }
        page.close(2).open("tbody");
        for (Assurance one : then.assurances()) {
            if (!sees(one.party()) && !one.terms().form().isPublic()) {
                continue;
            }
            page.open("tr").leaf("td", name(one.party()), "dir", "auto").open("td");
            sign(one.state());
            if (one instanceof Assurance.Conditional conditional) {
                page.text(" ").bdi(conditional.condition());
            }
            if (one instanceof Assurance.Given given && given.until() != null) {
                page.leaf("small", viewer.say("board.until", viewer.hour(given.until(), zone)));
            }
            page.close();
            page.open("td").bdi(one.scope().toString()).close();
            page.leaf("td", one.terms().form().word(), "lang", "en", "dir", "ltr");
            page.open("td")
                    .bdi(one.terms().at() == null ? "?" : one.terms().at().toString())
                    .close(2);
        }
        page.close(3);
    }

    /** Never the filled disc: an assurance opens nothing. */
    private void sign(String answer) {
        String symbol =
                switch (answer) {
                    case "given" -> "i-ready";
                    case "refused", "withdrawn" -> "i-closed";
                    case "requested" -> "i-planned";
                    default -> "i-not-confirmed";
                };
        page.open("span", "class", "st said-" + answer)
                .open("svg", "aria-hidden", "true")
                .empty("use", "href", "#" + symbol)
                .close()
                .leaf("span", viewer.say("said." + answer))
                .close();
    }

    private void requests() {
        List<Request> all =
                state.requests().values().stream()
                        .filter(r -> sees(r.party()) && !r.asked().isAfter(when))
                        .toList();
        if (all.isEmpty()) {
            return;
        }
        page.leaf("h2", viewer.say("assurances.requests")).open("ul", "class", "rows");
        for (Request request : all) {
            page.open("li")
                    .leaf("b", name(request.party()), "dir", "auto")
                    .text(" · ")
                    .bdi(request.scope().toString())
                    .text(" · ");
            if (request.answered() != null) {
                page.text(viewer.say("assurances.answered", viewer.hour(request.answered(), zone)));
            } else if (when.isBefore(request.due())) {
                page.text(viewer.say("assurances.due", viewer.time(request.due(), zone)));
            } else {
                page.leaf(
                        "span",
                        viewer.say("assurances.overdue", viewer.time(request.due(), zone)),
                        "class",
                        "missing");
            }
            if (request.acknowledged() != null) {
                page.text(" · ")
                        .text(
                                viewer.say(
                                        "assurances.received",
                                        viewer.hour(request.acknowledged(), zone)));
            } else if (viewer.may(Power.ANSWER_FOR_OWN_PARTY)
                    || viewer.may(Power.ANSWER_FOR_A_PARTY)) {
                Layout.form(
                        page,
                        viewer,
                        "/pauses/%s/requests/%s/acknowledge".formatted(state.id(), request.id()));
                page.leaf("button", viewer.say("assurances.acknowledge"), "class", "btn").close();
            }
            page.close();
        }
        page.close();
    }

    private void partyField() {
        page.open("label", "class", "field")
                .leaf("span", viewer.say("assurances.party"))
                .open("select", "name", "party", "required", "");
        for (Party party : state.pause().parties()) {
            if (sees(party.id())) {
                page.leaf(
                        "option", party.names().in(viewer.words().language()), "value", party.id());
            }
        }
        page.close(2);
    }

    private void corridorField() {
        page.open("label", "class", "field")
                .leaf("span", viewer.say("assurances.corridor"))
                .open("select", "name", "corridor")
                .leaf("option", "—", "value", "");
        state.pause().corridors().forEach(c -> page.leaf("option", c.id(), "value", c.id()));
        page.close(2);
    }

    private void answerForm() {
        page.leaf("h2", viewer.say("assurances.say"));
        Layout.form(page, viewer, "/pauses/" + state.id() + "/assurances", "class", "narrow");
        partyField();
        page.open("fieldset").leaf("legend", viewer.say("assurances.state"));
        for (AssuranceSaid.State answer : AssuranceSaid.State.values()) {
            String word = answer.name().toLowerCase(java.util.Locale.ROOT);
            page.open("label", "class", "check")
                    .empty("input", "type", "radio", "name", "state", "value", word, "required", "")
                    .leaf("span", viewer.say("said." + word))
                    .close();
        }
        page.close();
        corridorField();
        Layout.field(page, viewer.say("assurances.until"), "until", "type", "datetime-local");
        Layout.field(page, viewer.say("assurances.condition"), "condition", "maxlength", "500");
        page.open("label", "class", "check")
                .empty("input", "type", "checkbox", "name", "public", "value", "yes")
                .leaf("span", viewer.say("assurances.public"))
                .close();
        page.leaf("button", viewer.say("assurances.enter"), "class", "btn pri").close();
    }

    private void askForm() {
        page.leaf("h2", viewer.say("assurances.ask"));
        Layout.form(page, viewer, "/pauses/" + state.id() + "/requests", "class", "narrow");
        partyField();
        corridorField();
        Layout.field(
                page,
                viewer.say("assurances.hours"),
                "hours",
                "type",
                "number",
                "min",
                "1",
                "max",
                "720",
                "value",
                "24",
                "required",
                "");
        page.leaf("button", viewer.say("assurances.ask"), "class", "btn").close();
    }
}
