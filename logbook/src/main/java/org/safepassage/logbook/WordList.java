package org.safepassage.logbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * 256 common words of one language, a byte each, to be read aloud on a bad line: nouns a child
 * knows, none of weapons, harm, faith or insult, and no two within one letter of each other. The
 * lists are ours; {@code spoken/*.txt} holds them, the word for 0 first. Immutable.
 */
public final class WordList {
    /** BCP 47 tags of the languages that have a list. */
    public static final List<String> LANGUAGES = List.of("ar", "en", "fr", "ru", "uk");

    static final int WORDS = 256;
    private static final Map<String, WordList> LISTS = new HashMap<>();

    static {
        LANGUAGES.forEach(language -> LISTS.put(language, read(language)));
    }

    private final String language;
    private final List<String> words;
    private final Map<String, Integer> folded = new HashMap<>();

    private WordList(String language, List<String> words) {
        this.language = language;
        this.words = List.copyOf(words);
        for (int i = 0; i < words.size(); i++) {
            folded.put(fold(words.get(i)), i);
        }
    }

    private static WordList read(String language) {
        String name = "spoken/%s.txt".formatted(language);
        try (InputStream file = WordList.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
            return new WordList(
                    language, new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The list of a language.
     *
     * @param language BCP 47 tag, of which the first part counts: {@code ar} for {@code ar-SY}
     * @throws IllegalArgumentException when there is none
     */
    public static WordList of(String language) {
        WordList list = LISTS.get(language.split("-", 2)[0].toLowerCase(Locale.ROOT));
        if (list == null) {
            throw new IllegalArgumentException(
                    "There are words in %s, but none in '%s'."
                            .formatted(String.join(", ", LANGUAGES), language));
        }
        return list;
    }

    static List<WordList> all() {
        return LANGUAGES.stream().map(WordList::of).toList();
    }

    /** BCP 47 tag. */
    public String language() {
        return language;
    }

    /**
     * The word for a byte.
     *
     * @param value 0 to 255
     */
    String word(int value) {
        return words.get(value);
    }

    /** The byte of a word, however it is written: case, accents and vowel marks do not count. */
    Optional<Integer> find(String word) {
        return Optional.ofNullable(folded.get(fold(word)));
    }

    /** Words of the list that differ in one letter from what was heard. */
    List<String> near(String heard) {
        String folds = fold(heard);
        List<String> near = new ArrayList<>();
        for (String word : words) {
            if (withinOne(fold(word), folds)) {
                near.add(word);
            }
        }
        return near;
    }

    /** The letters of a word without what a hand or a keyboard may leave out. */
    static String fold(String word) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetter)
                .filter(c -> c != 'ـ' && c != 'ء') // a line that only stretches; a sound often
                // left out
                .map(c -> c == 'ى' ? 'ي' : c == 'ة' ? 'ه' : c == 'ٱ' ? 'ا' : c == 'ґ' ? 'г' : c)
                .forEach(letters::appendCodePoint);
        return letters.toString().replace("œ", "oe");
    }

    /** Whether one letter put in, left out or changed makes the one of the other. */
    static boolean withinOne(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        String longer = a.length() >= b.length() ? a : b;
        String shorter = a.length() >= b.length() ? b : a;
        int at = 0;
        while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
            at++;
        }
        return longer.length() == shorter.length()
                ? at == longer.length()
                        || longer.substring(at + 1).equals(shorter.substring(at + 1))
                : longer.substring(at + 1).equals(shorter.substring(at));
    }
}
