package org.safepassage.notices.cap;

import org.safepassage.domain.Worded;

/**
 * Something wrong with an alert or a feed.
 *
 * @param rule its name in {@code docs/formats/cap.md}
 * @param where a path in the file, with the line
 * @param says what is wrong and what would be right
 */
public record CapProblem(String rule, Level severity, String where, String says) {
    /** How bad it is. */
    public enum Level implements Worded {
        /** It breaks the standard, or receivers are known to reject it. */
        ERROR("error"),
        /** Some receivers want it otherwise. */
        WARNING("warning");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
