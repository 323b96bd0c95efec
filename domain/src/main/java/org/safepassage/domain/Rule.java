package org.safepassage.domain;

import org.safepassage.domain.Responsible.Office;

/**
 * The rules of {@code check} and of the decisions about a corridor, in the order in which they are
 * printed. What each says, why and from which source: {@code docs/rules.md} and {@code
 * docs/states.md}. The words are a promise to scripts.
 */
public enum Rule implements Worded {
    ASSURANCE_REFUSED("assurance-refused", Severity.FORBIDS, Office.ACCESS_OFFICER),
    ASSURANCE_WITHDRAWN("assurance-withdrawn", Severity.FORBIDS, Office.ACCESS_OFFICER),
    ASSURANCE_LAPSED("assurance-lapsed", Severity.FORBIDS, Office.ACCESS_OFFICER),
    ASSURANCE_CONDITIONAL("assurance-conditional", Severity.FORBIDS, Office.ACCESS_OFFICER),
    ASSURANCE_MISSING("assurance-missing", Severity.FORBIDS, Office.ACCESS_OFFICER),
    ASSURANCE_SECOND_HAND("assurance-second-hand", Severity.WARNS, Office.ACCESS_OFFICER),
    ASSURANCE_INFERRED("assurance-inferred", Severity.WARNS, Office.ACCESS_OFFICER),
    ASSURANCE_ENDS_EARLY("assurance-ends-early", Severity.WARNS, Office.ACCESS_OFFICER),

    REQUIREMENT_MISSING("requirement-missing", Severity.FORBIDS, Office.ACCESS_OFFICER),
    WINDOW_MISSING("window-missing", Severity.FORBIDS, Office.ACCESS_OFFICER),
    WINDOW_HOURS_MISSING("window-hours-missing", Severity.FORBIDS, Office.ACCESS_OFFICER),
    ADVERSARY_NOT_REQUIRED("adversary-not-required", Severity.WARNS, Office.ACCESS_OFFICER),
    ALLY_APPROVAL("ally-approval", Severity.WARNS, Office.ACCESS_OFFICER),
    DECLARATION_MISSING("declaration-missing", Severity.WARNS, Office.ACCESS_OFFICER),
    NOTICE_NOT_KNOWN("notice-not-known", Severity.WARNS, Office.ACCESS_OFFICER),
    NOTICE_EMERGENCY("notice-emergency", Severity.WARNS, Office.ACCESS_OFFICER),
    NOTICE("notice", Severity.WARNS, Office.ACCESS_OFFICER),
    WINDOW_OPEN_ENDED("window-open-ended", Severity.WARNS, Office.ACCESS_OFFICER),
    ZONE_NOT_STATED("zone-not-stated", Severity.WARNS, Office.ACCESS_OFFICER),
    HOURS_DISPUTED("hours-disputed", Severity.WARNS, Office.ACCESS_OFFICER),
    ARMS_DISPUTED("arms-disputed", Severity.WARNS, Office.ACCESS_OFFICER),
    DESTINATION_DISPUTED("destination-disputed", Severity.WARNS, Office.ACCESS_OFFICER),
    DESTINATION_NOT_KNOWN("destination-not-known", Severity.WARNS, Office.ACCESS_OFFICER),
    DESTINATION_NOT_OF_CHOICE("destination-not-of-choice", Severity.WARNS, Office.ACCESS_OFFICER),
    DESTINATION_CHOICE_NOT_STATED(
            "destination-choice-not-stated", Severity.WARNS, Office.ACCESS_OFFICER),
    EVACUATION_STANDARD("evacuation-standard", Severity.WARNS, Office.ACCESS_OFFICER),
    MEDICAL_TRANSPORT_MISSING("medical-transport-missing", Severity.WARNS, Office.ACCESS_OFFICER),
    PREDECESSOR_COLLAPSED("predecessor-collapsed", Severity.WARNS, Office.ACCESS_OFFICER),
    HANDLING_PUBLIC("handling-public", Severity.WARNS, Office.ACCESS_OFFICER),
    ONE_SIDED("one-sided", Severity.NOTES, Office.ACCESS_OFFICER),
    TZ_DATA("tz-data", Severity.NOTES, Office.ACCESS_OFFICER),
    OFFSET_CHANGED("offset-changed", Severity.NOTES, Office.ACCESS_OFFICER),
    WINDOW_SHORT("window-short", Severity.NOTES, Office.ACCESS_OFFICER),
    CLAIMS_DIFFER("claims-differ", Severity.NOTES, Office.ACCESS_OFFICER),
    SECOND_HAND("second-hand", Severity.NOTES, Office.ACCESS_OFFICER),
    HEDGED("hedged", Severity.NOTES, Office.ACCESS_OFFICER),
    INFERRED("inferred", Severity.NOTES, Office.ACCESS_OFFICER),

    SUSPENSION_NOTICE_MISSING("suspension-notice-missing", Severity.FORBIDS, Office.DUTY_OFFICER),
    NOT_STARTED_MISSING("not-started-missing", Severity.FORBIDS, Office.DUTY_OFFICER),
    ON_THE_WAY_MISSING("on-the-way-missing", Severity.FORBIDS, Office.DUTY_OFFICER),
    INSTRUCTION_LANGUAGES("instruction-languages", Severity.WARNS, Office.DUTY_OFFICER),
    STATE_IN_FILE("state-in-file", Severity.WARNS, Office.DUTY_OFFICER),

    CORRIDOR_MISSING("corridor-missing", Severity.FORBIDS, Office.PLANNER),
    SCREENING_NO_LANES("screening-no-lanes", Severity.WARNS, Office.PLANNER),
    SCREENING_NOT_KNOWN("screening-not-known", Severity.WARNS, Office.PLANNER),
    NOT_ON_MAP("not-on-map", Severity.WARNS, Office.PLANNER),
    PEOPLE_NOT_KNOWN("people-not-known", Severity.WARNS, Office.PLANNER),
    ILLUSTRATION("illustration", Severity.WARNS, Office.PLANNER),

    SECOND_PERSON("second-person", Severity.FORBIDS, Office.DUTY_OFFICER),
    WRONG_STATE("wrong-state", Severity.FORBIDS, Office.DUTY_OFFICER),
    CORRIDOR_CLOSED("corridor-closed", Severity.FORBIDS, Office.DUTY_OFFICER),
    OUTSIDE_WINDOW("outside-window", Severity.FORBIDS, Office.DUTY_OFFICER),
    END_NOT_IN_WINDOW("end-not-in-window", Severity.FORBIDS, Office.DUTY_OFFICER),
    END_REACHED("end-reached", Severity.FORBIDS, Office.DUTY_OFFICER),
    CONFIRMATION_OVERDUE("confirmation-overdue", Severity.FORBIDS, Office.DUTY_OFFICER),
    CLOCK_WENT_BACK("clock-went-back", Severity.FORBIDS, Office.DUTY_OFFICER);

    private final String word;
    private final Severity severity;
    private final Office office;

    Rule(String word, Severity severity, Office office) {
        this.word = word;
        this.severity = severity;
        this.office = office;
    }

    @Override
    public String word() {
        return word;
    }

    /** What it means for opening, unless a limit says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Who acts on it when it is no party's to act. */
    public Office office() {
        return office;
    }

    Finding finding(String where, String says) {
        return new Finding(word, severity, office, where, says);
    }
}
