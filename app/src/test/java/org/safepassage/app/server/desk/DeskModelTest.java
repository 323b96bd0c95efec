package org.safepassage.app.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.CorridorState;

/**
 * No trace opens with one person or without its conditions, and none delays a suspension. Longer
 * with {@code -Dserver.sequences=1000000} and {@code -Dserver.depth=6}.
 */
class DeskModelTest {
    private static final int SEQUENCES = Integer.getInteger("server.sequences", 400);
    private static final int DEPTH = Integer.getInteger("server.depth", 3);

    @Test
    @DisplayName("random sequences of 30 commands, half of them along the way to open")
    void randomSequences() throws IOException {
        Play beginning = new Play(Play.OPENS.minus(Duration.ofMinutes(30)));
        Play.Step[] all = Play.Step.values();
        int opened = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            Play play = new Play(beginning);
            List<Play.Step> trace = new ArrayList<>();
            try {
                for (int i = 0; i < 30; i++) {
                    Play.Step step =
                            random.nextBoolean()
                                    ? all[random.nextInt(all.length)]
                                    : wayToOpen(play, random);
                    trace.add(step);
                    play.step(step);
                    opened += play.status().isOpen() ? 1 : 0;
                }
            } catch (AssertionError e) {
                throw new AssertionError("Seed " + seed + " " + trace, e);
            }
            if (seed % 50 == 0) {
                sameWhenReadAgain(play);
            }
        }
        assertTrue(opened > SEQUENCES, "open in " + opened + " steps: the way is walked often");
    }

    private static Play.Step wayToOpen(Play play, Random random) {
        boolean asked = !play.seen().proposals().isEmpty();
        boolean given =
                !play.seen().said().isEmpty()
                        && play.seen().said().getLast().state() == AssuranceSaid.State.GIVEN;
        if (!given) {
            return random.nextBoolean() ? Play.Step.GIVE : Play.Step.GIVE_FOR_AN_HOUR;
        }
        return switch (play.status().state()) {
            case PLANNED -> Play.Step.PREPARE;
            case READY ->
                    play.now.isBefore(Play.OPENS)
                            ? Play.Step.QUARTER
                            : asked ? Play.Step.APPROVE_BY_SECOND : Play.Step.ASK_OPEN;
            case OPEN ->
                    asked
                            ? Play.Step.APPROVE_BY_SECOND
                            : random.nextBoolean() ? Play.Step.CONFIRM : Play.Step.ASK_EXTEND;
            case SUSPENDED, NOT_CONFIRMED ->
                    asked ? Play.Step.APPROVE_BY_SECOND : Play.Step.ASK_RESUME;
            case CLOSED -> Play.Step.BEAT;
        };
    }

    /** The journal read again gives the same state. */
    private static void sameWhenReadAgain(Play play) throws IOException {
        PauseState again = play.readAgain();
        assertEquals(play.seen().corridors(), again.corridors());
        assertEquals(play.seen().proposals(), again.proposals());
        assertEquals(play.seen().told(), again.told());
        assertEquals(play.seen().version(), again.version());
    }

    @Test
    @DisplayName("every sequence of a small pause, from prepared, from open and from suspended")
    void everySequence() throws IOException {
        for (CorridorState from :
                List.of(CorridorState.READY, CorridorState.OPEN, CorridorState.SUSPENDED)) {
            Play play = new Play(Play.OPENS.plus(Duration.ofMinutes(5)));
            play.step(Play.Step.GIVE);
            play.step(Play.Step.PREPARE);
            if (from != CorridorState.READY) {
                play.step(Play.Step.ASK_OPEN);
                play.step(Play.Step.APPROVE_BY_SECOND);
            }
            if (from == CorridorState.SUSPENDED) {
                play.step(Play.Step.SUSPEND);
            }
            assertEquals(from, play.status().state());
            Map<String, Play> level = new HashMap<>();
            level.put(play.key(), play);
            long tried = 0;
            for (int depth = 0; depth < DEPTH; depth++) {
                Map<String, Play> next = new HashMap<>();
                for (Play each : level.values()) {
                    for (Play.Step step : Play.Step.values()) {
                        Play after = new Play(each);
                        after.step(step);
                        tried++;
                        next.putIfAbsent(after.key(), after);
                    }
                }
                level = next;
            }
            assertTrue(tried > 500, tried + " steps tried");
        }
    }
}
