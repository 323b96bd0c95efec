package org.safepassage.domain;

/** What an arrangement consists of (Chatham House 2024, chapter 4). */
public enum Element implements Worded {
    SUSPENSION_OF_HOSTILITIES("suspension-of-hostilities"),
    HUMANITARIAN_CORRIDORS("humanitarian-corridors"),
    EVACUATION("evacuation"),
    AID_DELIVERY("aid-delivery"),
    NOTIFICATION("notification"),
    PROTECTED_ZONE("protected-zone"),
    NO_FLY("no-fly");

    private final String word;

    Element(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
