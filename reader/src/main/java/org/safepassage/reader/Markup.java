package org.safepassage.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reading matter out of a page pasted whole: tags dropped, entities decoded, blocks kept
 * apart, and what is no article (scripts, menus, banners, captions, forms) skipped with its reason.
 * Tolerant, in one pass; broken markup costs no more than good markup.
 */
final class Markup {
    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "br",
                    "li",
                    "ul",
                    "ol",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "tr",
                    "td",
                    "th",
                    "table",
                    "section",
                    "article",
                    "main",
                    "header",
                    "blockquote",
                    "body",
                    "html",
                    "title",
                    "hr",
                    "dd",
                    "dt",
                    "dl",
                    "pre",
                    "figure");

    private static final Map<String, String> SKIPPED =
            Map.ofEntries(
                    Map.entry("nav", "navigation"),
                    Map.entry("footer", "page footer"),
                    Map.entry("aside", "beside the article"),
                    Map.entry("form", "form"),
                    Map.entry("button", "button"),
                    Map.entry("select", "form"),
                    Map.entry("figcaption", "caption"),
                    Map.entry("script", "script"),
                    Map.entry("style", "style sheet"),
                    Map.entry("template", "template"),
                    Map.entry("noscript", "notice for browsers"),
                    Map.entry("svg", "drawing"),
                    Map.entry("iframe", "embedded page"),
                    Map.entry("title", "page title"),
                    Map.entry("textarea", "form"));

    /** Words in class, id or role that mark what is no article. */
    private static final List<Map.Entry<String, String>> MARKED =
            List.of(
                    Map.entry("cookie", "cookie banner"),
                    Map.entry("consent", "cookie banner"),
                    Map.entry("gdpr", "cookie banner"),
                    Map.entry("newsletter", "appeal to readers"),
                    Map.entry("subscri", "appeal to readers"),
                    Map.entry("donat", "appeal to readers"),
                    Map.entry("support-us", "appeal to readers"),
                    Map.entry("contribution", "appeal to readers"),
                    Map.entry("appeal", "appeal to readers"),
                    Map.entry("paywall", "appeal to readers"),
                    Map.entry("advert", "advertisement"),
                    Map.entry("promo", "advertisement"),
                    Map.entry("sponsor", "advertisement"),
                    Map.entry("caption", "caption"),
                    Map.entry("related", "navigation"),
                    Map.entry("sidebar", "navigation"),
                    Map.entry("breadcrumb", "navigation"),
                    Map.entry("navigation", "navigation"),
                    Map.entry("menu", "navigation"),
                    Map.entry("share", "navigation"),
                    Map.entry("comments", "comments"));

    private static final Map<String, String> ENTITIES =
            Map.ofEntries(
                    Map.entry("amp", "&"),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("quot", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("nbsp", "\u00A0"),
                    Map.entry("laquo", "«"),
                    Map.entry("raquo", "»"),
                    Map.entry("ldquo", "“"),
                    Map.entry("rdquo", "”"),
                    Map.entry("bdquo", "„"),
                    Map.entry("lsquo", "‘"),
                    Map.entry("rsquo", "’"),
                    Map.entry("mdash", "—"),
                    Map.entry("ndash", "–"),
                    Map.entry("hellip", "…"),
                    Map.entry("eacute", "é"),
                    Map.entry("egrave", "è"),
                    Map.entry("ecirc", "ê"),
                    Map.entry("agrave", "à"),
                    Map.entry("acirc", "â"),
                    Map.entry("ccedil", "ç"),
                    Map.entry("ocirc", "ô"),
                    Map.entry("ucirc", "û"),
                    Map.entry("ugrave", "ù"),
                    Map.entry("icirc", "î"),
                    Map.entry("iuml", "ï"),
                    Map.entry("auml", "ä"),
                    Map.entry("ouml", "ö"),
                    Map.entry("uuml", "ü"),
                    Map.entry("Auml", "Ä"),
                    Map.entry("Ouml", "Ö"),
                    Map.entry("Uuml", "Ü"),
                    Map.entry("szlig", "ß"),
                    Map.entry("ntilde", "ñ"),
                    Map.entry("aacute", "á"),
                    Map.entry("iacute", "í"),
                    Map.entry("oacute", "ó"),
                    Map.entry("uacute", "ú"),
                    Map.entry("Eacute", "É"),
                    Map.entry("Agrave", "À"),
                    Map.entry("thinsp", "\u2009"),
                    Map.entry("rlm", "\u200F"),
                    Map.entry("lrm", "\u200E"),
                    Map.entry("zwj", "\u200D"),
                    Map.entry("zwnj", "\u200C"));

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private final List<Matter.Skipped> skipped = new ArrayList<>();
    private final Set<String> neverClosed = new HashSet<>();

    private Markup(String html) {
        this.html = html;
    }

    /** Whether a text is a page, or part of one. */
    static boolean isPage(String text) {
        String head = text.substring(0, Math.min(text.length(), 20_000)).toLowerCase(Locale.ROOT);
        if (head.contains("<!doctype html") || head.contains("<html") || head.contains("<body")) {
            return true;
        }
        int tags = 0;
        for (String tag :
                List.of(
                        "<p>",
                        "<p ",
                        "<div",
                        "<br",
                        "<a href",
                        "<span",
                        "</p>",
                        "</div>",
                        "<article",
                        "<li>",
                        "<h1")) {
            tags += head.contains(tag) ? 1 : 0;
        }
        return tags >= 2;
    }

    static Matter matter(String html) {
        Markup markup = new Markup(html);
        markup.read();
        return new Matter(
                markup.text.toString(),
                Arrays.copyOf(markup.starts, markup.text.length()),
                Arrays.copyOf(markup.ends, markup.text.length()),
                markup.skipped);
    }

    private void read() {
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<') {
                i = tag(i);
            } else if (c == '&') {
                i = entity(i);
            } else {
                // a line end inside a block is a space: blocks alone end a paragraph
                put(c == '\n' || c == '\r' ? ' ' : c, i, i + 1);
                i++;
            }
        }
    }

    private void put(char c, int start, int end) {
        if (text.length() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        starts[text.length()] = start;
        ends[text.length()] = end;
        text.append(c);
    }

    /** Reads one tag, comment or declaration at {@code from}; returns where it ends. */
    private int tag(int from) {
        if (html.startsWith("<!--", from)) {
            int close = neverClosed.contains("!--") ? -1 : html.indexOf("-->", from + 4);
            if (close >= 0) {
                return close + 3;
            }
            neverClosed.add("!--");
            return from + 4;
        }
        int nameFrom = from + (html.startsWith("</", from) ? 2 : 1);
        if (nameFrom >= html.length()
                || !(Character.isLetter(html.charAt(nameFrom)) || html.charAt(nameFrom) == '!')) {
            put('<', from, from + 1);
            return from + 1;
        }
        int end = tagEnd(nameFrom);
        String name = name(nameFrom, end);
        if (BLOCKS.contains(name) || SKIPPED.containsKey(name)) {
            put('\n', from, Math.min(end, html.length()));
            put('\n', from, Math.min(end, html.length()));
        }
        if (nameFrom - from == 2) {
            return end;
        }
        String why = why(name, from, end);
        if (why == null || neverClosed.contains(name)) {
            return end;
        }
        int close = close(name, end);
        if (close < 0) {
            neverClosed.add(name);
            return end;
        }
        if (!why.equals("script") && !why.equals("style sheet")) {
            skipped.add(new Matter.Skipped(why, from, close));
        }
        put('\n', from, close);
        put('\n', from, close);
        return close;
    }

    /**
     * Where a tag ends: at its angle, quotes respected for a while; at most 4,096 characters on.
     */
    private int tagEnd(int from) {
        int limit = Math.min(html.length(), from + 4096);
        char quote = 0;
        for (int i = from; i < limit; i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        int angle = html.indexOf('>', from);
        return angle >= 0 && angle < limit ? angle + 1 : limit;
    }

    private String name(int from, int end) {
        int at = from;
        while (at < end && (Character.isLetterOrDigit(html.charAt(at)) || html.charAt(at) == '!')) {
            at++;
        }
        return html.substring(from, Math.min(at, from + 20)).toLowerCase(Locale.ROOT);
    }

    private @Nullable String why(String name, int from, int end) {
        String byName = SKIPPED.get(name);
        if (byName != null) {
            return byName;
        }
        if (name.equals("body")
                || name.equals("html")
                || name.equals("article")
                || name.equals("main")) {
            return null;
        }
        String tag = html.substring(from, end).toLowerCase(Locale.ROOT);
        if (!tag.contains("class=") && !tag.contains("id=") && !tag.contains("role=")) {
            return null;
        }
        for (Map.Entry<String, String> mark : MARKED) {
            if (tag.contains(mark.getKey())) {
                return mark.getValue();
            }
        }
        return null;
    }

    /** Where the element opened before {@code from} is closed, or -1. */
    private int close(String name, int from) {
        int depth = 1;
        int at = from;
        while (at < html.length()) {
            int next = html.indexOf('<', at);
            if (next < 0) {
                return -1;
            }
            boolean closing = html.startsWith("/", next + 1);
            int nameFrom = next + (closing ? 2 : 1);
            if (html.regionMatches(true, nameFrom, name, 0, name.length())
                    && nameFrom + name.length() < html.length()
                    && !Character.isLetterOrDigit(html.charAt(nameFrom + name.length()))) {
                depth += closing ? -1 : 1;
                if (depth == 0) {
                    return tagEnd(nameFrom);
                }
            }
            at = next + 1;
        }
        return -1;
    }

    private int entity(int from) {
        int semicolon = html.indexOf(';', from);
        if (semicolon < 0 || semicolon - from > 10 || semicolon - from < 2) {
            put('&', from, from + 1);
            return from + 1;
        }
        String name = html.substring(from + 1, semicolon);
        String plain = name.startsWith("#") ? numbered(name) : ENTITIES.get(name);
        if (plain == null) {
            put('&', from, from + 1);
            return from + 1;
        }
        for (int i = 0; i < plain.length(); i++) {
            put(plain.charAt(i), from, semicolon + 1);
        }
        return semicolon + 1;
    }

    private static @Nullable String numbered(String name) {
        try {
            boolean hex = name.startsWith("#x") || name.startsWith("#X");
            int point =
                    hex
                            ? Integer.parseInt(name.substring(2), 16)
                            : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(point) && point > 0
                    ? Character.toString(point)
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
