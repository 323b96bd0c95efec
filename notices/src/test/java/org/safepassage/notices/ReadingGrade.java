package org.safepassage.notices;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The school grade of an English text (Kincaid and others 1975), with syllables counted by vowels.
 */
final class ReadingGrade {
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private ReadingGrade() {}

    static double of(String text) {
        int sentences = 0;
        int words = 0;
        int syllables = 0;
        for (String sentence : text.split("[.?!:]\\s+|$", -1)) {
            int inSentence = 0;
            for (String word : List.of(sentence.split("\\s+", -1))) {
                String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
                if (!letters.isEmpty()) {
                    inSentence++;
                    syllables += syllables(letters);
                }
            }
            words += inSentence;
            sentences += inSentence > 0 ? 1 : 0;
        }
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    private static int syllables(String word) {
        String spoken =
                word.endsWith("e") && word.length() > 3 && !word.endsWith("le")
                        ? word.substring(0, word.length() - 1)
                        : word;
        spoken = spoken.replaceAll("(?<=[^td])ed$", "d");
        return (int) Math.max(1, VOWELS.matcher(spoken).results().count());
    }
}
