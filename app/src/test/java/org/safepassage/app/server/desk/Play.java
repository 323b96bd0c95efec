package org.safepassage.app.server.desk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.CorridorLimits;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.Scope;

/**
 * A desk with one pause of one window, one required party and one corridor, a clock to turn, and
 * the promises that must hold after every step, written down without the machine's states.
 */
final class Play {
    static final Instant OPENS = Instant.parse("2026-03-01T07:00:00Z");
    static final Instant CLOSES = Instant.parse("2026-03-01T17:00:00Z");
    private static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());
    private static final String FILE =
            """
            pause: 1
            id: p
            asOf: "2026-03-01"
            names: {en: small}
            type: humanitarian-pause
            windows: [{id: W1, zone: Etc/UTC, zoneStated: true, opens: "2026-03-01T07:00", closes: "2026-03-01T17:00"}]
            parties: [{id: A, names: {en: A}, kind: state}]
            requires: [{parties: [A], scope: [W1]}]
            corridors: [{id: C1, admits: [civilians], arms: not-stated, state: planned}]
            instructions: [{suspensionNotice: {en: Stop.}, notStarted: {en: Stay.}, onTheWay: {en: Stop.}}]
            """;

    /** Keeps entries in memory; loses them with the test. Several desks may share one. */
    static final class MemoryLedger implements Ledger {
        final List<Entry> entries = new ArrayList<>();

        @Override
        public void append(Entry entry, List<Shown> shown) throws IOException {
            for (Entry there : entries) {
                if (there.number() == entry.number() && sameScope(there.event(), entry.event())) {
                    if (!there.equals(entry)) {
                        throw new OvertakenException(new IOException("taken"));
                    }
                    return; // again: it is there
                }
            }
            entries.add(entry);
        }

        private static boolean sameScope(Event one, Event other) {
            return scope(one).equals(scope(other));
        }

        private static String scope(Event event) {
            return event instanceof Event.OfPause of ? of.pause() : "";
        }

        @Override
        public void replay(Consumer<Entry> reader) {
            List.copyOf(entries).forEach(reader);
        }

        @Override
        public void follow(Consumer<Entry> reader) {
            replay(reader);
        }

        @Override
        public void close() {}
    }

    /** Everything that can be tried. */
    enum Step {
        GIVE,
        GIVE_FOR_AN_HOUR,
        CONDITION,
        REFUSE,
        WITHDRAW,
        PREPARE,
        ASK_OPEN,
        ASK_EXTEND,
        ASK_RESUME,
        APPROVE_BY_SECOND,
        APPROVE_BY_FIRST,
        APPROVE_IN_SAME_SESSION,
        APPROVE_STALE,
        RETURN,
        CONFIRM,
        SUSPEND,
        CLOSE,
        REVISE,
        SEVEN_MINUTES,
        QUARTER,
        TEN_HOURS,
        CLOCK_BACK,
        BEAT
    }

    Instant now;
    Desk desk;
    private final MemoryLedger ledger;

    Play(Instant now) throws IOException {
        this.now = now;
        this.ledger = new MemoryLedger();
        this.desk = Desk.open(ledger, () -> this.now, CorridorLimits.STANDARD);
        desk.addPause(who("officer", Role.ACCESS_OFFICER, "s0"), "p", false, FILE);
    }

    /** A copy that goes on from the same state. */
    Play(Play from) {
        this.now = from.now;
        this.ledger = new MemoryLedger();
        this.ledger.entries.addAll(from.ledger.entries);
        this.desk = new Desk(ledger, () -> this.now, CorridorLimits.STANDARD, from.desk.recorded());
    }

    private Actor who(String account, Role role, String session) {
        return new Actor(account, role, null, session, now.minusSeconds(60));
    }

    PauseState seen() {
        return java.util.Objects.requireNonNull(desk.now().pauses().get("p"));
    }

    CorridorStatus status() {
        return java.util.Objects.requireNonNull(seen().corridors().get("C1"));
    }

    private @Nullable String proposal() {
        return seen().proposals().keySet().stream().findFirst().orElse(null);
    }

    /** Does one step, and fails when a promise is broken. */
    void step(Step step) {
        CorridorStatus before = status();
        Outcome outcome = act(step);
        CorridorStatus after = status();
        if (after.isOpen() && !before.isOpen() && step != Step.APPROVE_BY_SECOND) {
            throw new AssertionError(step + " opened " + before + " as " + after);
        }
        if (step == Step.SUSPEND) {
            boolean closed = before.state() == CorridorState.CLOSED;
            if (outcome instanceof Outcome.Done == closed
                    || after.state() != (closed ? CorridorState.CLOSED : CorridorState.SUSPENDED)) {
                throw new AssertionError("Suspension of " + before + ": " + outcome);
            }
            if (!seen().proposals().isEmpty()) {
                throw new AssertionError("A proposal outlived a suspension.");
            }
        }
        if (step == Step.WITHDRAW && after.isOpen()) {
            throw new AssertionError("Open without a word: " + after);
        }
        if (before.state() == CorridorState.CLOSED && after.state() != CorridorState.CLOSED) {
            throw new AssertionError("Closed was not for good.");
        }
        sound(after);
    }

    /** What open means, by the events alone. */
    private void sound(CorridorStatus status) {
        if (!status.isOpen()) {
            return;
        }
        List<AssuranceSaid> said = seen().said();
        AssuranceSaid last = said.isEmpty() ? null : said.getLast();
        boolean word =
                last != null
                        && last.state() == AssuranceSaid.State.GIVEN
                        && (last.until() == null || now.isBefore(last.until()));
        boolean hour = !now.isBefore(OPENS) && now.isBefore(CLOSES);
        Instant confirmed = java.util.Objects.requireNonNull(status.confirmed());
        boolean fresh = now.isBefore(confirmed.plus(Duration.ofMinutes(15)));
        boolean ends =
                status.until() != null
                        && now.isBefore(status.until())
                        && !status.until().isAfter(CLOSES);
        // Behind the confirmation by a minute at most, or it is not believed.
        boolean clock = !now.isBefore(confirmed.minus(Duration.ofMinutes(1)));
        boolean late = now.isBefore(confirmed) && !confirmed.isBefore(OPENS);
        if (!((word && hour && fresh && ends && clock) || (clock && late && ends))) {
            throw new AssertionError(status + " is open at " + now + " on " + last);
        }
    }

    private Outcome act(Step step) {
        Actor officer = who("officer", Role.ACCESS_OFFICER, "s0");
        Actor duty = who("duty", Role.DUTY_OFFICER, "s1");
        Actor second = who("approver", Role.APPROVER, "s2");
        Assurances assurances = new Assurances(desk);
        String proposal = proposal();
        String which = proposal == null ? "none" : proposal;
        return switch (step) {
            case GIVE -> say(assurances, officer, AssuranceSaid.State.GIVEN, null);
            case GIVE_FOR_AN_HOUR ->
                    say(
                            assurances,
                            officer,
                            AssuranceSaid.State.GIVEN,
                            now.plus(Duration.ofHours(1)));
            case CONDITION -> say(assurances, officer, AssuranceSaid.State.CONDITIONAL, null);
            case REFUSE -> say(assurances, officer, AssuranceSaid.State.REFUSED, null);
            case WITHDRAW -> say(assurances, officer, AssuranceSaid.State.WITHDRAWN, null);
            case PREPARE -> desk.prepare(duty, "p", "C1", null);
            case ASK_OPEN -> ask(duty, Proposal.Action.OPEN);
            case ASK_EXTEND -> ask(duty, Proposal.Action.EXTEND);
            case ASK_RESUME -> ask(duty, Proposal.Action.RESUME);
            case APPROVE_BY_SECOND -> desk.approve(second, "p", which);
            case APPROVE_BY_FIRST -> desk.approve(who("duty", Role.APPROVER, "s2"), "p", which);
            case APPROVE_IN_SAME_SESSION ->
                    desk.approve(who("approver", Role.APPROVER, "s1"), "p", which);
            case APPROVE_STALE ->
                    desk.approve(
                            new Actor(
                                    "approver",
                                    Role.APPROVER,
                                    null,
                                    "s2",
                                    now.minus(Duration.ofMinutes(6))),
                            "p",
                            which);
            case RETURN -> desk.returned(second, "p", which, "not yet");
            case CONFIRM -> desk.confirm(duty, "p", "C1");
            case SUSPEND -> desk.suspend(officer, "p", "C1");
            case CLOSE -> desk.close(duty, "p", "C1", null);
            case REVISE -> desk.revise(officer, "p", seen().text() + "#\n", null);
            case SEVEN_MINUTES -> pass(Duration.ofMinutes(7));
            case QUARTER -> pass(Duration.ofMinutes(15));
            case TEN_HOURS -> pass(Duration.ofHours(10));
            case CLOCK_BACK -> pass(Duration.ofMinutes(-5));
            case BEAT -> {
                desk.enterLapses();
                yield new Outcome.Done(0, "");
            }
        };
    }

    private Outcome pass(Duration time) {
        now = now.plus(time);
        return new Outcome.Done(0, "");
    }

    private Outcome ask(Actor who, Proposal.Action action) {
        Instant end = now.plus(Duration.ofMinutes(40));
        return desk.propose(who, "p", action, "C1", end.isAfter(CLOSES) ? CLOSES : end, null);
    }

    private static Outcome say(
            Assurances assurances, Actor who, AssuranceSaid.State state, @Nullable Instant until) {
        return assurances.answer(
                who,
                "p",
                null,
                "A",
                ALL,
                state,
                until,
                state == AssuranceSaid.State.CONDITIONAL ? "buses come first" : null,
                false);
    }

    /** The same pause, read again from the journal as after a restart. */
    PauseState readAgain() throws IOException {
        MemoryLedger again = new MemoryLedger();
        again.entries.addAll(ledger.entries);
        Desk other = Desk.open(again, () -> now, CorridorLimits.STANDARD);
        return java.util.Objects.requireNonNull(other.now().pauses().get("p"));
    }

    /** The same by what can happen next. */
    String key() {
        PauseState seen = seen();
        return "%s %s %s %s"
                .formatted(
                        now,
                        seen.corridors(),
                        seen.said().isEmpty() ? "" : seen.said().getLast(),
                        seen.proposals());
    }
}
