package org.safepassage.app.server.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Proposal;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.CorridorLimits;

/** The record, accounts, settings. */
public final class OfficePages {
    private OfficePages() {}

    /**
     * One entry as a row.
     *
     * @param kind the word of its kind
     * @param where public, commitment or the journal alone
     * @param says its text, or null when withheld or deleted
     */
    public record Row(
            long number,
            @Nullable Instant at,
            String kind,
            String where,
            List<String> accounts,
            @Nullable String says) {}

    public static String record(
            Viewer viewer,
            Collection<String> pauses,
            @Nullable String pause,
            List<Row> rows,
            @Nullable Long next) {
        String of = pause == null ? viewer.say("record.office") : pause;
        Html page = Layout.begin(viewer, viewer.say("record.of", of), false);
        page.open("ul", "class", "inline");
        page.open("li").leaf("a", viewer.say("record.office"), "href", "/record").close();
        for (String each : pauses) {
            page.open("li")
                    .leaf("a", each, "href", "/record?pause=" + encoded(each), "dir", "auto")
                    .close();
        }
        page.close();
        page.open("ol", "class", "rows");
        for (Row row : rows) {
            page.open("li", "id", "entry-" + row.number())
                    .leaf("bdi", Long.toString(row.number()), "class", "entry")
                    .text(" ");
            Instant at = row.at();
            if (at != null) {
                page.leaf("time", viewer.time(at, ZoneOffset.UTC)).text(" · ");
            }
            page.leaf("b", row.kind(), "lang", "en", "dir", "ltr")
                    .text(" · ")
                    .leaf("span", row.where(), "lang", "en", "dir", "ltr");
            if (!row.accounts().isEmpty()) {
                page.text(" · ").bdi(String.join(", ", row.accounts()));
            }
            if (row.says() == null) {
                page.text(" · ").leaf("i", viewer.say("record.withheld"));
            } else {
                page.open("details")
                        .leaf("summary", viewer.say("record.entry"))
                        .leaf("pre", row.says(), "dir", "auto")
                        .close();
            }
            page.close();
        }
        page.close();
        if (next != null) {
            page.open("p")
                    .leaf(
                            "a",
                            viewer.say("record.more"),
                            "class",
                            "btn",
                            "href",
                            "/record?after="
                                    + next
                                    + (pause == null ? "" : "&pause=" + encoded(pause)))
                    .close();
        }
        return Layout.end(page);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A link that is shown once. */
    public record Link(String account, String path) {}

    public static String people(Viewer viewer, Collection<Person> people, @Nullable Link link) {
        Html page = Layout.begin(viewer, viewer.say("people.title"), false);
        if (link != null) {
            page.open("div", "class", "done", "role", "status")
                    .leaf("p", viewer.say("people.link", link.account()))
                    .open("p")
                    .leaf("code", link.path(), "dir", "ltr")
                    .close(2);
        }
        page.open("ul", "class", "rows");
        for (Person person : people) {
            page.open("li")
                    .leaf("b", person.account(), "dir", "ltr")
                    .text(" · ")
                    .text(viewer.say("role." + person.role().word()));
            if (person.party() != null) {
                page.text(" · ").bdi(person.party());
            }
            page.text(" · ")
                    .leaf(
                            "span",
                            viewer.say(
                                    !person.active()
                                            ? "people.removed"
                                            : person.canSignIn()
                                                    ? "people.cansignin"
                                                    : "people.invited"));
            WaitingPeople.one(page, viewer, person);
            if (person.active()
                    && viewer.may(Power.MANAGE_PEOPLE)
                    && !person.account().equals(viewer.account())) {
                page.open("div", "class", "row");
                act(page, viewer, "/people/invite", person.account(), "people.invite");
                act(page, viewer, "/people/remove", person.account(), "people.remove");
                page.close();
                page.open("details").leaf("summary", viewer.say("people.change"));
                Layout.form(page, viewer, "/people/role", "class", "narrow");
                Layout.hidden(page, "account", person.account());
                roles(page, viewer, person.role());
                page.leaf("button", viewer.say("people.change"), "class", "btn").close(2);
            }
            page.close();
        }
        page.close();
        if (viewer.may(Power.MANAGE_PEOPLE)) {
            page.leaf("h2", viewer.say("people.add"));
            Layout.form(page, viewer, "/people", "class", "narrow");
            Layout.field(
                    page,
                    viewer.say("signin.account"),
                    "account",
                    "pattern",
                    "[a-z0-9._\\-]{1,64}",
                    "required",
                    "",
                    "autocapitalize",
                    "none",
                    "autocomplete",
                    "off");
            roles(page, viewer, Role.MONITOR);
            page.leaf("button", viewer.say("people.add"), "class", "btn pri").close();
        }
        return Layout.end(page);
    }

    private static void roles(Html page, Viewer viewer, Role chosen) {
        page.open("label", "class", "field")
                .leaf("span", viewer.say("people.role"))
                .open("select", "name", "role");
        for (Role role : Role.values()) {
            page.leaf(
                    "option",
                    viewer.say("role." + role.word()),
                    "value",
                    role.word(),
                    role == chosen ? "selected" : "",
                    "");
        }
        page.close(2);
        Layout.field(page, viewer.say("people.party"), "party", "maxlength", "64");
    }

    private static void act(Html page, Viewer viewer, String to, String account, String key) {
        Layout.form(page, viewer, to);
        Layout.hidden(page, "account", account);
        page.leaf("button", viewer.say(key), "class", "btn").close();
    }

    /** A record's name and its key as others check it with. */
    public record RecordKey(String name, String key) {}

    /**
     * The authority of a server on a local network.
     *
     * @param address where phones take it up
     * @param fingerprint to be compared there
     */
    public record Authority(String address, String fingerprint) {}

    public static String settings(
            Viewer viewer,
            CorridorLimits limits,
            long entries,
            List<RecordKey> keys,
            @Nullable Authority authority) {
        Html page = Layout.begin(viewer, viewer.say("settings.title"), false);
        page.open("ul", "class", "rows")
                .leaf("li", viewer.say("settings.confirm", limits.confirmEvery().toMinutes()))
                .leaf("li", viewer.say("settings.recent", Desk.RECENT.toMinutes()))
                .leaf("li", viewer.say("settings.proposal", Proposal.LASTS.toMinutes()))
                .leaf("li", viewer.say("settings.entries", entries));
        for (RecordKey key : keys) {
            page.open("li")
                    .text(viewer.say("settings.key", key.name()))
                    .open("p")
                    .leaf("code", key.key(), "dir", "ltr", "class", "key")
                    .close(2);
        }
        page.close();
        if (authority != null) {
            page.leaf("h2", viewer.say("settings.phones"));
            page.leaf("p", viewer.say("settings.phones.how"));
            page.empty(
                    "img",
                    "alt",
                    authority.address(),
                    "width",
                    "240",
                    "height",
                    "240",
                    "class",
                    "qr",
                    "src",
                    Qr.picture(authority.address()));
            page.open("p").leaf("code", authority.address(), "dir", "ltr").close();
            page.leaf("p", viewer.say("bringin.compare"));
            page.open("p")
                    .leaf("code", authority.fingerprint(), "dir", "ltr", "class", "key")
                    .close();
        }
        return Layout.end(page);
    }
}
