package org.safepassage.domain;

/**
 * A party whose assurance is required and not on record. Said before any number of people.
 *
 * @param party id
 * @param name the party's name in English
 * @param scope what the assurance is missing for
 * @param why what is on record instead
 */
public record NotAssured(String party, String name, Scope scope, Why why) {
    /** What is on record instead of an assurance. Silence is not consent. */
    public enum Why implements Worded {
        NONE_ON_RECORD("none-on-record", "none on record"),
        REQUESTED("requested", "asked, no answer on record"),
        CONDITIONAL("conditional", "given only on a condition"),
        REFUSED("refused", "refused"),
        PART_REFUSED("part-refused", "a part of it refused, the rest has no answer on record"),
        WITHDRAWN("withdrawn", "withdrawn"),
        LAPSED("lapsed", "lapsed"),
        /** Only another party says that it was given. */
        ONLY_REPORTED("only-reported", "given only by another's account");

        private final String word;
        private final String inWords;

        Why(String word, String inWords) {
            this.word = word;
            this.inWords = inWords;
        }

        @Override
        public String word() {
            return word;
        }

        public String inWords() {
            return inWords;
        }
    }
}
