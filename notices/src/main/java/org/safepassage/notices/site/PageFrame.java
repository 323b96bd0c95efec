package org.safepassage.notices.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Markup;
import org.safepassage.notices.Mode;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;

/** What every page of the site has around its own part: head, bars, languages, foot. */
final class PageFrame {
    private static final String STYLE = resource("site.css");

    private final SiteState state;
    private final Voice voice;
    private final Markup page = new Markup(Markup.Links.SITE);
    private final String name;

    /**
     * @param name of the page without its language: {@code index}, {@code record}
     */
    PageFrame(SiteState state, Voice voice, String name) {
        this.state = state;
        this.voice = voice;
        this.name = name;
    }

    /** The file of a page in a language; the status page is the language alone. */
    static String file(String page, String language) {
        return page.equals("index") ? language + ".html" : page + "." + language + ".html";
    }

    static String resource(String file) {
        try (InputStream in = PageFrame.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("The program was packed without " + file + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Markup page() {
        return page;
    }

    /** A text with isolates in an element. */
    Markup leaf(String element, String text, String... attributes) {
        return page.open(element, attributes)
                .isolated(text, voice.lexicon().isRightToLeft())
                .close();
    }

    /**
     * Opens html, head, body and main.
     *
     * @param live whether it speaks of the present: only such a page refreshes itself, grows stale
     *     and becomes void
     */
    void begin(String title, boolean live) {
        Lexicon lexicon = voice.lexicon();
        String direction = lexicon.isRightToLeft() ? "rtl" : "ltr";
        page.ours("<!doctype html>");
        page.open("html", "lang", lexicon.language(), "dir", direction).open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none';style-src 'unsafe-inline';script-src 'self';connect-src 'self';worker-src 'self';base-uri 'none';form-action 'none'");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        if (live) {
            page.empty("meta", "http-equiv", "refresh", "content", "60");
        }
        page.leaf("title", Voice.bare(title));
        page.ours("<style>" + STYLE + timers() + "</style>");
        page.empty(
                "link",
                "rel",
                "alternate",
                "type",
                "application/atom+xml",
                "href",
                "feed." + lexicon.language() + ".atom");
        page.close();
        long stale = state.at().plus(state.limits().staleAfter()).getEpochSecond();
        String look = state.mode() == Mode.DRILL ? "drill" : "";
        if (live) {
            page.open(
                    "body",
                    "class",
                    (look + " live").strip(),
                    "data-at",
                    Long.toString(state.at().getEpochSecond()),
                    "data-stale",
                    Long.toString(stale),
                    "data-void",
                    Long.toString(state.expires().getEpochSecond()),
                    "data-drill",
                    drillWord());
            page.open("header");
            leaf("p", voice.say(Phrase.VOID), "class", "bar t void");
            leaf("p", voice.say(Phrase.STALE), "class", "bar t old");
            saved();
        } else {
            page.open("body", "class", look, "data-drill", drillWord()).open("header");
        }
        marks();
        page.close(); // header
        languages();
        page.open("main");
    }

    /** The bar that the service worker uncovers on a copy it kept. */
    private void saved() {
        page.open("p", "class", "bar saved", "hidden", "hidden");
        page.isolated(
                voice.say(
                        Phrase.SAVED,
                        "time",
                        voice.time(state.at()),
                        "date",
                        voice.date(state.at())),
                voice.lexicon().isRightToLeft());
        page.text(" " + voice.say(Phrase.AGE) + " ").leaf("b", "", "class", "age").close();
    }

    /** Printed across each sheet of a drill. */
    private String drillWord() {
        return state.mode() == Mode.DRILL ? voice.say(Phrase.SMS_DRILL).replace(".", "") : "";
    }

    /** Counted from loading, for browsers without script. */
    private String timers() {
        long old = state.limits().staleAfter().toSeconds();
        long end = Math.max(0, Duration.between(state.at(), state.expires()).toSeconds());
        return ":root{--old:%ds;--end:%ds}".formatted(old, end);
    }

    private void marks() {
        if (state.mode() == Mode.REAL) {
            return;
        }
        boolean drill = state.mode() == Mode.DRILL;
        String words = voice.say(drill ? Phrase.DRILL_STRIP : Phrase.EXAMPLE);
        String unread =
                voice.lexicon().unreviewed().isEmpty() ? "" : " " + voice.say(Phrase.UNREVIEWED);
        leaf("p", words + unread, "class", drill ? "strip" : "ex");
    }

    private void languages() {
        page.open("nav", "aria-label", voice.say(Phrase.LANG));
        for (String tag : state.languages()) {
            Language language = Language.of(tag);
            if (language.tag().equals(voice.lexicon().language())) {
                page.leaf(
                        "a",
                        language.name(),
                        "href",
                        file(name, language.tag()),
                        "aria-current",
                        "page");
            } else {
                page.leaf(
                        "a",
                        language.name(),
                        "href",
                        file(name, language.tag()),
                        "lang",
                        language.tag(),
                        "dir",
                        language.rightToLeft() ? "rtl" : "ltr");
            }
        }
        page.leaf(
                "a",
                voice.say(Phrase.HIDE),
                "class",
                "hide",
                "rel",
                "noreferrer",
                "href",
                state.publisher().hide().toString());
        page.close();
    }

    /** The links to the other pages, and the end of the page. */
    String end() {
        page.close(); // main
        page.open("nav", "class", "foot", "aria-label", voice.say(Phrase.H_NOW));
        link("index", Phrase.H_NOW);
        link("record", Phrase.H_RECORD);
        link("past", Phrase.H_PAST);
        link("drills", Phrase.H_DRILLS);
        link("verify", Phrase.H_VERIFY);
        page.close();
        page.ours("<script src=\"page.js\" defer></script>");
        page.close(2);
        return page.toString();
    }

    private void link(String other, Phrase words) {
        String language = voice.lexicon().language();
        if (other.equals(name)) {
            return;
        }
        page.leaf("a", voice.say(words), "href", file(other, language));
    }

    /** A language as the switch shows it. */
    record Language(String tag, String name, boolean rightToLeft) {
        static Language of(String tag) {
            String language = tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
            var locale = com.ibm.icu.util.ULocale.forLanguageTag(language);
            String name =
                    com.ibm.icu.text.LocaleDisplayNames.getInstance(
                                    locale,
                                    com.ibm.icu.text.DisplayContext
                                            .CAPITALIZATION_FOR_UI_LIST_OR_MENU)
                            .localeDisplayName(locale);
            return new Language(language, name, locale.isRightToLeft());
        }
    }
}
