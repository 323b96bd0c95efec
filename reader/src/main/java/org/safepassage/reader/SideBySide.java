package org.safepassage.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Text and fields side by side: one page of HTML, no script, nothing fetched. Numbers join a field
 * and its words.
 */
public final class SideBySide {
    /** Characters of a text that are shown; fields are read from more. Ours. */
    private static final int MOST_SHOWN = 60_000;

    private final StringBuilder out = new StringBuilder();

    private SideBySide() {}

    /** The page of some texts, one below the other. */
    public static String of(List<Draft> drafts, List<String> names) {
        SideBySide page = new SideBySide();
        page.head();
        for (int i = 0; i < drafts.size(); i++) {
            page.text(drafts.get(i), names.get(i), i);
        }
        return page.out.append("</body></html>\n").toString();
    }

    private void head() {
        out.append(
                        "<!doctype html>\n<!-- RESTRICTED, not for publication: a draft that nobody has confirmed. -->\n")
                .append(
                        "<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Read, to confirm</title>\n<style>\n")
                .append(css())
                .append("</style></head><body>\n");
    }

    private static String css() {
        try (InputStream in =
                Objects.requireNonNull(SideBySide.class.getResourceAsStream("side-by-side.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(Draft draft, String name, int index) {
        List<List<Row>> statements = draft.statements().stream().map(Row::of).toList();
        List<Row> all = statements.stream().flatMap(List::stream).toList();
        out.append("<header><h1>")
                .append(
                        draft.statements().isEmpty()
                                ? "No pause was found in this text"
                                : "Read, to confirm: " + all.size() + " fields")
                .append("</h1><p><bdi>")
                .append(escape(name))
                .append("</bdi>, ")
                .append(language(draft.language()))
                .append(", ")
                .append(draft.text().codePointCount(0, draft.text().length()))
                .append(" characters, ")
                .append(
                        draft.published() == null
                                ? "day of publication not given"
                                : "published " + draft.published())
                .append(
                        ". Restricted. Nothing here is confirmed.</p></header>\n<main><div class=\"t\">");
        boolean rightToLeft = draft.language().equals("ar");
        out.append("<div class=\"paper\" tabindex=\"0\" aria-label=\"The text\" lang=\"")
                .append(draft.language())
                .append("\" dir=\"")
                .append(rightToLeft ? "rtl" : "ltr")
                .append("\">");
        marked(draft, all, index);
        out.append("</div></div>\n<div class=\"fs\">");
        for (String warning : draft.warnings()) {
            out.append("<p class=\"warn\"><b>Warning.</b> ").append(escape(warning)).append("</p>");
        }
        int number = 1;
        for (int i = 0; i < statements.size(); i++) {
            ReadStatement s = draft.statements().get(i);
            out.append("<h2>Reads as: ")
                    .append(s.kind().word())
                    .append(
                            statements.size() > 1
                                    ? ", pause " + (i + 1) + " of " + statements.size()
                                    : "")
                    .append("</h2>");
            number = rows(statements.get(i), number, index);
            missing(s);
        }
        out.append("</div></main>\n");
    }

    private static String language(String tag) {
        return Map.of(
                        "en",
                        "English",
                        "ru",
                        "Russian",
                        "ar",
                        "Arabic",
                        "fr",
                        "French",
                        "uk",
                        "Ukrainian",
                        "de",
                        "German",
                        "es",
                        "Spanish")
                .getOrDefault(tag, tag);
    }

    private int rows(List<Row> rows, int first, int index) {
        int number = first;
        String group = "";
        for (Row row : rows) {
            if (!row.group().equals(group)) {
                group = row.group();
                out.append("<h3>").append(group).append("</h3>");
            }
            String id = index + "-" + number;
            out.append("<div class=\"f")
                    .append(row.inferred() ? " inf" : "")
                    .append("\" id=\"f")
                    .append(id)
                    .append("\"><a class=\"n\" href=\"#t")
                    .append(id)
                    .append("\">")
                    .append(number)
                    .append("</a><span class=\"k\"><bdi>")
                    .append(escape(row.key()))
                    .append("</bdi></span><span class=\"v\"><bdi>")
                    .append(escape(row.value()))
                    .append("</bdi>");
            if (!row.more().isEmpty()) {
                out.append("<small><bdi>").append(escape(row.more())).append("</bdi></small>");
            }
            out.append("</span><span class=\"c\">")
                    .append(
                            row.inferred()
                                    ? "<i>inferred</i>"
                                    : row.more().contains("reportedly") ? "hedged" : "stated")
                    .append("</span></div>\n");
            number++;
        }
        return number;
    }

    /** What an officer asks for and the text does not say, in words. */
    public static List<String> notFound(ReadStatement s) {
        List<String> missing = new ArrayList<>();
        if (s.speaker() == null) {
            missing.add("Who speaks");
        }
        if (s.windows().isEmpty()) {
            missing.add("Any day or hour");
        } else if (s.windows().stream().noneMatch(w -> w.opens() != null)) {
            missing.add("The hour it begins");
        }
        if (s.windows().stream()
                .allMatch(w -> w.closes() == null && !w.openEnded() && w.duration() == null)) {
            missing.add("When it ends");
        }
        if (s.corridors().isEmpty()) {
            missing.add("Corridors");
        }
        if (s.assurances().isEmpty()) {
            missing.add("The other side's answer");
        }
        return missing;
    }

    private void missing(ReadStatement s) {
        List<String> missing = notFound(s);
        if (!missing.isEmpty()) {
            out.append(
                    "<div class=\"miss\"><b>Not found in the text.</b> Missing is not zero, and silence is not consent.<ul>");
            missing.forEach(m -> out.append("<li>").append(m).append("</li>"));
            out.append("</ul></div>");
        }
    }

    /**
     * The text with every field's words marked; marks that overlap are cut where they begin and
     * end.
     */
    private void marked(Draft draft, List<Row> rows, int index) {
        int[] points = draft.text().codePoints().limit(MOST_SHOWN).toArray();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, points.length));
        for (Row row : rows) {
            cut(cuts, row.span(), points.length);
        }
        for (Ignored ignored : draft.ignored()) {
            cut(cuts, ignored.span(), points.length);
        }
        boolean[] named = new boolean[rows.size()];
        Integer from = cuts.first();
        for (Integer to = cuts.higher(from); to != null; to = cuts.higher(to)) {
            String words = escape(new String(points, from, to - from));
            Ignored over = null;
            for (Ignored ignored : draft.ignored()) {
                over = covers(ignored.span(), from, to) ? ignored : over;
            }
            List<Integer> here = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (covers(rows.get(i).span(), from, to)) {
                    here.add(i);
                }
            }
            if (over != null) {
                String why =
                        over.span().from() == from
                                ? "<b>Ignored: " + escape(over.why()) + "</b> "
                                : "";
                out.append("<span class=\"ign\">").append(why).append(words).append("</span>");
            } else if (here.isEmpty()) {
                out.append(words);
            } else {
                mark(words, rows, here, named, to, index);
            }
            from = to;
        }
        if (draft.text().codePointCount(0, draft.text().length()) > MOST_SHOWN) {
            out.append("\n<span class=\"ign\"><b>The rest of the text is not shown.</b></span>");
        }
    }

