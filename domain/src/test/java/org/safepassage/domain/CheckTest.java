package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that the worked example does not touch, and what each rule stays silent about. */
class CheckTest {
    private static PauseCheck check(Pause pause) {
        return PauseCheck.of(pause, CheckLimits.STANDARD);
    }

    private static List<String> say(PauseCheck check, Rule rule) {
        return check.of(rule).stream().map(f -> f.where() + ": " + f.says()).toList();
    }

    private static Pause announced(Moment when) {
        Declaration d =
                new Declaration(null, null, "RU", when, List.of(), List.of(), List.of(), List.of());
        return Aleppo.pause().but().declaration(d).make();
    }

    @ParameterizedTest(name = "{0} {1}: {2} hours shown")
    @CsvSource({
        "2016-11-02, 09:00, 48", // exactly 48 h: shown
        "2016-11-02, 09:01, 24", // 47 h 59: not
        "2016-11-03, 09:00, 24", // exactly 24 h
        "2016-11-03, 09:01, 0",
        "2016-11-04, 08:00, 0",
        "2016-11-05, 08:00, 0",
    })
    @DisplayName("notice is shown from the limit on, to the minute")
    void noticeLimits(LocalDate date, LocalTime time, int shown) {
        PauseCheck check = check(announced(new Moment(date, time)));
        assertEquals(shown < 48 ? 1 : 0, check.of(Rule.NOTICE).size());
        assertEquals(shown < 24 ? 1 : 0, check.of(Rule.NOTICE_EMERGENCY).size());
    }

    @Test
    @DisplayName(
            "notice in words: known to the minute, on the day itself, after the opening, not at all")
    void noticeWords() {
        assertEquals(
                List.of(
                        "declaration/announced: Notice of 24 h not shown: it was announced 23 hours 59 minutes before W1 opens."),
                say(
                        check(announced(new Moment(LocalDate.of(2016, 11, 3), LocalTime.of(9, 1)))),
                        Rule.NOTICE_EMERGENCY));
        // The 4th, no hour: from 9 h before to 15 h after, so between 0 and 9.
        assertEquals(
                List.of(
                        "declaration/announced: Notice of 24 h not shown: it was announced between 0 and 9 hours before W1 opens."),
                say(check(announced(Aleppo.day(11, 4))), Rule.NOTICE_EMERGENCY));
        assertEquals(
                List.of(
                        "declaration/announced: Notice of 48 h not shown: it was announced after W1 opens."),
                say(check(announced(Aleppo.day(11, 6))), Rule.NOTICE));
        Declaration silent =
                new Declaration(null, null, "RU", null, List.of(), List.of(), List.of(), List.of());
        assertEquals(
                1,
                check(Aleppo.pause().but().declaration(silent).make())
                        .of(Rule.NOTICE_NOT_KNOWN)
                        .size());
    }

    @Test
    @DisplayName("a window without hours: the range grows by the day, and nobody can open")
    void dayWithoutHours() {
        AnnouncedWindow day =
                new AnnouncedWindow(
                        "W1",
                        Aleppo.DAMASCUS,
                        true,
                        LocalDate.of(2016, 11, 4),
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        List.of());
        PauseCheck check = check(Aleppo.complete().but().windows(List.of(day)).make());
        // Announced on the 2nd; opens on the 4th at some hour: from 24 h (midnight to midnight) to
        // 72 h.
        assertEquals(
                List.of(
                        "declaration/announced: Notice of 48 h not shown: it was announced between 24 and 72 hours before W1 opens."),
                say(check, Rule.NOTICE));
        assertEquals(
                List.of("windows/W1/opens: The hour at which W1 opens is not known."),
                say(check, Rule.WINDOW_HOURS_MISSING));
        assertTrue(check.forbidsOpening());
    }

    @Test
    @DisplayName(
            "until further notice is a warning, an unknown close forbids, a repetition may end or not")
    void openEnded() {
        LocalDateTime nine = LocalDateTime.parse("2016-11-04T09:00");
        AnnouncedWindow further =
                new AnnouncedWindow(
                        "W1",
                        Aleppo.DAMASCUS,
                        true,
                        null,
                        nine,
                        null,
                        true,
                        null,
                        null,
                        null,
                        List.of());
        AnnouncedWindow unknown =
                new AnnouncedWindow(
                        "W1",
                        Aleppo.DAMASCUS,
                        true,
                        null,
                        nine,
                        null,
                        false,
                        null,
                        null,
                        null,
                        List.of());
        AnnouncedWindow daily =
                new AnnouncedWindow(
                        "W1",
                        Aleppo.DAMASCUS,
                        true,
                        null,
                        nine,
                        nine.plusHours(5),
                        false,
                        Repeats.parse("FREQ=DAILY"),
                        null,
                        null,
                        List.of());
        assertEquals(
                List.of(
                        "windows/W1/openEnded: W1 has no stated end; every opening must carry its own."),
                say(
                        check(Aleppo.complete().but().windows(List.of(further)).make()),
                        Rule.WINDOW_OPEN_ENDED));
        assertEquals(
                1,
                check(Aleppo.complete().but().windows(List.of(unknown)).make())
                        .of(Rule.WINDOW_HOURS_MISSING)
                        .size());
        PauseCheck repeated = check(Aleppo.complete().but().windows(List.of(daily)).make());
        assertEquals(
                List.of("windows/W1/repeats: W1 comes again without a stated last day."),
                say(repeated, Rule.WINDOW_OPEN_ENDED));
        // Syria put its clocks forward on 31 March 2017.
        assertTrue(
                say(repeated, Rule.OFFSET_CHANGED)
                        .contains(
                                "windows/W1/zone: Clocks change during W1: UTC+02:00 at first, UTC+03:00 on 2017-03-31."));
    }

