package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sentences that hold no statement: appeals to readers, prices, banners, captions, menus. */
final class PassedOver {
    private PassedOver() {}

    static List<Ignored> in(Document document, List<Matter.Skipped> skipped) {
        List<Ignored> all = new ArrayList<>();
        for (Matter.Skipped part : skipped) {
            all.add(new Ignored(part.why(), document.span(part.start(), part.end())));
        }
        Matcher last = null;
        String lastWhy = "";
        int start = 0;
        for (Matcher m : document.all()) {
            String why = why(m);
            if (why == null) {
                close(document, all, last, lastWhy, start);
                last = null;
                continue;
            }
            document.passOver(m);
            if (last == null
                    || !why.equals(lastWhy)
                    || m.sentence().at(0).line() != last.sentence().at(0).line()) {
                close(document, all, last, lastWhy, start);
                start = m.sentence().start();
                lastWhy = why;
            }
            last = m;
        }
        close(document, all, last, lastWhy, start);
        all.sort(java.util.Comparator.comparingInt(i -> i.span().from()));
        return all;
    }

    private static void close(
            Document document, List<Ignored> all, @Nullable Matcher last, String why, int start) {
        if (last != null) {
            all.add(new Ignored(why, document.span(start, last.sentence().end())));
        }
    }

    private static @Nullable String why(Matcher m) {
        Sentence s = m.sentence();
        Mark cue = first(m);
        if (cue != null) {
            boolean about =
                    m.has("pause") || m.has("corridor") || m.has("halt") || m.has("evacuate");
            boolean states = about && (m.has("say") || !m.all("clock").isEmpty());
            return states ? null : cue.value();
        }
        int bars = 0;
        int words = 0;
        for (Token t : s.tokens()) {
            bars += t.is("|") || t.is("›") || (t.is("»") && t.spaced()) ? 1 : 0;
            words += t.isWord() ? 1 : 0;
        }
        if (bars >= 1 && words <= 14 && words <= 5 * (bars + 1) && !m.has("say")) {
            return "navigation";
        }
        return s.at(0).is("©")
                        || (s.size() > 2 && s.at(0).is("(") && s.at(1).is("c") && s.at(2).is(")"))
                ? "copyright notice"
                : null;
    }

    /** One word such as "home" or "share" in a whole sentence is no menu. */
    private static boolean isByTheWay(Matcher m, Mark cue) {
        return cue.to() - cue.from() == 1
                && cue.from() > 1
                && m.sentence().size() > 10
                && List.of("navigation", "advertisement", "reminder prompt").contains(cue.value());
    }

    private static @Nullable Mark first(Matcher m) {
        List<Mark> cues = m.all("ignore").stream().filter(c -> !isByTheWay(m, c)).toList();
        List<Mark> starts = m.all("ignore.start");
        if (!starts.isEmpty() && starts.getFirst().from() <= 1) {
            return starts.getFirst();
        }
        return cues.isEmpty() ? null : cues.getFirst();
    }
}
