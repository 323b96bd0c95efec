package org.safepassage.pausefile;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known word somebody may have meant. */
public final class Nearest {
    /**
     * Longer words are not compared, and more candidates are not tried: both bound the time on a
     * hostile file.
     */
    private static final int LONGEST = 64;

    private static final int MOST_CANDIDATES = 1000;

    private Nearest() {}

    /** The candidate with the fewest slips from the word, when it is near enough to be meant. */
    public static Optional<String> find(String word, Collection<String> candidates) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        int tried = 0;
        String folded = fold(word);
        for (String candidate : candidates) {
            if (++tried > MOST_CANDIDATES) {
                break;
            }
            int distance = distance(folded, fold(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return bestDistance <= allowed(folded) ? Optional.ofNullable(best) : Optional.empty();
    }

    private static int allowed(String word) {
        return word.length() <= 5 ? 1 : Math.max(2, word.length() / 3);
    }

    /** Case and the sign between words are no slip. */
    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). Time
     * O(length²).
     */
    static int distance(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