    @Test
    @DisplayName("an empty list of conditions is no permission")
    void nobodyRequired() {
        PauseCheck check = check(Aleppo.complete().but().requires(List.of()).make());
        assertEquals(
                List.of(
                        "requires: Nobody's assurance is required for any corridor; set without whose nobody may open."),
                say(check, Rule.REQUIREMENT_MISSING));
        assertTrue(check.forbidsOpening());
        Scope some =
                new Scope(Set.of("W1"), Set.of("F1", "F2", "C1", "C2", "C3", "C4", "C6"), Set.of());
        assertEquals(
                List.of(
                        "requires: Nobody's assurance is required for corridor C5; set without whose nobody may open."),
                say(
                        check(
                                Aleppo.complete()
                                        .but()
                                        .requires(List.of(new Requirement(List.of("RU"), some)))
                                        .make()),
                        Rule.REQUIREMENT_MISSING));
    }

    @Test
    @DisplayName("the other side's word must be asked for")
    void adversaryNotRequired() {
        Pause pause =
                Aleppo.complete()
                        .but()
                        .requires(List.of(new Requirement(List.of("RU", "SY"), Aleppo.W1)))
                        .make();
        assertEquals(
                List.of(
                        "requires: The assurance of armed groups in east Aleppo, on the other side of the fighting, is not required."),
                say(check(pause), Rule.ADVERSARY_NOT_REQUIRED));
    }

    @Test
    @DisplayName("approval from the other side silences the warning about allies")
    void otherSideApproved() {
        Declaration both =
                new Declaration(
                        null,
                        null,
                        "RU",
                        Aleppo.day(11, 1),
                        List.of(),
                        List.of(),
                        List.of(
                                new Declaration.Approval("SY", List.of()),
                                new Declaration.Approval("AG", List.of())),
                        List.of());
        assertEquals(
                List.of(),
                check(Aleppo.pause().but().declaration(both).make()).of(Rule.ALLY_APPROVAL));
    }

    @Test
    @DisplayName(
            "claims: the same words are no dispute, a claim the file leaves out is, a window is one thing")
    void disputes() {
        List<Claim> more = new ArrayList<>(Aleppo.pause().claims());
        more.add(
                Aleppo.claim(
                        "K30",
                        "corridors/F2/destination",
                        "  Areas outside  the city",
                        List.of(),
                        "S4"));
        more.add(Aleppo.claim("K31", "windows/W1/closes", "20:00", List.of(), "S5"));
        more.add(Aleppo.claim("K32", "blame", "Damascus shelled the crossing", List.of(), "S9"));
        PauseCheck check = check(Aleppo.pause().but().claims(more).make());
        assertEquals(1, check.of(Rule.DESTINATION_DISPUTED).size());
        assertEquals(
                List.of(
                        "windows/W1/closes: Sources differ on the hours of W1: K5 '09:00 to 19:00 on 4 November'; "
                                + "K6 '19:00 local is 17:00 GMT'; K31 '20:00'. The file uses K5 and K6."),
                say(check, Rule.HOURS_DISPUTED));
        assertEquals(
                List.of(
                        "blame: Sources differ on blame: K19 'Washington has not told opposition from extremists'; "
                                + "K32 'Damascus shelled the crossing'. The file uses none of them."),
                say(check, Rule.CLAIMS_DIFFER));
    }

    @Test
    @DisplayName(
            "weapons: a rule that no claim on the field bears out is a dispute, a file without a rule is not")
    void arms() {
        List<Claim> only =
                List.of(Aleppo.claim("K17", "corridors/C1/arms", "must-leave", List.of(), "S5"));
        PauseBuilder bare = Aleppo.pause().but();
        Pause silent = withoutClaims(bare).claims(only).make();
        assertEquals(
                List.of(),
                check(silent).of(Rule.ARMS_DISPUTED)); // C1 is not-stated; one claim alone
        Corridor one = silent.corridors().get(2);
        Corridor keeps =
                new Corridor(
                        "C1",
                        null,
                        one.admits(),
                        ArmsRule.MAY_KEEP,
                        null,
                        one.via(),
                        null,
                        one.checkpoints(),
                        one.state(),
                        List.of());
        assertEquals(
                List.of(
                        "corridors/C1/arms: Sources differ on weapons in corridor C1: K17 'must-leave'. The file uses none of them."),
                say(
                        check(
                                silent.but()
                                        .corridors(List.of(keeps))
                                        .requires(List.of())
                                        .transport(List.of())
                                        .make()),
                        Rule.ARMS_DISPUTED));
    }

