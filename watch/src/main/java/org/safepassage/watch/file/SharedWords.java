package org.safepassage.watch.file;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that come again in row after row, such as observers, kept once: of the reports that are
 * held, they are a tenth of the memory otherwise.
 */
final class SharedWords {
    private static final int MOST = 10_000;

    private final Map<String, String> words = new HashMap<>();

    /** The word itself, or the same one from before. */
    String of(String word) {
        String before = words.get(word);
        if (before != null) {
            return before;
        }
        if (words.size() < MOST) {
            words.put(word, word);
        }
        return word;
    }

    /** As the other; null stays null. */
    @Nullable String ofNullable(@Nullable String word) {
        return word == null ? null : of(word);
    }
}
