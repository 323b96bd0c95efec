package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pause before this one and how it ended.
 *
 * @param outcome null when not known
 */
public record Predecessor(
        String id,
        List<AnnouncedWindow> windows,
        @Nullable Outcome outcome,
        List<String> outcomePer) {
    public Predecessor {
        windows = List.copyOf(windows);
        outcomePer = List.copyOf(outcomePer);
    }

    /** How a pause ended. */
    public enum Outcome implements Worded {
        HELD("held"),
        EXTENDED("extended"),
        COLLAPSED("collapsed"),
        EXPIRED("expired"),
        NEVER_BEGAN("never-began");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
