package org.safepassage.app.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that begins at a moment of the past and runs faster than ours until another one, then as
 * fast. It never goes back.
 */
public final class ReplayClock implements InstantSource {
    private final Instant begins;
    private final Duration fast;
    private final int speed;
    private final long started = System.nanoTime();

    /**
     * A clock that begins now.
     *
     * @param until the moment from which it is as fast as any other
     * @param speed minutes that pass in one
     */
    public ReplayClock(Instant begins, Instant until, int speed) {
        if (speed < 1 || !until.isAfter(begins)) {
            throw new IllegalArgumentException("A replay goes forward, at 1 or more.");
        }
        this.begins = begins;
        this.fast = Duration.between(begins, until);
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        Duration passed = Duration.ofNanos(System.nanoTime() - started);
        Duration replayed = passed.multipliedBy(speed);
        return replayed.compareTo(fast) <= 0
                ? begins.plus(replayed)
                : begins.plus(fast).plus(passed.minus(fast.dividedBy(speed)));
    }
}
