package org.safepassage.domain;

/** Who must act on a finding. An office or a party, never a person. */
public sealed interface Responsible {
    /** The id in files: {@code access-officer}, or a party as {@code party/AG}. */
    String word();

    /** For people: "access officer", or the party's name in English. */
    String inWords();

    /** An office of those who run the pause. */
    enum Office implements Responsible, Worded {
        ACCESS_OFFICER("access-officer", "access officer"),
        DUTY_OFFICER("duty-officer", "duty officer"),
        PLANNER("planner", "planner");

        private final String word;
        private final String inWords;

        Office(String word, String inWords) {
            this.word = word;
            this.inWords = inWords;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public String inWords() {
            return inWords;
        }
    }

    /**
     * A party, which alone can give its word.
     *
     * @param party id
     * @param name in English
     */
    record PartyItself(String party, String name) implements Responsible {
        @Override
        public String word() {
            return "party/" + party;
        }

        @Override
        public String inWords() {
            return name;
        }
    }
}
