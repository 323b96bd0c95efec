package org.safepassage.notices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Admission;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Names;

/**
 * A corridor as announced, and where it stands.
 *
 * @param names null when nobody named it
 * @param route places of the way that somebody announced, in order; what we inferred is not here
 * @param line points of it that somebody announced; empty when nobody did
 * @param armsDisputed whether sources disagree about weapons
 * @param suspensionNotice the text written beforehand, or null for the standard sentence
 * @param notStarted as {@code suspensionNotice}: for those who have not started
 * @param onTheWay as {@code suspensionNotice}: for those on the way
 * @param since when the state began; null when nothing happened yet
 * @param until the end that "open" carries; null unless open
 * @param confirmed the duty officer's last confirmation; null unless open
 * @param latestStart one for the corridor, never one for a place; null until two people release it
 * @param assemblyPoints where buses leave, each released by two people
 */
public record PublicCorridor(
        @Public String id,
        @Public @Nullable Names names,
        @Public List<Admission> admits,
        @Public List<String> route,
        @Public List<GeoPoint> line,
        @Public boolean armsDisputed,
        @Public @Nullable Names suspensionNotice,
        @Public @Nullable Names notStarted,
        @Public @Nullable Names onTheWay,
        @Public CorridorState state,
        @Public @Nullable Instant since,
        @Public @Nullable Instant until,
        @Public @Nullable Instant confirmed,
        @OnRelease @Nullable Released<Instant> latestStart,
        @OnRelease List<Released<Names>> assemblyPoints) {

    public PublicCorridor {
        admits = List.copyOf(admits);
        route = List.copyOf(route);
        line = List.copyOf(line);
        assemblyPoints = List.copyOf(assemblyPoints);
        if (state == CorridorState.OPEN && (until == null || confirmed == null)) {
            throw new IllegalArgumentException(
                    "Corridor %s is open without an end or a confirmation.".formatted(id));
        }
    }

    /** The same corridor where a status puts it. */
    public PublicCorridor with(CorridorStatus status) {
        return new PublicCorridor(
                id,
                names,
                admits,
                route,
                line,
                armsDisputed,
                suspensionNotice,
                notStarted,
                onTheWay,
                status.state(),
                status.since(),
                status.until(),
                status.confirmed(),
                latestStart,
                assemblyPoints);
    }

    /** The same with what two people released. */
    public PublicCorridor releasing(
            @Nullable Released<Instant> start, List<Released<Names>> points) {
        return new PublicCorridor(
                id,
                names,
                admits,
                route,
                line,
                armsDisputed,
                suspensionNotice,
                notStarted,
                onTheWay,
                state,
                since,
                until,
                confirmed,
                start,
                points);
    }

    /**
     * What may be said of it at an instant: open only while its last confirmation is young enough
     * and its end has not come; otherwise what was open is not confirmed. A clock behind the
     * confirmation counts as no confirmation only when it is behind by more than a minute.
     */
    public CorridorState shown(Instant at, SiteLimits limits) {
        if (state != CorridorState.OPEN || confirmed == null || until == null) {
            return state;
        }
        boolean young =
                at.isBefore(confirmed.plus(limits.staleAfter()))
                        && !at.isBefore(confirmed.minusSeconds(60));
        return young && at.isBefore(until) ? CorridorState.OPEN : CorridorState.NOT_CONFIRMED;
    }

    /** When "open" stops being true by itself: the sooner of its end and the confirmation's. */
    public @Nullable Instant expires(SiteLimits limits) {
        if (until == null || confirmed == null) {
            return null;
        }
        Instant limit = confirmed.plus(limits.openFor());
        return limit.isBefore(until) ? limit : until;
    }

    /** Whether it is announced for fighters. */
    public boolean isForFighters() {
        return admits.contains(Admission.ARMED_FIGHTERS)
                || admits.contains(Admission.UNARMED_FIGHTERS);
    }

    /** What people call it: {@code 3} for {@code C3}, else its id. */
    public String label() {
        return id.matches("C[1-9][0-9]{0,2}") ? id.substring(1) : id;
    }
}
