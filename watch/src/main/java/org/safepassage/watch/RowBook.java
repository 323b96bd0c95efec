package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of each row that is not an event kept one by one, by when it was known. Rows of one
 * minute are one entry, those known before anything matters are one, and those after 400 days too.
 */
final class RowBook {
    private static final int MOST_SAMPLES = 1_000;
    private static final Duration LONGEST = Duration.ofDays(400);

    /** Rows set aside as they came in of which a reader wants to see which they were. */
    private static final Set<Reason> SHOWN =
            EnumSet.of(
                    Reason.ELSEWHERE,
                    Reason.SPANS_DAYS,
                    Reason.FUTURE,
                    Reason.SWAPPED,
                    Reason.UNKNOWN_CORRIDOR,
                    Reason.UNPLACED,
                    Reason.DUPLICATE,
                    Reason.ALERT);

    /** A row set aside. */
    record Sample(Report report, Reason reason) {}

    private final TreeMap<Long, Tally> byMinute = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private Instant start = Instant.EPOCH;
    private long read;
    private long inferred;
    private long unknown;

    void startAt(Instant base) {
        start = base;
    }

    void read(Report report) {
        read++;
        if (report.receivedInferred()) {
            inferred++;
        } else if (report.received() == null) {
            unknown++;
        }
    }

    void readOther() {
        read++;
    }

    void note(Reason reason, Instant known) {
        byMinute.computeIfAbsent(bucket(known), m -> new Tally()).add(reason);
    }

    /** Keeps the row itself too, while there is room and its time is near the pause. */
    void show(Report report, Reason reason, Instant end) {
        if (SHOWN.contains(reason)
                && samples.size() < MOST_SAMPLES
                && report.when().overlaps(start, end)) {
            samples.add(new Sample(report, reason));
        }
    }

    List<Sample> samples() {
        return samples;
    }

    private long bucket(Instant known) {
        if (known.isBefore(start)) {
            return Long.MIN_VALUE;
        }
        Instant last = start.plus(LONGEST);
        Instant within = known.isAfter(last) ? last : known;
        return Math.floorDiv(within.getEpochSecond() + 59, 60L);
    }

    /** What became of the rows, as known by then: what came later is "not known by then". */
    Map<Reason, Long> at(Instant known) {
        Tally tally = new Tally();
        long minute = Math.floorDiv(known.getEpochSecond() + 59, 60L);
        byMinute.headMap(minute, true).values().forEach(tally::addAll);
        byMinute.tailMap(minute, false)
                .values()
                .forEach(
                        later ->
                                later.rows()
                                        .forEach(
                                                (reason, n) ->
                                                        tally.add(
                                                                reason == Reason.FUTURE
                                                                        ? reason
                                                                        : Reason.NOT_YET,
                                                                n)));
        Map<Reason, Long> rows = new EnumMap<>(Reason.class);
        rows.putAll(tally.rows());
        return rows;
    }

    void forgotten(long reports) {
        if (reports > 0) {
            byMinute.computeIfAbsent(Long.MIN_VALUE, m -> new Tally()).add(Reason.TOO_OLD, reports);
        }
    }

    long read() {
        return read;
    }

    long inferred() {
        return inferred;
    }

    long unknown() {
        return unknown;
    }
}
