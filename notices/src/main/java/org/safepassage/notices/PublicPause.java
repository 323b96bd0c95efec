package org.safepassage.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Names;
import org.safepassage.domain.Pause;

/**
 * What is public of a pause: its hours, who said what in public, the corridors as announced. No
 * count, band, bottleneck or start of the plan has a field here, and no checkpoint, bus or place of
 * people.
 *
 * @param area the place the pause is about, or null
 * @param point a point of the place, as the file has it, or null
 * @param windows at least one, the next first
 * @param parties what each has said in public, announcers first
 * @param notAssured those whose word is needed and is not on public record
 * @param required whether it is known whose word is needed
 */
public record PublicPause(
        @Public String id,
        @Public Names names,
        @Public @Nullable Names area,
        @Public @Nullable GeoPoint point,
        @Public ZoneId zone,
        @Public List<PublicWindow> windows,
        @Public List<PublicParty> parties,
        @Public List<PublicParty> notAssured,
        @Public boolean required,
        @Public @Nullable Names announcedBy,
        @Public List<PublicCorridor> corridors) {

    public PublicPause {
        windows = List.copyOf(windows);
        parties = List.copyOf(parties);
        notAssured = List.copyOf(notAssured);
        corridors = List.copyOf(corridors);
    }

    /**
     * The public part of a pause file, all corridors planned.
     *
     * @param at which of repeated windows is the next
     * @throws IllegalArgumentException when the pause has no window: without hours there is nothing
     *     to announce
     */
    public static PublicPause of(Pause pause, Instant at) {
        return new PublicView(pause, at).pause();
    }

    /** The same with other corridors. */
    public PublicPause with(List<PublicCorridor> others) {
        return new PublicPause(
                id,
                names,
                area,
                point,
                zone,
                windows,
                parties,
                notAssured,
                required,
                announcedBy,
                others);
    }

    /** The close of the window that is on or comes next, or null when no end is known. */
    public @Nullable Instant closes() {
        return windows.isEmpty() ? null : windows.getFirst().closes();
    }
}
