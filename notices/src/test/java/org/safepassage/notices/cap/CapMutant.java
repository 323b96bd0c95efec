package org.safepassage.notices.cap;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils a good alert in one of the ways in which files go wrong; none of them leaves it good. */
final class CapMutant {
    private static final List<String> NEEDED =
            List.of(
                    "identifier",
                    "sender",
                    "sent",
                    "status",
                    "msgType",
                    "scope",
                    "category",
                    "event",
                    "urgency",
                    "severity",
                    "certainty",
                    "expires",
                    "description",
                    "web",
                    "areaDesc");
    private static final List<String> TIMES = List.of("sent", "effective", "expires");
    private static final List<String> WORDS =
            List.of(
                    "status",
                    "msgType",
                    "scope",
                    "category",
                    "urgency",
                    "severity",
                    "certainty",
                    "responseType");

    private CapMutant() {}

    static String of(String xml, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> xml.replaceFirst(element(pick(NEEDED, random)), "");
            case 1 ->
                    twice(
                            xml,
                            pick(
                                    List.of(
                                            "identifier",
                                            "sent",
                                            "event",
                                            "urgency",
                                            "expires",
                                            "areaDesc"),
                                    random));
            case 2 ->
                    value(
                            xml,
                            pick(TIMES, random),
                            pick(
                                    List.of(
                                            "2016-11-04",
                                            "2016-11-04T09:00:00Z",
                                            "yesterday",
                                            "2016-13-41T25:00:00+02:00",
                                            ""),
                                    random));
            case 3 ->
                    value(
                            xml,
                            pick(WORDS, random),
                            pick(List.of("actual", "Maybe", "", "Open"), random));
            case 4 -> xml.substring(0, 60 + random.nextInt(xml.length() - 80)); // cut off
            case 5 -> renamed(xml, random);
            case 6 -> xml.replaceFirst("</msgType>", "</msgType><madeUp>1</madeUp>");
            case 7 ->
                    value(
                            xml,
                            "circle",
                            pick(
                                    List.of("100,37 1", "36,37", "36;37 1", "36,181 1", "a,b c"),
                                    random));
            default -> swapped(xml);
        };
    }

    private static String element(String name) {
        return "<" + name + ">[^<]*</" + name + ">\\s*";
    }

    private static String twice(String xml, String name) {
        return Pattern.compile(element(name))
                .matcher(xml)
                .replaceFirst(m -> java.util.regex.Matcher.quoteReplacement(m.group() + m.group()));
    }

    private static String value(String xml, String name, String value) {
        return xml.replaceFirst("<" + name + ">[^<]*<", "<" + name + ">" + value + "<");
    }

    /** One end tag loses its name. */
    private static String renamed(String xml, Random random) {
        List<MatchResult> ends = Pattern.compile("</[a-zA-Z]+>").matcher(xml).results().toList();
        MatchResult end = ends.get(random.nextInt(ends.size()));
        return xml.substring(0, end.start()) + "</x>" + xml.substring(end.end());
    }

    private static String swapped(String xml) {
        return xml.replaceFirst("(<sender>[^<]*</sender>)(\\s*)(<sent>[^<]*</sent>)", "$3$2$1");
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
