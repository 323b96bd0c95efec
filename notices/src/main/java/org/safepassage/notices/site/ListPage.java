package org.safepassage.notices.site;

import java.util.List;
import org.safepassage.notices.Markup;
import org.safepassage.notices.PastPause;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;

/** What is over: past pauses on one page, drills on another, never among what holds now. */
final class ListPage {
    private ListPage() {}

    static String past(SiteState state, Voice voice) {
        return html(state, voice, "past", Phrase.H_PAST, Phrase.NO_PAST, state.past());
    }

    static String drills(SiteState state, Voice voice) {
        return html(state, voice, "drills", Phrase.H_DRILLS, Phrase.NO_DRILLS, state.drills());
    }

    private static String html(
            SiteState state,
            Voice voice,
            String name,
            Phrase heading,
            Phrase none,
            List<PastPause> over) {
        PageFrame frame = new PageFrame(state, voice, name);
        Markup page = frame.page();
        frame.begin(voice.say(heading), false);
        page.open("section");
        frame.leaf("h1", voice.say(heading));
        if (over.isEmpty()) {
            frame.leaf("p", voice.say(none));
        }
        page.open("ul", "class", "do");
        for (PastPause one : over) {
            page.open("li");
            page.leaf("a", Voice.bare(voice.name(one.names())), "href", one.link(), "dir", "auto");
            page.text(" ").isolated(voice.date(one.day()), voice.lexicon().isRightToLeft());
            page.close();
        }
        page.close(2);
        return frame.end();
    }
}
