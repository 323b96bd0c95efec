package org.safepassage.app.server.pages;

import java.util.Collection;
import java.util.Objects;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role.Power;

/** What waits for a second person. */
public final class DecisionsPage {
    private DecisionsPage() {}

    public static String of(
            Viewer viewer, Collection<PauseState> pauses, Collection<Person> people) {
        Html page = Layout.begin(viewer, viewer.say("decisions.title"), false);
        boolean none =
                pauses.stream().allMatch(p -> p.proposals().isEmpty())
                        && !WaitingPeople.any(viewer, people);
        if (none) {
            page.leaf("p", viewer.say("decisions.none"));
        }
        for (PauseState pause : pauses) {
            if (!pause.proposals().isEmpty()) {
                page.open("section", pause.drill() ? "class" : "", "isdrill");
                page.open("h2")
                        .leaf(
                                "a",
                                PausePages.name(viewer, pause),
                                "href",
                                "/pauses/" + pause.id() + "/board",
                                "dir",
                                "auto")
                        .close();
                if (pause.drill()) {
                    page.leaf("p", viewer.say("drill"), "class", "mode");
                }
                PausePages.notAssured(page, viewer, pause);
                pause.proposals().values().forEach(p -> proposal(page, viewer, pause, p));
                page.close();
            }
        }
        WaitingPeople.all(page, viewer, people);
        return Layout.end(page);
    }

    static void proposal(Html page, Viewer viewer, PauseState pause, Proposal proposal) {
        page.open("div", "class", "ask");
        String corridor = proposal.corridor();
        page.leaf(
                "h3",
                viewer.say(
                        "decisions." + proposal.action().word(),
                        corridor == null ? "" : corridor,
                        BoardPage.end(viewer, pause, proposal)));
        var zone = PausePages.zone(pause.pause());
        page.leaf(
                "p",
                viewer.say(
                        "decisions.asked",
                        viewer.hour(proposal.at(), zone),
                        proposal.by(),
                        viewer.hour(proposal.expires(), zone)));
        boolean own = proposal.by().equals(viewer.account());
        boolean may = viewer.may(Power.APPROVE) && !own;
        Layout.form(page, viewer, "/pauses/" + pause.id() + "/approve");
        Layout.hidden(page, "proposal", proposal.id());
        if (may) {
            page.open("label", "class", "check")
                    .empty(
                            "input",
                            "type",
                            "checkbox",
                            "name",
                            "read",
                            "value",
                            "yes",
                            "required",
                            "")
                    .leaf("span", viewer.say("decisions.read"))
                    .close();
            page.leaf("button", viewer.say("decisions.approve"), "class", "btn pri");
        } else {
            page.leaf("button", viewer.say("decisions.approve"), "class", "btn", "disabled", "");
            page.leaf("p", viewer.say(own ? "decisions.own" : "decisions.norole"));
        }
        page.close();
        if (viewer.may(Power.APPROVE) || own) {
            Layout.form(page, viewer, "/pauses/" + pause.id() + "/return");
            Layout.hidden(page, "proposal", Objects.requireNonNull(proposal.id()));
            Layout.field(
                    page,
                    viewer.say("decisions.why"),
                    "reason",
                    "required",
                    "",
                    "maxlength",
                    "500");
            page.leaf("button", viewer.say("decisions.return"), "class", "btn").close();
        }
        page.close();
    }
}
