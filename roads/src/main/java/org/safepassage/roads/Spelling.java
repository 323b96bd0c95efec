package org.safepassage.roads;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One way to write a name, brought into forms that can be compared.
 *
 * @param plain lower case, without marks (vowel signs, hamzas, diacritics), one letter for those
 *     that are mixed up in writing (ة ه, ى ي, Persian ی ک), spaces for punctuation; may be empty
 * @param bare as plain, without articles (ال, al-, ash- …); as plain where it would otherwise be
 *     empty
 * @param sounds the consonants of each word of bare in Latin letters, whatever the script, sorted:
 *     Arabic and Persian, Cyrillic and Latin come together where they transliterate each other, and
 *     so do words for kinds of streets
 * @param core sounds without words such as street, road, market; empty where nothing else is left
 * @param loose the consonants of core as one string, folded where transliterators mix them up (kh
 *     and h, gh and k, z and d) and without the t of a construct state
 */
record Spelling(String plain, String bare, List<String> sounds, List<String> core, String loose) {
    /** Latin articles with the letter they take on before sun letters, as written with a hyphen. */
    private static final Set<String> LATIN_ARTICLES =
            Set.of(
                    "al", "el", "ul", "il", "ar", "er", "as", "es", "ash", "esh", "at", "et", "an",
                    "en", "az", "ez", "ad", "ed", "adh", "ath");

    /** As in Latin, in Russian. */
    private static final Set<String> CYRILLIC_ARTICLES =
            Set.of("аль", "эль", "ас", "аш", "ар", "ан", "ат", "ад", "аз");

    static Spelling of(String name) {
        String lower =
                Normalizer.normalize(
                                Normalizer.normalize(name, Normalizer.Form.NFKC),
                                Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        List<String> bareWords = new ArrayList<>();
        split(lower, words, bareWords);
        if (bareWords.isEmpty()) {
            bareWords.addAll(words);
        }
        List<String> sounds = new ArrayList<>();
        List<String> core = new ArrayList<>();
        StringBuilder loose = new StringBuilder();
        for (int i = 0; i < bareWords.size(); i++) {
            String word = bareWords.get(i);
            String kind = Sounds.kindOfPlace(word);
            String heard = kind.isEmpty() ? Sounds.of(word) : kind;
            if (!heard.isEmpty()) {
                sounds.add(heard);
            }
            if (kind.isEmpty() && !heard.isEmpty()) {
                core.add(heard);
                loose.append(Sounds.loose(word, heard, i < bareWords.size() - 1));
            }
        }
        Collections.sort(sounds);
        Collections.sort(core);
        return new Spelling(
                String.join(" ", words),
                String.join(" ", bareWords),
                List.copyOf(sounds),
                List.copyOf(core),
                loose.toString());
    }

    /** How many consonants there are to compare by. */
    int heard() {
        return sounds.stream().mapToInt(String::length).sum();
    }

    /** As {@link #heard}, without words such as street. */
    int heardOfCore() {
        return core.stream().mapToInt(String::length).sum();
    }

    /** Cuts into words; a word after which a hyphen stood may be an article. */
    private static void split(String text, List<String> words, List<String> bareWords) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word.append(folded(c));
            } else if (!isInWord(c) && !word.isEmpty()) {
                boolean hyphen = c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2013';
                add(word.toString(), hyphen, words, bareWords);
                word.setLength(0);
            }
        }
    }

    private static void add(
            String word, boolean hyphen, List<String> words, List<String> bareWords) {
        words.add(word);
        boolean article =
                (hyphen && (LATIN_ARTICLES.contains(word) || CYRILLIC_ARTICLES.contains(word)))
                        || word.equals("al")
                        || word.equals("el");
        if (!article) {
            bareWords.add(word.length() > 3 && word.startsWith("ال") ? word.substring(2) : word);
        }
    }

    /**
     * Marks and apostrophes stand inside words and say nothing here: vowel signs, the stretching
     * line, hamza, ʿayn.
     */
    private static boolean isInWord(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.FORMAT
                || "'`\u2018\u2019\u00b4\u02be\u02bf\u0640".indexOf(c) >= 0;
    }

    private static char folded(char c) {
        return switch (c) {
            case 'ة', 'ە', 'ہ' -> 'ه';
            case 'ى', 'ی', 'ې' -> 'ي';
            case 'ک' -> 'ك';
            case 'ٱ' -> 'ا';
            case 'ı' -> 'i';
            default -> Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
        };
    }
}
