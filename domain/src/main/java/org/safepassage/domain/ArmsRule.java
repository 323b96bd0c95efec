package org.safepassage.domain;

/**
 * Whether those who leave may carry arms. What nobody stated is "not stated", and is not a rule.
 */
public enum ArmsRule implements Worded {
    MAY_KEEP("may-keep", "may keep their weapons"),
    MUST_LEAVE("must-leave", "must leave their weapons"),
    NOT_STATED("not-stated", "rule on weapons not stated");

    private final String word;
    private final String inWords;

    ArmsRule(String word, String inWords) {
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
