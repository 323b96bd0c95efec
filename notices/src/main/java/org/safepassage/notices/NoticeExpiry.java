package org.safepassage.notices;

import java.time.Instant;
import java.util.List;

/** When a notice expires: never after the window while the window lasts. */
public final class NoticeExpiry {
    private NoticeExpiry() {}

    /**
     * For what says "open", the soonest end of the corridors it is about; for the rest the close of
     * the window. After the close, or when no end is known, the notice lives as long as one
     * confirmation would. Always after the event.
     */
    public static Instant of(SiteState state, List<PublicCorridor> about) {
        Instant sent = state.event().at();
        Instant end = state.pause().closes();
        if (state.event().kind().saysOpen()) {
            for (PublicCorridor corridor : about) {
                Instant own = corridor.expires(state.limits());
                if (own != null && (end == null || own.isBefore(end))) {
                    end = own;
                }
            }
        }
        return end != null && end.isAfter(sent) ? end : sent.plus(state.limits().openFor());
    }
}
