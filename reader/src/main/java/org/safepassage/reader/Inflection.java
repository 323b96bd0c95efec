package org.safepassage.reader;

import java.util.List;

/** What the ending of a Russian or Ukrainian word tells of it. */
final class Inflection {
    private static final List<String> ADJECTIVES =
            List.of(
                    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому",
                    "ему", "ым", "им", "ых", "их", "ыми", "ими", "ую", "юю", "ей", "ій", "ої", "ою",
                    "ими", "ній", "ська", "ське", "ські", "цька", "цьке", "цькі", "на", "не", "ні",
                    "нена", "ова", "ові", "ний");

    private static final List<String> GENITIVES =
            List.of("ы", "и", "і", "ї", "а", "я", "ов", "ев", "ів", "ей", "ства", "ий", "дел");

    private Inflection() {}

    /** Whether a folded word may be an adjective. */
    static boolean isAdjective(String form) {
        return form.length() > 4 && ADJECTIVES.stream().anyMatch(form::endsWith);
    }

    /** Whether a folded word may be a noun or an adjective in the genitive. */
    static boolean isGenitive(String form) {
        return form.length() > 3
                && (GENITIVES.stream().anyMatch(form::endsWith)
                        || form.endsWith("ых")
                        || form.endsWith("их")
                        || form.endsWith("ого")
                        || form.endsWith("ої")
                        || form.endsWith("ной"));
    }
}
