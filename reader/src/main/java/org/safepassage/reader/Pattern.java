package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the lexicon, compiled: words, beginnings of words, other categories and gaps, in order.
 * The language is in {@code docs/reader.md}.
 *
 * @param category what a match of it is
 * @param value what a match of it means
 * @param origin file and line, for explanations
 */
record Pattern(String category, String value, List<Element> elements, String origin) {
    /** Words that a gap without a number may hold. */
    private static final int GAP = 3;

    /** Words that a gap may hold at most. */
    static final int MOST_GAP = 16;

    /** One step of a pattern. */
    sealed interface Element {
        /** Any of some words. */
        record Words(List<Word> words, boolean optional) implements Element {}

        /** A match of another category. */
        record Category(String name, boolean optional) implements Element {}

        /** Zero to {@code most} tokens. */
        record Gap(int most) implements Element {}
    }

    /**
     * A word as the lexicon has it.
     *
     * @param form folded
     * @param prefix whether it is the beginning of a word
     * @param capital whether the word must begin with a capital
     * @param exact the word letter for letter when it is an abbreviation in capitals, otherwise
     *     empty
     */
    record Word(String form, boolean prefix, boolean capital, String exact) {
        static Word of(String written) {
            boolean prefix = written.endsWith("*");
            String bare = prefix ? written.substring(0, written.length() - 1) : written;
            long capitals = bare.chars().filter(Character::isUpperCase).count();
            boolean capital = !bare.isEmpty() && Character.isUpperCase(bare.charAt(0));
            String exact =
                    capitals >= 2 && capitals == bare.chars().filter(Character::isLetter).count()
                            ? bare
                            : "";
            return new Word(Folding.fold(bare), prefix, capital, exact);
        }

        boolean matches(Token token) {
            if ((capital && !token.isCapital())
                    || (!exact.isEmpty() && !prefix && !token.raw().equals(exact))) {
                return false;
            }
            for (String variant : token.variants()) {
                if (prefix ? variant.startsWith(form) : variant.equals(form)) {
                    return true;
                }
            }
            return false;
        }
    }

    Pattern {
        elements = List.copyOf(elements);
    }

    /**
     * @throws IllegalArgumentException when it is no pattern; the message says why and what would
     *     be right
     */
    static Pattern parse(String category, String value, String line, String origin) {
        List<Element> elements = new ArrayList<>();
        for (String part : line.strip().split("\\s+", -1)) {
            for (String piece : pieces(part)) {
                elements.add(element(piece));
            }
        }
        boolean bound =
                elements.stream()
                        .anyMatch(
                                e ->
                                        (e instanceof Element.Words w && !w.optional())
                                                || (e instanceof Element.Category c
                                                        && !c.optional()));
        if (!bound
                || elements.getFirst() instanceof Element.Gap
                || elements.getLast() instanceof Element.Gap) {
            throw new IllegalArgumentException(
                    "'%s' begins or ends with a gap, or has no word that must be there. Put a word there."
                            .formatted(line.strip()));
        }
        return new Pattern(category, value, elements, origin);
    }

    /** A text has signs as tokens of their own: al-Nusra is three. */
    private static List<String> pieces(String part) {
        if (part.startsWith("..")
                || part.startsWith("<")
                || part.contains("/")
                || part.length() < 2) {
            return List.of(part);
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean inCyrillic =
                    c == '\'' && i > 0 && part.charAt(i - 1) >= 0x400 && part.charAt(i - 1) < 0x530;
            if ((c == '-' || c == '\'' || c == '’' || c == '.' || c == '(' || c == ')' || c == '['
                            || c == '«' || c == '»')
                    && !inCyrillic) {
                if (i > from) {
                    pieces.add(part.substring(from, i));
                }
                pieces.add(c == '’' ? "'" : String.valueOf(c));
                from = i + 1;
            }
        }
        if (from < part.length()) {
            pieces.add(part.substring(from));
        }
        return pieces;
    }

    private static Element element(String part) {
        if (part.startsWith("..")) {
            String number = part.substring(2);
            if (!number.matches("[0-9]{0,2}")
                    || (!number.isEmpty() && Integer.parseInt(number) > MOST_GAP)) {
                throw new IllegalArgumentException(
                        "'%s' is no gap. Write .. or ..1 to ..%d.".formatted(part, MOST_GAP));
            }
            return new Element.Gap(number.isEmpty() ? GAP : Integer.parseInt(number));
        }
        boolean optional = part.length() > 1 && part.endsWith("?");
        String bare = optional ? part.substring(0, part.length() - 1) : part;
        if (bare.startsWith("<")) {
            if (!bare.matches("<[a-z][a-z0-9.-]*>")) {
                throw new IllegalArgumentException(
                        "'%s' names no category. Write it as <clock>.".formatted(part));
            }
            return new Element.Category(bare.substring(1, bare.length() - 1), optional);
        }
        List<Word> words = new ArrayList<>();
        for (String word : bare.split("/", -1)) {
            if (word.isEmpty() || word.equals("*")) {
                throw new IllegalArgumentException(
                        "'%s' has an empty word. Take out one of the signs.".formatted(part));
            }
            words.add(Word.of(word));
        }
        return new Element.Words(List.copyOf(words), optional);
    }
}
