package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.NotAssured.Why;

/** The findings of the worked example, each worked out by hand from the file and its sources. */
class AleppoCheckTest {
    private final Pause pause = Aleppo.pause();
    private final PauseCheck check = PauseCheck.of(pause, CheckLimits.STANDARD);

    private String says(Rule rule, String where) {
        return check.of(rule).stream()
                .filter(f -> f.where().equals(where))
                .map(Finding::says)
                .findFirst()
                .orElse("no finding " + rule.word() + " at " + where);
    }

    @Test
    @DisplayName(
            "first of all: Syria is known by its ally's word alone, a part of the armed groups refused")
    void notAssured() {
        assertEquals(
                List.of(
                        new NotAssured("SY", "Government of Syria", Aleppo.W1, Why.ONLY_REPORTED),
                        new NotAssured(
                                "AG", "armed groups in east Aleppo", Aleppo.W1, Why.PART_REFUSED)),
                pause.notAssured());
        assertEquals(
                "Fastaqim refused for W1; other groups of armed groups in east Aleppo: none on record.",
                says(Rule.ASSURANCE_REFUSED, "assurances/FAS"));
        assertEquals(
                "The assurance of Government of Syria for W1 is known only from its ally's account: Russian Federation.",
                says(Rule.ASSURANCE_SECOND_HAND, "assurances/SY"));
        assertEquals(List.of(), check.of(Rule.ASSURANCE_MISSING)); // RU said so itself, in public
    }

    @Test
    @DisplayName(
            "whose turn it is: the parties first, in the file's order, and what forbids before what warns")
    void grouped() {
        assertEquals(
                List.of("party/SY", "party/AG", "access-officer", "duty-officer", "planner"),
                check.byResponsible().keySet().stream().map(Responsible::word).toList());
        assertEquals(
                List.of(
                        "assurance-refused",
                        "suspension-notice-missing",
                        "not-started-missing",
                        "on-the-way-missing"),
                check.findings().stream()
                        .filter(f -> f.severity() == Severity.FORBIDS)
                        .map(Finding::rule)
                        .toList());
        assertTrue(check.forbidsOpening());
    }

    @Test
    @DisplayName(
            "2 November without an hour is 33 to 57 hours before 9 o'clock on the 4th: 24 h are shown, 48 are not")
    void notice() {
        // From the end of the 2nd, midnight, to 09:00 on the 4th: 24 + 9 = 33 h. From its
        // beginning: 48 + 9 = 57 h.
        assertEquals(
                "Notice of 48 h not shown: it was announced between 33 and 57 hours before W1 opens.",
                says(Rule.NOTICE, "declaration/announced"));
        assertEquals(List.of(), check.of(Rule.NOTICE_EMERGENCY));
    }

    @Test
    @DisplayName(
            "hours: the zone is nobody's word, summer time ended between the two pauses, ten hours are short")
    void hours() {
        assertEquals(
                "No source states the time zone of W1; Asia/Damascus is inferred from the place.",
                says(Rule.ZONE_NOT_STATED, "windows/W1/zoneStated"));
        assertEquals(
                "Asia/Damascus is UTC+02:00 when W1 opens, by tz data "
                        + AnnouncedWindow.tzVersion()
                        + ".",
                says(Rule.TZ_DATA, "windows/W1/zone"));
        assertEquals(
                "Clocks changed since aleppo-2016-10-20: UTC+03:00 then, UTC+02:00 now.",
                says(Rule.OFFSET_CHANGED, "follows/windows"));
        assertEquals(
                "W1 lasts 10 hours; in Aleppo in October 2016 the United Nations asked for at least 12 hours.",
                says(Rule.WINDOW_SHORT, "windows/W1"));
        assertEquals(
                List.of(), check.of(Rule.HOURS_DISPUTED)); // K5 and K6 both stand behind the value
    }

    @Test
    @DisplayName("weapons: one source against two, both printed, with the one the file uses")
    void arms() {
        assertEquals(
                "Sources differ on weapons in corridors F1 and F2: K9 'may-keep'; K17 and K18 'must-leave'. The file uses K9.",
                says(Rule.ARMS_DISPUTED, "corridors/F1+F2/arms"));
        assertEquals(1, check.of(Rule.ARMS_DISPUTED).size());
    }

    @Test
    @DisplayName("destination: three for F1; F2 has one; the six for civilians none of their own")
    void destination() {
        assertEquals(
                "Sources differ on the destination of corridor F1: K20 'areas outside the city'; "
                        + "K11 'towards the Turkish border'; K12 'Idlib'. The file uses K20.",
                says(Rule.DESTINATION_DISPUTED, "corridors/F1/destination"));
        assertEquals(1, check.of(Rule.DESTINATION_DISPUTED).size());
        assertEquals(
                "No destination is given for corridors C1 to C6.",
                says(Rule.DESTINATION_NOT_KNOWN, "corridors/C1-C6/destination"));
        assertEquals(
                "Nothing says that people may choose the destination of corridors F1 and F2.",
                says(Rule.DESTINATION_CHOICE_NOT_STATED, "corridors/F1+F2/destination/ofChoice"));
    }

