package org.safepassage.app.server.pages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.safepassage.app.server.drafts.Reading;
import org.safepassage.reader.Ignored;
import org.safepassage.reader.Span;

/**
 * A text with the words marked that each field came from. Marks that overlap are cut where they
 * begin and end; a number joins a mark to its field.
 */
final class MarkedText {
    /** Characters of a text that are shown; fields are read from more. Ours. */
    private static final int MOST_SHOWN = 60_000;

    private final Html page;
    private final Viewer viewer;
    private final Reading reading;
    private final int[] points;
    private final Set<Integer> named = new HashSet<>();

    private MarkedText(Html page, Viewer viewer, Reading reading) {
        this.page = page;
        this.viewer = viewer;
        this.reading = reading;
        this.points = reading.draft().text().codePoints().limit(MOST_SHOWN).toArray();
    }

    static void write(Html page, Viewer viewer, Reading reading) {
        new MarkedText(page, viewer, reading).write();
    }

    private void write() {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, points.length));
        reading.fields().forEach(f -> cut(cuts, f.span()));
        reading.draft().ignored().forEach(i -> cut(cuts, i.span()));
        Integer from = cuts.first();
        for (Integer to = cuts.higher(from); to != null; to = cuts.higher(to)) {
            piece(from, to);
            from = to;
        }
        String text = reading.draft().text();
        if (text.codePointCount(0, text.length()) > MOST_SHOWN) {
            page.leaf("p", viewer.say("statement.cut"), "class", "ign");
        }
    }

    private void piece(int from, int to) {
        String words = new String(points, from, to - from);
        for (Ignored ignored : reading.draft().ignored()) {
            if (covers(ignored.span(), from, to)) {
                page.open("span", "class", "ign");
                if (ignored.span().from() == from) {
                    page.leaf(
                            "b",
                            viewer.say("statement.ignored", ignored.why()),
                            "lang",
                            "en",
                            "dir",
                            "auto");
                }
                page.text(words).close();
                return;
            }
        }
        List<Reading.Field> here =
                reading.fields().stream().filter(f -> covers(f.span(), from, to)).toList();
        if (here.isEmpty()) {
            page.text(words);
            return;
        }
        boolean inferred = here.stream().allMatch(f -> f.row().inferred());
        page.open("mark", inferred ? "class" : "", "i");
        for (Reading.Field field : here) {
            if (named.add(field.number())) {
                page.open("span", "id", "t" + field.number()).close();
            }
        }
        page.text(words);
        List<Reading.Field> ending = new ArrayList<>(here);
        ending.removeIf(f -> Math.min(f.span().until(), points.length) != to);
        if (!ending.isEmpty()) {
            page.open("sup");
            for (Reading.Field field : ending) {
                page.leaf(
                        "a", Integer.toString(field.number()), "href", "#field-" + field.number());
            }
            page.close();
        }
        page.close();
    }

    private static boolean covers(Span span, int from, int to) {
        return span.from() <= from && to <= span.until();
    }

    private void cut(Set<Integer> cuts, Span span) {
        cuts.add(Math.min(points.length, span.from()));
        cuts.add(Math.min(points.length, span.until()));
    }
}
