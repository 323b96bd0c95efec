package org.safepassage.planner.flow;

import java.util.concurrent.CancellationException;

/** Told now and then how far a solve has come; may end it. Called on the solving thread. */
@FunctionalInterface
public interface Progress {
    /** Goes on to the end and tells nobody. */
    Progress NONE = (step, steps, evacuated) -> true;

    /**
     * Says that all arrivals before {@code step}, of {@code steps}, are settled, with that many
     * people out.
     *
     * @return false to cancel: the solve then throws {@link CancellationException}, and nothing of
     *     it is kept
     */
    boolean goOn(int step, int steps, long evacuated);

    /** Counts visits, so that a long search can be cancelled too. */
    final class Pulse {
        private static final int VISITS = 1 << 16;

        private final Progress progress;
        private final int steps;
        private int step;
        private long evacuated;
        private int visits;

        Pulse(Progress progress, int steps) {
            this.progress = progress;
            this.steps = steps;
        }

        void beat() {
            if (++visits >= VISITS) {
                tell();
            }
        }

        void at(int nextStep, long peopleOut) {
            step = nextStep;
            evacuated = peopleOut;
            tell();
        }

        private void tell() {
            visits = 0;
            if (!progress.goOn(step, steps, evacuated)) {
                throw new CancellationException(
                        "The solve was cancelled at step %d of %d.".formatted(step, steps));
            }
        }
    }
}
