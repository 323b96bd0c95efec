package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Assurance.Form;
import org.safepassage.domain.Assurance.Given;
import org.safepassage.domain.Assurance.Terms;
import org.safepassage.domain.Assurance.Withdrawn;

/**
 * A corridor's day, step by step. Times are minutes after the opening of the window, 07:00Z; it
 * closes at minute 600.
 */
class CorridorStatusTest {
    private static final CorridorLimits LIMITS = CorridorLimits.STANDARD;
    private Pause pause = Aleppo.complete();
    private CorridorStatus status = CorridorStatus.planned("C1", minute(-600));

    private static Instant minute(int m) {
        return Aleppo.OPENS.plus(Duration.ofMinutes(m));
    }

    private void accept(Decision decision) {
        status =
                assertInstanceOf(Decided.Accepted.class, status.after(decision, pause, LIMITS))
                        .status();
    }

    private List<String> refuse(Decision decision) {
        return assertInstanceOf(Decided.Refused.class, status.after(decision, pause, LIMITS))
                .because()
                .stream()
                .map(Finding::rule)
                .toList();
    }

    private CorridorState stateAt(int m) {
        return status.at(minute(m), pause, LIMITS).state();
    }

    private void open() {
        accept(new Decision.Prepare("a", minute(-60)));
        accept(new Decision.Open("a", "b", minute(0), minute(600)));
    }

    @Test
    @DisplayName("the plain day: prepared, opened by two, confirmed, closed")
    void plainDay() {
        open();
        assertEquals(CorridorState.OPEN, stateAt(0));
        assertEquals(CorridorState.OPEN, stateAt(14));
        accept(new Decision.Confirm("c", minute(14)));
        assertEquals(CorridorState.OPEN, stateAt(28));
        accept(new Decision.Close("a", minute(28)));
        assertEquals(CorridorState.CLOSED, stateAt(29));
        assertEquals(List.of("corridor-closed"), refuse(new Decision.Suspend("a", minute(29))));
        assertEquals(
                List.of("corridor-closed"),
                refuse(new Decision.Resume("a", "b", minute(29), minute(60))));
    }

    @Test
    @DisplayName(
            "15 minutes without confirmation: not confirmed from the 15th minute on, and one person cannot bring it back")
    void lapses() {
        open();
        assertEquals(
                CorridorState.OPEN, status.at(minute(15).minusNanos(1), pause, LIMITS).state());
        CorridorStatus lapsed = status.at(minute(15), pause, LIMITS);
        assertEquals(CorridorState.NOT_CONFIRMED, lapsed.state());
        assertEquals(
                minute(15),
                status.at(minute(300), pause, LIMITS)
                        .since()); // since it lapsed, not since one looked
        assertEquals(Rule.CONFIRMATION_OVERDUE, lapsed.because());
        assertEquals(
                List.of("confirmation-overdue"), refuse(new Decision.Confirm("c", minute(15))));
        assertEquals(
                List.of("second-person"),
                refuse(new Decision.Resume("c", "c", minute(16), minute(600))));
        accept(new Decision.Resume("c", "a", minute(16), minute(600)));
        assertEquals(CorridorState.OPEN, stateAt(30));
        assertEquals(CorridorState.NOT_CONFIRMED, stateAt(31));
    }

    @Test
    @DisplayName("the end that open carries: reached, it lapses, whatever was confirmed")
    void ends() {
        accept(new Decision.Prepare("a", minute(-60)));
        accept(new Decision.Open("a", "b", minute(0), minute(20)));
        accept(new Decision.Confirm("c", minute(10)));
        assertEquals(CorridorState.OPEN, stateAt(19));
        CorridorStatus over = status.at(minute(21), pause, LIMITS);
        assertEquals(CorridorState.NOT_CONFIRMED, over.state());
        assertEquals(Rule.END_REACHED, over.because());
        assertEquals(minute(20), over.since());
    }

    @Test
    @DisplayName(
            "an end must lie in the window and after the decision; extending takes two and a later end")
    void extend() {
        accept(new Decision.Prepare("a", minute(-60)));
        assertEquals(
                List.of("end-not-in-window"),
                refuse(new Decision.Open("a", "b", minute(0), minute(601))));
        assertEquals(
                List.of("end-not-in-window"),
                refuse(new Decision.Open("a", "b", minute(5), minute(5))));
        assertEquals(
                List.of("outside-window", "end-not-in-window"),
                refuse(new Decision.Open("a", "b", minute(-1), minute(60))));
        accept(new Decision.Open("a", "b", minute(0), minute(30)));
        assertEquals(
                List.of("second-person"),
                refuse(new Decision.Extend("a", "a", minute(5), minute(60))));
        assertEquals(
                List.of("end-not-in-window"),
                refuse(new Decision.Extend("a", "b", minute(5), minute(601))));
        assertEquals(
                List.of("end-not-in-window"),
                refuse(new Decision.Extend("a", "b", minute(5), minute(30))));
        accept(new Decision.Extend("a", "b", minute(5), minute(600)));
        assertEquals(CorridorState.NOT_CONFIRMED, stateAt(15)); // an extension is no confirmation
        assertEquals(
                List.of("wrong-state"),
                refuse(new Decision.Extend("a", "b", minute(16), minute(60))));
    }

