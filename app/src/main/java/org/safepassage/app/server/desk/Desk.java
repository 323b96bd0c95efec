package org.safepassage.app.server.desk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * <p>One change at a time. A suspension passes all that wait; it is shown from the moment it is
 * asked for, and entered after one other entry at most. Several servers may decide on one journal:
 * whoever comes second decides again. Thread-safe.
 */
public final class Desk {
    /** How long ago somebody who opens may have proved who they are. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    private final Pen pen;
    private final CorridorLimits limits;

    private Desk(Pen pen) {
        this.pen = pen;
        this.limits = pen.limits();
    }

    /** A desk that goes on from a state, whose entries the ledger holds. */
    Desk(Ledger ledger, InstantSource clock, CorridorLimits limits, State state) {
        this(new Pen(ledger, clock, limits, state));
    }

    /** A desk over all that the ledger holds. */
    public static Desk open(Ledger ledger, InstantSource clock, CorridorLimits limits)
            throws IOException {
        return new Desk(Pen.open(ledger, clock, limits));
    }

    /** Called after each entry, in their order, by the thread that made it. Must be quick. */
    public void listen(Consumer<Event> listener) {
        pen.listen(listener);
    }

    /** Called with each entry as the journal has it, as {@link #listen} is. */
    public void read(Consumer<Ledger.Entry> reader) {
        pen.read(reader);
    }

    /** As the journal has it, without what has lapsed since. */
    public State recorded() {
        return pen.state();
    }

    /**
     * As it stands now. What has lapsed is entered first: seen once as lapsed, it stays so,
     * whatever the clock does.
     */
    public State now() {
        return pen.now();
    }

    /** The desk's clock, in whole milliseconds as entries have it. */
    public Instant instant() {
        return pen.clockTime();
    }

    public CorridorLimits limits() {
        return limits;
    }

    /** Why nothing is taken any more, if so. */
    public Optional<String> findFault() {
        return Optional.ofNullable(pen.fault());
    }

    /** Reads what other servers have entered. */
    public void follow() {
        pen.follow();
    }

    /**
     * Tries whether the journal takes entries again, and enters what was held in memory. To be
     * called on a beat; does nothing as long as all is well.
     */
    public void mend() {
        pen.mend();
    }

    /**
     * Does something that was sent under a key of the sender's: once, whatever crashed in between,
     * and on whichever server it comes again.
     */
    public <T> T once(Once.Asking asking, Supplier<T> act) {
        return Pen.under(asking, act);
    }

    // --- pauses -----------------------------------------------------------------------------

    /** Takes in a pause file that was found valid. */
    public Outcome addPause(Actor actor, String id, boolean drill, String text) {
        return change(
                at -> {
                    if (!actor.role().may(Power.EDIT_PAUSES)) {
                        return forbidden();
                    }
                    if (pen.state().findPause(id).isPresent()) {
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

    /** Enters something that somebody did with a pause and that changes nothing of it. */
    public Outcome note(Actor actor, Power power, String id, String says) {
        return onPause(
                actor,
                power,
                id,
                null,
                (_, at) -> write(id, new Event.Noted(at, actor.account(), id, says)));
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
                                ? new Outcome.Done(pen.state().size() - 1, corridor)
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
        Instant pressed = instant();
        PauseState seen = recorded().pauses().get(id);
        if (seen != null) {
            List<String> shown =
                    which(seen, corridor).stream().filter(c -> !isClosed(seen, c)).toList();
            pen.hold(id, shown, pressed, actor.account());
        }
        return pen.atOnce(at -> suspend(actor, id, corridor, seen, pressed, at));
    }

    private static List<String> which(PauseState pause, @Nullable String corridor) {
        return pause.corridors().keySet().stream()
                .filter(c -> corridor == null ? !isClosed(pause, c) : corridor.equals(c))
                .toList();
    }

    private static boolean isClosed(PauseState pause, String corridor) {
        CorridorStatus status = pause.corridors().get(corridor);
        return status != null && status.state() == CorridorState.CLOSED;
    }

    /** Under the pen. Sent again under its key it is done again unless all of it still holds. */
    private Outcome suspend(
            Actor actor,
            String id,
            @Nullable String corridor,
            @Nullable PauseState seen,
            Instant pressed,
            Instant now) {
        PauseState pause = pen.state().pauses().get(id);
        if (pause == null) {
            return noSuchPause(id);
        }
        List<String> which = which(pause, corridor);
        if (corridor != null && which.isEmpty()) {
            return noSuchCorridor(id, corridor);
        }
        if (corridor != null && isClosed(pause, corridor)) {
            pen.release(id, corridor);
            return Outcome.refused(
                    Outcome.Why.RULE,
                    "corridor-closed",
                    "corridors/" + corridor,
                    "The corridor is closed for good.");
        }
        Optional<Outcome> done = pen.findDone();
        boolean stands =
                pause.corridors().values().stream()
                        .filter(s -> which.contains(s.corridor()))
                        .allMatch(s -> s.state() == CorridorState.SUSPENDED);
        if (done.isPresent() && (stands || done.get() instanceof Outcome.Refused)) {
            which.forEach(one -> pen.release(id, one));
            return done.get();
        }
        Outcome last = new Outcome.Done(pen.state().size() - 1, id);
        boolean inMemory = false;
        // What is shown already keeps its time, as long as nothing else has come in between.
        Instant at = pause.equals(seen) ? pressed : now;
        for (String one : which) {
            Event event = new Event.Suspended(at, actor.account(), id, one);
            Outcome outcome = write(one, event);
            if (outcome instanceof Outcome.Done) {
                last = outcome;
                pen.release(id, one);
            } else {
                inMemory = true;
                pen.hold(id, List.of(one), at, actor.account());
                pen.tell(event);
            }
        }
        return inMemory
                ? new Outcome.HeldInMemory(
                        "Suspended, and shown as suspended. It is entered when the journal takes entries again: %s"
                                .formatted(pen.fault()))
                : last;
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
                                Outcome.Why.INVALID, "proposal", "until", Pen.message(e));
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
        return change(at -> check.apply(pen.state()).orElseGet(() -> write(id, event.apply(at))));
    }

    /**
     * Enters what has lapsed since the last entry. Called on a beat, and before anything is
     * decided.
     */
    public void enterLapses() {
        change(_ -> new Outcome.Done(pen.state().size(), ""));
    }

    // --- how it is done ---------------------------------------------------------------------

    /** A change in its turn, decided again when another server was first. */
    Outcome change(Function<Instant, Outcome> change) {
        return pen.change(change);
    }

    Outcome write(String id, Event event) {
        return pen.write(id, event);
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
                    PauseState pause = pen.state().pauses().get(id);
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

    private static Outcome checked(Decided decided, Supplier<Outcome> then) {
        return switch (decided) {
            case Decided.Accepted _ -> then.get();
            case Decided.Refused refused ->
                    new Outcome.Refused(Outcome.Why.RULE, refused.because());
        };
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
}
