package org.safepassage.logbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Thirty-seven syllables, a consonant and a vowel each, as five languages write them. The
 * consonants are those that Arabic, English, French, Russian and Ukrainian all have and tell apart;
 * the vowels are a, i and u. Of n only "na" is used, for on a bad line n is taken for m. Ours; not
 * word lists, which nobody could check in five languages.
 */
public enum Syllables {
    ENGLISH("b d f j k l m n r s sh t z", "a i u"),
    FRENCH("b d f j k l m n r s ch t z", "a i ou"),
    ARABIC("ب د ف ج ك ل م ن ر س ش ت ز", "ا ي و"),
    RUSSIAN("б д ф ж к л м н р с ш т з", "а и у"),
    UKRAINIAN("б д ф ж к л м н р с ш т з", "а і у");

    private static final int COUNT = 37;
    private static final int N = 7; // the place of n among the consonants
    private static final int LONGEST = 4; // "chou"

    private final String consonants;
    private final String vowels;

    Syllables(String consonants, String vowels) {
        this.consonants = consonants;
        this.vowels = vowels;
    }

    private List<String> written() {
        List<String> written = new ArrayList<>(COUNT);
        List<String> all = List.of(consonants.split(" ", -1));
        List<String> sounds = List.of(vowels.split(" ", -1));
        for (int c = 0; c < all.size(); c++) {
            for (String vowel : c == N ? sounds.subList(0, 1) : sounds) {
                written.add(all.get(c) + vowel);
            }
        }
        return written;
    }

    /**
     * One syllable.
     *
     * @param number 0 to 36
     */
    String write(int number) {
        return written().get(number);
    }

    /**
     * The syllables of a text in any of the alphabets; spaces, hyphens and vowel points are passed
     * over.
     */
    static List<Integer> readAny(String text) throws MalformedException {
        Map<String, Integer> known = new HashMap<>();
        for (Syllables alphabet : values()) {
            List<String> written = alphabet.written();
            for (int i = 0; i < COUNT; i++) {
                known.put(written.get(i), i);
            }
        }
        String letters = lettersOnly(text);
        List<Integer> read = new ArrayList<>();
        int at = 0;
        while (at < letters.length()) {
            int length = Math.min(LONGEST, letters.length() - at);
            while (length > 0 && !known.containsKey(letters.substring(at, at + length))) {
                length--;
            }
            Integer syllable = known.get(letters.substring(at, at + length));
            if (syllable == null) {
                throw new MalformedException(
                        "No syllable of the code begins with %s."
                                .formatted(
                                        CanonicalText.shown(
                                                letters.substring(
                                                        at, Math.min(at + 3, letters.length())))));
            }
            read.add(syllable);
            at += length;
        }
        return read;
    }

    private static String lettersOnly(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetter)
                .filter(c -> c != 'ـ') // a line that only stretches an Arabic word
                .map(c -> c == 'ى' ? 'ي' : c == 'أ' || c == 'إ' || c == 'آ' ? 'ا' : c)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
