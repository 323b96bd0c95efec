package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenCodeTest {
    private static final Checkpoint GOLDEN = golden();

    /**
     * What no word may be, in no list: violence, death, faith, the body's private parts, words that
     * are used to insult. The beginnings of words, folded.
     */
    private static final List<String> UNFIT =
            List.of(
                    "gun", "bomb", "blood", "dead", "death", "kill", "war", "army", "rape", "slave",
                    "mosque", "church", "monkey", "donkey", "pig", "ape", "arme", "bombe", "sang",
                    "mort", "guerre", "singe", "ane", "mosquee", "eglise", "cochon", "porc",
                    "armee", "бомб", "кров", "смерт", "убий", "войн", "арм", "мечет", "церк",
                    "свин", "осел", "обезьян", "мавп", "війн", "смерт", "вбив", "ракет", "танк",
                    "снаряд", "قنبل", "دم", "موت", "حرب", "جيش", "مسجد", "كنيس", "خنزير", "حمار",
                    "قرد", "كلب", "صاروخ");

    private static Checkpoint golden() {
        try {
            return new Checkpoint(GoldenTest.ORIGIN, 7, Hash.parse(GoldenTest.ROOT_7));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en", "fr", "ru", "uk"})
    @DisplayName("read out in a language, written down carelessly, and understood")
    void everyLanguage(String language) throws MalformedException {
        SpokenCode code = SpokenCode.of(GOLDEN);
        String words = SpokenCode.words(GOLDEN, language);
        assertEquals(12, words.split(" ", -1).length);
        assertEquals(words, code.words(language + "-SY"));
        assertTrue(words.startsWith(code.misreadingGuard(language)));
        assertEquals(3, code.misreadingGuard(language).split(" ", -1).length);
        for (String written :
                List.of(
                        words,
                        words.toUpperCase(Locale.ROOT),
                        words.replace(" ", " - "),
                        words.replace(" ", ", ") + ".",
                        "  " + words.replace(" ", "\n"),
                        WordList.fold(words.replace(" ", "q")).replace("q", " "))) {
            assertTrue(SpokenCode.parse(written).isOf(GOLDEN), written);
            assertEquals(code, SpokenCode.parse(written, language));
        }
    }

    @Test
    @DisplayName("another checkpoint has another code")
    void others() throws MalformedException {
        SpokenCode code = SpokenCode.of(GOLDEN);
        assertFalse(code.isOf(new Checkpoint(GoldenTest.ORIGIN, 8, GOLDEN.root())));
        assertFalse(code.isOf(new Checkpoint("other", 7, GOLDEN.root())));
        assertFalse(code.isOf(new Checkpoint(GoldenTest.ORIGIN, 7, Hash.EMPTY_TREE)));
        assertEquals(code.hashCode(), SpokenCode.parse(code.toString()).hashCode());
        assertNotEquals(code, (Object) "code");
        assertThrows(IllegalArgumentException.class, () -> code.words("de"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en", "fr", "ru", "uk"})
    @DisplayName("256 words, each with one byte, no two within a letter or a swap, none unfit")
    void lists(String language) {
        WordList list = WordList.of(language);
        Set<String> folded = new HashSet<>();
        for (int i = 0; i < WordList.WORDS; i++) {
            String word = list.word(i);
            String fold = WordList.fold(word);
            assertEquals(i, list.find(word).orElseThrow());
            assertTrue(word.chars().allMatch(Character::isLetter), word);
            assertTrue(fold.length() >= 3 && fold.length() <= 11, word);
            for (String other : folded) {
                assertFalse(WordList.withinOne(fold, other), word + " " + other);
                assertFalse(isSwapped(fold, other), word + " " + other);
            }
            folded.add(fold);
            UNFIT.forEach(unfit -> assertFalse(isUnfit(fold, unfit), word));
        }
        assertEquals(WordList.WORDS, folded.size());
        assertThrows(IndexOutOfBoundsException.class, () -> list.word(WordList.WORDS));
    }

    /** Whole words and their beginnings; the short ones only whole, for "war" begins no warning. */
    private static boolean isUnfit(String fold, String unfit) {
        String beginning = WordList.fold(unfit);
        return beginning.length() > 4 ? fold.startsWith(beginning) : fold.equals(beginning);
    }

    private static boolean isSwapped(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i + 1 < a.length(); i++) {
            char[] letters = a.toCharArray();
            letters[i] = a.charAt(i + 1);
            letters[i + 1] = a.charAt(i);
            if (new String(letters).equals(b)) {
                return true;
            }
        }
        return false;
    }

    @Test
    @DisplayName("one letter away: put in, left out, changed; two are further")
    void distance() {
        assertTrue(WordList.withinOne("lamp", "lamp"));
        assertTrue(WordList.withinOne("lamp", "clamp"));
        assertTrue(WordList.withinOne("lamp", "lam"));
        assertTrue(WordList.withinOne("lamp", "limp"));
        assertTrue(WordList.withinOne("lamp", "lamb"));
        assertFalse(WordList.withinOne("lamp", "limb"));
        assertFalse(WordList.withinOne("lamp", "lampion"));
        assertFalse(WordList.withinOne("lamp", "alms"));
        assertEquals(List.of("anchor"), WordList.of("en").near("ancho"));
    }

    @Test
    @DisplayName("every one word misheard is noticed and named, every two are noticed")
    void misheard() {
        String[] words = SpokenCode.of(GOLDEN).words("en").split(" ", -1);
        WordList list = WordList.of("en");
        for (int at = 0; at < words.length; at++) {
            for (int other = 0; other < WordList.WORDS; other++) {
                String[] heard = words.clone();
                heard[at] = list.word(other);
                if (heard[at].equals(words[at])) {
                    continue;
                }
                MalformedException e =
                        assertThrows(
                                MalformedException.class,
                                () -> SpokenCode.parse(String.join(" ", heard), "en"));
                assertTrue(
                        String.valueOf(e.getMessage()).contains("word " + (at + 1) + "."),
                        e.getMessage());
            }
        }
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            String[] heard = words.clone();
            heard[random.nextInt(words.length)] = list.word(random.nextInt(WordList.WORDS));
            heard[random.nextInt(words.length)] = list.word(random.nextInt(WordList.WORDS));
            if (!Arrays.equals(heard, words)) {
                assertThrows(
                        MalformedException.class,
                        () -> SpokenCode.parse(String.join(" ", heard), "en"));
            }
        }
        for (int at = 0; at + 1 < words.length; at++) {
            String[] heard = words.clone();
            heard[at] = words[at + 1];
            heard[at + 1] = words[at];
            if (!heard[at].equals(words[at])) {
                MalformedException e =
                        assertThrows(
                                MalformedException.class,
                                () -> SpokenCode.parse(String.join(" ", heard)));
                assertTrue(String.valueOf(e.getMessage()).contains("More than one"));
            }
        }
    }

    @Test
    @DisplayName("a word that is none is named, with those near it")
    void unknownWord() {
        String words = SpokenCode.of(GOLDEN).words("en");
        String last = words.substring(words.lastIndexOf(' ') + 1);
        MalformedException near =
                assertThrows(MalformedException.class, () -> SpokenCode.parse(words + "e"));
        assertTrue(String.valueOf(near.getMessage()).contains("Word 12"), near.getMessage());
        assertTrue(String.valueOf(near.getMessage()).contains("near it: " + last));
        MalformedException far =
                assertThrows(
                        MalformedException.class,
                        () -> SpokenCode.parse(words.replace(last, "xxxxxxxx")));
        assertFalse(String.valueOf(far.getMessage()).contains("near it"));
        for (String wrong : List.of("", "lamp", "lamp ".repeat(13), "--- ,,,")) {
            assertThrows(MalformedException.class, () -> SpokenCode.parse(wrong), wrong);
        }
    }
}
