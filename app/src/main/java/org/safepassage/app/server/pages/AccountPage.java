package org.safepassage.app.server.pages;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Passkey;
import org.safepassage.app.server.people.Person;

/** One's own account: what it is for, and the passkeys that it has. */
public final class AccountPage {
    private AccountPage() {}

    /**
     * The page.
     *
     * @param origin from which passkeys are taken; null without them
     */
    public static String of(Viewer viewer, Person person, @Nullable String origin) {
        Html page = Layout.begin(viewer, viewer.say("join.title", person.account()), false);
        page.leaf("p", viewer.say("join.role", viewer.say("role." + person.role().word())));
        page.leaf("h2", viewer.say("passkey.own"));
        if (person.proofs().passkeys().isEmpty()) {
            page.leaf("p", viewer.say("passkey.none"));
        }
        page.open("ul", "class", "rows");
        for (Passkey passkey : person.proofs().passkeys().values()) {
            page.open("li")
                    .leaf("b", passkey.label(), "dir", "auto")
                    .text(" · ")
                    .leaf("time", viewer.time(passkey.added(), ZoneOffset.UTC));
            Layout.form(page, viewer, "/account/passkeys/remove");
            Layout.hidden(page, "passkey", passkey.id());
            page.leaf(
                            "button",
                            viewer.say("people.remove"),
                            "class",
                            "btn",
                            "aria-label",
                            viewer.say("people.remove") + ": " + passkey.label())
                    .close(2);
        }
        page.close();
        page.leaf("p", viewer.say(origin == null ? "passkey.nowhere" : "passkey.what"));
        if (origin != null) {
            PasskeyParts.button(page, viewer, "add", "passkey.add", origin, "to", "/account");
        }
        return Layout.end(page);
    }
}
