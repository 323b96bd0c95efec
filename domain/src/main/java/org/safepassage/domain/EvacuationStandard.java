package org.safepassage.domain;

/** What the ICRC asks of an evacuation (evacuation standards, 14 March 2018). */
public enum EvacuationStandard implements Worded {
    INFORMED("informed", "people are told beforehand of terms, destination and process"),
    FREE_CHOICE("free-choice", "people are free to stay or to leave"),
    PROTECTED_EITHER_WAY("protected-either-way", "people are protected whether they stay or leave"),
    FAMILY_UNITY("family-unity", "families stay together"),
    BELONGINGS("belongings", "people keep belongings, identity papers and deeds"),
    CARE("care", "wounded, minors, elderly and disabled people are cared for"),
    MOVEMENT_AT_DESTINATION("movement-at-destination", "people may move freely where they arrive");

    private final String word;
    private final String inWords;

    EvacuationStandard(String word, String inWords) {
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
