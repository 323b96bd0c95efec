package org.safepassage.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Declaration;
import org.safepassage.domain.Pause;

/** What parties said of the end. */
final class Ends {
    private static final int MOST = 10_000;

    private final @Nullable String issuer;
    private final List<Report> declared = new ArrayList<>();

    Ends(Pause pause) {
        Declaration declaration = pause.declaration();
        issuer = declaration == null ? null : declaration.issuedBy();
    }

    boolean add(Report report) {
        return declared.size() < MOST && declared.add(report);
    }

    /** Whether the party that announced the pause itself had said by then that it is over. */
    @Nullable Instant endedBy(Instant when, Instant known) {
        Instant end = null;
        for (Report report : declared) {
            if (issuer != null
                    && issuer.equals(report.by())
                    && isSure(report)
                    && !report.when().until().isAfter(when)
                    && !report.known().isAfter(known)
                    && (end == null || report.when().until().isBefore(end))) {
                end = report.when().until();
            }
        }
        return end;
    }

    /** A word about the end that does not end it: another party's, or one that is only alleged. */
    boolean isSaidOver(Instant when, Instant known, @Nullable Instant since) {
        return declared.stream()
                .anyMatch(
                        r ->
                                !r.when().from().isAfter(when)
                                        && !r.known().isAfter(known)
                                        && (since == null || !r.when().until().isBefore(since))
                                        && r.standing().isAtLeast(Standing.ALLEGED));
    }

    private boolean isSure(Report report) {
        return report.standing().isAtLeast(Standing.CORROBORATED)
                || (report.observer().equals(issuer)
                        && report.standing().isAtLeast(Standing.ALLEGED));
    }
}
