package org.safepassage.app.server.pages;

/**
 * The plain page by which phones of a local network take up the server's authority: in every
 * language at once, for nobody has chosen one yet.
 */
public final class BringInPage {
    private static final String STYLE =
            "body{font:1rem/1.5 -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',sans-serif;margin:16px;max-width:40rem}"
                    + "code{overflow-wrap:anywhere}a{display:inline-block;padding:12px 0}section{border-top:1px solid}";

    private BringInPage() {}

    /**
     * The page.
     *
     * @param fingerprint of the authority, to compare with paper
     * @param on where to go when it is taken up
     */
    public static String of(String fingerprint, String on) {
        Html page = new Html();
        page.ours("<!doctype html>\n");
        page.open("html", "lang", "en")
                .open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1")
                .leaf("title", "Safe Passage");
        page.ours("<style>" + STYLE + "</style>").close();
        page.open("body").leaf("h1", "Safe Passage");
        page.open("p").leaf("code", fingerprint, "dir", "ltr").close();
        for (String language : Words.LANGUAGES) {
            Words words = Words.of(language);
            page.open("section", "lang", language, "dir", words.isRightToLeft() ? "rtl" : "ltr");
            page.leaf("p", words.say("bringin.compare"));
            page.open("p").leaf("a", words.say("bringin.take"), "href", "/authority.crt").close();
            page.leaf("p", words.say("bringin.trust"));
            page.open("p").text(words.say("bringin.on") + " ").leaf("bdi", on).close(2);
        }
        return page.close(2).toString();
    }
}
