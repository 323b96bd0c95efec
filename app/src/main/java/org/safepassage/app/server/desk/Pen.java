package org.safepassage.app.server.desk;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.CorridorLimits;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;

/**
 * Writes what the desk decides, one entry at a time, and holds the state that they make.
 *
 * <p>Other desks may write to the same ledger. An entry has its number among those of its pause, so
 * of two that were decided on the same state one is refused: that desk reads on and decides again.
 * What the ledger does not take is not done; a suspension is held in memory then, and entered when
 * the ledger takes entries again. Thread-safe.
 */
final class Pen {
    /** Senders' keys that are remembered; older ones stand in the tables. Ours. */
    private static final int KEYS = 10_000;

    /** How long somebody who only looks waits for what has lapsed to be entered. Ours. */
    private static final long LOOK_MILLIS = 50;

    static final ScopedValue<Once.Asking> ASKING = ScopedValue.newInstance();

    /**
     * Suspended in memory.
     *
     * @param by the account; null when it lapsed and the ledger did not take that
     */
    private record Held(Instant at, @Nullable String by) {}

    /** Thrown through a decision, to be decided again. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super(null, null, false, false);
        }
    }

    private final Ledger ledger;
    private final InstantSource clock;
    private final CorridorLimits limits;
    private final ReentrantLock queue = new ReentrantLock(true); // all but suspensions wait here
    private final ReentrantLock pen = new ReentrantLock();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Ledger.Entry>> readers = new CopyOnWriteArrayList<>();
    private final Map<String, Once> keys = // guarded by pen
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Once> eldest) {
                    return size() > KEYS;
                }
            };
    private Map<String, Map<String, Held>> held = Map.of(); // guarded by holding
    private final Object holding = new Object();
    private volatile State state;
    private volatile @Nullable String fault;

    Pen(Ledger ledger, InstantSource clock, CorridorLimits limits, State state) {
        this.ledger = ledger;
        this.clock = clock;
        this.limits = limits;
        this.state = state;
    }

    /** Reads all that the ledger holds. */
    static Pen open(Ledger ledger, InstantSource clock, CorridorLimits limits) throws IOException {
        Pen pen = new Pen(ledger, clock, limits, State.EMPTY);
        Map<String, Append> last = new LinkedHashMap<>();
        ledger.replay(
                entry -> {
                    State before = pen.state;
                    State after = before.after(entry.event(), limits);
                    pen.state = after;
                    pen.remember(entry.once());
                    if (entry.event() instanceof Event.OfPause of) {
                        last.put(of.pause(), () -> append(ledger, before, entry, after));
                    }
                });
        // A crash may have come between an event and what is shown of it: added again, what is
        // there already is left alone.
        for (Append again : last.values()) {
            again.run();
        }
        return pen;
    }

    @FunctionalInterface
    private interface Append {
        void run() throws IOException;
    }

    private static void append(Ledger ledger, State before, Ledger.Entry entry, State after)
            throws IOException {
        ledger.append(entry, Shown.of(before, entry.event(), after));
    }

    void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    void read(Consumer<Ledger.Entry> reader) {
        readers.add(reader);
    }

    State state() {
        return state;
    }

    CorridorLimits limits() {
        return limits;
    }

    @Nullable String fault() {
        return fault;
    }

    /** The time that goes into entries: whole milliseconds, so that it reads back the same. */
    Instant clockTime() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    // --- the state --------------------------------------------------------------------------

    /** As it stands now; what has lapsed is entered first, unless somebody writes just then. */
    State now() {
        State seen = state.settled(clockTime(), limits);
        if (!seen.pauses().equals(state.pauses())) {
            enterLapses();
            seen = state.settled(clockTime(), limits);
        }
        Map<String, Map<String, Held>> also;
        synchronized (holding) {
            also = held;
        }
        if (also.isEmpty()) {
            return seen;
        }
        Map<String, PauseState> pauses = new LinkedHashMap<>(seen.pauses());
        also.forEach(
                (id, of) -> {
                    Map<String, Instant> since = new LinkedHashMap<>();
                    of.forEach((corridor, one) -> since.put(corridor, one.at()));
                    pauses.computeIfPresent(id, (_, pause) -> pause.held(since));
                });
        return seen.withPauses(pauses);
    }

