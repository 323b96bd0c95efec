package org.safepassage.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event, and all that was reported of it. Time and place are those of the report that was known
 * first: a correction is an event of its own and withdraws the report it corrects.
 */
final class Incident {
    /** More observers than this do not make anything surer. */
    private static final int MOST_WITNESSES = 24;

    ReportKind kind;
    long from;
    long until;
    double areaMetres;
    double @Nullable [] corridorMetres;

    /** Null when all of it is in the hours; else why it is not. */
    @Nullable Reason outside;

    private final List<Witness> witnesses = new ArrayList<>(1);
    private long firstKnown = Witness.NEVER;

    Incident(
            ReportKind kind,
            Span span,
            double areaMetres,
            double @Nullable [] corridorMetres,
            @Nullable Reason outside) {
        this.kind = kind;
        this.from = span.from().getEpochSecond();
        this.until = span.until().getEpochSecond();
        this.areaMetres = areaMetres;
        this.corridorMetres = corridorMetres;
        this.outside = outside;
    }

    /**
     * Takes time and place of a report that was known before all others, so that the order in which
     * reports happen to come in makes no difference.
     */
    boolean adopt(Witness witness, Incident told) {
        boolean sooner =
                witness.known < firstKnown
                        || (witness.known == firstKnown
                                && witness.report.id().compareTo(witnesses.getFirst().report.id())
                                        < 0);
        if (sooner) {
            kind = told.kind;
            from = told.from;
            until = told.until;
            areaMetres = told.areaMetres;
            corridorMetres = told.corridorMetres;
            outside = told.outside;
        }
        return sooner;
    }

    /** Adds a report of this event; returns false when it is one too many. */
    boolean add(Witness witness) {
        if (witnesses.size() >= MOST_WITNESSES) {
            return false;
        }
        firstKnown = Math.min(firstKnown, witness.known);
        witnesses.add(witness);
        return true;
    }

    List<Witness> witnesses() {
        return witnesses;
    }

    boolean isKnownAt(long when) {
        return firstKnown <= when;
    }

    /** The first report that still stands, or null when none does. */
    @Nullable Witness leadAt(long when) {
        for (Witness witness : witnesses) {
            if (witness.standsAt(when)) {
                return witness;
            }
        }
        return null;
    }

    /**
     * How far the event had been looked into: the last finding known by then; else corroborated
     * when two observers who are not the same report it; else alleged. Null when no report stands.
     */
    @Nullable Standing standingAt(long when) {
        if (witnesses.size() == 1) {
            Witness only = witnesses.getFirst();
            if (!only.standsAt(when)) {
                return null;
            }
            Standing said = only.report.standing();
            return only.conflicting && said == Standing.CORROBORATED ? Standing.ALLEGED : said;
        }
        Standing found = null;
        long foundAt = Long.MIN_VALUE;
        boolean stands = false;
        boolean corroborated = false;
        String first = null;
        boolean verified = false;
        boolean refuted = false;
        boolean retracted = false;
        for (Witness witness : witnesses) {
            if (!witness.standsAt(when)) {
                continue;
            }
            Standing said = witness.report.standing();
            retracted |= said == Standing.RETRACTED;
            stands |= said != Standing.RETRACTED;
            switch (said) {
                case VERIFIED, REFUTED, UNVERIFIABLE -> {
                    verified |= said == Standing.VERIFIED;
                    refuted |= said == Standing.REFUTED;
                    if (witness.known >= foundAt) {
                        found = said;
                        foundAt = witness.known;
                    }
                }
                case CORROBORATED -> corroborated |= !witness.conflicting;
                case ALLEGED, RETRACTED -> {}
            }
            if (said.isAtLeast(Standing.ALLEGED) && !witness.conflicting) {
                if (first == null) {
                    first = witness.report.observer();
                } else {
                    corroborated |= !first.equals(witness.report.observer());
                }
            }
        }
        if (!stands) {
            return retracted ? Standing.RETRACTED : null;
        }
        if (found != null && !(verified && refuted)) {
            return found;
        }
        return corroborated && !refuted ? Standing.CORROBORATED : Standing.ALLEGED;
    }

    /** Whether anybody had disputed it by then, or two findings on it say opposite things. */
    boolean isDisputedAt(long when) {
        boolean verified = false;
        boolean refuted = false;
        for (Witness witness : witnesses) {
            if (witness.standsAt(when) && witness.report.standing() != Standing.RETRACTED) {
                if (!witness.report.disputedBy().isEmpty() || witness.conflicting) {
                    return true;
                }
                verified |= witness.report.standing() == Standing.VERIFIED;
                refuted |= witness.report.standing() == Standing.REFUTED;
            }
        }
        return verified && refuted;
    }

    /** Whether the observer already reported this event, by a report that stands. */
    boolean hasObserver(String observer, Witness before) {
        for (Witness witness : witnesses) {
            if (witness == before) {
                return false;
            }
            if (witness.report.observer().equals(observer)) {
                return true;
            }
        }
        return false;
    }

    /** Metres at worst from a corridor, by its number. */
    double metresFrom(int corridor) {
        return corridorMetres == null
                ? Ground.NOWHERE
                : Objects.requireNonNull(corridorMetres)[corridor];
    }
}
