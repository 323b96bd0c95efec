package org.safepassage.notices.site;

import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Markup;
import org.safepassage.notices.Notice;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;

/**
 * The page of a language whose lexicon is incomplete, when what is told fails towards closed: the
 * fixed sentence and nothing else, at once.
 */
final class FixedPage {
    private FixedPage() {}

    static String html(SiteState state, Lexicon lexicon) {
        Notice notice = Notice.of(state, lexicon);
        Markup page = new Markup(Markup.Links.SITE);
        page.ours("<!doctype html>");
        page.open("html", "lang", notice.language(), "dir", notice.rightToLeft() ? "rtl" : "ltr");
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
        page.empty("meta", "http-equiv", "refresh", "content", "60");
        page.leaf("title", Voice.bare(notice.headline()));
        page.ours("<style>" + PageFrame.resource("site.css") + "</style>").close();
        page.open("body").open("main").open("div", "class", "now s");
        if (!notice.mark().isEmpty()) {
            page.leaf("p", Voice.bare(notice.mark()));
        }
        page.open("h1").isolated(notice.headline(), notice.rightToLeft()).close(5);
        return page.toString();
    }
}
