package org.safepassage.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The patterns of one category by the word with which they begin, so that a word is compared with
 * few of them.
 */
final class FirstWords {
    private final List<Pattern> patterns;
    private final Map<String, List<Integer>> whole = new HashMap<>();
    private final Map<String, List<Integer>> beginnings = new HashMap<>();
    private final List<Integer> others =
            new ArrayList<>(); // begin with a category or with what may be absent
    private final List<Integer> lengths; // of the beginnings, ascending

    FirstWords(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
        TreeSet<Integer> found = new TreeSet<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).elements().getFirst() instanceof Pattern.Element.Words words
                    && !words.optional()) {
                for (Pattern.Word word : words.words()) {
                    Map<String, List<Integer>> map = word.prefix() ? beginnings : whole;
                    map.computeIfAbsent(word.form(), k -> new ArrayList<>()).add(i);
                    if (word.prefix()) {
                        found.add(word.form().length());
                    }
                }
            } else {
                others.add(i);
            }
        }
        this.lengths = List.copyOf(found);
    }

    /** The patterns that may begin at a token, in their order. */
    List<Pattern> at(Token token) {
        TreeSet<Integer> candidates = null;
        for (String form : token.variants()) {
            List<Integer> exact = whole.get(form);
            if (exact != null) {
                candidates = candidates == null ? new TreeSet<>(others) : candidates;
                candidates.addAll(exact);
            }
            for (int length : lengths) {
                if (length > form.length()) {
                    break;
                }
                List<Integer> begins = beginnings.get(form.substring(0, length));
                if (begins != null) {
                    candidates = candidates == null ? new TreeSet<>(others) : candidates;
                    candidates.addAll(begins);
                }
            }
        }
        if (candidates == null) {
            return others.stream().map(patterns::get).toList();
        }
        return candidates.stream().map(patterns::get).toList();
    }
}
