package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.Assurance.Form;
import org.safepassage.domain.Assurance.Given;
import org.safepassage.domain.Assurance.Refused;
import org.safepassage.domain.Assurance.Terms;
import org.safepassage.domain.Assurance.Withdrawn;

/**
 * The state machine against every sequence of decisions, clock ticks and changes of the record.
 *
 * <p>A step depends on the status, the record and the hour alone, so sequences that meet in one of
 * these are followed once: the check is over all sequences, at the cost of the situations they lead
 * to.
 */
class CorridorStatusProps {
    private static final CorridorLimits LIMITS = CorridorLimits.STANDARD;
    private static final int DEPTH = 6;
    private static final Map<OnRecord, Pause> PAUSES = new EnumMap<>(OnRecord.class);

    /**
     * What is on record: {@code ends} is an assurance of AG that ends 20 minutes into the window.
     */
    private enum OnRecord {
        COMPLETE,
        WITHDRAWN,
        PART_REFUSED,
        ENDS,
        NO_NOTICE,
        NO_NOT_STARTED,
        NO_ON_THE_WAY,
        NO_REQUIREMENT,
        WORKED_EXAMPLE;

        Pause pause() {
            return PAUSES.computeIfAbsent(this, OnRecord::make);
        }

        private Pause make() {
            PauseBuilder complete = Aleppo.complete().but();
            Instruction texts = Aleppo.texts();
            Terms ag = new Terms("AG", Aleppo.W1, Form.WRITTEN, Aleppo.day(11, 3), List.of());
            List<Assurance> others = List.of(Aleppo.given("RU"), Aleppo.given("SY"));
            return switch (this) {
                case COMPLETE -> complete.make();
                case WITHDRAWN ->
                        complete.assurances(plus(Aleppo.complete().assurances(), new Withdrawn(ag)))
                                .make();
                case PART_REFUSED ->
                        complete.assurances(
                                        plus(
                                                plus(others, new Given(ag, null)),
                                                new Refused(
                                                        new Terms(
                                                                "FAS",
                                                                Aleppo.W1,
                                                                Form.REPORTED,
                                                                null,
                                                                List.of()))))
                                .make();
                case ENDS -> complete.assurances(plus(others, new Given(ag, minute(20)))).make();
                case NO_NOTICE ->
                        complete.instructions(
                                        List.of(
                                                new Instruction(
                                                        List.of(),
                                                        null,
                                                        texts.notStarted(),
                                                        texts.onTheWay())))
                                .make();
                case NO_NOT_STARTED ->
                        complete.instructions(
                                        List.of(
                                                new Instruction(
                                                        List.of(),
                                                        texts.suspensionNotice(),
                                                        null,
                                                        texts.onTheWay())))
                                .make();
                case NO_ON_THE_WAY ->
                        complete.instructions(
                                        List.of(
                                                new Instruction(
                                                        List.of(),
                                                        texts.suspensionNotice(),
                                                        texts.notStarted(),
                                                        null)))
                                .make();
                case NO_REQUIREMENT -> complete.requires(List.of()).make();
                case WORKED_EXAMPLE -> Aleppo.pause();
            };
        }

        /** By hand, and not by the code under test: when this record lets a corridor be open. */
        boolean allows(Instant when) {
            return switch (this) {
                case COMPLETE -> true;
                case ENDS -> when.isBefore(minute(20));
                default -> false;
            };
        }

        private static List<Assurance> plus(List<Assurance> some, Assurance one) {
            List<Assurance> all = new ArrayList<>(some);
            all.add(one);
            return all;
        }
    }

    private static Instant minute(int m) {
        return Aleppo.OPENS.plus(Duration.ofMinutes(m));
    }

    private record Situation(CorridorStatus status, OnRecord record, Instant now) {}

    private static boolean inWindow(Instant when) {
        return !when.isBefore(Aleppo.OPENS) && when.isBefore(Aleppo.CLOSES);
    }

