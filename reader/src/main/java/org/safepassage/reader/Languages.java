package org.safepassage.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which language a text is in: its script, and for scripts that several languages share, its
 * letters and shortest words.
 */
final class Languages {
    private static final Map<String, Set<String>> WORDS =
            Map.of(
                    "en",
                            Set.of(
                                    "the", "of", "and", "to", "in", "is", "that", "for", "on",
                                    "was", "with", "it", "by", "from", "said", "not", "at", "as",
                                    "has", "have"),
                    "fr",
                            Set.of(
                                    "le", "la", "les", "des", "du", "et", "en", "un", "une", "est",
                                    "dans", "par", "pour", "au", "aux", "que", "qui", "sur", "ont",
                                    "a", "ete", "sont", "ce", "pendant", "avaient", "fait", "plus",
                                    "l", "d"),
                    "de",
                            Set.of(
                                    "der", "die", "das", "und", "den", "von", "zu", "mit", "sich",
                                    "auf", "ist", "im", "dem", "nicht", "ein", "eine", "am", "bis",
                                    "fur", "sei"),
                    "es",
                            Set.of(
                                    "el", "la", "los", "las", "de", "y", "en", "que", "un", "una",
                                    "por", "para", "del", "con", "se", "al", "su", "es", "lo", "no",
                                    "desde"),
                    "ru",
                            Set.of(
                                    "и", "в", "не", "на", "что", "с", "по", "из", "для", "был",
                                    "будет", "это", "об", "как", "до", "от", "также", "он", "или",
                                    "при"),
                    "uk",
                            Set.of(
                                    "і", "та", "в", "у", "не", "на", "що", "з", "із", "для", "це",
                                    "про", "як", "до", "від", "також", "він", "або", "за", "й"));

    /** Letters that one of the languages writes and its neighbours seldom do. */
    private static final Map<String, String> LETTERS =
            Map.of("fr", "àâçèêëîïôùûœ", "de", "äöüß", "es", "áíñóú¿¡", "uk", "'’ʼ");

    private Languages() {}

    /** BCP 47; English for a text without letters. */
    static String of(String text) {
        int sample = Math.min(text.length(), 40_000);
        int latin = 0;
        int cyrillic = 0;
        int arabic = 0;
        int ukrainian = 0;
        int russian = 0;
        for (int i = 0; i < sample; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if ((c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250)) {
                latin++;
            } else if (c >= 0x400 && c < 0x530) {
                cyrillic++;
                ukrainian += c == 'і' || c == 'ї' || c == 'є' || c == 'ґ' ? 1 : 0;
                russian += c == 'ы' || c == 'э' || c == 'ё' || c == 'ъ' ? 1 : 0;
            } else if ((c >= 0x600 && c < 0x780) || (c >= 0xFB50 && c < 0xFF00)) {
                arabic++;
            }
        }
        if (arabic > latin && arabic > cyrillic) {
            return "ar";
        }
        if (cyrillic > latin) {
            return ukrainian == russian
                    ? byWords(text.substring(0, sample), List.of("ru", "uk"))
                    : ukrainian > russian ? "uk" : "ru";
        }
        return latin == 0
                ? "en"
                : byWords(text.substring(0, sample), List.of("en", "fr", "de", "es"));
    }

    private static String byWords(String text, List<String> candidates) {
        Map<String, Integer> hits = new HashMap<>();
        for (String language : candidates) {
            String own = LETTERS.getOrDefault(language, "");
            text.chars()
                    .map(Character::toLowerCase)
                    .filter(c -> own.indexOf(c) >= 0)
                    .forEach(c -> hits.merge(language, 1, Integer::sum));
        }
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(c)) {
                word.append(c);
                continue;
            }
            if (!word.isEmpty() && word.length() < 8) {
                String folded = Folding.fold(word);
                for (String language : candidates) {
                    if (WORDS.getOrDefault(language, Set.of()).contains(folded)) {
                        hits.merge(language, 1, Integer::sum);
                    }
                }
            }
            word.setLength(0);
        }
        String best = candidates.getFirst();
        for (String language : candidates) {
            if (hits.getOrDefault(language, 0) > hits.getOrDefault(best, 0)) {
                best = language;
            }
        }
        return best;
    }
}
