package org.safepassage.notices.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safepassage.notices.Markup;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.PublicCount;
import org.safepassage.notices.PublicEntry;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Typed;
import org.safepassage.notices.Voice;

/**
 * The public record in one language: dated, attributed entries in order, a hundred a page.
 * Statements that follow one another stand side by side; a correction stands beside what it
 * corrects, and neither is hidden; a gap is shown as one; each entry has an address of its own.
 */
final class RecordPage {
    /** Entries on one page. */
    static final int EACH = 100;

    private final SiteState state;
    private final Voice voice;
    private final PageFrame frame;
    private final Markup page;
    private final Map<Long, PublicEntry> corrections = new HashMap<>();

    private RecordPage(SiteState state, Voice voice, String name) {
        this.state = state;
        this.voice = voice;
        this.frame = new PageFrame(state, voice, name);
        this.page = frame.page();
        for (PublicEntry entry : state.record()) {
            if (entry.corrects() != null) {
                corrections.put(entry.corrects(), entry);
            }
        }
    }

    /** The pages, by file: the latest entries under the plain name, older ones numbered. */
    static Map<String, String> pages(SiteState state, Voice voice) {
        Map<String, String> pages = new HashMap<>();
        List<List<PublicEntry>> parts = parts(state.record());
        String language = voice.lexicon().language();
        for (int i = 0; i < parts.size(); i++) {
            String name = i == parts.size() - 1 ? "record" : "record-" + (i + 1);
            pages.put(
                    PageFrame.file(name, language),
                    new RecordPage(state, voice, name).html(parts.get(i), i));
        }
        return pages;
    }

    private static List<List<PublicEntry>> parts(List<PublicEntry> record) {
        List<List<PublicEntry>> parts = new ArrayList<>();
        for (int from = 0; from < record.size(); from += EACH) {
            parts.add(record.subList(from, Math.min(record.size(), from + EACH)));
        }
        if (parts.isEmpty()) {
            parts.add(List.of());
        }
        return parts;
    }

    private String html(List<PublicEntry> entries, int part) {
        frame.begin(voice.say(Phrase.H_RECORD), false);
        page.open("section");
        frame.leaf("h1", voice.say(Phrase.H_RECORD));
        frame.leaf("p", voice.name(state.pause().names()));
        frame.leaf("p", voice.say(Phrase.RECORD_NOTE));
        if (part > 0) {
            older(part);
        }
        counts();
        if (entries.isEmpty()) {
            frame.leaf("p", voice.say(Phrase.NO_ENTRIES));
        }
        int i = 0;
        while (i < entries.size()) {
            if (i > 0) {
                gap(entries.get(i - 1).at(), entries.get(i).at());
            }
            int end = run(entries, i);
            if (end - i > 1) {
                frame.leaf("h2", voice.say(Phrase.SIDE_BY_SIDE));
                page.open("div", "class", "side");
                entries.subList(i, end).forEach(this::entry);
                page.close();
            } else {
                entry(entries.get(i));
            }
            i = end;
        }
        page.open("p");
        page.leaf("a", voice.say(Phrase.H_RECORD) + ": CSL-JSON", "href", "record.csl.json");
        page.text(" ").leaf("a", "BibTeX", "href", "record.bib").close();
        page.close();
        return frame.end();
    }

    private void older(int part) {
        String file = PageFrame.file("record-" + part, voice.lexicon().language());
        page.open("p").leaf("a", "\u2190 " + voice.number(part), "href", file).close();
    }

    /** Statements of different parties that follow one another, none of them a correction. */
    private static int run(List<PublicEntry> entries, int from) {
        int end = from + 1;
        while (end < entries.size()
                && isStatement(entries.get(from))
                && isStatement(entries.get(end))
                && !entries.get(end).by().equals(entries.get(end - 1).by())
                && entries.get(end)
                        .at()
                        .isBefore(entries.get(end - 1).at().plusSeconds(6 * 3600))) {
            end++;
        }
        return end;
    }

