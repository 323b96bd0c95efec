package org.safepassage.planner.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker against answers spoilt at random, each judged apart as still right or wrong. */
class FlowCheckProps {
    private static final int BATCH = 25;
    private static final int SPOILT = 20;

    static LongStream batches() {
        return LongStream.range(0, 500 / BATCH);
    }

    @ParameterizedTest(name = "seeds from {0} x 25")
    @MethodSource("batches")
    void refusesJustWhatIsWrong(long batch) {
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            judge(seed * 5);
        }
    }

    /** A test that only ever sees wrong answers, or only right ones, would prove nothing. */
    @Test
    void mutationsAreOfBothKinds() {
        int right = 0;
        int wrong = 0;
        for (long seed = 0; seed < 100; seed++) {
            int stillRight = judge(seed * 25);
            right += stillRight;
            wrong += SPOILT - stillRight;
        }
        assertTrue(right > 100, right + " right");
        assertTrue(wrong > 1000, wrong + " wrong");
    }

    private static int judge(long seed) {
        DynamicNetwork network = RandomNetwork.of(seed);
        long[] curve = TimeExpandedNetwork.curve(network);
        FlowOverTime answer = new EarliestArrivalFlow(network).solve();
        Random random = new Random(seed);
        int right = 0;
        for (int i = 0; i < SPOILT; i++) {
            PlainAnswer spoilt = new PlainAnswer(answer);
            assertTrue(spoilt.isRight(curve), "seed " + seed);
            spoilt.spoil(random);
            boolean isRight = spoilt.isRight(curve);
            String refusal = spoilt.refusal();
            assertEquals(
                    isRight, refusal.isEmpty(), "seed " + seed + ", change " + i + ": " + refusal);
            right += isRight ? 1 : 0;
        }
        return right;
    }
}
