package org.safepassage.domain;

import java.time.Duration;
import java.util.List;

/** Lists, corridors and hours as a sentence says them. */
final class InWords {
    private InWords() {}

    /** "F1", "F1 and F2", "F1, F2 and F3". */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** A name at the start of a sentence: "Armed groups". */
    static String start(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + name.substring(Character.charCount(first));
    }

    /** "corridor F1", "corridors F1, F2 and C1 to C6", "all corridors". */
    static String corridors(Pause pause, List<String> ids) {
        List<String> known = pause.corridors().stream().map(Corridor::id).toList();
        if (ids.size() == 1) {
            return "corridor " + ids.getFirst();
        }
        return ids.equals(known)
                ? "all corridors"
                : "corridors " + list(FieldExpression.runs(ids, known, " to "));
    }

    /**
     * As {@link #corridors}, for a sentence that denies: "any corridor" in place of "all
     * corridors".
     */
    static String anyOf(Pause pause, List<String> ids) {
        String words = corridors(pause, ids);
        return words.equals("all corridors") ? "any corridor" : words;
    }

    /** {@code corridors/F1+F2/arms}; no attribute when it is empty. */
    static String path(Pause pause, List<String> corridors, String attribute) {
        List<String> known = pause.corridors().stream().map(Corridor::id).toList();
        return "corridors/"
                + FieldExpression.shorten(corridors, known)
                + (attribute.isEmpty() ? "" : "/" + attribute);
    }

    /** "10 hours", "1 hour", "9 hours 30 minutes", "40 minutes". */
    static String hours(Duration time) {
        long hours = time.toHours();
        int minutes = time.toMinutesPart();
        String hour = hours == 1 ? "1 hour" : hours + " hours";
        String minute = minutes == 1 ? "1 minute" : minutes + " minutes";
        return minutes == 0 ? hour : hours == 0 ? minute : hour + " " + minute;
    }
}
