package org.safepassage.app.server.desk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.CorridorLimits;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.Decided;
import org.safepassage.domain.Decision;

/**
 * The one place where anything is decided: looks at the state, asks the rules, adds an entry to the
 * journal, and only then says that it is done.
 *
 * <p>One change at a time. A suspension passes all that wait and is itself kept waiting by one
 * entry that is being written at most. Thread-safe.
 */
public final class Desk {
    /** How long ago somebody who opens may have proved who they are. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final InstantSource clock;
    private final CorridorLimits limits;
    private final ReentrantLock queue = new ReentrantLock(true); // all but suspensions wait here
    private final ReentrantLock pen = new ReentrantLock();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, Map<String, Instant>> held = Map.of(); // written under pen
    private volatile State state;
    private volatile @Nullable String fault;

    /** A desk that goes on from a state, whose entries the ledger holds. */
    Desk(Ledger ledger, InstantSource clock, CorridorLimits limits, State state) {
        this.ledger = ledger;
        this.clock = clock;
        this.limits = limits;
        this.state = state;
    }

    /** A desk over all that the ledger holds. */
    public static Desk open(Ledger ledger, InstantSource clock, CorridorLimits limits)
            throws IOException {
        State[] folded = {State.EMPTY};
        Map<String, Append> last = new LinkedHashMap<>();
        ledger.replay(
                event -> {
                    State before = folded[0];
                    State after = before.after(event, limits);
                    folded[0] = after;
                    if (event instanceof Event.OfPause of) {
                        last.put(of.pause(), () -> append(ledger, before, event, after));
                    }
                });
        // A crash may have come between an event and what is shown of it: added again, what is
        // there already is left alone.
        for (Append again : last.values()) {
            again.run();
        }
        return new Desk(ledger, clock, limits, folded[0]);
    }

    @FunctionalInterface
    private interface Append {
        void run() throws IOException;
    }

    private static void append(Ledger ledger, State before, Event event, State after)
            throws IOException {
        ledger.append(event, number(event, after), Shown.of(before, event, after));
    }

    /** The number of an entry that was just added, among those of its pause or of the office. */
    private static long number(Event event, State after) {
        return event instanceof Event.OfPause of
                ? java.util.Objects.requireNonNull(after.pauses().get(of.pause())).version()
                : after.size()
                        - after.pauses().values().stream().mapToLong(PauseState::version).sum();
    }

    /** Called after each entry, in their order, by the thread that made it. Must be quick. */
    public void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** As the journal has it, without what has lapsed since. */
    public State recorded() {
        return state;
    }

    /**
     * As it stands now. What has lapsed is entered first: seen once as lapsed, it stays so,
     * whatever the clock does.
     */
    public State now() {
        State seen = state.settled(clockTime(), limits);
        if (!seen.pauses().equals(state.pauses())) {
            enterLapses();
            seen = state.settled(clockTime(), limits);
        }
        if (held.isEmpty()) {
            return seen;
        }
        Map<String, PauseState> pauses = new LinkedHashMap<>(seen.pauses());
        held.forEach((id, since) -> pauses.computeIfPresent(id, (_, pause) -> pause.held(since)));
        return new State(seen.people(), pauses, seen.size());
    }

    /** The time that goes into entries: whole milliseconds, so that it reads back the same. */
    private Instant clockTime() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The desk's clock. */
    public Instant instant() {
        return clockTime();
    }

    public CorridorLimits limits() {
        return limits;
    }

    /** Why nothing is taken any more, if so. */
    public Optional<String> findFault() {
        return Optional.ofNullable(fault);
    }

    // --- pauses -----------------------------------------------------------------------------

