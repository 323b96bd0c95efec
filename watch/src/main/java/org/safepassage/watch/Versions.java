package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the verdict, in order, each as it was known at its minute. A verdict can change
 * only at a minute at which something became known, passed, or fell out of a window; these minutes
 * are marked, and only they are judged, each once.
 *
 * <p>A report that came in late and was received earlier takes the versions since then back.
 * Memory: one bit a minute over {@value #MOST_DAYS} days, and the changes.
 */
final class Versions {
    private static final int MOST_DAYS = 800;
    private static final int MOST_CHANGES = 100_000;

    private final long firstMinute;
    private final BitSet marked = new BitSet();
    private final Function<Instant, Change> judge;
    private final List<Change> changes = new ArrayList<>();
    private int judgedTo; // all marked minutes before this one are judged

    Versions(Instant first, Function<Instant, Change> judge) {
        this.firstMinute = Math.floorDiv(first.getEpochSecond(), 60L);
        this.judge = judge;
        mark(first.getEpochSecond());
    }

    /** Something may change at this second; what is not on a minute counts from the next one. */
    void mark(long second) {
        long minute = Math.floorDiv(second + 59, 60L) - firstMinute;
        if (minute >= 0 && minute < MOST_DAYS * 1440L) {
            marked.set((int) minute);
        }
    }

    /** What was judged from this second on no longer stands. */
    void reopen(long second) {
        long minute = Math.max(0, Math.floorDiv(second + 59, 60L) - firstMinute);
        if (minute < judgedTo) {
            judgedTo = (int) minute;
            Instant at = instant(judgedTo);
            while (!changes.isEmpty() && !changes.getLast().at().isBefore(at)) {
                changes.removeLast();
            }
        }
    }

    /** Judges every marked minute up to and including this instant. */
    void judgeTo(Instant when) {
        long end = Math.floorDiv(when.getEpochSecond(), 60L) - firstMinute;
        int last = (int) Math.min(end, MOST_DAYS * 1440L);
        for (int m = marked.nextSetBit(judgedTo);
                m >= 0 && m <= last;
                m = marked.nextSetBit(m + 1)) {
            Change change = judge.apply(instant(m));
            if (changes.isEmpty() || !changes.getLast().sameAs(change)) {
                if (changes.size() >= MOST_CHANGES) {
                    changes.removeFirst();
                }
                changes.add(change);
            }
        }
        judgedTo = Math.max(judgedTo, last + 1);
    }

    /** The same minutes, to be judged by another. */
    Versions again(Function<Instant, Change> other) {
        Versions versions = new Versions(Instant.ofEpochSecond(firstMinute * 60), other);
        versions.marked.or(marked);
        return versions;
    }

    private Instant instant(int minute) {
        return Instant.ofEpochSecond((firstMinute + minute) * 60);
    }

    /** The versions judged so far, from one instant to another, both included. */
    List<Change> between(Instant from, Instant until) {
        return changes.stream()
                .filter(c -> !c.at().isBefore(from) && !c.at().isAfter(until))
                .toList();
    }

    /** The versions up to an instant, the last first. */
    List<Change> backFrom(Instant when) {
        List<Change> back = new ArrayList<>();
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (!changes.get(i).at().isAfter(when)) {
                back.add(changes.get(i));
            }
        }
        return back;
    }

    /** From when one scope has had this verdict, or null when it had it from the first minute. */
    static @Nullable Instant since(
            List<Change> back, Function<Change, ScopeVerdict> scope, Verdict verdict, Instant now) {
        Instant since = now;
        for (Change change : back) {
            if (scope.apply(change).verdict() != verdict) {
                return since;
            }
            since = change.at();
        }
        return verdict == Verdict.NOT_BEGUN ? null : since;
    }

    static final Duration LEAD = Duration.ofMinutes(1);
}