    @Test
    @DisplayName(
            "what is not written: a suspension notice, and words for people before and on the way")
    void instructions() {
        assertEquals(
                "No suspension notice is written for any corridor.",
                says(Rule.SUSPENSION_NOTICE_MISSING, "instructions"));
        assertEquals(
                "Nothing is written for people who have not started, for any corridor.",
                says(Rule.NOT_STARTED_MISSING, "instructions"));
        assertEquals(
                "Nothing is written for people already on the way, for any corridor.",
                says(Rule.ON_THE_WAY_MISSING, "instructions"));
    }

    @Test
    @DisplayName("whose word it is: one side, approved by its ally alone")
    void oneSide() {
        assertEquals(
                "One side speaks: unilateral declaration (called 'humanitarian ceasefire' by Russian Federation).",
                says(Rule.ONE_SIDED, "type"));
        assertEquals(
                "Approval is on record only from Government of Syria, an ally of Russian Federation; "
                        + "that says nothing of armed groups in east Aleppo.",
                says(Rule.ALLY_APPROVAL, "declaration/approvedBy"));
        assertEquals(List.of(), check.of(Rule.ADVERSARY_NOT_REQUIRED));
    }

    @Test
    @DisplayName(
            "who carried what: the newspaper cites the outlet, which cites the ministry; nobody here saw those two")
    void carriers() {
        assertEquals(
                List.of(
                        new Carrier("S3", "The Moscow Times", null),
                        new Carrier("S2", "RBC", false),
                        new Carrier("S1", "Russian Federation", false)),
                pause.carriers("S3"));
        assertEquals(
                List.of(
                        new Carrier(null, "ABNA", null),
                        new Carrier("S6", "Syrian General Staff", null)),
                pause.carriers("S6"));
        assertEquals(List.of(), pause.carriers("S99"));
        assertEquals(
                "The Moscow Times (S3) cites RBC (S2), which cites Russian Federation (S1); nobody here has seen S2 or S1.",
                says(Rule.SECOND_HAND, "sources/S3"));
        assertEquals(
                "ABNA carries Syrian General Staff (S6).", says(Rule.SECOND_HAND, "sources/S6"));
        assertEquals(2, check.of(Rule.SECOND_HAND).size());
    }

    @Test
    @DisplayName(
            "the rest: hedged, inferred, made up, no ambulance, a pause before it that collapsed")
    void theRest() {
        assertEquals(
                "Sources hedge on corridors C1 to C6: only \"reportedly\" (K13).",
                says(Rule.HEDGED, "corridors/C1-C6"));
        assertEquals(
                "The route of corridors F1 and F2 is inferred; no source states it for this pause.",
                says(Rule.INFERRED, "corridors/F1+F2/route"));
        assertEquals(
                "No medical transport is known for wounded and sick people.",
                says(Rule.MEDICAL_TRANSPORT_MISSING, "transport"));
        assertEquals(
                "The pause before it, aleppo-2016-10-20, collapsed.",
                says(Rule.PREDECESSOR_COLLAPSED, "follows/ended"));
        assertEquals(
                "Made up to show the tool: lanes and rates of checkpoints (Q1 to Q6).",
                says(Rule.ILLUSTRATION, "checkpoints"));
        assertEquals(
                "Made up to show the tool: numbers of people (p1 to p4).",
                says(Rule.ILLUSTRATION, "people"));
        assertEquals(
                5,
                check.of(Rule.ILLUSTRATION)
                        .size()); // with transport, assembly point and the corridors' places
        assertEquals(7, check.of(Rule.EVACUATION_STANDARD).size());
        assertEquals(
                "Not shown: families stay together.",
                says(Rule.EVACUATION_STANDARD, "standards/family-unity"));
        assertEquals(
                List.of(),
                check.of(Rule.SCREENING_NOT_KNOWN)); // F1 and F2 are fighters': held as announced
    }

    @Test
    @DisplayName(
            "first-hand words of all, and the three texts: nothing forbids opening, and the warnings stay")
    void complete() {
        PauseCheck complete = PauseCheck.of(Aleppo.complete(), CheckLimits.STANDARD);
        assertEquals(List.of(), Aleppo.complete().notAssured());
        assertFalse(complete.forbidsOpening());
        assertEquals(1, complete.of(Rule.NOTICE).size());
    }
}