    /** Takes in a pause file that was found valid. */
    public Outcome addPause(Actor actor, String id, boolean drill, String text) {
        return change(
                at -> {
                    if (!actor.role().may(Power.EDIT_PAUSES)) {
                        return forbidden();
                    }
                    if (state.findPause(id).isPresent()) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "pause-exists",
                                "pauses/" + id,
                                "There is a pause %s already; revise it, or give this one another id."
                                        .formatted(id));
                    }
                    return write(id, new Event.PauseAdded(at, actor.account(), id, drill, text));
                });
    }

    /** Writes a pause anew. Its id stays. */
    public Outcome revise(Actor actor, String id, String text, @Nullable Long version) {
        return onPause(
                actor,
                Power.EDIT_PAUSES,
                id,
                version,
                (pause, at) ->
                        pause.text().equals(text)
                                ? new Outcome.Done(pause.version(), id)
                                : write(id, new Event.PauseRevised(at, actor.account(), id, text)));
    }

    // --- one person -------------------------------------------------------------------------

    public Outcome prepare(Actor actor, String id, String corridor, @Nullable Long version) {
        return onCorridor(
                actor,
                Power.PREPARE,
                id,
                corridor,
                version,
                (pause, status, at) ->
                        pause.papers().undecided() > 0
                                ? undecided(pause)
                                : checked(
                                        status.after(
                                                new Decision.Prepare(actor.account(), at),
                                                pause.pause(),
                                                limits),
                                        () ->
                                                write(
                                                        corridor,
                                                        new Event.Prepared(
                                                                at,
                                                                actor.account(),
                                                                id,
                                                                corridor))));
    }

    private static Outcome undecided(PauseState pause) {
        return Outcome.refused(
                Outcome.Why.RULE,
                "fields-undecided",
                "pauses/" + pause.id() + "/statements",
                "%d fields were concluded from texts and said by nobody; an access officer confirms or corrects each first."
                        .formatted(pause.papers().undecided()));
    }

    public Outcome confirm(Actor actor, String id, String corridor) {
        return onCorridor(
                actor,
                Power.CONFIRM,
                id,
                corridor,
                null,
                (pause, status, at) ->
                        checked(
                                status.after(
                                        new Decision.Confirm(actor.account(), at),
                                        pause.pause(),
                                        limits),
                                () ->
                                        write(
                                                corridor,
                                                new Event.Confirmed(
                                                        at, actor.account(), id, corridor))));
    }

    public Outcome close(Actor actor, String id, String corridor, @Nullable Long version) {
        return onCorridor(
                actor,
                Power.PREPARE,
                id,
                corridor,
                version,
                (_, status, at) ->
                        status.state() == CorridorState.CLOSED
                                ? new Outcome.Done(state.size() - 1, corridor)
                                : write(
                                        corridor,
                                        new Event.Closed(at, actor.account(), id, corridor)));
    }

    /**
     * Suspends one corridor, or all of a pause when none is named. Never waits for a reason, a
     * second person, a version or a recent sign-in. When the disk does not take it, it is held in
     * memory and shown all the same.
     */
    public Outcome suspend(Actor actor, String id, @Nullable String corridor) {
        if (!actor.role().may(Power.SUSPEND)) {
            return forbidden();
        }
        pen.lock();
        try {
            PauseState pause = state.pauses().get(id);
            if (pause == null) {
                return noSuchPause(id);
            }
            List<String> which = new ArrayList<>();
            for (CorridorStatus status : pause.corridors().values()) {
                boolean meant = corridor == null || corridor.equals(status.corridor());
                if (meant && (corridor != null || status.state() != CorridorState.CLOSED)) {
                    which.add(status.corridor());
                }
            }
            if (corridor != null && which.isEmpty()) {
                return noSuchCorridor(id, corridor);
            }
            CorridorStatus only = corridor == null ? null : pause.corridors().get(corridor);
            if (only != null && only.state() == CorridorState.CLOSED) {
                return Outcome.refused(
                        Outcome.Why.RULE,
                        "corridor-closed",
                        "corridors/" + corridor,
                        "The corridor is closed for good.");
            }
            Outcome last = new Outcome.Done(state.size() - 1, id);
            boolean inMemory = false;
            for (String one : which) {
                Instant at = clockTime();
                Outcome outcome = write(one, new Event.Suspended(at, actor.account(), id, one));
                if (outcome instanceof Outcome.Done) {
                    last = outcome;
                } else {
                    inMemory = true;
                    hold(id, one, at);
                    tell(new Event.Suspended(at, actor.account(), id, one));
                }
            }
            return inMemory
                    ? new Outcome.HeldInMemory(
                            "Suspended, and shown as suspended. The disk did not take the entry: %s"
                                    .formatted(fault))
                    : last;
        } finally {
            pen.unlock();
        }
    }

    private void hold(String pause, String corridor, Instant at) {
        Map<String, Map<String, Instant>> more = new LinkedHashMap<>(held);
        Map<String, Instant> of = new LinkedHashMap<>(more.getOrDefault(pause, Map.of()));
        of.putIfAbsent(corridor, at);
        more.put(pause, of);
        held = more;
    }

    /** Why it was suspended; asked afterwards, by any of those who may suspend. */
    public Outcome giveReason(
            Actor actor, String id, String corridor, Event.Reason reason, String words) {
        return onCorridor(
                actor,
                Power.SUSPEND,
                id,
                corridor,
                null,
                (pause, _, at) ->
                        pause.findSuspension(corridor).isEmpty()
                                ? Outcome.refused(
                                        Outcome.Why.RULE,
                                        "wrong-state",
                                        "corridors/" + corridor,
                                        "The corridor has not been suspended.")
                                : write(
                                        corridor,
                                        new Event.ReasonGiven(
                                                at, actor.account(), id, corridor, reason, words)));
    }

    // --- two people -------------------------------------------------------------------------

    /** The first of two. Refused at once when it could not be approved now by anybody. */
    public Outcome propose(
            Actor actor,
            String id,
            Proposal.Action action,
            @Nullable String corridor,
            @Nullable Instant until,
            @Nullable Long version) {
        return onPause(
                actor,
                Power.PROPOSE,
                id,
                version,
                (pause, at) -> {
                    Proposal proposal;
                    try {
                        proposal =
                                new Proposal(
                                        "d" + pause.version(),
                                        action,
                                        corridor,
                                        until == null ? null : until.truncatedTo(ChronoUnit.MILLIS),
                                        actor.account(),
                                        actor.session(),
                                        pause.revision(),
                                        at);
                    } catch (IllegalArgumentException e) {
                        return Outcome.refused(
                                Outcome.Why.INVALID, "proposal", "until", message(e));
                    }
                    if (corridor != null) {
                        CorridorStatus status = pause.corridors().get(corridor);
                        if (status == null) {
                            return noSuchCorridor(id, corridor);
                        }
                        // Judged as if somebody else approved now: what stands against it is said
                        // to the first person, who can still do something about it.
                        Decision decision =
                                PauseState.decision(proposal, someoneElse(actor.account()), at);
                        if (status.after(decision, pause.pause(), limits)
                                instanceof Decided.Refused refused) {
                            return new Outcome.Refused(Outcome.Why.RULE, refused.because());
                        }
                    }
                    return write(
                            proposal.id(), new Event.Proposed(at, actor.account(), id, proposal));
                });
    }

    private static String someoneElse(String account) {
        return account.equals("x") ? "y" : "x";
    }

    /** The second of two: another account, in another session, that signed in a moment ago. */
    public Outcome approve(Actor actor, String id, String proposalId) {
        return onProposal(
                actor,
                Power.APPROVE,
                id,
                proposalId,
                (pause, proposal, at) -> {
                    if (proposal.by().equals(actor.account())) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "second-person",
                                "proposals/" + proposalId,
                                "This takes two different people; you asked for it yourself.");
                    }
                    if (proposal.session().equals(actor.session())) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "second-session",
                                "proposals/" + proposalId,
                                "It was asked in this same session. Approve on your own device.");
                    }
                    if (!at.isBefore(proposal.expires())) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "proposal-expired",
                                "proposals/" + proposalId,
                                "It was asked more than %d minutes ago. Ask again."
                                        .formatted(Proposal.LASTS.toMinutes()));
                    }
                    if (!isRecent(actor, at)) {
                        return signInAgain("proposals/" + proposalId);
                    }
                    String corridor = proposal.corridor();
                    if (corridor != null) {
                        CorridorStatus status = pause.corridors().get(corridor);
                        if (status == null) {
                            return noSuchCorridor(id, corridor);
                        }
                        Decision decision = PauseState.decision(proposal, actor.account(), at);
                        if (status.after(decision, pause.pause(), limits)
                                instanceof Decided.Refused refused) {
                            return new Outcome.Refused(Outcome.Why.RULE, refused.because());
                        }
                    }
                    return write(
                            proposalId, new Event.Approved(at, actor.account(), id, proposalId));
                });
    }

    /** Whether this session proved a moment ago who it is. */
    boolean isRecent(Actor actor, Instant at) {
        return !actor.authenticated().plus(RECENT).isBefore(at)
                && !actor.authenticated().isAfter(at.plus(limits.clockTolerance()));
    }

    static Outcome signInAgain(String where) {
        return Outcome.refused(
                Outcome.Why.SIGN_IN_AGAIN,
                "sign-in-again",
                where,
                "Whoever does this must have signed in within the last %d minutes. Sign in again."
                        .formatted(RECENT.toMinutes()));
    }

    /** Sends a proposal back; whoever asked may take it back. */
    public Outcome returned(Actor actor, String id, String proposalId, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused(
                    Outcome.Why.INVALID, "reason", "reason", "Say why it is returned.");
        }
        return onProposal(
                actor,
                Power.PROPOSE,
                id,
                proposalId,
                (_, proposal, at) ->
                        actor.role().may(Power.APPROVE) || proposal.by().equals(actor.account())
                                ? write(
                                        proposalId,
                                        new Event.Returned(
                                                at, actor.account(), id, proposalId, reason))
                                : forbidden());
    }

    // --- people, and what nobody decides ----------------------------------------------------

    /** An entry about people that {@code People} has checked. */
    public Outcome enter(
            String id, Function<State, Optional<Outcome>> check, Function<Instant, Event> event) {
        return change(at -> check.apply(state).orElseGet(() -> write(id, event.apply(at))));
    }

    /**
     * Enters what has lapsed since the last entry. Called on a beat, and before anything is
     * decided.
     */
    public void enterLapses() {
        change(_ -> new Outcome.Done(state.size(), ""));
    }

    /** Under the pen. What the disk does not take is held as suspended: it must not open again. */
    private void lapse(Instant at) {
        for (PauseState pause : state.pauses().values()) {
            PauseState then = pause.settled(at, limits);
            if (then == pause) {
                continue;
            }
            List<String> lapsed =
                    then.corridors().values().stream()
                            .filter(s -> !s.equals(pause.corridors().get(s.corridor())))
                            .map(CorridorStatus::corridor)
                            .toList();
            // One entry settles them all; a proposal that went with them has no corridor of its
            // own.
            Outcome entered =
                    write(
                            lapsed.getFirst(),
                            new Event.Lapsed(at, Event.SERVER, pause.id(), lapsed.getFirst()));
            if (!(entered instanceof Outcome.Done)) {
                lapsed.forEach(corridor -> hold(pause.id(), corridor, at));
            }
        }
    }

    // --- how it is done ---------------------------------------------------------------------

    /** A change in its turn. */
    Outcome change(Function<Instant, Outcome> change) {
        queue.lock();
        try {
            pen.lock();
            try {
                Instant at = clockTime();
                lapse(at);
                return change.apply(at);
            } finally {
                pen.unlock();
            }
        } finally {
            queue.unlock();
        }
    }

    @FunctionalInterface
    interface OnPause {
        Outcome act(PauseState pause, Instant at);
    }

    @FunctionalInterface
    private interface OnCorridor {
        Outcome act(PauseState pause, CorridorStatus status, Instant at);
    }

    @FunctionalInterface
    private interface OnProposal {
        Outcome act(PauseState pause, Proposal proposal, Instant at);
    }

    Outcome onPause(Actor actor, Power power, String id, @Nullable Long version, OnPause act) {
        if (!actor.role().may(power)) {
            return forbidden();
        }
        return change(
                at -> {
                    PauseState pause = state.pauses().get(id);
                    if (pause == null) {
                        return noSuchPause(id);
                    }
                    if (version != null && pause.version() != version) {
                        return Outcome.refused(
                                Outcome.Why.STALE,
                                "stale",
                                "pauses/" + id,
                                "It has changed since you looked at it: it is at version %d now, not %d. Look again."
                                        .formatted(pause.version(), version));
                    }
                    return act.act(pause, at);
                });
    }

    private Outcome onCorridor(
            Actor actor,
            Power power,
            String id,
            String corridor,
            @Nullable Long version,
            OnCorridor act) {
        return onPause(
                actor,
                power,
                id,
                version,
                (pause, at) -> {
                    CorridorStatus status = pause.corridors().get(corridor);
                    return status == null
                            ? noSuchCorridor(id, corridor)
                            : act.act(pause, status, at);
                });
    }

    private Outcome onProposal(
            Actor actor, Power power, String id, String proposalId, OnProposal act) {
        return onPause(
                actor,
                power,
                id,
                null,
                (pause, at) -> {
                    Proposal proposal = pause.settled(at, limits).proposals().get(proposalId);
                    return proposal == null
                            ? Outcome.refused(
                                    Outcome.Why.NOT_FOUND,
                                    "proposal-gone",
                                    "proposals/" + proposalId,
                                    "That proposal is not waiting any more: it was decided, returned, or overtaken by a suspension.")
                            : act.act(pause, proposal, at);
                });
    }

    private static Outcome checked(Decided decided, java.util.function.Supplier<Outcome> then) {
        return switch (decided) {
            case Decided.Accepted _ -> then.get();
            case Decided.Refused refused ->
                    new Outcome.Refused(Outcome.Why.RULE, refused.because());
        };
    }

    /** Adds the entry, then changes the state, then tells. Under the pen. */
    Outcome write(String id, Event event) {
        if (fault != null) {
            return notRecorded();
        }
        try {
            State next = state.after(event, limits);
            append(ledger, state, event, next);
            state = next;
        } catch (IOException e) {
            fault = e.getMessage() == null ? e.toString() : e.getMessage();
            return notRecorded();
        }
        tell(event);
        return new Outcome.Done(state.size() - 1, id);
    }

    private void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    private Outcome notRecorded() {
        return Outcome.refused(
                Outcome.Why.NOT_RECORDED,
                "not-recorded",
                "record",
                "The disk does not take entries, so nothing was changed: %s. Make room or mend the disk, then start the server again."
                        .formatted(fault));
    }

    static Outcome forbidden() {
        return Outcome.refused(
                Outcome.Why.FORBIDDEN, "role", "people", "Your role does not allow this.");
    }

    static Outcome noSuchPause(String id) {
        return Outcome.refused(
                Outcome.Why.NOT_FOUND,
                "no-such-pause",
                "pauses/" + id,
                "There is no pause " + id + ".");
    }

    private static Outcome noSuchCorridor(String id, String corridor) {
        return Outcome.refused(
                Outcome.Why.NOT_FOUND,
                "no-such-corridor",
                "pauses/" + id,
                "There is no corridor " + corridor + " in this pause.");
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
