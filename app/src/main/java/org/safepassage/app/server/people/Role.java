package org.safepassage.app.server.people;

import java.util.Set;
import org.safepassage.domain.Worded;

/** What an account is for. Each has one. */
public enum Role implements Worded {
    /** Accounts and settings. Suspends, and never opens. */
    ADMINISTRATOR(
            "administrator",
            Power.SEE_PAUSES,
            Power.SUSPEND,
            Power.MANAGE_PEOPLE,
            Power.CONFIRM_PEOPLE,
            Power.SEE_SETTINGS,
            Power.SEE_RECORD),
    /** Negotiates, writes the pause, asks the parties, proposes. */
    ACCESS_OFFICER(
            "access-officer",
            Power.SEE_PAUSES,
            Power.SEE_PLANS,
            Power.PLAN,
            Power.REPORT,
            Power.JUDGE_REPORTS,
            Power.SUSPEND,
            Power.EDIT_PAUSES,
            Power.ASK_PARTIES,
            Power.ANSWER_FOR_A_PARTY,
            Power.PREPARE,
            Power.PROPOSE,
            Power.SEE_RECORD),
    /** The second person. */
    APPROVER(
            "approver",
            Power.SEE_PAUSES,
            Power.SEE_PLANS,
            Power.PLAN,
            Power.SUSPEND,
            Power.PROPOSE,
            Power.APPROVE,
            Power.CONFIRM_PEOPLE,
            Power.SEE_RECORD),
    /** Runs the day: confirms, prepares, proposes, suspends. */
    DUTY_OFFICER(
            "duty-officer",
            Power.SEE_PAUSES,
            Power.SEE_PLANS,
            Power.PLAN,
            Power.REPORT,
            Power.JUDGE_REPORTS,
            Power.SUSPEND,
            Power.PREPARE,
            Power.CONFIRM,
            Power.PROPOSE,
            Power.SEE_RECORD),
    /** Reports from the place; sees what is open, and can stop it. */
    MONITOR("monitor", Power.SEE_PAUSES, Power.SUSPEND, Power.REPORT),
    /** Speaks for one party: sees and gives its own assurances, and what is public. */
    LIAISON("liaison", Power.ANSWER_FOR_OWN_PARTY),
    /** Reads everything, changes nothing. */
    AUDITOR(
            "auditor",
            Power.SEE_PAUSES,
            Power.SEE_PLANS,
            Power.SEE_RECORD,
            Power.SEE_PEOPLE,
            Power.SEE_SETTINGS);

    /** One thing that a role allows. */
    public enum Power {
        SEE_PAUSES,
        /** The pause file, statements and decisions. */
        SEE_PLANS,
        /** Plans and reports: people per place, bands, bottlenecks. */
        PLAN,
        /** What monitors saw. */
        REPORT,
        /** How far a report has been looked into, and the verdict. */
        JUDGE_REPORTS,
        EDIT_PAUSES,
        ASK_PARTIES,
        ANSWER_FOR_A_PARTY,
        ANSWER_FOR_OWN_PARTY,
        PREPARE,
        CONFIRM,
        PROPOSE,
        APPROVE,
        SUSPEND,
        SEE_RECORD,
        SEE_PEOPLE,
        MANAGE_PEOPLE,
        CONFIRM_PEOPLE,
        SEE_SETTINGS
    }

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is never written to
    private final Set<Power> powers;

    Role(String word, Power... powers) {
        this.word = word;
        this.powers = Set.of(powers);
    }

    @Override
    public String word() {
        return word;
    }

    /**
     * Whether what opens can depend on it: it proposes, approves, gives a party's word, or makes
     * accounts. Who has such a role is a matter for two people.
     */
    public boolean decides() {
        return may(Power.PROPOSE)
                || may(Power.APPROVE)
                || may(Power.MANAGE_PEOPLE)
                || may(Power.ANSWER_FOR_A_PARTY)
                || may(Power.ANSWER_FOR_OWN_PARTY);
    }

    public boolean may(Power power) {
        return powers.contains(power)
                || (power == Power.SEE_PEOPLE && powers.contains(Power.MANAGE_PEOPLE));
    }
}
