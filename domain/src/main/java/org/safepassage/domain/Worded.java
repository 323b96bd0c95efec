package org.safepassage.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A choice with a fixed word in files. The word is a promise: scripts and pause files use it. */
public interface Worded {
    /** Lower case, hyphens between words. */
    String word();

    /** The choice that has this word, if one has. */
    static <E extends Enum<E> & Worded> Optional<E> find(Class<E> choices, String word) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(c -> c.word().equals(word))
                .findFirst();
    }

    /** All words, in the order of declaration. */
    static <E extends Enum<E> & Worded> List<String> words(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants()).map(Worded::word).toList();
    }
}