    private void enterLapses() {
        try {
            if (pen.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    decide(this::lapsed);
                } finally {
                    pen.unlock();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome lapsed(Instant at) {
        lapse(at);
        return new Outcome.Done(state.size(), "");
    }

    /** Reads what other desks have entered. */
    void follow() {
        pen.lock();
        try {
            if (fault == null) {
                followUnderPen();
            }
        } finally {
            pen.unlock();
        }
    }

    private boolean followUnderPen() {
        try {
            ledger.follow(this::fold);
            return true;
        } catch (IOException e) {
            fault = message(e);
            return false;
        }
    }

    private void fold(Ledger.Entry entry) {
        Event event = entry.event();
        long known = known(event);
        if (entry.number() <= known) {
            return;
        }
        if (entry.number() != known + 1) {
            throw new IllegalStateException(
                    "Entry %d of the journal came after entry %d."
                            .formatted(entry.number(), known));
        }
        state = state.after(event, limits);
        remember(entry.once());
        readers.forEach(reader -> reader.accept(entry));
        tell(event);
    }

    /** Entries known of the pause of this event, or of those of no pause. */
    private long known(Event event) {
        if (event instanceof Event.OfPause of) {
            PauseState pause = state.pauses().get(of.pause());
            return pause == null ? 0 : pause.version();
        }
        return state.size() - state.pauses().values().stream().mapToLong(PauseState::version).sum();
    }

    private void remember(@Nullable Once once) {
        if (once != null) {
            keys.put(once.key(), once);
        }
    }

    // --- writing ----------------------------------------------------------------------------

    /**
     * A change in its turn, after what has lapsed. Looks at {@link #state} and writes; may be
     * called again.
     */
    Outcome change(Function<Instant, Outcome> change) {
        queue.lock();
        try {
            return atOnce(
                    at ->
                            findDone()
                                    .orElseGet(
                                            () -> {
                                                lapse(at);
                                                return change.apply(at);
                                            }));
        } finally {
            queue.unlock();
        }
    }

    /** A change that passes all that wait. */
    Outcome atOnce(Function<Instant, Outcome> change) {
        pen.lock();
        try {
            return decide(change);
        } finally {
            pen.unlock();
        }
    }

    private Outcome decide(Function<Instant, Outcome> change) {
        while (true) {
            try {
                return change.apply(clockTime());
            } catch (Overtaken _) {
                State before = state;
                if (followUnderPen() && state.size() == before.size()) {
                    fault = "another server was first, and what it entered cannot be read";
                }
                // With a fault it is tried once more, on a ledger that takes nothing: a suspension
                // is held then, and all else refused.
            }
        }
    }

    /** What was done under the sender's key before, here, before a crash, or on another server. */
    Optional<Outcome> findDone() {
        if (!ASKING.isBound() || ASKING.get().isBegun()) {
            return Optional.empty();
        }
        Once.Asking asking = ASKING.get();
        Once before = keys.get(asking.key());
        if (before == null) {
            return Optional.empty();
        }
        return Optional.of(
                before.what().equals(asking.what())
                        ? new Outcome.Done(before.entry(), before.id())
                        : Outcome.refused(
                                Outcome.Why.INVALID,
                                "idempotency-key",
                                "request",
                                "Something else was sent under this Idempotency-Key. A new thing needs a new key."));
    }

    /** Adds the entry, then changes the state, then tells. Under the pen. */
    Outcome write(String id, Event event) {
        if (!ASKING.isBound()) {
            return write(id, event, null);
        }
        Once.Asking asking = ASKING.get();
        Outcome outcome = write(id, event, asking.done(state.size(), id));
        if (outcome instanceof Outcome.Done) {
            asking.begin();
        }
        return outcome;
    }

    private Outcome write(String id, Event event, @Nullable Once once) {
        if (fault != null) {
            return notRecorded();
        }
        State before = state;
        Ledger.Entry entry = new Ledger.Entry(event, known(event) + 1, once);
        try {
            State next = before.after(event, limits);
            append(ledger, before, entry, next);
            state = next;
            remember(once);
        } catch (OvertakenException _) {
            throw new Overtaken();
        } catch (IOException e) {
            fault = message(e);
            return notRecorded();
        }
        readers.forEach(reader -> reader.accept(entry));
        tell(event);
        return new Outcome.Done(state.size() - 1, id);
    }

    void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Under the pen. What the ledger does not take is held: it must not open again. */
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
                            new Event.Lapsed(at, Event.SERVER, pause.id(), lapsed.getFirst()),
                            null);
            if (!(entered instanceof Outcome.Done)) {
                hold(pause.id(), lapsed, at, null);
            }
        }
    }

