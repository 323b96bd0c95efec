package org.safepassage.notices.site;

import java.time.Instant;
import java.util.List;
import org.safepassage.domain.CorridorState;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Notice;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;
import org.safepassage.notices.XmlText;

/**
 * An Atom feed (RFC 4287) of one language: an entry for each corridor, which changes when the
 * corridor does, and says until when it holds. What an aggregator keeps after that says so itself.
 */
final class AtomFeed {
    private AtomFeed() {}

    static String xml(SiteState state, Lexicon lexicon) {
        Voice voice = new Voice(lexicon, state.pause().zone());
        String site = state.publisher().site().toString();
        String file = "feed." + lexicon.language() + ".atom";
        XmlText xml = new XmlText();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", lexicon.language());
        xml.leaf("id", site + file);
        String publisher = Voice.bare(voice.name(state.publisher().names()));
        xml.leaf("title", Voice.bare(voice.say(Phrase.FEED_TITLE, "publisher", publisher)));
        xml.leaf("updated", state.at().toString());
        xml.open("author").leaf("name", publisher).close();
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", site + file);
        xml.empty(
                "link",
                "rel",
                "alternate",
                "type",
                "text/html",
                "href",
                site + lexicon.language() + ".html");
        for (PublicCorridor corridor : state.pause().corridors()) {
            entry(xml, state, voice, corridor);
        }
        return xml.close().toString();
    }

    private static void entry(XmlText xml, SiteState state, Voice voice, PublicCorridor corridor) {
        CorridorState shown = state.shown(corridor);
        boolean told = state.event().isAbout(corridor.id());
        Instant since = corridor.since();
        Instant updated = told || since == null ? state.event().at() : since;
        if (shown == CorridorState.NOT_CONFIRMED) {
            updated =
                    state.at(); // it lapsed by itself: no event says when a reader must look again
        }
        String page =
                state.publisher().site()
                        + PageFrame.file("index", voice.lexicon().language())
                        + "#corridor-"
                        + corridor.id();
        String corridorWords = voice.say(Phrase.CORRIDOR, "corridor", voice.corridor(corridor));
        String title = corridorWords + ": " + PageStatus.words(voice, state, corridor, shown);
        xml.open("entry");
        xml.leaf("id", page);
        xml.leaf("title", voice.plain(title));
        xml.leaf("updated", updated.toString());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", page);
        if (told) {
            xml.empty(
                    "link",
                    "rel",
                    "related",
                    "type",
                    "application/cap+xml",
                    "href",
                    state.publisher().site() + "cap-" + corridor.id() + ".xml");
        }
        List<String> lines =
                told
                        ? Notice.of(state, voice.lexicon(), List.of(corridor)).lines()
                        : List.of(title + ".", PageStatus.notAssured(state, voice));
        xml.leaf("content", voice.plain(String.join("\n", lines)), "type", "text");
        xml.close();
    }
}
