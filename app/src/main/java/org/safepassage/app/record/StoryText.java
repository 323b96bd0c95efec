package org.safepassage.app.record;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.safepassage.domain.SourceRef;

/** A story as lines of text, and as one HTML page without script. */
public final class StoryText {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>@title</title>
            <style>
            body { font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
            ol { list-style: none; padding: 0 } li { border-top: 1px solid #bbb; padding: .75rem 0; overflow-wrap: anywhere }
            li:target { background: #fff6d6 } .time, .link, .source { font-size: .875rem; color: #444 }
            .says { margin: .25rem 0; white-space: pre-wrap } .suspension .says { font-weight: bold }
            .gap, .commitment { color: #444; font-style: italic } .correction { border-left: 4px solid #8a4b00; padding-left: .75rem; margin: .5rem 0 }
            a { color: #0b4a8f } h1 { font-size: 1.5rem; line-height: 1.25 }
            </style>
            </head>
            <body>
            <h1>@title</h1>
            <p>@head</p>
            <ol>
            @items</ol>
            </body>
            </html>
            """;

    private StoryText() {}

    private static String head(Story story) {
        return "The public record %s, %d entries. It shows who said what and when at the latest, not whether it is true. Times are the office's own word. That nothing was changed is checked with 'record verify' or any tool for C2SP logs."
                .formatted(story.origin(), story.size());
    }

    /** Lines for a terminal. */
    public static List<String> lines(Story story) {
        List<String> out = new ArrayList<>(List.of(story.title(), head(story)));
        for (Story.Line line : story.lines()) {
            out.add("");
            switch (line) {
                case Story.Line.Told told -> {
                    out.add(
                            "%d  %s"
                                    .formatted(
                                            told.index(),
                                            told.time() == null ? "no time given" : told.time()));
                    told.says().lines().forEach(says -> out.add("   " + printable(says)));
                    for (SourceRef source : told.sources()) {
                        out.add("   Source: " + printable(Wording.source(source)));
                    }
                    new TreeMap<>(told.corrections())
                            .forEach(
                                    (index, says) ->
                                            out.add(
                                                    "   CORRECTED by entry %d: %s"
                                                            .formatted(index, printable(says))));
                    out.add("   " + story.link(told.index()));
                }
                case Story.Line.Committed committed -> out.add(says(committed));
                case Story.Line.Gap gap -> out.add("   … " + gap.says());
                case Story.Line.Foreign foreign -> {
                    out.add("%d  %s".formatted(foreign.index(), printable(foreign.says())));
                    out.add("   " + story.link(foreign.index()));
                }
            }
        }
        return out;
    }

    private static String says(Story.Line.Committed committed) {
        return committed.first() == committed.last()
                ? "%d  A commitment: something was entered whose text is not public."
                        .formatted(committed.first())
                : "%d to %d  %d commitments: things were entered whose texts are not public."
                        .formatted(
                                committed.first(),
                                committed.last(),
                                committed.last() - committed.first() + 1);
    }

    /** A log may hold what would move a terminal's cursor or turn its text around. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(
                        c ->
                                Character.isISOControl(c)
                                                || (c >= 0x202a && c <= 0x202e)
                                                || (c >= 0x2066 && c <= 0x2069)
                                        ? 0xfffd
                                        : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** One page that needs no network and runs no script; each entry has an anchor. */
    public static String html(Story story) {
        StringBuilder items = new StringBuilder();
        for (Story.Line line : story.lines()) {
            switch (line) {
                case Story.Line.Told told -> told(story, told, items);
                case Story.Line.Committed committed ->
                        items.append(
                                "<li class=\"commitment\" id=\"e%d\">%s</li>\n"
                                        .formatted(committed.first(), escaped(says(committed))));
                case Story.Line.Gap gap ->
                        items.append("<li class=\"gap\">%s</li>\n".formatted(escaped(gap.says())));
                case Story.Line.Foreign foreign ->
                        items.append(
                                "<li id=\"e%d\">%d %s</li>\n"
                                        .formatted(
                                                foreign.index(),
                                                foreign.index(),
                                                escaped(foreign.says())));
            }
        }
        String title = escaped(story.title());
        return PAGE.replace("@title", title)
                .replace("@head", escaped(head(story)))
                .replace("@items", items);
    }

    private static void told(Story story, Story.Line.Told told, StringBuilder items) {
        items.append(
                "<li id=\"e%d\" class=\"%s\"><div class=\"time\">%s</div><p class=\"says\" dir=\"auto\">%s</p>\n"
                        .formatted(
                                told.index(),
                                told.kind(),
                                told.time() == null ? "no time given" : escaped(told.time()),
                                escaped(told.says())));
        for (SourceRef source : told.sources()) {
            items.append(
                    "<div class=\"source\">Source: %s</div>\n"
                            .formatted(escaped(Wording.source(source))));
        }
        new TreeMap<>(told.corrections())
                .forEach(
                        (index, says) ->
                                items.append(
                                        "<div class=\"correction\">Corrected by <a href=\"#e%d\">entry %d</a>: %s</div>\n"
                                                .formatted(index, index, escaped(says))));
        items.append(
                "<div class=\"link\"><a href=\"#e%d\">%s</a></div></li>\n"
                        .formatted(told.index(), escaped(story.link(told.index()))));
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        printable(text.replace("\n", "\u2028"))
                .codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '&' -> out.append("&amp;");
                                case '"' -> out.append("&quot;");
                                case 0x2028 -> out.append('\n');
                                default -> out.appendCodePoint(c);
                            }
                        });
        return out.toString();
    }
}
