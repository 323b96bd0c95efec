package org.safepassage.watch;

import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Worded;

/** One report about one event, and from when it no longer stands. All times in seconds UTC. */
final class Witness {
    static final long NEVER = Long.MAX_VALUE;

    final Report report;
    final long known;

    /** The event it is of, once it is kept. */
    @Nullable Incident of;

    /** From when a correction or retraction of it was known. */
    long withdrawn = NEVER;

    /** Why it was withdrawn; meaningless before. */
    Reason withdrawnAs = Reason.REPLACED;

    /** True when another report of the same id says something else at the same time. */
    boolean conflicting;

    Witness(Report report) {
        this.report = report;
        this.known = report.known().getEpochSecond();
    }

    boolean standsAt(long when) {
        return known <= when && withdrawn > when;
    }

    /** The report's word for its standing, for messages. */
    String standing() {
        Worded worded = report.standing();
        return worded.word();
    }
}