    private static boolean isStatement(PublicEntry entry) {
        return entry.kind() == PublicEntry.Kind.STATEMENT && entry.corrects() == null;
    }

    private void gap(Instant from, Instant to) {
        if (to.isAfter(from.plus(state.limits().openFor()))) {
            boolean sameDay = voice.date(from).equals(voice.date(to));
            page.open("div", "class", "gap").open("span");
            page.isolated(
                    voice.say(
                            Phrase.GAP, "from", moment(from, !sameDay), "to", moment(to, !sameDay)),
                    voice.lexicon().isRightToLeft());
            page.close(2);
        }
    }

    private String moment(Instant when, boolean withDay) {
        return voice.time(when) + (withDay ? " (" + voice.shortDate(when) + ")" : "");
    }

    private void entry(PublicEntry entry) {
        boolean isCorrection = entry.corrects() != null;
        page.open("article", "class", isCorrection ? "e co" : "e", "id", "e" + entry.index());
        page.open("p", "class", "m");
        page.leaf(
                "a",
                Voice.bare(voice.say(Phrase.ENTRY, "index", voice.number(entry.index()))),
                "href",
                "#e" + entry.index());
        page.text(". " + voice.say(entry.kind().phrase()) + ". ");
        page.isolated(
                voice.time(entry.at()) + ", " + voice.date(entry.at()) + " \u2013 ",
                voice.lexicon().isRightToLeft());
        page.leaf("b", Voice.bare(voice.name(entry.by())), "dir", "auto").close();
        page.open("blockquote", "dir", "auto").text(entry.text()).close();
        Long corrects = entry.corrects();
        if (corrects != null) {
            beside(corrects, Phrase.CORRECTS);
        }
        PublicEntry correction = corrections.get(entry.index());
        if (correction != null) {
            beside(correction.index(), Phrase.CORRECTED_BY);
            page.open("blockquote", "class", "co", "dir", "auto").text(correction.text()).close();
        }
        if (entry.link() != null && entry.link().matches("https://[^\\s\"<>]+")) {
            page.open("p")
                    .leaf("a", voice.say(Phrase.LINK), "href", entry.link(), "rel", "noreferrer");
            page.close();
        }
        page.open("details").leaf("summary", voice.say(Phrase.CITE));
        page.leaf("code", Citations.line(state, entry), "dir", "ltr").close();
        page.close();
    }

    private void beside(long index, Phrase words) {
        page.open("p", "class", "m");
        page.leaf(
                "a",
                Voice.bare(voice.say(words, "index", voice.number(index))),
                "href",
                "#e" + index);
        page.close();
    }

    private void counts() {
        if (state.counts().isEmpty()) {
            return;
        }
        frame.leaf("h2", voice.say(Phrase.H_COUNTS));
        page.open("dl");
        for (PublicCount count : state.counts()) {
            frame.leaf(
                    "dt",
                    count.label().isEmpty()
                            ? voice.name(state.pause().names())
                            : voice.say(Phrase.CORRIDOR, "corridor", label(count.label())));
            frame.leaf("dd", words(count));
        }
        page.close();
        frame.leaf("p", voice.say(Phrase.COUNT_NOTE), "class", "hours");
    }

    /** As on the cards: 3 for C3. */
    private String label(String id) {
        return state.pause().corridors().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .map(voice::corridor)
                .orElse(Voice.ltr(Typed.line(id)));
    }

    private String words(PublicCount count) {
        return switch (count.shown()) {
            case FEWER_THAN_TEN -> voice.say(Phrase.COUNT_FEW);
            case ABOUT -> voice.say(Phrase.COUNT_ABOUT, "number", voice.number(count.number()));
            case WITHHELD -> voice.say(Phrase.COUNT_WITHHELD);
            case CLAIM ->
                    voice.say(
                            Phrase.COUNT_CLAIM,
                            "party",
                            count.by() == null ? "" : voice.name(count.by()),
                            "number",
                            voice.number(count.number()));
        };
    }
}