    @Test
    @DisplayName("all reasons at once: one person, nothing ready, no texts, no assurances")
    void allReasons() {
        pause = Aleppo.pause();
        assertEquals(
                List.of(
                        "wrong-state",
                        "second-person",
                        "assurance-refused",
                        "suspension-notice-missing",
                        "not-started-missing",
                        "on-the-way-missing",
                        "end-not-in-window"),
                refuse(new Decision.Open("a", "a", minute(1), minute(601))));
    }

    @Test
    @DisplayName(
            "one person suspends from every state but closed, twice as well, with a clock that runs wrong")
    void suspends() {
        accept(new Decision.Suspend("a", minute(-300)));
        assertEquals(CorridorState.SUSPENDED, status.state());
        CorridorStatus once = status;
        accept(new Decision.Suspend("b", minute(-200)));
        assertEquals(once, status);
        status = CorridorStatus.planned("C1", minute(-600));
        open();
        accept(new Decision.Suspend("b", Instant.parse("1970-01-01T00:00:00Z")));
        assertEquals(CorridorState.SUSPENDED, status.state());
        assertEquals(minute(0), status.since()); // never before the opening it ends
        accept(new Decision.Resume("a", "b", minute(3), minute(600)));
        assertEquals(CorridorState.OPEN, stateAt(3));
        accept(new Decision.Suspend("a", Instant.MAX));
        assertEquals(CorridorState.SUSPENDED, status.state());
    }

    @Test
    @DisplayName(
            "an assurance withdrawn while open suspends; given again it takes two people to resume")
    void withdrawn() {
        open();
        Pause before = pause;
        List<Assurance> more = new ArrayList<>(pause.assurances());
        more.add(
                new Withdrawn(new Terms("AG", Aleppo.W1, Form.ORAL, Aleppo.day(11, 4), List.of())));
        pause = pause.but().assurances(more).make();
        CorridorStatus seen = status.at(minute(5), pause, LIMITS);
        assertEquals(CorridorState.SUSPENDED, seen.state());
        assertEquals(Rule.ASSURANCE_WITHDRAWN, seen.because());
        status = seen;
        assertEquals(
                List.of("assurance-withdrawn"),
                refuse(new Decision.Resume("a", "b", minute(6), minute(60))));
        pause = before;
        assertEquals(CorridorState.SUSPENDED, stateAt(6));
        accept(new Decision.Resume("a", "b", minute(6), minute(60)));
        assertEquals(CorridorState.OPEN, stateAt(7));
    }

    @Test
    @DisplayName("an assurance with an end suspends at that end, not when somebody looks")
    void assuranceEnds() {
        Terms terms = new Terms("AG", Aleppo.W1, Form.WRITTEN, Aleppo.day(11, 2), List.of());
        pause =
                pause.but()
                        .assurances(
                                List.of(
                                        Aleppo.given("RU"),
                                        Aleppo.given("SY"),
                                        new Given(terms, minute(10))))
                        .make();
        open();
        assertEquals(
                CorridorState.OPEN, status.at(minute(10).minusNanos(1), pause, LIMITS).state());
        CorridorStatus late = status.at(minute(12), pause, LIMITS);
        assertEquals(CorridorState.SUSPENDED, late.state());
        assertEquals(minute(10), late.since());
        assertEquals(Rule.ASSURANCE_LAPSED, late.because());
        assertEquals(
                late,
                status.at(minute(500), pause, LIMITS)); // also long after the confirmation lapsed
    }

    @Test
    @DisplayName(
            "known only by an ally's word: opens with a warning, or not at all, as the limits say")
    void firstHandOnly() {
        Given byAlly =
                new Given(
                        new Terms(
                                "SY",
                                Aleppo.W1,
                                Form.REPORTED_BY_ALLY,
                                Aleppo.day(11, 2),
                                List.of()),
                        null);
        pause =
                pause.but()
                        .assurances(List.of(Aleppo.given("RU"), byAlly, Aleppo.given("AG")))
                        .make();
        open();
        CheckLimits strict =
                new CheckLimits(
                        Duration.ofHours(48), Duration.ofHours(24), Duration.ofHours(12), true);
        CorridorLimits limits =
                new CorridorLimits(
                        LIMITS.confirmEvery(),
                        LIMITS.longestOpen(),
                        LIMITS.clockTolerance(),
                        strict);
        CorridorStatus seen = status.at(minute(1), pause, limits);
        assertEquals(CorridorState.SUSPENDED, seen.state());
        assertEquals(Rule.ASSURANCE_SECOND_HAND, seen.because());
    }

