package org.safepassage.logbook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Something done once in every span of time, at the same moments whatever happens, so that when it
 * is done says nothing. After a sleep it is done once, not once for each span missed; a clock set
 * back delays it by one span at most. For one thread.
 */
public final class Beat {
    /** What is done. */
    @FunctionalInterface
    public interface Action {
        void run() throws IOException;
    }

    private final long seconds;
    private final InstantSource clock;
    private final Action action;
    private long last;

    /**
     * A beat that waits for the end of the present span.
     *
     * @param every whole seconds, one or more; spans begin at multiples of it since 1970
     */
    public Beat(Duration every, InstantSource clock, Action action) {
        if (every.getSeconds() < 1 || every.getNano() != 0) {
            throw new IllegalArgumentException(
                    "A beat is of whole seconds, one or more, not " + every + ".");
        }
        this.seconds = every.getSeconds();
        this.clock = clock;
        this.action = action;
        this.last = span(clock.instant());
    }

    private long span(Instant when) {
        return Math.floorDiv(when.getEpochSecond(), seconds);
    }

    /**
     * Does it if its time has come, and says whether. To be called as often as one likes, once a
     * second for instance.
     */
    public boolean tick() throws IOException {
        long now = span(clock.instant());
        if (now == last) {
            return false;
        }
        boolean due = now > last;
        last = now;
        if (due) {
            action.run();
        }
        return due;
    }
}
