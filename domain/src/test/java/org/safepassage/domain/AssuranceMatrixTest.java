package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Assurance.Conditional;
import org.safepassage.domain.Assurance.Form;
import org.safepassage.domain.Assurance.Given;
import org.safepassage.domain.Assurance.Lapsed;
import org.safepassage.domain.Assurance.Refused;
import org.safepassage.domain.Assurance.Requested;
import org.safepassage.domain.Assurance.Terms;
import org.safepassage.domain.Assurance.Withdrawn;
import org.safepassage.domain.NotAssured.Why;

/** What counts as a party's word, and for which part of a pause. It fails towards closed. */
class AssuranceMatrixTest {
    private static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());

    private static Terms terms(String party, Scope scope, @Nullable Moment at) {
        return new Terms(party, scope, Form.WRITTEN, at, List.of());
    }

    private static Moment at(int day, int hour) {
        return new Moment(LocalDate.of(2016, 11, day), LocalTime.of(hour, 0));
    }

    /** "AG W1 refused": what is missing when only AG is required and this is on record. */
    private static List<String> missing(Assurance... onRecord) {
        return missing(List.of(new Requirement(List.of("AG"), Aleppo.W1)), onRecord);
    }

    private static List<String> missing(List<Requirement> required, Assurance... onRecord) {
        return Aleppo.complete()
                .but()
                .requires(required)
                .assurances(List.of(onRecord))
                .make()
                .notAssured()
                .stream()
                .map(n -> n.party() + " " + n.scope() + " " + n.why().word())
                .toList();
    }

    @Test
    @DisplayName("each state of an answer, alone")
    void alone() {
        Terms ag = terms("AG", Aleppo.W1, Aleppo.day(11, 2));
        assertEquals(List.of("AG W1 none-on-record"), missing());
        assertEquals(List.of("AG W1 requested"), missing(new Requested(ag)));
        assertEquals(List.of(), missing(new Given(ag, null)));
        assertEquals(
                List.of("AG W1 conditional"), missing(new Conditional(ag, "buses come first")));
        assertEquals(List.of("AG W1 refused"), missing(new Refused(ag)));
        assertEquals(List.of("AG W1 withdrawn"), missing(new Withdrawn(ag)));
        assertEquals(List.of("AG W1 lapsed"), missing(new Lapsed(ag)));
    }

    @Test
    @DisplayName("another's word for it is no assurance, in either form")
    void secondHand() {
        for (Form form : List.of(Form.REPORTED, Form.REPORTED_BY_ALLY)) {
            assertEquals(
                    List.of("AG W1 only-reported"),
                    missing(
                            new Given(
                                    new Terms("AG", Aleppo.W1, form, Aleppo.day(11, 2), List.of()),
                                    null)));
        }
        Given own = new Given(terms("AG", Aleppo.W1, Aleppo.day(11, 3)), null);
        Given reported =
                new Given(
                        new Terms("AG", Aleppo.W1, Form.REPORTED, Aleppo.day(11, 2), List.of()),
                        null);
        assertEquals(List.of(), missing(reported, own));
    }

    @Test
    @DisplayName(
            "the later word counts when it is surely later; of two on one day without hours the refusal stands")
    void order() {
        Refused second = new Refused(terms("AG", Aleppo.W1, Aleppo.day(11, 2)));
        Given third = new Given(terms("AG", Aleppo.W1, Aleppo.day(11, 3)), null);
        Given sameDay = new Given(terms("AG", Aleppo.W1, Aleppo.day(11, 2)), null);
        Given undated = new Given(terms("AG", Aleppo.W1, null), null);
        Refused undatedNo = new Refused(terms("AG", Aleppo.W1, null));
        assertEquals(List.of(), missing(second, third));
        assertEquals(List.of(), missing(third, second)); // the order in the file says nothing
        assertEquals(List.of("AG W1 refused"), missing(second, sameDay));
        assertEquals(List.of("AG W1 refused"), missing(second, undated));
        assertEquals(List.of("AG W1 refused"), missing(undatedNo, third));
        assertEquals(
                List.of("AG W1 withdrawn"),
                missing(
                        new Given(terms("AG", Aleppo.W1, at(3, 10)), null),
                        new Withdrawn(terms("AG", Aleppo.W1, at(3, 11)))));
        assertEquals(
                List.of(),
                missing(
                        new Given(terms("AG", Aleppo.W1, at(3, 12)), null),
                        new Withdrawn(terms("AG", Aleppo.W1, at(3, 11)))));
        assertEquals(
                List.of("AG W1 withdrawn"),
                missing(
                        new Given(terms("AG", Aleppo.W1, at(3, 11)), null),
                        new Withdrawn(terms("AG", Aleppo.W1, at(3, 11)))));
    }

    @Test
    @DisplayName("of several noes the last is named; asking again takes nothing back")
    void lastNo() {
        Conditional first =
                new Conditional(terms("AG", Aleppo.W1, Aleppo.day(11, 1)), "buses come first");
        Refused second = new Refused(terms("AG", Aleppo.W1, Aleppo.day(11, 2)));
        assertEquals(List.of("AG W1 refused"), missing(second, first));
        Given given = new Given(terms("AG", Aleppo.W1, Aleppo.day(11, 2)), null);
        assertEquals(
                List.of(),
                missing(given, new Requested(terms("AG", Aleppo.W1, Aleppo.day(11, 3)))));
    }

    @Test
    @DisplayName("an end: before the opening it has lapsed; during the window the check warns")
    void ends() {
        Terms ag = terms("AG", Aleppo.W1, Aleppo.day(11, 2));
        assertEquals(
                List.of("AG W1 lapsed"),
                missing(new Given(ag, Aleppo.OPENS))); // the end is not included
        assertEquals(List.of(), missing(new Given(ag, Aleppo.OPENS.plusSeconds(1))));
        Pause early =
                Aleppo.complete()
                        .but()
                        .assurances(
                                List.of(
                                        Aleppo.given("RU"),
                                        Aleppo.given("SY"),
                                        new Given(ag, Aleppo.CLOSES.minusSeconds(1))))
                        .make();
        PauseCheck check = PauseCheck.of(early, CheckLimits.STANDARD);
        assertEquals(
                List.of(
                        "The assurance of armed groups in east Aleppo for W1 ends before the window closes."),
                check.of(Rule.ASSURANCE_ENDS_EARLY).stream().map(Finding::says).toList());
        assertEquals(
                List.of(),
                PauseCheck.of(Aleppo.complete(), CheckLimits.STANDARD)
                        .of(Rule.ASSURANCE_ENDS_EARLY));
        Pause whole =
                early.but()
                        .assurances(
                                List.of(
                                        Aleppo.given("RU"),
                                        Aleppo.given("SY"),
                                        new Given(ag, Aleppo.CLOSES)))
                        .make();
        assertEquals(
                List.of(),
                PauseCheck.of(whole, CheckLimits.STANDARD).of(Rule.ASSURANCE_ENDS_EARLY));
    }

    @Test
    @DisplayName("given on a day after the opening is not given at the opening")
    void givenLater() {
        assertEquals(
                List.of("AG W1 none-on-record"),
                missing(new Given(terms("AG", Aleppo.W1, Aleppo.day(11, 5)), null)));
    }

    @Test
    @DisplayName(
            "parts: a refusal stands against the whole, consent of a part speaks for the part alone")
    void parts() {
        Refused fas = new Refused(terms("FAS", Aleppo.W1, Aleppo.day(11, 2)));
        Given fasGiven = new Given(terms("FAS", Aleppo.W1, Aleppo.day(11, 3)), null);
        Given agGiven = new Given(terms("AG", Aleppo.W1, Aleppo.day(11, 3)), null);
        assertEquals(List.of("AG W1 part-refused"), missing(fas));
        assertEquals(
                List.of("FAS W1 refused"),
                missing(fas, agGiven)); // the whole's later word does not bind it
        assertEquals(List.of("AG W1 none-on-record"), missing(fasGiven));
        assertEquals(List.of(), missing(fas, fasGiven, agGiven));
        assertEquals(
                List.of("FAS W1 none-on-record"),
                missing(
                        List.of(new Requirement(List.of("FAS"), Aleppo.W1)),
                        agGiven)); // named itself, it must speak itself
    }

    @Test
    @DisplayName("scopes: what is given for some corridors leaves the others missing, by name")
    void scopes() {
        Scope some =
                new Scope(
                        Set.of("W1"), new java.util.LinkedHashSet<>(List.of("C1", "C2")), Set.of());
        assertEquals(
                List.of("AG W1, F1, F2, C3, C4, C5, C6 none-on-record"),
                missing(new Given(terms("AG", some, Aleppo.day(11, 2)), null)));
        Scope wounded = new Scope(Set.of(), Set.of(), Set.of(Admission.WOUNDED));
        assertEquals(
                List.of(
                        "AG W1, F1, F2, armed-fighters none-on-record",
                        "AG W1, C1, C2, C3, C4, C5, C6 none-on-record"),
                missing(new Given(terms("AG", wounded, Aleppo.day(11, 2)), null)));
        assertEquals(List.of(), missing(new Given(terms("AG", ALL, Aleppo.day(11, 2)), null)));
        assertEquals(
                List.of("AG W1, F1 refused"),
                missing(
                        new Given(terms("AG", ALL, Aleppo.day(11, 2)), null),
                        new Refused(
                                terms(
                                        "AG",
                                        new Scope(Set.of(), Set.of("F1"), Set.of()),
                                        Aleppo.day(11, 3)))));
        assertEquals(
                List.of(),
                missing(
                        List.of(new Requirement(List.of("AG"), some)),
                        new Given(terms("AG", some, Aleppo.day(11, 2)), null)));
    }

    @Test
    @DisplayName("what rests on inference alone is nobody's word")
    void inferred() {
        List<Claim> claims = new ArrayList<>(Aleppo.complete().claims());
        claims.add(
                new Claim("K40", "assurances/AG", "given", List.of(), "S3", Basis.INFERRED, null));
        Given inferred =
                new Given(
                        new Terms(
                                "AG",
                                Aleppo.W1,
                                Form.PUBLIC_STATEMENT,
                                Aleppo.day(11, 2),
                                List.of("K40")),
                        null);
        Pause pause =
                Aleppo.complete()
                        .but()
                        .claims(claims)
                        .assurances(List.of(Aleppo.given("RU"), Aleppo.given("SY"), inferred))
                        .make();
        assertEquals(
                List.of(Why.NONE_ON_RECORD),
                pause.notAssured().stream().map(NotAssured::why).toList());
        assertEquals(
                1, PauseCheck.of(pause, CheckLimits.STANDARD).of(Rule.ASSURANCE_INFERRED).size());
    }

    @Test
    @DisplayName(
            "at an instant: only the windows open then, and an end that has passed binds nobody")
    void atAnInstant() {
        Instant noon = Instant.parse("2016-11-04T12:00:00Z");
        Pause pause =
                Aleppo.complete()
                        .but()
                        .assurances(
                                List.of(
                                        Aleppo.given("RU"),
                                        Aleppo.given("SY"),
                                        new Given(terms("AG", Aleppo.W1, Aleppo.day(11, 2)), noon)))
                        .make();
        Corridor c1 = pause.findCorridor("C1").orElseThrow();
        assertEquals(List.of(), AssuranceMatrix.of(pause).notAssuredAt(c1, noon.minusNanos(1)));
        assertEquals(
                List.of("AG lapsed"),
                AssuranceMatrix.of(pause).notAssuredAt(c1, noon).stream()
                        .map(n -> n.party() + " " + n.why().word())
                        .toList());
    }
}
