package org.safepassage.planner.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of numbers over time in the checker: {@code value} at {@code from}, rising by {@code
 * rise} a step, and the stretch that was given before it in its row.
 */
record Stretch(int from, int until, long value, int rise, @Nullable Stretch before) {
    /** The label of what no stretch says anything of. */
    static final int NEVER = Integer.MAX_VALUE;

    long at(int step) {
        return value + (long) rise * (step - from);
    }

    /** Adds up stretches, times a sign, to numbers by step, each {@code shift} steps later. */
    static void add(@Nullable Stretch newest, long[] steps, int shift, int sign) {
        for (Stretch run = newest; run != null; run = run.before) {
            for (int step = run.from; step < Math.min(run.until, steps.length - shift); step++) {
                steps[step + shift] += sign * run.at(step);
            }
        }
    }

    /** Writes stretches of labels out, one a step; of two the one given first counts. */
    static void labels(@Nullable Stretch newest, int[] into) {
        Arrays.fill(into, NEVER);
        for (Stretch run = newest; run != null; run = run.before) {
            for (int step = run.from; step < run.until; step++) {
                into[step] = (int) Math.min(NEVER, run.at(step));
            }
        }
    }
}
