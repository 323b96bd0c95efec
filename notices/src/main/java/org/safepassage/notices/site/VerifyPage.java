package org.safepassage.notices.site;

import org.jspecify.annotations.Nullable;
import org.safepassage.notices.Markup;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;

/**
 * The page that checks files of this site, wherever a copy of them stands: the hashes and Ed25519
 * are in its script. It works without a network on files that were saved.
 */
final class VerifyPage {
    private VerifyPage() {}

    static String html(SiteState state, Voice voice, @Nullable String key) {
        PageFrame frame = new PageFrame(state, voice, "verify");
        Markup page = frame.page();
        frame.begin(voice.say(Phrase.H_VERIFY), false);
        page.open("section");
        frame.leaf("h1", voice.say(Phrase.H_VERIFY));
        page.ours("<noscript>");
        frame.leaf("p", voice.say(Phrase.VERIFY_SCRIPT));
        page.ours("</noscript>");
        frame.leaf("p", voice.say(Phrase.VERIFY_INTRO));
        page.open("p").open("label").text(voice.say(Phrase.VERIFY_CHOOSE) + " ");
        page.empty("input", "type", "file", "multiple", "multiple", "id", "files");
        page.close(2);
        page.open("p").open("label").text(voice.say(Phrase.VERIFY_KEY) + " ");
        page.empty(
                "input",
                "type",
                "text",
                "id",
                "key",
                "dir",
                "ltr",
                "value",
                key == null ? "" : key);
        page.close(2);
        frame.leaf("p", voice.say(Phrase.VERIFY_COMPARE));
        page.open("div", "id", "answer", "role", "status");
        verdict("good", Phrase.VERIFY_GOOD, frame, voice);
        verdict("bad", Phrase.VERIFY_BAD, frame, voice);
        verdict("changed", Phrase.VERIFY_CHANGED, frame, voice);
        verdict("expired", Phrase.VERIFY_EXPIRED, frame, voice);
        page.leaf("ul", "", "id", "list", "dir", "ltr");
        page.close(2);
        page.ours("<script src=\"verify.js\" defer></script>");
        return frame.end();
    }

    private static void verdict(String id, Phrase words, PageFrame frame, Voice voice) {
        frame.leaf("p", voice.say(words), "id", id, "class", "big", "hidden", "hidden");
    }
}
