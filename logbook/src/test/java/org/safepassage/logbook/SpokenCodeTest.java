package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class SpokenCodeTest {
    private static final Checkpoint GOLDEN = golden();

    private static Checkpoint golden() {
        try {
            return new Checkpoint(GoldenTest.ORIGIN, 7, Hash.parse(GoldenTest.ROOT_7));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("read in one alphabet, checked in another: the same code in all five")
    void anyAlphabet() throws MalformedException {
        SpokenCode code = SpokenCode.of(GOLDEN);
        for (Syllables alphabet : Syllables.values()) {
            String words = code.words(alphabet);
            assertEquals(6, words.split(" ", -1).length);
            assertEquals(code, SpokenCode.parse(words), alphabet + " " + words);
            assertTrue(words.startsWith(code.misreadingGuard(alphabet)));
            assertEquals(2, code.misreadingGuard(alphabet).split(" ", -1).length);
        }
        assertTrue(
                SpokenCode.parse(
                                code.words(Syllables.ENGLISH)
                                        .toUpperCase(Locale.ROOT)
                                        .replace(" ", "-"))
                        .isOf(GOLDEN));
        assertFalse(code.isOf(new Checkpoint(GoldenTest.ORIGIN, 8, GOLDEN.root())));
        assertFalse(code.isOf(new Checkpoint("other", 7, GOLDEN.root())));
        assertFalse(code.isOf(new Checkpoint(GoldenTest.ORIGIN, 7, Hash.EMPTY_TREE)));
    }

    @Test
    @DisplayName("each alphabet has 37 syllables, all different, and none reads as two others")
    void alphabets() throws MalformedException {
        for (Syllables alphabet : Syllables.values()) {
            Set<String> all = new HashSet<>();
            for (int i = 0; i < 37; i++) {
                all.add(alphabet.write(i));
                for (int j = 0; j < 37; j++) {
                    assertEquals(
                            List.of(i, j),
                            Syllables.readAny(alphabet.write(i) + alphabet.write(j)));
                }
            }
            assertEquals(37, all.size());
        }
    }

    @Test
    @DisplayName("every one syllable misheard is noticed and its word named, and every two")
    void misheard() {
        String[] syllables = syllables();
        for (int at = 0; at < 18; at++) {
            for (int other = 0; other < 37; other++) {
                String[] heard = syllables.clone();
                heard[at] = Syllables.ENGLISH.write(other);
                if (heard[at].equals(syllables[at])) {
                    continue;
                }
                MalformedException e =
                        assertThrows(
                                MalformedException.class,
                                () -> SpokenCode.parse(String.join("", heard)));
                assertTrue(
                        String.valueOf(e.getMessage()).contains("word " + (at / 3 + 1)),
                        e.getMessage());
            }
        }
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            String[] heard = syllables.clone();
            heard[random.nextInt(18)] = Syllables.ENGLISH.write(random.nextInt(37));
            heard[random.nextInt(18)] = Syllables.ENGLISH.write(random.nextInt(37));
            if (!Arrays.equals(heard, syllables)) {
                assertThrows(
                        MalformedException.class, () -> SpokenCode.parse(String.join("", heard)));
            }
        }
        for (int at = 0; at < 17; at++) {
            String[] heard = syllables.clone();
            heard[at] = syllables[at + 1];
            heard[at + 1] = syllables[at];
            if (!heard[at].equals(syllables[at])) {
                assertThrows(
                        MalformedException.class, () -> SpokenCode.parse(String.join("", heard)));
            }
        }
    }

    private static String[] syllables() {
        return SpokenCode.of(GOLDEN)
                .words(Syllables.ENGLISH)
                .replace(" ", "")
                .split("(?<=[aiu])(?=.)", -1);
    }

    @Test
    @DisplayName("what is no code is refused")
    void refused() {
        for (String wrong :
                List.of(
                        "",
                        "ba",
                        "ba da fa",
                        "xyz",
                        "ba".repeat(19),
                        "b".repeat(40),
                        "ni".repeat(18))) {
            assertThrows(MalformedException.class, () -> SpokenCode.parse(wrong), wrong);
        }
    }
}
