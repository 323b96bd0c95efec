package org.safepassage.app.server.pages;

import java.util.List;
import java.util.Map;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.CorridorState;

/** What all pages have: head, strip of a drill, navigation, signs. */
final class Layout {
    private static final Map<String, String> NAMES =
            Map.of("en", "English", "fr", "Français", "ar", "العربية", "ru", "Русский");

    /** The signs of {@code vocabulary.html}: a shape before each word. */
    private static final String SIGNS =
            """
            <svg width="0" height="0" class="defs" aria-hidden="true"><defs>
            <symbol id="i-planned" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" stroke-width="2.4" stroke-dasharray="4.2 3"/></symbol>
            <symbol id="i-ready" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9.6" fill="none" stroke="currentColor" stroke-width="2.4"/><path d="M7.4 12.4l3.2 3.2 6-7" fill="none" stroke="currentColor" stroke-width="2.4"/></symbol>
            <symbol id="i-open" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11.4" fill="currentColor"/><path d="M5.5 12h11M12 6.8l5.2 5.2-5.2 5.2" fill="none" stroke="var(--paper)" stroke-width="2.8"/></symbol>
            <symbol id="i-suspended" viewBox="0 0 24 24"><path d="M7.3.8h9.4l6.5 6.5v9.4l-6.5 6.5H7.3L.8 16.7V7.3z" fill="currentColor"/><path d="M5 12h14" stroke="var(--paper)" stroke-width="4.6"/></symbol>
            <symbol id="i-closed" viewBox="0 0 24 24"><path d="M1.5 1.5h21v21h-21z" fill="currentColor"/><path d="M6.5 6.5l11 11m0-11l-11 11" stroke="var(--paper)" stroke-width="2.8"/></symbol>
            <symbol id="i-not-confirmed" viewBox="0 0 24 24"><path d="M12 1.4L22.6 12 12 22.6 1.4 12z" fill="none" stroke="currentColor" stroke-width="2.2"/><path d="M9 9.8c0-4 6-4 6-.3 0 2.3-3 2.3-3 4.6" fill="none" stroke="currentColor" stroke-width="2.2"/><circle cx="12" cy="17" r="1.5" fill="currentColor"/></symbol>
            </defs></svg>
            """;

    private Layout() {}

    /** A language's own name for itself. */
    static String languageName(String language) {
        return NAMES.getOrDefault(language, language);
    }

    /** Begins a page; the caller writes its content and then {@link #end}. */
    static Html begin(Viewer viewer, String title, boolean drill) {
        Words words = viewer.words();
        Html page = new Html();
        page.ours("<!doctype html>\n");
        page.open("html", "lang", words.language(), "dir", words.isRightToLeft() ? "rtl" : "ltr");
        page.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1")
                .leaf("title", (drill ? viewer.say("drill") + ": " : "") + title)
                .empty("link", "rel", "stylesheet", "href", "/assets/look.css")
                .open("script", "src", "/assets/hold.js", "defer", "")
                .close()
                .open("script", "src", "/assets/passkey.js", "defer", "")
                .close()
                .close();
        page.open("body", drill ? "class" : "", "drill").ours(SIGNS);
        page.leaf("a", viewer.say("nav.skip"), "class", "skip", "href", "#content");
        if (drill) {
            page.open("div", "class", "strip", "role", "status")
                    .leaf("b", viewer.say("drill").toUpperCase(words.locale()))
                    .leaf("span", viewer.say("drill.strip"))
                    .close();
        }
        header(page, viewer);
        page.open("main", "id", "content");
        page.leaf("h1", title);
        return page;
    }

    private static void header(Html page, Viewer viewer) {
        page.open("header").open("nav", "aria-label", viewer.say("app"));
        page.leaf("b", viewer.say("app"), "class", "name");
        if (viewer.account() != null) {
            link(page, viewer, "/", "nav.pauses", true);
            link(
                    page,
                    viewer,
                    "/decisions",
                    "nav.decisions",
                    viewer.may(Power.PROPOSE) || viewer.may(Power.SEE_PLANS));
            link(page, viewer, "/record", "nav.record", viewer.may(Power.SEE_RECORD));
            link(page, viewer, "/people", "nav.people", viewer.may(Power.SEE_PEOPLE));
            link(page, viewer, "/settings", "nav.settings", viewer.may(Power.SEE_SETTINGS));
        }
        page.close();
        page.open("div", "class", "end");
        if (viewer.account() != null && viewer.role() != null) {
            page.open("a", "class", "who", "href", "/account").bdi(viewer.account()).close();
        }
        languages(page, viewer);
        if (viewer.account() != null) {
            form(page, viewer, "/leave");
            page.leaf("button", viewer.say("nav.leave"), "class", "btn", "accesskey", "q").close();
        }
        page.close(2);
    }

    private static void link(Html page, Viewer viewer, String to, String key, boolean shown) {
        if (shown) {
            page.leaf(
                    "a",
                    viewer.say(key),
                    "href",
                    to,
                    viewer.path().equals(to) ? "aria-current" : "",
                    "page");
        }
    }

    private static void languages(Html page, Viewer viewer) {
        form(
                page,
                viewer,
                "/language",
                "class",
                "languages",
                "aria-label",
                viewer.say("nav.language"));
        page.empty("input", "type", "hidden", "name", "to", "value", viewer.path());
        for (String language : Words.LANGUAGES) {
            if (!language.equals(viewer.words().language())) {
                page.leaf(
                        "button",
                        languageName(language),
                        "name",
                        "language",
                        "value",
                        language,
                        "lang",
                        language,
                        "class",
                        "plain");
            }
        }
        page.close();
    }

    /** Opens a form that sends to an address, with the token of the session. */
    static Html form(Html page, Viewer viewer, String action, String... attributes) {
        List<String> all = new java.util.ArrayList<>(List.of("method", "post", "action", action));
        all.addAll(List.of(attributes));
        page.open("form", all.toArray(String[]::new));
        return page.empty(
                "input", "type", "hidden", "name", viewer.tokenName(), "value", viewer.token());
    }

    static Html hidden(Html page, String name, String value) {
        return page.empty("input", "type", "hidden", "name", name, "value", value);
    }

    /** A labelled field. */
    static void field(Html page, String label, String name, String... attributes) {
        page.open("label", "class", "field").leaf("span", label);
        List<String> all = new java.util.ArrayList<>(List.of("name", name));
        all.addAll(List.of(attributes));
        page.empty("input", all.toArray(String[]::new)).close();
    }

    /** A state's sign and word. */
    static void state(Html page, Viewer viewer, CorridorState state, boolean drill) {
        String word = viewer.say("state." + state.word());
        page.open("span", "class", "st " + state.word())
                .open(
                        "svg",
                        "aria-hidden",
                        "true",
                        "class",
                        state == CorridorState.OPEN ? "flip" : "")
                .empty("use", "href", "#i-" + state.word())
                .close()
                .leaf("span", drill ? viewer.say("drill.state", word) : word)
                .close();
    }

    static String end(Html page) {
        return page.close(3).toString();
    }
}
