package org.safepassage.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The matches of one sentence, found when asked for and kept. At one token a category has one
 * match, the longest; of two as long, the one whose pattern stands first. A match costs at most
 * {@link #MOST_STEPS} steps, so no sentence and no pattern takes longer than that times its tokens.
 */
final class Matcher {
    private static final int MOST_STEPS = 4_000;
    private static final int MOST_DEPTH = 8;

    /** A category that is found by rules and not by patterns. */
    interface Rule {
        @Nullable Mark at(Matcher matcher, int token);
    }

    private final Lexicon lexicon;
    private final Sentence sentence;
    private final Map<String, Rule> rules;
    private final Map<String, @Nullable Mark[]> found = new HashMap<>();
    private int depth;
    private int steps;

    Matcher(Lexicon lexicon, Sentence sentence, Map<String, Rule> rules) {
        this.lexicon = lexicon;
        this.sentence = sentence;
        this.rules = rules;
    }

    Sentence sentence() {
        return sentence;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** The match of a category that begins at a token, or null. */
    @Nullable Mark at(String category, int token) {
        if (token < 0 || token >= sentence.size() || depth >= MOST_DEPTH) {
            return null;
        }
        return row(category)[token];
    }

    private @Nullable Mark[] row(String category) {
        @Nullable Mark[] row = found.get(category);
        if (row == null) {
            row = new Mark[sentence.size()];
            found.put(category, row);
            depth++;
            Rule rule = rules.get(category);
            for (int i = 0; i < row.length; i++) {
                row[i] = rule == null ? longest(category, i) : rule.at(this, i);
            }
            depth--;
        }
        return row;
    }

    /** Matches of a category from left to right; one that begins inside the last is left out. */
    List<Mark> all(String category) {
        List<Mark> marks = new ArrayList<>();
        int free = 0;
        @Nullable Mark[] row = row(category);
        for (int i = 0; i < row.length; i++) {
            Mark mark = row[i];
            if (mark != null && i >= free) {
                marks.add(mark);
                free = mark.to();
            }
        }
        return marks;
    }

    boolean has(String category) {
        for (Mark mark : row(category)) {
            if (mark != null) {
                return true;
            }
        }
        return false;
    }

    /** The match of a category that ends at a token, not included, or null. */
    @Nullable Mark endingAt(String category, int end) {
        @Nullable Mark[] row = row(category);
        for (int i = Math.max(0, end - 12); i < end && i < row.length; i++) {
            Mark mark = row[i];
            if (mark != null && mark.to() == end) {
                return mark;
            }
        }
        return null;
    }

    private @Nullable Mark longest(String category, int token) {
        Mark best = null;
        for (Pattern pattern : lexicon.patterns(category, sentence.at(token))) {
            steps = 0;
            List<Mark> parts = new ArrayList<>();
            int end = match(pattern.elements(), 0, token, parts);
            if (end > token && (best == null || end > best.to())) {
                best = new Mark(category, pattern.value(), token, end, parts);
            }
        }
        return best;
    }

    private boolean any(Pattern.Element.Words words, int token) {
        Token at = sentence.at(token);
        for (Pattern.Word word : words.words()) {
            if (word.matches(at)) {
                return true;
            }
        }
        return false;
    }

    /** Where elements from {@code step} on end when they begin at a token, or -1. */
    private int match(List<Pattern.Element> elements, int step, int token, List<Mark> parts) {
        if (step == elements.size()) {
            return token;
        }
        if (++steps > MOST_STEPS) {
            return -1;
        }
        int kept = parts.size();
        switch (elements.get(step)) {
            case Pattern.Element.Words words -> {
                if (token < sentence.size() && any(words, token)) {
                    int end = match(elements, step + 1, token + 1, parts);
                    if (end >= 0) {
                        return end;
                    }
                }
                return words.optional() ? match(elements, step + 1, token, back(parts, kept)) : -1;
            }
            case Pattern.Element.Category category -> {
                Mark mark = at(category.name(), token);
                if (mark != null) {
                    parts.add(mark);
                    int end = match(elements, step + 1, mark.to(), parts);
                    if (end >= 0) {
                        return end;
                    }
                }
                return category.optional()
                        ? match(elements, step + 1, token, back(parts, kept))
                        : -1;
            }
            case Pattern.Element.Gap gap -> {
                for (int skip = 0; skip <= gap.most() && token + skip <= sentence.size(); skip++) {
                    int end = match(elements, step + 1, token + skip, back(parts, kept));
                    if (end >= 0) {
                        return end;
                    }
                    if (token + skip < sentence.size() && isBreak(token + skip)) {
                        return -1;
                    }
                }
                return -1;
            }
        }
    }

    /** A gap does not reach over these; the stop of "4. November" or "9.30" ends nothing. */
    private boolean isBreak(int at) {
        Token token = sentence.at(at);
        boolean inNumber = at > 0 && sentence.at(at - 1).isNumber() && at + 1 < sentence.size();
        return token.isSign() && (token.is(";") || ((token.is(".") || token.is(":")) && !inNumber));
    }

    private static List<Mark> back(List<Mark> parts, int size) {
        while (parts.size() > size) {
            parts.removeLast();
        }
        return parts;
    }
}