    @Test
    @DisplayName("a clock that jumps back a day does not keep a corridor open for a day")
    void clockBack() {
        open();
        accept(new Decision.Confirm("c", minute(10)));
        assertEquals(CorridorState.OPEN, stateAt(9)); // a minute's difference between two clocks
        assertEquals(CorridorState.NOT_CONFIRMED, stateAt(8));
        assertEquals(List.of("clock-went-back"), refuse(new Decision.Confirm("c", minute(-1440))));
        assertEquals(
                List.of("clock-went-back"),
                refuse(new Decision.Extend("a", "b", minute(-1440), minute(600))));
        assertEquals(CorridorState.NOT_CONFIRMED, stateAt(1440)); // forward
    }

    @Test
    @DisplayName("ready goes back to planned when something is missing again")
    void readyAgain() {
        assertEquals(
                List.of("wrong-state"), refuse(new Decision.Open("a", "b", minute(0), minute(60))));
        accept(new Decision.Prepare("a", minute(-60)));
        pause = pause.but().instructions(List.of()).make();
        assertEquals(CorridorState.PLANNED, stateAt(-50));
        assertFalse(refuse(new Decision.Open("a", "b", minute(0), minute(60))).isEmpty());
    }

    @Test
    @DisplayName(
            "a window without a stated end: every opening carries its own, at most a day ahead")
    void openEnded() {
        pause =
                pause.but()
                        .windows(
                                List.of(
                                        new AnnouncedWindow(
                                                "W1",
                                                Aleppo.DAMASCUS,
                                                true,
                                                null,
                                                java.time.LocalDateTime.parse("2016-11-04T09:00"),
                                                null,
                                                true,
                                                null,
                                                null,
                                                null,
                                                List.of())))
                        .make();
        accept(new Decision.Prepare("a", minute(-60)));
        assertEquals(
                List.of("end-not-in-window"),
                refuse(new Decision.Open("a", "b", minute(0), minute(1441))));
        accept(new Decision.Open("a", "b", minute(0), minute(1440)));
        assertEquals(CorridorState.OPEN, stateAt(14));
    }

    @Test
    @DisplayName("a window cut short while open ends the opening")
    void windowCut() {
        open();
        pause =
                pause.but()
                        .windows(
                                List.of(
                                        AnnouncedWindow.of(
                                                "W1",
                                                Aleppo.DAMASCUS,
                                                java.time.LocalDateTime.parse("2016-11-04T09:00"),
                                                java.time.LocalDateTime.parse("2016-11-04T09:10"))))
                        .make();
        assertEquals(CorridorState.OPEN, stateAt(9));
        assertEquals(CorridorState.NOT_CONFIRMED, stateAt(10));
    }

    @Test
    @DisplayName("accounts have one spelling, and no status names one")
    void accounts() {
        assertThrows(IllegalArgumentException.class, () -> new Decision.Suspend("Anna", minute(0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Decision.Open("a", "", minute(0), minute(1)));
        accept(new Decision.Prepare("zqzq1", minute(-60)));
        accept(new Decision.Open("zqzq1", "zqzq2", minute(0), minute(600)));
        assertFalse(status.toString().contains("zqzq"));
        assertFalse(
                status.after(
                                new Decision.Resume("zqzq1", "zqzq1", minute(1), minute(2)),
                                pause,
                                LIMITS)
                        .toString()
                        .contains("zqzq"));
    }

    @Test
    @DisplayName(
            "a word that came after the window opened counts from then on, and one that ended does not")
    void preparedOnTheDay() {
        Pause complete = pause;
        pause =
                complete.but()
                        .assurances(
                                complete.assurances().stream()
                                        .map(a -> (Assurance) givenAt(a, minute(30)))
                                        .toList())
                        .make();
        assertEquals(
                List.of("assurance-missing"),
                refuse(new Decision.Prepare("a", minute(29))).stream().distinct().toList());
        accept(new Decision.Prepare("a", minute(31)));
        accept(new Decision.Open("a", "b", minute(32), minute(600)));
    }

    private static Given givenAt(Assurance assurance, Instant at) {
        Terms old = assurance.terms();
        var local = at.atZone(java.time.ZoneId.of("Asia/Damascus")).toLocalDateTime();
        return new Given(
                new Terms(
                        old.party(),
                        old.scope(),
                        old.form(),
                        new Moment(local.toLocalDate(), local.toLocalTime()),
                        old.per()),
                null);
    }
}
