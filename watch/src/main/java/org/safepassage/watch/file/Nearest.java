package org.safepassage.watch.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name nearest to one that is not known, for messages. */
final class Nearest {
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The nearest by edit distance, when it is near at all: two of five letters may differ. */
    static Optional<String> to(String name, Collection<String> known) {
        String wanted = cut(name);
        return known.stream()
                .filter(k -> distance(cut(k), wanted) <= Math.max(2, 2 * wanted.length() / 5))
                .min(Comparator.comparingInt(k -> distance(cut(k), wanted)));
    }

    private static String cut(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
