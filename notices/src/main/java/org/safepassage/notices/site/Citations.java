package org.safepassage.notices.site;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.safepassage.notices.JsonText;
import org.safepassage.notices.PublicEntry;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Typed;

/** Entries of the record for people who cite them: one line, CSL-JSON 1.0, BibTeX. */
final class Citations {
    private Citations() {}

    static String line(SiteState state, PublicEntry entry) {
        return "%s: %s. Public record of %s, entry %d, %s. %s"
                .formatted(
                        Typed.line(entry.by().in("en")),
                        Typed.line(state.publisher().names().in("en")),
                        Typed.line(state.pause().names().in("en")),
                        entry.index(),
                        entry.at(),
                        address(state, entry));
    }

    private static String address(SiteState state, PublicEntry entry) {
        List<PublicEntry> all = state.record();
        int place = all.indexOf(entry);
        int last = (all.size() - 1) / RecordPage.EACH;
        int part = place / RecordPage.EACH;
        String name = part == last ? "record" : "record-" + (part + 1);
        String language = state.languages().getFirst().replaceFirst("-.*", "");
        return state.publisher().site() + PageFrame.file(name, language) + "#e" + entry.index();
    }

    static String csl(SiteState state) {
        return JsonText.object(
                json ->
                        json.objects(
                                "items",
                                state.record(),
                                e ->
                                        json.put("id", "entry-" + e.index())
                                                .put("type", "document")
                                                .put(
                                                        "title",
                                                        "Entry " + e.index() + ". " + brief(e))
                                                .put("author", e.by().in("en"))
                                                .put(
                                                        "publisher",
                                                        state.publisher().names().in("en"))
                                                .put("issued", e.at())
                                                .put(
                                                        "container-title",
                                                        state.pause().names().in("en"))
                                                .put("URL", address(state, e))));
    }

    static String bibtex(SiteState state) {
        StringBuilder out = new StringBuilder();
        for (PublicEntry e : state.record()) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "@misc{%s-%d,\n  author = {{%s}},\n  title = {%s},\n  year = {%d},\n  note = {entry %d, %s},\n  howpublished = {\\url{%s}}\n}\n\n",
                            state.pause().id(),
                            e.index(),
                            tex(e.by().in("en")),
                            tex(brief(e)),
                            e.at().atOffset(ZoneOffset.UTC).getYear(),
                            e.index(),
                            e.at(),
                            address(state, e)));
        }
        return out.toString();
    }

    private static String brief(PublicEntry entry) {
        String text = Typed.line(entry.text());
        return text.codePointCount(0, text.length()) <= 120
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 119)) + "\u2026";
    }

    private static String tex(String text) {
        return Typed.line(text).replaceAll("([\\\\{}$&#_%~^])", "\\\\$1");
    }
}