    Outcome notRecorded() {
        return Outcome.refused(
                Outcome.Why.NOT_RECORDED,
                "not-recorded",
                "record",
                "The journal takes no entries, so nothing was changed: %s. It is tried again each second."
                        .formatted(fault));
    }

    // --- what the ledger does not take ------------------------------------------------------

    /** Shows corridors as suspended from now on, whatever becomes of the entry. */
    void hold(String pause, List<String> corridors, Instant at, @Nullable String by) {
        synchronized (holding) {
            Map<String, Map<String, Held>> more = new LinkedHashMap<>(held);
            Map<String, Held> of = new LinkedHashMap<>(more.getOrDefault(pause, Map.of()));
            corridors.forEach(corridor -> of.merge(corridor, new Held(at, by), Pen::stronger));
            more.put(pause, of);
            held = more;
        }
    }

    private static Held stronger(Held old, Held other) {
        return old.by() == null ? other : old;
    }

    /** The entry is in the journal, or there is nothing to enter. */
    void release(String pause, String corridor) {
        synchronized (holding) {
            Map<String, Held> of = held.get(pause);
            if (of == null || !of.containsKey(corridor)) {
                return;
            }
            Map<String, Map<String, Held>> less = new LinkedHashMap<>(held);
            Map<String, Held> without = new LinkedHashMap<>(of);
            without.remove(corridor);
            if (without.isEmpty()) {
                less.remove(pause);
            } else {
                less.put(pause, without);
            }
            held = less;
        }
    }

    /**
     * Tries whether the ledger takes entries again; then enters what was held. To be called once a
     * second or so.
     */
    void mend() {
        if (fault == null) {
            return;
        }
        pen.lock();
        try {
            List<Ledger.Entry> found = new ArrayList<>();
            ledger.reopen(found::add);
            for (Ledger.Entry entry : found) {
                State before = state;
                fold(entry);
                if (state.size() != before.size()) {
                    append(ledger, before, entry, state); // what is shown of it may be missing
                }
            }
            fault = null;
            enterHeld();
        } catch (IOException e) {
            fault = message(e);
        } finally {
            pen.unlock();
        }
    }

    private void enterHeld() {
        Map<String, Map<String, Held>> all;
        synchronized (holding) {
            all = held;
        }
        atOnce(
                at -> {
                    lapse(at);
                    all.forEach((pause, of) -> of.forEach((c, one) -> enterHeld(pause, c, one)));
                    return new Outcome.Done(state.size(), "");
                });
    }

    private void enterHeld(String pause, String corridor, Held one) {
        PauseState of = Objects.requireNonNull(state.pauses().get(pause));
        CorridorStatus status = of.corridors().get(corridor);
        if (one.by() == null || status == null || status.state() == CorridorState.CLOSED) {
            release(pause, corridor); // what lapsed was entered on the way here
            return;
        }
        Event event = new Event.Suspended(latest(of, status, one.at()), one.by(), pause, corridor);
        if (write(corridor, event, null) instanceof Outcome.Done) {
            release(pause, corridor);
        }
    }

    /** When it was pressed, unless others have entered something later meanwhile. */
    private static Instant latest(PauseState pause, CorridorStatus status, Instant pressed) {
        Instant at = pressed.isBefore(status.since()) ? status.since() : pressed;
        Instant confirmed = status.confirmed();
        at = confirmed != null && at.isBefore(confirmed) ? confirmed : at;
        return pause.told().isEmpty() || !at.isBefore(pause.told().getLast().at())
                ? at
                : pause.told().getLast().at();
    }

    /** Does something under a sender's key. */
    static <T> T under(Once.Asking asking, Supplier<T> act) {
        return ScopedValue.where(ASKING, asking).call(act::get);
    }

    static String message(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
