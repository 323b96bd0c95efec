package org.safepassage.app.server.pages;

import java.time.ZoneOffset;
import java.util.Collection;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role.Power;

/** Accounts that wait for a second person. */
final class WaitingPeople {
    private WaitingPeople() {}

    /** Whether there is something for whoever looks. */
    static boolean any(Viewer viewer, Collection<Person> people) {
        return viewer.may(Power.CONFIRM_PEOPLE)
                && people.stream().anyMatch(p -> p.waiting() != null);
    }

    /** All of them, under a heading. */
    static void all(Html page, Viewer viewer, Collection<Person> people) {
        if (!any(viewer, people)) {
            return;
        }
        page.leaf("h2", viewer.say("people.waiting"));
        page.open("ul", "class", "rows");
        for (Person person : people) {
            if (person.waiting() != null) {
                page.open("li").leaf("b", person.account(), "dir", "ltr");
                one(page, viewer, person);
                page.close();
            }
        }
        page.close();
    }

    /** What waits of one account, and the forms of whoever may confirm it. */
    static void one(Html page, Viewer viewer, Person person) {
        Person.Waiting waiting = person.waiting();
        if (waiting == null) {
            return;
        }
        page.open("div", "class", "ask");
        page.leaf(
                "p",
                viewer.say(
                        waiting.proofs() == null ? "people.waits.role" : "people.waits.account",
                        person.account(),
                        viewer.say("role." + waiting.role().word()),
                        waiting.by(),
                        viewer.time(waiting.at(), ZoneOffset.UTC)));
        if (waiting.by().equals(viewer.account())) {
            page.leaf("p", viewer.say("people.waits.own"));
        } else if (viewer.may(Power.CONFIRM_PEOPLE)) {
            Layout.form(page, viewer, "/people/confirm", "class", "narrow");
            Layout.hidden(page, "account", person.account());
            if (waiting.proofs() != null) {
                page.leaf("p", viewer.say("people.waits.ask"));
                Layout.field(
                        page,
                        viewer.say("people.waits.code"),
                        "code",
                        "inputmode",
                        "numeric",
                        "autocomplete",
                        "off",
                        "maxlength",
                        "9",
                        "required",
                        "");
            }
            page.leaf("button", viewer.say("people.confirm"), "class", "btn pri").close();
            Layout.form(page, viewer, "/people/return");
            Layout.hidden(page, "account", person.account());
            page.leaf("button", viewer.say("people.return"), "class", "btn").close();
        }
        page.close();
    }
}
