package org.safepassage.roads;

import java.util.Optional;

/**
 * How near one spelling is to another, and why. The scores are ours: they put an exact name before
 * one that only sounds alike, and say nothing about how likely it is that the right place was
 * found.
 */
enum Match {
    EXACT(100, "the same name"),
    BARE(95, "the same without article"),
    ALIAS(90, "another spelling from the table of aliases"),
    WORDS(85, "all words of it"),
    SOUNDS(80, "the same sounds in another spelling or script"),
    BEGINNING(75, "its beginning"),
    CORE(70, "the same sounds but for words such as street"),
    LOOSE(68, "nearly the same sounds"),
    PART(65, "the sounds of some of its words"),
    SIMILAR(60, "similar letters");

    /** Shorter than this, sounds and similar letters match half the map. */
    private static final int LEAST_SOUNDS = 2;

    private static final int LEAST_SOUNDS_OF_PART = 3;
    private static final int LEAST_LETTERS = 4;

    private final int score;
    private final String words;

    Match(int score, String words) {
        this.score = score;
        this.words = words;
    }

    int score() {
        return score;
    }

    String words() {
        return words;
    }

    /** The best way in which a name answers to what was asked for; empty when it does not. */
    static Optional<Match> of(Spelling asked, Spelling name) {
        if (asked.plain().isEmpty() || name.plain().isEmpty()) {
            return Optional.empty();
        }
        if (asked.plain().equals(name.plain())) {
            return Optional.of(EXACT);
        }
        if (asked.bare().equals(name.bare())) {
            return Optional.of(BARE);
        }
        if (holdsWords(name.bare(), asked.bare())) {
            return Optional.of(WORDS);
        }
        boolean heard = asked.heard() >= LEAST_SOUNDS;
        if (heard && asked.sounds().equals(name.sounds())) {
            return Optional.of(SOUNDS);
        }
        if (asked.bare().length() >= LEAST_LETTERS && name.bare().startsWith(asked.bare())) {
            return Optional.of(BEGINNING);
        }
        if (asked.heardOfCore() >= LEAST_SOUNDS) {
            if (asked.core().equals(name.core())) {
                return Optional.of(CORE);
            }
            if (asked.loose().equals(name.loose())) {
                return Optional.of(LOOSE);
            }
        }
        if (partOf(asked, name) || partOf(name, asked)) {
            return Optional.of(PART);
        }
        return similar(asked, name) ? Optional.of(SIMILAR) : Optional.empty();
    }

    /** All words of the one are among those of the other, and there is enough to hear in them. */
    private static boolean partOf(Spelling part, Spelling whole) {
        return part.heardOfCore() >= LEAST_SOUNDS_OF_PART && whole.core().containsAll(part.core());
    }

    private static boolean holdsWords(String name, String asked) {
        int at = (" " + name + " ").indexOf(" " + asked + " ");
        return at >= 0;
    }

    private static boolean similar(Spelling asked, Spelling name) {
        int letters = Math.min(asked.bare().length(), name.bare().length());
        if (letters >= LEAST_LETTERS
                && withinDistance(asked.bare(), name.bare(), letters < 8 ? 1 : 2)) {
            return true;
        }
        int sounds = Math.min(asked.loose().length(), name.loose().length());
        return sounds >= LEAST_LETTERS && withinDistance(asked.loose(), name.loose(), 1);
    }

    /**
     * Whether so many letters at most must be put in, left out, changed or swapped with their
     * neighbour.
     */
    static boolean withinDistance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return false;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return false;
            }
        }
        return row[b.length()] <= most;
    }
}