    private void mark(
            String words, List<Row> rows, List<Integer> here, boolean[] named, int to, int index) {
        boolean inferred = here.stream().allMatch(i -> rows.get(i).inferred());
        out.append("<mark").append(inferred ? " class=\"i\"" : "").append('>');
        StringBuilder numbers = new StringBuilder();
        for (int i : here) {
            if (!named[i]) {
                named[i] = true;
                out.append("<span id=\"t")
                        .append(index)
                        .append('-')
                        .append(i + 1)
                        .append("\"></span>");
            }
            if (rows.get(i).span().until() == to) {
                numbers.append(numbers.isEmpty() ? "" : " ")
                        .append("<a href=\"#f")
                        .append(index)
                        .append('-')
                        .append(i + 1)
                        .append("\">")
                        .append(i + 1)
                        .append("</a>");
            }
        }
        out.append(words);
        if (!numbers.isEmpty()) {
            out.append("<sup>").append(numbers).append("</sup>");
        }
        out.append("</mark>");
    }

    private static boolean covers(Span span, int from, int to) {
        return span.from() <= from && to <= span.until();
    }

    private static void cut(Set<Integer> cuts, Span span, int length) {
        cuts.add(Math.min(length, span.from()));
        cuts.add(Math.min(length, span.until()));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '&' -> escaped.append("&amp;");
                                case '"' -> escaped.append("&quot;");
                                default -> escaped.appendCodePoint(isShown(c) ? c : 0xFFFD);
                            }
                        });
        return escaped.toString();
    }

    /**
     * Characters that reorder what follows, and controls, are shown as what they are: unreadable.
     */
    private static boolean isShown(int c) {
        return (c >= 0x20
                        && !(c >= 0x7F && c <= 0x9F)
                        && !(c >= 0x202A && c <= 0x202E)
                        && !(c >= 0x2066 && c <= 0x2069)
                        && !(c >= 0xD800 && c <= 0xDFFF))
                || c == '\n'
                || c == '\t'
                || c == '\r';
    }
}
