package org.safepassage.app.server.people;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * After so many wrong tries in a row nobody can try again for a while: per account, and per address
 * at ten times as many. In memory; bounded. Thread-safe.
 *
 * <p>The figures are ours: 5 tries, then 1 minute, doubled with each further try to at most 15
 * minutes. Somebody who wants to lock others out can: those who are signed in stay so.
 */
public final class Lockout {
    private static final int TRIES = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private record Failures(int count, Instant lockedUntil) {}

    private final Map<String, Failures> failures =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Until when tries under this name are refused, if they are. */
    public synchronized Optional<Instant> lockedUntil(String name, Instant now) {
        Failures of = failures.get(name);
        return of != null && now.isBefore(of.lockedUntil())
                ? Optional.of(of.lockedUntil())
                : Optional.empty();
    }

    /** Notes a wrong try; true when it is the one that locks. */
    public synchronized boolean failed(String name, int allowance, Instant now) {
        int count = failures.containsKey(name) ? failures.get(name).count() + 1 : 1;
        int over = count - TRIES * allowance;
        Instant until = Instant.MIN;
        if (over >= 0) {
            Duration wait = FIRST.multipliedBy(1L << Math.min(over, 4));
            until = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
        failures.put(name, new Failures(count, until));
        return over == 0;
    }

    /** Locked on another server at this time: here as well, for the first while. */
    public synchronized void locked(String name, Instant at) {
        Failures of = failures.get(name);
        if (of == null || of.count() < TRIES) {
            failures.put(name, new Failures(TRIES, at.plus(FIRST)));
        }
    }

    public synchronized void succeeded(String name) {
        failures.remove(name);
    }
}