    private static PauseBuilder withoutClaims(PauseBuilder pause) {
        return pause.called(List.of())
                .purpose(null)
                .area(null)
                .declaration(null)
                .windows(
                        List.of(
                                AnnouncedWindow.of(
                                        "W1",
                                        ZoneOffset.UTC,
                                        LocalDateTime.parse("2016-11-04T07:00"),
                                        LocalDateTime.parse("2016-11-04T17:00"))))
                .relations(List.of())
                .assurances(List.of())
                .corridors(
                        Aleppo.pause().corridors().stream()
                                .map(
                                        c ->
                                                new Corridor(
                                                        c.id(),
                                                        null,
                                                        c.admits(),
                                                        c.arms(),
                                                        null,
                                                        c.via(),
                                                        null,
                                                        c.checkpoints(),
                                                        c.state(),
                                                        List.of()))
                                .toList())
                .follows(null);
    }

    @Test
    @DisplayName(
            "screening: no lane and no checkpoint are two things; instructions count per corridor and by language")
    void corridors() {
        Corridor c1 =
                new Corridor(
                        "C1",
                        null,
                        Set.of(Admission.CIVILIANS),
                        ArmsRule.NOT_STATED,
                        null,
                        null,
                        new Destination("the next town", false, List.of()),
                        List.of("Q1"),
                        CorridorState.OPEN,
                        List.of());
        Corridor c2 =
                new Corridor(
                        "C2",
                        null,
                        Set.of(Admission.CIVILIANS),
                        ArmsRule.NOT_STATED,
                        null,
                        null,
                        new Destination("the next town", true, List.of()),
                        List.of(),
                        CorridorState.PLANNED,
                        List.of());
        Pause pause =
                Aleppo.complete()
                        .but()
                        .corridors(List.of(c1, c2))
                        .checkpoints(
                                List.of(
                                        new Checkpoint(
                                                "Q1",
                                                new Spot.Node("q"),
                                                0,
                                                new LaneRate(null, 149, null),
                                                Basis.STATED)))
                        .instructions(
                                List.of(
                                        new Instruction(
                                                List.of("C1"),
                                                new Names(
                                                        java.util.Map.of(
                                                                "en", "Stop.", "ar", "قف.")),
                                                Names.of("en", "Stay."),
                                                null)))
                        .make();
        PauseCheck check = check(pause);
        assertEquals(
                List.of(
                        "checkpoints/Q1/lanes: Checkpoint Q1 has no lane: nobody passes corridor C1."),
                say(check, Rule.SCREENING_NO_LANES));
        assertEquals(
                List.of(
                        "corridors/C2/checkpoints: How many people an hour can pass corridor C2 is not known: no checkpoint is given."),
                say(check, Rule.SCREENING_NOT_KNOWN));
        assertEquals(
                List.of(
                        "corridors/C1/destination/ofChoice: People cannot choose the destination of corridor C1."),
                say(check, Rule.DESTINATION_NOT_OF_CHOICE));
        assertEquals(List.of(), check.of(Rule.DESTINATION_CHOICE_NOT_STATED));
        assertEquals(
                List.of(
                        "corridors/all/via: Nothing of any corridor is on the map: the plan counts nobody there."),
                say(check, Rule.NOT_ON_MAP));
        assertEquals(
                List.of("instructions: No suspension notice is written for corridor C2."),
                say(check, Rule.SUSPENSION_NOTICE_MISSING));
        assertEquals(
                List.of(
                        "instructions: Nothing is written for people already on the way, for any corridor."),
                say(check, Rule.ON_THE_WAY_MISSING));
        assertEquals(
                List.of(
                        "instructions: Notice and instructions are not in the same languages for corridor C1."),
                say(check, Rule.INSTRUCTION_LANGUAGES));
        assertEquals(1, check.of(Rule.STATE_IN_FILE).size());
    }

    @Test
    @DisplayName("a bare draft: every list empty, every finding about the whole")
    void draft() {
        Pause draft =
                new PauseBuilder(
                                "draft",
                                LocalDate.of(2026, 1, 1),
                                Names.of("en", "Draft"),
                                ArrangementType.HUMANITARIAN_PAUSE)
                        .make();
        PauseCheck check = check(draft);
        assertEquals(1, check.of(Rule.WINDOW_MISSING).size());
        assertEquals(1, check.of(Rule.CORRIDOR_MISSING).size());
        assertEquals(1, check.of(Rule.DECLARATION_MISSING).size());
        assertEquals(1, check.of(Rule.PEOPLE_NOT_KNOWN).size());
        assertTrue(check.forbidsOpening());
    }

    @Test
    @DisplayName("a file marked public must not hold people by place")
    void handling() {
        assertEquals(
                1,
                check(Aleppo.pause().but().handling(Handling.PUBLIC).make())
                        .of(Rule.HANDLING_PUBLIC)
                        .size());
    }
}
