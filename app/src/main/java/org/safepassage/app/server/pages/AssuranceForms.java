package org.safepassage.app.server.pages;

import java.util.Locale;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.Admission;
import org.safepassage.domain.Party;

/** The forms beneath the matrix: an answer, a request, a notification. */
final class AssuranceForms {
    private final Html page;
    private final Viewer viewer;
    private final PauseState state;

    private AssuranceForms(Html page, Viewer viewer, PauseState state) {
        this.page = page;
        this.viewer = viewer;
        this.state = state;
    }

    static void write(Html page, Viewer viewer, PauseState state) {
        AssuranceForms forms = new AssuranceForms(page, viewer, state);
        page.open("div", "class", "three");
        if (viewer.may(Power.ANSWER_FOR_A_PARTY) || viewer.may(Power.ANSWER_FOR_OWN_PARTY)) {
            forms.answer();
        }
        if (viewer.may(Power.ASK_PARTIES)) {
            forms.ask();
            forms.notification();
        }
        page.close();
    }

    private void parties() {
        String own = viewer.party();
        page.open("label", "class", "field")
                .leaf("span", viewer.say("assurances.party"))
                .open("select", "name", "party", "required", "");
        for (Party party : state.pause().parties()) {
            if (own == null || own.equals(party.id())) {
                page.leaf(
                        "option", party.names().in(viewer.words().language()), "value", party.id());
            }
        }
        page.close(2);
    }

    private void scope() {
        if (state.pause().windows().size() > 1) {
            page.open("label", "class", "field")
                    .leaf("span", viewer.say("assurances.window"))
                    .open("select", "name", "window")
                    .leaf("option", "—", "value", "");
            state.pause().windows().forEach(w -> page.leaf("option", w.id(), "value", w.id()));
            page.close(2);
        }
        page.open("label", "class", "field")
                .leaf("span", viewer.say("assurances.corridor"))
                .open("select", "name", "corridor")
                .leaf("option", "—", "value", "");
        state.pause().corridors().forEach(c -> page.leaf("option", c.id(), "value", c.id()));
        page.close(2);
        page.open("label", "class", "field")
                .leaf("span", viewer.say("assurances.admits"))
                .open("select", "name", "admits")
                .leaf("option", "—", "value", "");
        for (Admission kind : Admission.values()) {
            page.leaf("option", viewer.known("admits.", kind.word()), "value", kind.word());
        }
        page.close(2);
    }

    private void answer() {
        page.open("section").leaf("h2", viewer.say("assurances.say"));
        Layout.form(
                page,
                viewer,
                "/pauses/" + state.id() + "/assurances",
                "class",
                "narrow",
                "id",
                "answer");
        parties();
        page.open("fieldset").leaf("legend", viewer.say("assurances.state"));
        for (AssuranceSaid.State answer : AssuranceSaid.State.values()) {
            String word = answer.name().toLowerCase(Locale.ROOT);
            page.open("label", "class", "check")
                    .empty("input", "type", "radio", "name", "state", "value", word, "required", "")
                    .leaf("span", viewer.say("said." + word))
                    .close();
        }
        page.close();
        scope();
        Layout.field(page, viewer.say("assurances.until"), "until", "type", "datetime-local");
        Layout.field(
                page,
                viewer.say("assurances.condition"),
                "condition",
                "maxlength",
                "500",
                "dir",
                "auto");
        page.open("label", "class", "check")
                .empty("input", "type", "checkbox", "name", "public", "value", "yes")
                .leaf("span", viewer.say("assurances.public"))
                .close();
        page.leaf("button", viewer.say("assurances.enter"), "class", "btn pri").close(2);
    }

    private void ask() {
        page.open("section").leaf("h2", viewer.say("assurances.ask"));
        Layout.form(
                page,
                viewer,
                "/pauses/" + state.id() + "/requests",
                "class",
                "narrow",
                "id",
                "ask");
        parties();
        scope();
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
        page.leaf("button", viewer.say("assurances.ask"), "class", "btn").close(2);
    }

    private void notification() {
        page.open("section").leaf("h2", viewer.say("notify.make"));
        page.leaf("p", viewer.say("notify.how"));
        Layout.form(
                page,
                viewer,
                "/pauses/" + state.id() + "/notifications",
                "class",
                "narrow",
                "id",
                "notify");
        parties();
        page.open("label", "class", "field")
                .leaf("span", viewer.say("notify.language"))
                .open("select", "name", "language");
        for (String language : Words.LANGUAGES) {
            page.leaf(
                    "option",
                    Layout.languageName(language),
                    "value",
                    language,
                    language.equals(viewer.words().language()) ? "selected" : "",
                    "");
        }
        page.close(2);
        page.open("fieldset").leaf("legend", viewer.say("notify.corridors"));
        state.pause()
                .corridors()
                .forEach(
                        c ->
                                page.open("label", "class", "check")
                                        .empty(
                                                "input",
                                                "type",
                                                "checkbox",
                                                "name",
                                                "corridor",
                                                "value",
                                                c.id(),
                                                "checked",
                                                "")
                                        .leaf("bdi", c.id())
                                        .close());
        page.close();
        page.open("label", "class", "field")
                .leaf("span", viewer.say("notify.recipients"))
                .open(
                        "textarea",
                        "name",
                        "recipients",
                        "rows",
                        "4",
                        "required",
                        "",
                        "maxlength",
                        "4000",
                        "dir",
                        "auto")
                .close(2);
        page.leaf("button", viewer.say("notify.do"), "class", "btn").close(2);
    }
}
