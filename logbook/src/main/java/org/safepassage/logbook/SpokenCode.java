package org.safepassage.logbook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A checkpoint as twelve common words, to be read on the radio, printed or faxed, and compared
 * where there is no network. Arabic, English, French, Russian and Ukrainian each have words of
 * their own for the same bytes.
 *
 * <p>Ten words are 80 bits of a hash of the checkpoint's three lines, made slow to compute; two
 * more are a check (a Reed-Solomon code over bytes), so that any two words misheard are noticed,
 * and one is pointed at. Who does not hold the log's key cannot make another log with the same code
 * (2^80 tries of 2^17 hashes each). Who holds it and sets out to make two histories with one code
 * needs about 2^40 such tries: against that only witnesses help.
 *
 * <p>The short form of three words guards against misreading, and proves nothing.
 */
public final class SpokenCode {
    /** Words that carry the code, without the check. */
    private static final int DATA = 10;

    private static final int ALL = 12;
    private static final int SHORT = 3;
    private static final int ROUNDS = 1 << 17;
    private static final byte[] SALT = "logbook spoken code/2".getBytes(StandardCharsets.US_ASCII);

    private final int[] values; // of a word each, 0 to 255

    private SpokenCode(int[] values) {
        this.values = values;
    }

    /** The code of a checkpoint. Takes a tenth of a second, on purpose. */
    public static SpokenCode of(Checkpoint checkpoint) {
        byte[] hash = slowHash(checkpoint.text());
        int[] values = new int[ALL];
        for (int i = 0; i < DATA; i++) {
            values[i] = Byte.toUnsignedInt(hash[i]);
        }
        addCheck(values);
        return new SpokenCode(values);
    }

    /** The words of a checkpoint in one language: what is printed and read aloud. */
    public static String words(Checkpoint checkpoint, String language) {
        return of(checkpoint).words(language);
    }

    private static byte[] slowHash(String text) {
        try {
            // The password is ASCII in hexadecimal, for implementations differ in how they read
            // other characters.
            char[] password =
                    Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().toCharArray();
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password, SALT, ROUNDS, DATA * 8))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256.", e);
        }
    }

    /**
     * Chooses the last two so that the sum of all, and the sum of each times 2 to its place, are 0
     * in the field of 256 elements.
     */
    private static void addCheck(int[] values) {
        int sum = sum(values);
        int weighted = weighted(values);
        int p = power(ALL - 2);
        int q = power(ALL - 1);
        // last × q + (sum + last) × p = weighted, where + is exclusive or
        int last = times(weighted ^ times(sum, p), inverse(p ^ q));
        values[ALL - 1] = last;
        values[ALL - 2] = sum ^ last;
    }

    private static int sum(int[] values) {
        int sum = 0;
        for (int value : values) {
            sum ^= value;
        }
        return sum;
    }

    private static int weighted(int[] values) {
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum ^= times(values[i], power(i));
        }
        return sum;
    }

    /** Product in GF(256) with x^8 + x^4 + x^3 + x^2 + 1, of which 2 is a generator. */
    private static int times(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bits = b; bits != 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                product ^= shifted;
            }
            shifted <<= 1;
            if (shifted > 0xff) {
                shifted ^= 0x11d;
            }
        }
        return product;
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power = times(power, 2);
        }
        return power;
    }

    private static int inverse(int number) {
        int inverse = 1;
        for (int i = 0; i < 254; i++) { // the field's 255 powers come round to 1
            inverse = times(inverse, number);
        }
        return inverse;
    }

    /**
     * Twelve words, with a space between them.
     *
     * @param language BCP 47 tag, see {@link WordList#LANGUAGES}
     */
    public String words(String language) {
        return words(language, ALL);
    }

    /**
     * The first three words: enough to notice a page misread or mixed up, and no proof of anything.
     */
    public String misreadingGuard(String language) {
        return words(language, SHORT);
    }

    private String words(String language, int count) {
        WordList list = WordList.of(language);
        StringJoiner words = new StringJoiner(" ");
        for (int i = 0; i < count; i++) {
            words.add(list.word(values[i]));
        }
        return words.toString();
    }

    /**
     * A code as it was heard or read, in any of the languages. Case, accents, vowel marks, hyphens
     * and commas do not count.
     *
     * @throws MalformedException when it is no code; the message points at the word to be asked for
     *     again, if one alone was misheard
     */
    public static SpokenCode parse(String heard) throws MalformedException {
        Set<SpokenCode> read = new HashSet<>();
        MalformedException closest = null;
        long understood = -1;
        for (WordList list : WordList.all()) {
            try {
                read.add(parse(heard, list.language()));
            } catch (MalformedException e) {
                long words = split(heard).stream().filter(w -> list.find(w).isPresent()).count();
                if (words > understood) {
                    understood = words;
                    closest = e;
                }
            }
        }
        if (read.size() == 1) {
            return read.iterator().next();
        }
        // Two languages that share twelve words and a check do not occur but by intent.
        throw closest != null
                ? closest
                : new MalformedException("The words are a code in more than one language.");
    }

    /** As the other, of one language. */
    public static SpokenCode parse(String heard, String language) throws MalformedException {
        WordList list = WordList.of(language);
        List<String> words = split(heard);
        if (words.size() != ALL) {
            throw new MalformedException(
                    "A code has twelve words, but these are %d.".formatted(words.size()));
        }
        int[] values = new int[ALL];
        for (int i = 0; i < ALL; i++) {
            values[i] = value(list, words.get(i), i + 1);
        }
        int sum = sum(values);
        int weighted = weighted(values);
        if (sum != 0 || weighted != 0) {
            throw new MalformedException(misheard(sum, weighted));
        }
        return new SpokenCode(values);
    }

    private static int value(WordList list, String word, int place) throws MalformedException {
        Optional<Integer> value = list.find(word);
        if (value.isEmpty()) {
            List<String> near = list.near(word);
            throw new MalformedException(
                    "Word %d, %s, is none of the words of the code%s Ask for it again."
                            .formatted(
                                    place,
                                    CanonicalText.shown(word),
                                    near.isEmpty()
                                            ? "."
                                            : "; near it: %s.".formatted(String.join(", ", near))));
        }
        return value.get();
    }

    private static List<String> split(String heard) {
        List<String> words = new ArrayList<>();
        for (String part : heard.split("[\\s\\p{Punct}،\u2010-\u2015]+", -1)) {
            if (!WordList.fold(part).isEmpty()) {
                words.add(part);
            }
        }
        return words;
    }

    private static String misheard(int sum, int weighted) {
        for (int place = 0; place < ALL; place++) {
            if (sum != 0 && weighted == times(sum, power(place))) {
                return "Something was misheard, perhaps word %d. Ask for the code again."
                        .formatted(place + 1);
            }
        }
        return "More than one word was misheard. Ask for the code again.";
    }

    /** True when this is the code of the checkpoint. */
    public boolean isOf(Checkpoint checkpoint) {
        return equals(of(checkpoint));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpokenCode that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return words("en");
    }
}
