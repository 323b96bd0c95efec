package org.safepassage.logbook;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A checkpoint as six invented words of three syllables, to be read on the radio, printed or faxed,
 * and compared where there is no network. Every alphabet writes the same syllables, so what is read
 * in Arabic can be checked in Russian.
 *
 * <p>Sixteen syllables are 80 bits of a hash of the checkpoint's three lines, made slow to compute;
 * two more are a check (a Reed-Solomon code over the 37 syllables), so that any two syllables
 * misheard are noticed, and one is pointed at. Who does not hold the log's key cannot make another
 * log with the same code (2^80 tries of 2^17 hashes each). Who holds it and sets out to make two
 * histories with one code needs about 2^40 such tries: against that only witnesses help.
 *
 * <p>The short form of two words guards against misreading, and proves nothing.
 */
public final class SpokenCode {
    /** Syllables that carry the code, without the check. */
    private static final int DATA = 16;

    private static final int ALL = 18;
    private static final int FIELD = 37; // a prime, and 37^16 is more than 2^80
    private static final int ROOT = 2; // its powers are all numbers from 1 to 36
    private static final int ROUNDS = 1 << 17;
    private static final byte[] SALT = "logbook spoken code/1".getBytes(StandardCharsets.US_ASCII);

    private final int[] syllables;

    private SpokenCode(int[] syllables) {
        this.syllables = syllables;
    }

    /** The code of a checkpoint. Takes a tenth of a second, on purpose. */
    public static SpokenCode of(Checkpoint checkpoint) {
        BigInteger rest = new BigInteger(1, slowHash(checkpoint.text()));
        int[] syllables = new int[ALL];
        for (int i = DATA - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(FIELD));
            syllables[i] = parts[1].intValue();
            rest = parts[0];
        }
        addCheck(syllables);
        return new SpokenCode(syllables);
    }

    private static byte[] slowHash(String text) {
        try {
            // The password is ASCII in hexadecimal, for implementations differ in how they read
            // other characters.
            char[] password =
                    Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().toCharArray();
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password, SALT, ROUNDS, 80))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256.", e);
        }
    }

    /**
     * Chooses the last two so that the sum of all, and the sum of each times 2 to its place, are 0
     * modulo 37.
     */
    private static void addCheck(int[] syllables) {
        int sum = sum(syllables, 1);
        int weighted = sum(syllables, ROOT);
        int p = power(ROOT, ALL - 2);
        int q = power(ROOT, ALL - 1);
        int last = Math.floorMod((p * sum - weighted) * inverse(q - p), FIELD);
        syllables[ALL - 1] = last;
        syllables[ALL - 2] = Math.floorMod(-sum - last, FIELD);
    }

    private static int sum(int[] syllables, int root) {
        int sum = 0;
        int weight = 1;
        for (int syllable : syllables) {
            sum = (sum + syllable * weight) % FIELD;
            weight = weight * root % FIELD;
        }
        return sum;
    }

    private static int power(int base, int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power = power * base % FIELD;
        }
        return power;
    }

    private static int inverse(int number) {
        return power(Math.floorMod(number, FIELD), FIELD - 2);
    }

    /** Six words, with a space between them. */
    public String words(Syllables alphabet) {
        return words(alphabet, ALL);
    }

    /**
     * The first two words: enough to notice a page misread or mixed up, and no proof of anything.
     */
    public String misreadingGuard(Syllables alphabet) {
        return words(alphabet, ALL / 3);
    }

    private String words(Syllables alphabet, int count) {
        StringJoiner words = new StringJoiner(" ");
        for (int i = 0; i < count; i += 3) {
            words.add(
                    alphabet.write(syllables[i])
                            + alphabet.write(syllables[i + 1])
                            + alphabet.write(syllables[i + 2]));
        }
        return words.toString();
    }

    /**
     * A code as it was heard or read, in any of the alphabets.
     *
     * @throws MalformedException when it is no code; the message points at the word to be asked for
     *     again, if one alone was misheard
     */
    public static SpokenCode parse(String heard) throws MalformedException {
        List<Integer> read = Syllables.readAny(heard);
        if (read.size() != ALL) {
            throw new MalformedException(
                    "A code has six words of three syllables each, but these are %d syllables."
                            .formatted(read.size()));
        }
        int[] syllables = read.stream().mapToInt(Integer::intValue).toArray();
        int sum = sum(syllables, 1);
        int weighted = sum(syllables, ROOT);
        if (sum != 0 || weighted != 0) {
            throw new MalformedException(misheard(sum, weighted));
        }
        return new SpokenCode(syllables);
    }

    private static String misheard(int sum, int weighted) {
        for (int place = 0; place < ALL; place++) {
            if (sum != 0 && weighted == sum * power(ROOT, place) % FIELD) {
                return "Something was misheard, perhaps in word %d. Ask for the code again."
                        .formatted(place / 3 + 1);
            }
        }
        return "More than one syllable was misheard. Ask for the code again.";
    }

    /** True when this is the code of the checkpoint. */
    public boolean isOf(Checkpoint checkpoint) {
        return equals(of(checkpoint));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpokenCode that && Arrays.equals(syllables, that.syllables);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(syllables);
    }

    @Override
    public String toString() {
        return words(Syllables.ENGLISH);
    }
}
