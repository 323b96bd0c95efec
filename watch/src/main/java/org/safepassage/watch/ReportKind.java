package org.safepassage.watch;

import org.safepassage.domain.Worded;

/**
 * What a report is about. The kinds of incident are those that monitors of ceasefires record
 * (CTSAMVM, OSCE SMM), in the words of {@code docs/terms.md}.
 */
public enum ReportKind implements Worded {
    DIRECT_FIRE("direct-fire", Family.VIOLENCE),
    INDIRECT_FIRE("indirect-fire", Family.VIOLENCE),
    AIR_STRIKE("air-strike", Family.VIOLENCE),
    MINE("mine", Family.VIOLENCE),
    CLASH("clash", Family.VIOLENCE),
    ATTACK_ON_RELIEF("attack-on-relief", Family.VIOLENCE),
    /** Violence whose means nobody named: an event of a dataset that records deaths. */
    VIOLENCE("violence", Family.VIOLENCE),
    OBSTRUCTION("obstruction", Family.OBSTRUCTION),
    TURNED_BACK("turned-back", Family.OBSTRUCTION),
    DETENTION("detention", Family.OBSTRUCTION),
    ILL_TREATMENT("ill-treatment", Family.OBSTRUCTION),
    FAMILY_SEPARATION("family-separation", Family.OBSTRUCTION),
    FORCED_MOVEMENT("forced-movement", Family.OBSTRUCTION),
    REPOSITIONING("repositioning", Family.OBSTRUCTION),
    INTERFERENCE("interference", Family.OBSTRUCTION),
    LOOTING("looting", Family.OBSTRUCTION),
    SHORT_NOTICE("short-notice", Family.OBSTRUCTION),
    ACCESS_DENIED("access-denied", Family.OBSTRUCTION),
    /** A warning from the air: no strike. */
    AIR_ALERT("air-alert", Family.ALERT),
    /** Somebody was there, looked, and saw nothing: the only thing that quiet can be told from. */
    QUIET("quiet", Family.PRESENCE),
    /** How many people passed. */
    CROSSING("crossing", Family.PRESENCE),
    /** The observer leaves, or is marked missing. */
    OFF("off", Family.ABSENCE),
    /** A party says that the pause is over. */
    DECLARED_END("declared-end", Family.WORD),
    /** A side says why it ended. */
    EXPLANATION("explanation", Family.WORD),
    OTHER("other", Family.WORD);

    /** What kinds have in common for the verdict. */
    public enum Family {
        VIOLENCE,
        OBSTRUCTION,
        ALERT,
        PRESENCE,
        ABSENCE,
        WORD
    }

    private final String word;
    private final Family family;

    ReportKind(String word, Family family) {
        this.word = word;
        this.family = family;
    }

    @Override
    public String word() {
        return word;
    }

    public Family family() {
        return family;
    }

    /** Whether this tells of something that a pause forbids. */
    public boolean isIncident() {
        return family == Family.VIOLENCE || family == Family.OBSTRUCTION;
    }
}
