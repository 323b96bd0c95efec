package org.safepassage.domain;

/** What kind of party to the pause, or office beside it, somebody is. */
public enum PartyKind implements Worded {
    STATE("state"),
    DE_FACTO_AUTHORITY("de-facto-authority"),
    ARMED_GROUPS("armed-groups"),
    ARMED_GROUP("armed-group"),
    UNITED_NATIONS("united-nations"),
    ORGANISATION("organisation"),
    MEDIATOR("mediator");

    private final String word;

    PartyKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
