package org.safepassage.notices.site;

import java.util.List;
import org.safepassage.notices.Appeal;
import org.safepassage.notices.Markup;
import org.safepassage.notices.Mode;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Typed;
import org.safepassage.notices.Voice;

/**
 * The publisher's appeal, a closed fold at the end of a quiet page. "Remind me later" hides it on
 * that device, kept there and nowhere else; without script it is a file for one's calendar.
 */
final class AppealBlock {
    private final SiteState state;
    private final Voice voice;
    private final PageFrame frame;

    AppealBlock(SiteState state, Voice voice, PageFrame frame) {
        this.state = state;
        this.voice = voice;
        this.frame = frame;
    }

    /** Whether it is shown in this language at all. */
    static boolean isShown(SiteState state, Voice voice) {
        Appeal appeal = state.publisher().appeal();
        return appeal != null
                && state.mode() == Mode.REAL
                && state.isQuiet()
                && voice.has(appeal.message());
    }

    void write() {
        Appeal appeal = state.publisher().appeal();
        if (appeal == null || !isShown(state, voice)) {
            return;
        }
        Markup page = frame.page();
        page.open("details", "class", "appeal", "id", "appeal");
        page.leaf("summary", voice.say(Phrase.APPEAL));
        frame.leaf("p", voice.name(appeal.message()));
        amounts(Phrase.APPEAL_MONTH, appeal.monthly());
        amounts(Phrase.APPEAL_ONCE, appeal.once());
        page.open("p", "class", "later");
        page.text(voice.say(Phrase.APPEAL_LATER) + " ");
        appeal.later().forEach(l -> button(l.phrase(), l.days()));
        page.leaf(
                "a",
                voice.say(Phrase.APPEAL_CALENDAR),
                "href",
                "reminder." + voice.lexicon().language() + ".ics");
        page.close(2);
    }

    private void amounts(Phrase heading, List<Appeal.Amount> amounts) {
        if (amounts.isEmpty()) {
            return;
        }
        Markup page = frame.page();
        page.open("p").text(voice.say(heading) + " ");
        for (Appeal.Amount amount : amounts) {
            page.leaf(
                    "a",
                    Typed.line(amount.label()),
                    "class",
                    "pay",
                    "rel",
                    "noreferrer",
                    "href",
                    amount.page().toString());
            page.text(" ");
        }
        page.close();
    }

    /** Shown only where a script runs. */
    private void button(Phrase words, int days) {
        frame.page()
                .leaf(
                        "button",
                        voice.say(words),
                        "type",
                        "button",
                        "hidden",
                        "hidden",
                        "data-days",
                        Integer.toString(days));
        frame.page().text(" ");
    }
}