    private static List<Decision> decisions(Instant now) {
        List<Decision> all = new ArrayList<>();
        List<String> people = List.of("a", "b");
        for (String first : people) {
            all.add(new Decision.Prepare(first, now));
            all.add(new Decision.Confirm(first, now));
            all.add(new Decision.Suspend(first, now));
            all.add(new Decision.Close(first, now));
            for (String second : people) {
                for (Instant until :
                        List.of(
                                now.plus(Duration.ofMinutes(10)),
                                Aleppo.CLOSES,
                                Aleppo.CLOSES.plusSeconds(1))) {
                    all.add(new Decision.Open(first, second, now, until));
                    all.add(new Decision.Resume(first, second, now, until));
                    all.add(new Decision.Extend(first, second, now, until));
                }
            }
        }
        return all;
    }

    @Test
    @DisplayName(
            "all sequences of six steps, two people: no way to open alone or without what is needed")
    void exhaustive() {
        Set<Situation> reached = new LinkedHashSet<>();
        Set<Situation> edge =
                Set.of(
                        new Situation(
                                CorridorStatus.planned("C1", minute(-5)),
                                OnRecord.COMPLETE,
                                minute(-5)),
                        new Situation(
                                CorridorStatus.planned("C1", minute(595)),
                                OnRecord.COMPLETE,
                                minute(595)));
        int opened = 0;
        for (int depth = 0; depth < DEPTH; depth++) {
            Set<Situation> next = new LinkedHashSet<>();
            for (Situation situation : edge) {
                for (Decision decision : decisions(situation.now())) {
                    CorridorStatus after = decide(situation, decision);
                    opened += after.isOpen() && !situation.status().isOpen() ? 1 : 0;
                    next.add(new Situation(after, situation.record(), situation.now()));
                }
                for (int minutes : new int[] {7, 15, 600}) {
                    next.add(tick(situation, situation.now().plus(Duration.ofMinutes(minutes))));
                }
                for (OnRecord record : OnRecord.values()) {
                    next.add(look(situation.status(), record, situation.now()));
                }
            }
            next.removeAll(reached);
            reached.addAll(next);
            edge = next;
        }
        assertTrue(opened > 100, () -> "the check reached no opening; it would prove nothing");
        reached.forEach(CorridorStatusProps::alwaysExpires);
    }

    private static CorridorStatus decide(Situation before, Decision decision) {
        CorridorStatus status = before.status();
        Decided decided = status.after(decision, before.record().pause(), LIMITS);
        if (decision instanceof Decision.Suspend && status.state() != CorridorState.CLOSED) {
            CorridorStatus after = assertInstanceOf(Decided.Accepted.class, decided).status();
            assertEquals(CorridorState.SUSPENDED, after.state());
        }
        if (!(decided instanceof Decided.Accepted accepted)) {
            return status;
        }
        CorridorStatus after = accepted.status();
        if (after.isOpen() && !status.isOpen()) {
            String two =
                    switch (decision) {
                        case Decision.Open open ->
                                open.first().equals(open.second()) ? "one" : "two";
                        case Decision.Resume resume ->
                                resume.first().equals(resume.second()) ? "one" : "two";
                        default -> "none";
                    };
            assertEquals("two", two, () -> decision + " opened " + status);
        }
        sound(after, before.record(), before.now(), decision);
        if (status.state() == CorridorState.CLOSED) {
            assertEquals(CorridorState.CLOSED, after.state());
        }
        return after;
    }

    private static void sound(
            CorridorStatus status, OnRecord record, Instant now, @Nullable Object by) {
        if (status.isOpen()) {
            assertTrue(
                    record.allows(now) && inWindow(now),
                    () -> status + " on " + record + " at " + now + " by " + by);
            assertFalse(
                    status.until() == null
                            || status.until().isAfter(Aleppo.CLOSES)
                            || !now.isBefore(status.until()));
            assertTrue(
                    status.confirmed() != null
                            && now.isBefore(status.confirmed().plus(Duration.ofMinutes(15))));
        }
    }

    private static Situation tick(Situation before, Instant now) {
        return look(before.status(), before.record(), now);
    }

    private static Situation look(CorridorStatus status, OnRecord record, Instant now) {
        CorridorStatus seen = status.at(now, record.pause(), LIMITS);
        sound(seen, record, now, "looking");
        if (!status.isOpen()) {
            assertFalse(seen.isOpen(), () -> status + " opened by itself");
        }
        assertEquals(seen, seen.at(now, record.pause(), LIMITS));
        return new Situation(seen, record, now);
    }

    private static void alwaysExpires(Situation situation) {
        if (situation.status().isOpen()) {
            Instant later = situation.now().plus(Duration.ofMinutes(15));
            assertNotEquals(
                    CorridorState.OPEN,
                    situation.status().at(later, situation.record().pause(), LIMITS).state());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("random days of up to 60 steps agree with a plain reading of the history")
    void agreesWithTheHistory(long seed) {
        Random random = new Random(seed);
        int steps = 1 + (int) (seed % 60);
        History history = new History();
        Instant now = minute(-20);
        OnRecord record = OnRecord.COMPLETE;
        CorridorStatus status = CorridorStatus.planned("C1", now);
        for (int i = 0; i < steps; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(12)));
            if (random.nextInt(8) == 0) {
                record = OnRecord.values()[random.nextInt(OnRecord.values().length)];
            }
            status = status.at(now, record.pause(), LIMITS);
            history.look(now, record);
            List<Decision> all = decisions(now);
            Decision decision = all.get(random.nextInt(all.size()));
            if (random.nextInt(3) == 0) {
                decision =
                        random.nextBoolean()
                                ? new Decision.Prepare("a", now)
                                : new Decision.Open("a", "b", now, Aleppo.CLOSES);
            }
            boolean accepted =
                    status.after(decision, record.pause(), LIMITS) instanceof Decided.Accepted;
            if (status.after(decision, record.pause(), LIMITS) instanceof Decided.Accepted done) {
                status = done.status();
            }
            assertEquals(
                    history.decide(decision, now, record),
                    accepted,
                    () -> "decision of seed " + seed);
            assertEquals(history.open, status.isOpen());
        }
    }

    /** The rules once more, written down as a person reads them, without the machine's states. */
    private static final class History {
        boolean open;
        boolean ready;
        boolean stopped;
        boolean closed;
        Instant confirmed = Instant.MIN;
        Instant until = Instant.MIN;

        void look(Instant now, OnRecord record) {
            boolean lapsed =
                    !now.isBefore(until) || !now.isBefore(confirmed.plus(Duration.ofMinutes(15)));
            if (open && (lapsed || !record.allows(now))) {
                open = false;
                stopped = true;
            }
            if (ready && !mayGetReady(now, record)) {
                ready = false;
            }
        }

        boolean decide(Decision decision, Instant now, OnRecord record) {
            if (closed) {
                return decision instanceof Decision.Close;
            }
            return switch (decision) {
                case Decision.Suspend _ -> stop();
                case Decision.Close _ -> {
                    stop();
                    closed = true;
                    yield true;
                }
                case Decision.Prepare _ -> {
                    boolean may = !open && !stopped && mayGetReady(now, record);
                    ready |= may;
                    yield may;
                }
                case Decision.Open o ->
                        ready && opens(o.first(), o.second(), now, o.until(), record);
                case Decision.Resume r ->
                        stopped && opens(r.first(), r.second(), now, r.until(), record);
                case Decision.Confirm _ -> {
                    confirmed = open ? now : confirmed;
                    yield open;
                }
                case Decision.Extend e -> {
                    boolean may =
                            open
                                    && !e.first().equals(e.second())
                                    && e.until().isAfter(until)
                                    && !e.until().isAfter(Aleppo.CLOSES);
                    until = may ? e.until() : until;
                    yield may;
                }
            };
        }

        /** Before the window its opening counts, and while it is open what holds now. */
        private static boolean mayGetReady(Instant now, OnRecord record) {
            return inWindow(now)
                    ? record.allows(now)
                    : record == OnRecord.COMPLETE || record == OnRecord.ENDS;
        }

        private boolean stop() {
            open = false;
            ready = false;
            stopped = true;
            return true;
        }

        private boolean opens(
                String first, String second, Instant now, Instant end, OnRecord record) {
            boolean may =
                    !open
                            && !first.equals(second)
                            && inWindow(now)
                            && record.allows(now)
                            && end.isAfter(now)
                            && !end.isAfter(Aleppo.CLOSES);
            if (may) {
                open = true;
                ready = false;
                stopped = false;
                confirmed = now;
                until = end;
            }
            return may;
        }
    }
}
